/* The pages of all sources: show only those about one use, of one kind, or with some words. The list
   stands on several pages; what the others hold is loaded when somebody goes to the filter. */
(function () {
  "use strict";
  var form = document.querySelector("[data-source-filter]");
  if (!form) return;
  var list = document.querySelector(".all-sources");
  var ways = Array.prototype.slice.call(document.querySelectorAll(".source-pages"));
  var count = form.querySelector("[data-source-count]");
  var use = form.querySelector("#filter-use");
  var type = form.querySelector("#filter-type");
  var words = form.querySelector("#filter-words");
  var own = list.children.length;
  var items = [], asked = false;

  // Every source, in the order of their names: its own stay as they are, the others come around them.
  function gather(all) {
    var here = Object.create(null);
    Array.prototype.forEach.call(list.children, function (item) { here[item.id] = item; });
    var whole = document.createElement("ul");
    whole.innerHTML = all.join("");
    items = Array.prototype.map.call(whole.children, function (item) {
      var kept = here[item.id];
      if (!kept) item.dataset.elsewhere = "";
      return kept || item;
    });
    items.forEach(function (item) { list.appendChild(item); });
  }

  function load() {
    if (asked) return;
    asked = true;
    if (!form.dataset.rest) return;
    var script = document.createElement("script");
    script.src = form.dataset.rest;
    script.onload = function () {
      gather(window.guideSources);
      update();
    };
    script.onerror = function () {
      asked = false; // tried again the next time; until then the filter looks at this page alone
      update();
    };
    document.head.appendChild(script);
  }

  function fits(item) {
    var text = item.textContent.toLowerCase();
    return (!use.value || item.dataset.uses.split(" ").indexOf(use.value) >= 0) &&
      (!type.value || item.dataset.type === type.value) &&
      words.value.toLowerCase().split(/\s+/).every(function (word) { return text.indexOf(word) >= 0; });
  }

  function update() {
    var wanted = use.value || type.value || /\S/.test(words.value);
    var shown = items.filter(function (item) {
      item.hidden = wanted ? !fits(item) : "elsewhere" in item.dataset;
      return !item.hidden;
    }).length;
    ways.forEach(function (way) { way.hidden = Boolean(wanted); });
    var all = Number(count.dataset.all);
    if (!wanted && own < all) count.textContent = shown + " of " + all + " sources are on this page.";
    else if (items.length < all) count.textContent = shown + " of the " + own + " sources on this page.";
    else count.textContent = shown + " of " + all + " sources";
  }

  items = Array.prototype.slice.call(list.children);
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("focusin", load);
  form.addEventListener("input", function () {
    load();
    update();
  });
  update();
})();
