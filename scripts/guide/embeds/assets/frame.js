/* Runs inside an embed, which can be read without it. It takes what the host may choose from the
   address, tells the host how high the text is, and opens a source where it is cited. It stores
   nothing, asks for nothing and writes no HTML. */
(function () {
  "use strict";
  var root = document.documentElement;
  var host = window.parent;
  var asked = new URLSearchParams(location.search);
  var secret = (/^#\?secret=([A-Za-z0-9]{1,64})$/.exec(location.hash) || [])[1]; // of a WordPress host

  // A value of the right shape, given once; anything else counts as not given.
  function ask(key, shape) {
    var values = asked.getAll(key);
    return values.length === 1 && shape.test(values[0]) ? values[0] : "";
  }

  // WCAG 2.2: relative luminance of three parts from 0 to 255, and the ratio of two.
  function luminance(parts) {
    var linear = parts.map(function (part) {
      return (part /= 255) <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  // The nearest mix with black or white that has 4.5 to 1 on the ground that gives it least.
  function readable(parts, ground, end) {
    for (var step = 0, mixed; step <= 64; step += 1) {
      mixed = parts.map(function (part) { return Math.round(part + ((end - part) * step) / 64); });
      var pair = [luminance(mixed) + 0.05, ground + 0.05];
      if (Math.max(pair[0], pair[1]) / Math.min(pair[0], pair[1]) >= 4.5) break;
    }
    return "rgb(" + mixed + ")";
  }

  function colour() {
    var hex = ask("accent", /^#?(?:[\da-f]{3}|[\da-f]{6})$/i).replace("#", "");
    if (!hex) return;
    if (hex.length === 3) hex = hex.replace(/./g, "$&$&");
    var parts = [0, 2, 4].map(function (at) { return parseInt(hex.slice(at, at + 2), 16); });
    root.style.setProperty("--accent-light", readable(parts, luminance([248, 224, 217]), 0));
    root.style.setProperty("--accent-dark", readable(parts, luminance([30, 60, 57]), 255));
  }

  function scheme() {
    var wish = ask("scheme", /^(?:dark|auto)$/);
    var device = matchMedia("(prefers-color-scheme: dark)");
    function set() { root.dataset.scheme = wish === "dark" || (wish && device.matches) ? "dark" : "light"; }
    if (wish === "auto") device.addEventListener("change", set);
    set();
  }

  function country() {
    var wish = ask("country", /^(?:uk|us|eu|other)$/);
    if (!wish) return;
    document.querySelectorAll("[data-for]").forEach(function (number) {
      number.removeAttribute("data-only-chosen");
      number.hidden = number.dataset.for !== wish;
    });
  }

  function clinic() {
    var name = ask("name", /^(?!.*\p{M}{3})[\p{L}\p{N}][\p{L}\p{M}\p{N} &.,'’()\/+–-]{0,79}$/u);
    var phone = ask("phone", /^\+?\d[\d ().\/-]{4,24}$/);
    var digits = phone.replace(/[^\d+]/g, "");
    var box = document.querySelector(".clinic");
    if (!/^\+?\d{5,15}$/.test(digits)) phone = "";
    if (!name && !phone) return;
    box.querySelector("bdi").textContent = name || "the clinic";
    var link = box.querySelector("a");
    link.hidden = !phone;
    link.textContent = phone;
    if (phone) link.href = "tel:" + digits;
    box.hidden = false;
  }

  var told = 0;
  function tell(again) {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (!innerWidth || !height || (height === told && again !== true)) return; // not shown yet, or not new
    told = height;
    host.postMessage({ type: "mesotherapy-guide", id: root.dataset.id, height: height }, "*");
    if (secret) host.postMessage({ message: "height", value: height, secret: secret }, "*");
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
    button.textContent = "Close";
    button.type = "button";
    card.className = "card";
    card.tabIndex = -1;
    card.opener = mark;
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", mark.getAttribute("aria-label"));
    source.childNodes.forEach(function (part) { card.appendChild(part.cloneNode(true)); });
    card.appendChild(button);
    mark.setAttribute("aria-expanded", "true");
    var block = mark.closest("li,td,th") || mark.closest("p,div,blockquote,figcaption,dd");
    if (block.matches("li,td,th")) block.appendChild(card); else block.after(card);
    card.focus();
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
    } else if (secret && link.origin === location.origin) {
      event.preventDefault(); // WordPress lets no window open, but follows a link of the same host
      host.postMessage({ message: "link", value: link.href, secret: secret }, "*");
    }
  });

  document.addEventListener("keydown", function (event) {
    var card = document.querySelector(".card");
    if (event.key === "Escape" && card) close(card).focus();
  });

  colour();
  scheme();
  country();
  clinic();
  if (host === window) return;
  addEventListener("message", function (event) {
    var said = event.data;
    if (event.source !== host || !said) return;
    var ready = secret && said.message === "ready" && said.secret === secret; // WordPress came after the text
    if (ready || said.type === "mesotherapy-guide-ask") tell(true);
  });
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
})();
