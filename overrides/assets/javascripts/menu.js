/* Escape, a press outside or the focus going on closes the menu. Opening and closing itself needs no script. */
(function () {
  "use strict";
  var menu = document.querySelector(".menu");

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented || !menu.open) return;
    var inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  });

  menu.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });

  document.addEventListener("click", function (event) {
    if (!menu.contains(event.target)) menu.open = false;
  });
})();
