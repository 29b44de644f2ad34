/* Results as parts of a page. Everything goes in as text, never as HTML. */
(function () {
  "use strict";
  var S = window.guideSearch, make = S.make, link = S.link;
  var SHORT = 150; // characters of a line from the text

  function isMeant(index, word, stems) {
    var stem = S.stem(S.fold(word));
    return stem.length > 1 && (stems[stem] || stems[S.sameAt(index.same, [stem], 0)[1]]);
  }

  // The words of a text, those that were looked for marked.
  function marked(index, text, stems) {
    var found = document.createDocumentFragment();
    text.split(/([A-Za-z0-9'\u2019\u00c0-\u024f]+)/).forEach(function (piece, n) {
      if (n % 2 && isMeant(index, piece, stems)) found.appendChild(make("mark", "", piece));
      else if (piece) found.appendChild(document.createTextNode(piece));
    });
    return found;
  }

  function hits(index, sentence, stems) {
    var seen = Object.create(null);
    sentence.split(/[^A-Za-z0-9'\u2019]+/).forEach(function (word) {
      if (word && isMeant(index, word, stems)) seen[S.stem(S.fold(word))] = true;
    });
    return Object.keys(seen).length;
  }

  // One short line: the sentence with most of the words, cut where it is long.
  function line(index, text, stems) {
    var best = "", most = -1;
    text.split("\u0001")[0].replace(/([.!?])\s+(?=[A-Z0-9"“])/g, "$1\u0002").split("\u0002").forEach(function (sentence) {
      var now = hits(index, sentence, stems);
      if (now > most) { most = now; best = sentence; }
    });
    if (best.length <= SHORT) return best;
    var words = best.split(" "), start = 0, at = words.findIndex(function (word) { return isMeant(index, word, stems); });
    while (at > 8 && words.slice(start, at).join(" ").length > SHORT / 2) start++;
    var out = "";
    while (start < words.length && (out + words[start]).length < SHORT) out += (out ? " " : "") + words[start++];
    return (best.indexOf(out) > 0 ? "… " : "") + out + (start < words.length ? " …" : "");
  }

  function stemsOf(tokens) {
    var stems = Object.create(null);
    tokens.forEach(function (token) {
      (token.group || [token]).concat(token).forEach(function (one) {
        if (one.kind === "word") one.alts.forEach(function (alt) { stems[alt.s] = true; });
      });
    });
    return stems;
  }

  // The items of the list for what ``match`` found.
  S.items = function (index, found) {
    var stems = stemsOf(found.tokens);
    return found.results.map(function (result) {
      var part = result.part, said = make("span", "md-search-result__text");
      said.appendChild(marked(index, line(index, part[3] || result.page[2], stems) || result.page[2], stems));
      return S.item(result.page[0] + (part[1] ? "#" + part[1] : ""), result.page[1], part[2], result.urgent, said);
    });
  };

  // What to do where we have nothing.
  S.nothing = function (typed) {
    var box = make("div", "md-search__nothing");
    var first = make("p", "", "We have nothing on ");
    first.appendChild(make("q", "", typed.length > 60 ? typed.slice(0, 60) + "…" : typed));
    first.appendChild(document.createTextNode(". Ask the clinic, a pharmacist or your own doctor."));
    var list = make("ul");
    [["questions-to-ask.html", "Questions to ask"], ["get-help.html", "Get help now, if you feel ill"],
      ["find.html#all-words", "All words from A to Z"]].forEach(function (row) {
      list.appendChild(make("li")).appendChild(link(row[0], row[1]));
    });
    box.appendChild(first);
    box.appendChild(list);
    return box;
  };

  // "Showing results for bruising. Search for brusing instead": ``exactly`` is called on a press.
  S.correction = function (fixed, exactly) {
    var line = make("p", "md-search__fixed", "Showing results for ");
    fixed.forEach(function (pair, n) {
      if (n) line.appendChild(document.createTextNode(", "));
      line.appendChild(make("strong", "", pair[1]));
    });
    line.appendChild(document.createTextNode(". "));
    var typed = fixed.map(function (pair) { return pair[0]; }).join(", ");
    var button = make("button", "md-search__exact", "Search for " + typed + " instead");
    button.type = "button";
    button.addEventListener("click", exactly);
    line.appendChild(button);
    return line;
  };
})();
