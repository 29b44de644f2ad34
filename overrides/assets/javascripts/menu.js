/* Escape, or a press outside, closes the menu. Opening and closing itself needs no script. */
(function () {
  "use strict";
  var menu = document.querySelector(".menu");

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    var inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  });

  document.addEventListener("click", function (event) {
    if (!menu.contains(event.target)) menu.open = false;
  });
})();
