/* The first answer: what was typed is, word for word, a name of something that the guide has a page on. It is
   loaded before the rest of the search, which is many times as large: on a slow line nobody who types "chest
   pain" waits for that. What it puts first stays first. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var box = document.getElementById("search-box");
  var panel = box.closest(".md-search").querySelector(".md-search__panel");
  var status = panel.querySelector("[role=status]"), telling = 0;

  function key(text) {
    return S.words(text).map(S.stem).join(" ");
  }

  // Only what begins alike and is as long in words is cut to its stems: the list is not short.
  function holds(names, asked, start, spaces) {
    return names.split("|").some(function (name) {
      return name[0] === start && name.split(" ").length === spaces && key(name) === asked;
    });
  }

  function find(rows, asked) {
    var spaces = asked.split(" ").length;
    return rows.filter(function (row) { return holds(row[3], asked, asked[0], spaces); });
  }

  // {to: address, page, part, urgent}; null where nothing is called that, or several things are.
  S.first = function (text) {
    var asked = key(String(text).slice(0, S.LONGEST));
    if (!asked) return null;
    for (var calm = 0; calm < 2; calm++) {
      var found = find(window.guideFirst[calm], asked);
      if (found.length && found.every(function (row) { return row[0] === found[0][0]; })) {
        return { to: found[0][0], page: found[0][1], part: found[0][2], urgent: !calm };
      }
      if (found.length) return null;
    }
    return null;
  };

  S.SPEAK_AFTER = 700; // ms without a key before a screen reader is told what there is

  S.make = function (name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  S.link = function (path, text, className) {
    var a = S.make("a", className, text);
    var href = document.documentElement.dataset.base + "/" + path;
    a.href = window.guide ? window.guide.link(href) : href;
    return a;
  };

  // An item of the list of results: the page, its part, and a line of text if there is one.
  S.item = function (to, page, part, urgent, said) {
    var item = S.make("li", "md-search-result__item" + (urgent ? " md-search-result__item--urgent" : ""));
    var a = S.link(to, "", "md-search-result__link");
    a.appendChild(S.make("span", "md-search-result__page", page));
    if (part) a.appendChild(S.make("span", "md-search-result__part", part));
    if (said) a.appendChild(said);
    item.appendChild(a);
    return item;
  };

  function tell() {
    if (!S.ready && !panel.hidden && !status.textContent) status.textContent = "One result. More are loading.";
  }

  function show() {
    if (S.ready) return;
    var found = S.first(box.value), list = panel.querySelector("ol");
    list.replaceChildren.apply(list, found ? [S.item(found.to, found.page, found.part, found.urgent)] : []);
    panel.hidden = !found && !panel.querySelector(".md-search__rest"); // which says that the rest did not load
    clearTimeout(telling);
    telling = setTimeout(tell, S.SPEAK_AFTER);
  }

  box.addEventListener("input", show);
  if (document.activeElement === box) show();
})();
