/* The page of all sources: show only those about one use, of one kind, or with some words. */
(function () {
  "use strict";
  var form = document.querySelector("[data-source-filter]");
  if (!form) return;
  var items = Array.prototype.slice.call(document.querySelectorAll(".all-sources > li"));
  var count = form.querySelector("[data-source-count]");
  var use = form.querySelector("#filter-use");
  var type = form.querySelector("#filter-type");
  var words = form.querySelector("#filter-words");

  function fits(item) {
    var text = item.textContent.toLowerCase();
    return (!use.value || item.dataset.uses.split(" ").indexOf(use.value) >= 0) &&
      (!type.value || item.dataset.type === type.value) &&
      words.value.toLowerCase().split(/\s+/).every(function (word) { return text.indexOf(word) >= 0; });
  }

  function update() {
    var shown = items.filter(function (item) {
      item.hidden = !fits(item);
      return !item.hidden;
    }).length;
    count.textContent = shown + " of " + items.length + " sources";
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", update);
  update();
})();
