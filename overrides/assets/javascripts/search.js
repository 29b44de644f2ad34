/* The search box: results while somebody types, by keys and pointer, and in full on find.html.
   Joined with its parts into assets/search.HASH.js, which search-loader.js loads. */
(function () {
  "use strict";
  var S = window.guideSearch;
  if (!window.guideIndex) return; // it did not load; search-loader.js says so
  var index = S.prepare(window.guideIndex);
  var box = document.getElementById("search-box");
  var root = box.closest(".md-search");
  var panel = root.querySelector(".md-search__panel");
  var page = document.querySelector("[data-find]");
  var speaking = 0;

  function told(found) {
    var count = found.results.length;
    if (!count) return "Nothing found. There are three links for you.";
    return count === 1 ? "1 result" : count + " results";
  }

  function say(status, words) {
    clearTimeout(speaking);
    status.textContent = "";
    speaking = setTimeout(function () { status.textContent = words; }, S.SPEAK_AFTER);
  }

  // The first item stays the same element if it leads to the same place: somebody may be pressing it.
  function refill(list, items) {
    var old = list.querySelector("a"), now = items.length && items[0].querySelector("a");
    if (!old || !now || old.href !== now.href) return list.replaceChildren.apply(list, items);
    old.replaceChildren.apply(old, now.childNodes);
    list.firstChild.className = items[0].className;
    while (list.firstChild.nextSibling) list.firstChild.nextSibling.remove();
    items.slice(1).forEach(function (item) { list.appendChild(item); });
  }

  // Fills a place (the panel, or the page of full results) with what fits.
  function fill(place, typed, typing, exactly) {
    var found = S.match(index, typed, typing, exactly);
    var status = place.querySelector("[role=status]"), list = place.querySelector("ol");
    place.querySelectorAll(".md-search__nothing, .md-search__fixed, .md-search__rest").forEach(function (old) { old.remove(); });
    refill(list, S.items(index, found));
    list.hidden = !found.results.length;
    if (found.fixed.length) {
      status.after(S.correction(found.fixed, function () {
        fill(place, typed, false, true);
        (place === panel ? box : place.querySelector("a")).focus();
      }));
    }
    if (!found.results.length) place.appendChild(S.nothing(typed.trim()));
    place.hidden = false;
    say(status, told(found));
  }

  function show() {
    if (!S.fold(box.value) && !/\S/.test(box.value)) return hide();
    fill(panel, box.value, true, false);
  }

  function hide() {
    clearTimeout(speaking);
    panel.hidden = true;
    panel.querySelector("[role=status]").textContent = "";
  }

  function move(step) {
    var links = Array.prototype.slice.call(panel.querySelectorAll("a, button"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) box.focus();
    else if (links[at]) links[at].focus();
  }

  box.addEventListener("input", show);
  box.addEventListener("focus", function () { if (panel.hidden && /\S/.test(box.value)) show(); });
  root.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault(); // what was typed stays
      hide();
      box.focus();
      hide();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !panel.hidden) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("click", function (event) {
    if (!event.composedPath().includes(root)) hide(); // what was pressed may be gone by now
  });
  box.form.addEventListener("submit", hide); // the same words again: the address does not change
  root.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) hide();
  });

  function asked() {
    var match = /^#q=(.*)$/.exec(location.hash);
    try {
      return match ? decodeURIComponent(match[1]).slice(0, S.LONGEST) : "";
    } catch (error) {
      return ""; // an address that was cut off
    }
  }

  function fullPage() {
    var words = asked();
    page.hidden = !words.trim();
    if (page.hidden) return;
    box.value = words;
    hide();
    fill(page, words, false, false);
  }

  if (page) {
    page.replaceChildren.apply(page, Array.prototype.map.call(panel.children, function (part) { return part.cloneNode(false); }));
    window.addEventListener("hashchange", fullPage);
    fullPage();
  }
  if (document.activeElement === box && /\S/.test(box.value) && !(page && !page.hidden)) show();
  S.ready = true;
})();
