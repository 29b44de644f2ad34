/* A press on a citation marker opens the source as a card. Escape, a second press or a press
   outside closes it and gives the focus back. Nothing opens on hover. Without this script the
   marker is a plain link to the list of sources. */
(function () {
  "use strict";
  var card = null;
  var opener = null;

  function close(giveFocusBack) {
    if (!card) return;
    card.remove();
    opener.removeAttribute("aria-expanded");
    if (giveFocusBack) opener.focus();
    card = opener = null;
  }

  function build(marker, source) {
    var box = document.createElement("div");
    var button = document.createElement("button");
    box.className = "cite-card";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", marker.getAttribute("aria-label"));
    button.type = "button";
    button.className = "cite-card-close";
    button.textContent = "Close";
    button.addEventListener("click", function () { close(true); });
    box.appendChild(button);
    Array.prototype.forEach.call(source.querySelector(".source-card").children, function (part) {
      box.appendChild(part.cloneNode(true));
    });
    return box;
  }

  function place(box, marker) {
    var frame = box.offsetParent.getBoundingClientRect();
    var spot = marker.getBoundingClientRect();
    var room = frame.width - box.offsetWidth;
    box.style.top = spot.bottom - frame.top + 8 + "px";
    box.style.left = Math.max(0, Math.min(spot.left - frame.left, room)) + "px";
  }

  function open(marker) {
    var source = document.getElementById(marker.hash.slice(1));
    if (!source) return false;
    close(false);
    opener = marker;
    card = build(marker, source);
    marker.setAttribute("aria-expanded", "true");
    marker.closest(".lead > *, .rest > *").after(card); // so that the way on from it is the text after it
    place(card, marker);
    card.querySelector("button").focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("click", function (event) {
    var marker = event.target.closest("sup.cite a");
    if (marker && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (marker === opener) {
        event.preventDefault();
        close(true);
      } else if (open(marker)) {
        event.preventDefault();
      }
    } else if (card && !card.contains(event.target)) {
      close(!event.target.closest("a, button, input, select, summary, label"));
    }
  });

  document.addEventListener("focusin", function (event) {
    var goesOn = event.target.closest("a, button, input, select, textarea, summary");
    if (card && goesOn && !card.contains(goesOn) && goesOn !== opener) close(false);
  });

  window.addEventListener("resize", function () {
    if (card) place(card, opener); // a phone was turned
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && card) {
      event.stopPropagation();
      close(true);
    }
  }, true);
})();
