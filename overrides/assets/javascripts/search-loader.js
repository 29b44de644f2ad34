/* The search is loaded when somebody goes to the box, not before: most readers never do. What is typed
   meanwhile is kept. Without it the box leads to the list of words (find.html), with nothing typed sent. */
(function () {
  "use strict";
  var form = document.querySelector("[data-search]");
  if (!form) return;
  var HEAD_START = 80; // ms
  var rest = form.dataset.search.split(" "), first = rest.shift();
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
    if (!failed || !/\S/.test(box.value) || (!panel.hidden && panel.querySelector(".md-search__rest"))) return;
    var list = document.createElement("a"), line = document.createElement("p");
    list.href = here(address("find.html"));
    list.textContent = "All words from A to Z";
    line.className = "md-search__rest";
    line.appendChild(list);
    panel.querySelectorAll(".md-search__rest").forEach(function (old) { old.remove(); });
    panel.querySelector("[role=status]").textContent = "The search did not load. The list of words leads to the same pages.";
    panel.appendChild(line);
    panel.hidden = false;
  }

  function fail() {
    if (failed) return;
    failed = true;
    asked = false; // the next time somebody goes to the box it is tried again
    document.querySelectorAll("script[data-part]").forEach(function (tag) { tag.remove(); });
    sayItFailed();
  }

  function run(path) {
    var script = document.createElement("script");
    script.async = false; // they run in the order given
    script.src = address(path);
    script.dataset.part = path;
    script.onerror = fail;
    document.head.appendChild(script);
    return script;
  }

  function bring(path) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = address(path);
    document.head.appendChild(link);
  }

  // The first part is small and gives the first answer (search-first.js): the others must not crowd the line,
  // nor wait until it is there.
  function load() {
    if (asked || ready()) return;
    asked = true;
    failed = false;
    if (window.guideSearch) return rest.forEach(run);
    run(first).onload = function () { rest.forEach(run); };
    setTimeout(function () { if (!window.guideSearch && !failed) rest.forEach(bring); }, HEAD_START);
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
