/* The contents lie open beside the text where there is room, and mark the part being read. */
(function () {
  "use strict";
  var contents = document.querySelector(".contents");
  if (!contents) return;
  var links = Array.prototype.slice.call(contents.querySelectorAll("a"));
  var parts = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });
  var wide = window.matchMedia("(min-width: 64em)");
  var waiting = false;

  function fit() {
    contents.open = wide.matches;
  }

  function mark() {
    waiting = false;
    var current = -1;
    parts.forEach(function (part, i) {
      if (part && part.getBoundingClientRect().top < window.innerHeight / 3) current = i;
    });
    links.forEach(function (link, i) {
      if (i === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  }

  window.addEventListener("scroll", function () {
    if (!waiting) window.requestAnimationFrame(mark);
    waiting = true;
  }, { passive: true });
  wide.addEventListener("change", fit);
  fit();
})();
