/* Stands in the page itself, at its end. The scripts are asked for when the first picture of the page is
   about to be drawn, so that no reader waits for them to see a word. They run in the order given. */
(function () {
  "use strict";
  var root = document.documentElement;
  var paths = document.currentScript.dataset.scripts.split(" ");
  requestAnimationFrame(function () {
    paths.forEach(function (path, i) {
      var script = document.createElement("script");
      script.async = false;
      script.src = path;
      if (i === paths.length - 1) script.onload = function () { root.dataset.ready = ""; };
      document.head.appendChild(script);
    });
  });
})();
