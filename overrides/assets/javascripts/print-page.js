/* The print button, and every fold open on paper. Phones tell that printing is over while they still
   ask for the paper, so folds close again only when the reader is back at the page. */
(function () {
  "use strict";
  var opened = [], printed = false;

  function close() {
    opened.forEach(function (fold) { fold.open = false; });
    opened = [];
    printed = false;
  }

  window.addEventListener("beforeprint", function () {
    var shut = Array.prototype.filter.call(
      document.querySelectorAll("main details:not(.contents)"), function (fold) { return !fold.open; });
    shut.forEach(function (fold) { fold.open = true; });
    opened = opened.concat(shut);
  });
  window.addEventListener("afterprint", function () { printed = true; });
  ["pointermove", "pointerdown", "keydown"].forEach(function (name) {
    window.addEventListener(name, function () { if (printed) close(); }, true);
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest(".print-page")) window.print();
  });
})();
