/* The search is loaded when somebody goes to the box, not before: most readers never do. What is typed
   meanwhile is kept. Without it the box leads to the list of words (find.html), with nothing typed sent. */
(function () {
  "use strict";
  var PARTS = ["assets/search-index.js", "assets/javascripts/search-words.js", "assets/javascripts/search-signs.js",
    "assets/javascripts/search-index-reader.js", "assets/javascripts/search-slips.js", "assets/javascripts/search-query.js",
    "assets/javascripts/search-relevance.js", "assets/javascripts/search-phrases.js", "assets/javascripts/search-match.js",
    "assets/javascripts/search-results.js",
    "assets/javascripts/search.js"];
  var form = document.querySelector("[data-search]");
  if (!form) return;
  var box = form.querySelector("input");
  var asked = false;

  function address(path) {
    return document.documentElement.dataset.base + "/" + path;
  }

  function here(path) {
    return window.guide ? window.guide.link(path) : path;
  }

  function sayItFailed() {
    var panel = document.querySelector(".md-search__panel");
    var list = document.createElement("a");
    list.href = here(address("find.html"));
    list.textContent = "All words from A to Z";
    panel.querySelector("[role=status]").textContent = "The search did not load. The list of words leads to the same pages.";
    panel.querySelector("ol").replaceChildren();
    if (!panel.querySelector(".md-search__rest")) {
      var rest = document.createElement("p");
      rest.className = "md-search__rest";
      rest.appendChild(list);
      panel.appendChild(rest);
    }
    panel.hidden = false;
    asked = false; // the next press tries again
  }

  function load() {
    if (asked) return;
    asked = true;
    var left = PARTS.slice(), failed = false;
    (function next() {
      var path = left.shift();
      if (!path || failed) return;
      var script = document.createElement("script");
      script.src = address(path);
      script.onload = next;
      script.onerror = function () { failed = true; script.remove(); sayItFailed(); };
      document.head.appendChild(script);
    })();
  }

  box.addEventListener("focus", load);
  box.addEventListener("input", load);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var words = box.value.trim();
    // Behind the #, which a browser sends to nobody.
    location.href = here(address("find.html") + (words ? "#q=" + encodeURIComponent(words) : ""));
  });
  if (document.activeElement === box || document.querySelector("[data-find]")) load();
})();
