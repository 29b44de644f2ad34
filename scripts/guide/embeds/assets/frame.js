/* Runs inside an embed, which can be read without it: tells the host how high the text is, and opens
   a source where it is cited. It stores nothing, asks for nothing and writes no HTML. */
(function () {
  "use strict";
  var root = document.documentElement;
  var host = window.parent;
  var secret = (/^#\?secret=([A-Za-z0-9]{1,64})$/.exec(location.hash) || [])[1]; // of a WordPress host

  var told = 0;
  function tell(again) {
    var height = innerWidth && Math.ceil(document.body.getBoundingClientRect().height);
    // WordPress hides a frame until it hears from it, and a hidden frame may have no height yet.
    if (secret && (again === true || height !== told)) host.postMessage({ message: "height", value: height, secret: secret }, "*");
    if (!height || (height === told && again !== true)) return; // not shown yet, or not new
    told = height;
    host.postMessage({ type: "mesotherapy-guide", id: root.dataset.id, height: height }, "*");
  }

  function close(card) {
    var mark = card.opener;
    card.remove();
    mark.removeAttribute("aria-expanded");
    return mark;
  }

  function open(mark, source) {
    var card = document.createElement("div");
    var button = document.createElement("button");
    var kind = document.createElement("strong");
    button.textContent = "Close";
    button.type = "button";
    card.className = "card";
    card.tabIndex = -1;
    card.opener = mark;
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", mark.getAttribute("aria-label"));
    kind.textContent = source.previousElementSibling.textContent;
    card.appendChild(kind);
    source.childNodes.forEach(function (part) { card.appendChild(part.cloneNode(true)); });
    card.appendChild(button);
    mark.setAttribute("aria-expanded", "true");
    var block = mark.closest("li,td,th") || mark.closest("p,div,blockquote,figcaption,dd");
    if (block.matches("li,td,th")) block.appendChild(card); else block.after(card);
    card.focus();
  }

  // WordPress lets no window open, but follows a link to the host of the frame. Other links stand on
  // the full page too, those of a source in its list.
  function inGuide(link, card) {
    if (link.host === location.host) return link.href;
    var source = card ? card.opener.hash : "#" + (link.closest("[id^=s-]") || {}).id;
    var number = /^#s-(\d+)$/.exec(source);
    return document.querySelector("link[rel=canonical]").href + (number ? "#source-" + number[1] : "");
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a,button");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var card = link.closest(".card");
    var source = link.matches("sup a") && document.getElementById(link.hash.slice(1));
    if (card && link.matches("button")) close(card).focus();
    else if (source) {
      event.preventDefault();
      var shown = document.querySelector(".card");
      if (!shown || close(shown) !== link) open(link, source);
    } else if (secret && link.target) {
      event.preventDefault();
      host.postMessage({ message: "link", value: inGuide(link, card), secret: secret }, "*");
    }
  });

  document.addEventListener("keydown", function (event) {
    var card = document.querySelector(".card");
    if (event.key === "Escape" && card) close(card).focus();
  });

  if (host === window) return;
  addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== host || !said) return;
    var ready = secret && said.message === "ready" && said.secret === secret; // WordPress came after the text
    if (ready || said.type === "mesotherapy-guide-ask") tell(true);
  });
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", function () { tell(true); });
  if (secret) document.querySelectorAll('[href^="tel:"]').forEach(function (number) {
    number.removeAttribute("href"); // WordPress lets no number be rung from a frame
  });
})();
