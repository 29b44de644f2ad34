/* The search is loaded when somebody goes to the box, not before: most readers never do. What is typed
   meanwhile is kept. Without it the box leads to the list of words (find.html), with nothing typed sent. */
(function () {
  "use strict";
  var form = document.querySelector("[data-search]");
  if (!form) return;
  var PARTS = form.dataset.search.split(" ");
  var box = form.querySelector("input");
  var root = form.parentNode;
  var panel = root.querySelector(".md-search__panel");
  var asked = false, failed = false;

  function address(path) {
    return document.documentElement.dataset.base + "/" + path;
  }

  function here(path) {
    return window.guide ? window.guide.link(path) : path;
  }

  function ready() {
    return window.guideSearch && window.guideSearch.ready;
  }

  function sayItFailed() {
    if (!failed || !panel.hidden || !/\S/.test(box.value)) return;
    var list = document.createElement("a"), rest = document.createElement("p");
    list.href = here(address("find.html"));
    list.textContent = "All words from A to Z";
    rest.className = "md-search__rest";
    rest.appendChild(list);
    panel.querySelectorAll(".md-search__rest").forEach(function (old) { old.remove(); });
    panel.querySelector("[role=status]").textContent = "The search did not load. The list of words leads to the same pages.";
    panel.appendChild(rest);
    panel.hidden = false;
  }

  function load() {
    if (asked) return;
    asked = true;
    failed = false;
    var tags = PARTS.map(function (path) {
      var script = document.createElement("script");
      script.async = false; // both are fetched at once and run in this order
      script.src = address(path);
      script.onerror = function () {
        if (failed) return;
        failed = true;
        asked = false; // the next time somebody goes to the box it is tried again
        tags.forEach(function (tag) { tag.remove(); });
        sayItFailed();
      };
      return script;
    });
    tags.forEach(function (tag) { document.head.appendChild(tag); });
  }

  // Until the search itself is there to do it.
  function close(event) {
    if (!ready() && !panel.hidden && !event.composedPath().includes(root)) panel.hidden = true;
  }

  box.addEventListener("focus", load);
  box.addEventListener("input", sayItFailed);
  document.addEventListener("click", close);
  document.addEventListener("focusin", close);
  root.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || ready() || panel.hidden) return;
    event.preventDefault();
    panel.hidden = true;
    box.focus();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var words = box.value.trim();
    // Behind the #, which a browser sends to nobody.
    location.href = here(address("find.html") + (words ? "#q=" + encodeURIComponent(words) : ""));
  });
  var asksHere = document.querySelector("[data-find]") && /^#q=./.test(location.hash);
  if (document.activeElement === box || asksHere) load();
})();
