/* What somebody typed, read word by word: put right, completed, cut in two or joined where it must be.
   A word becomes {raw, kind, alts: [{s: stem, q: how sure, 0 to 1}], to: the word it was put right to}.
   Kinds: "over" says nothing, "soft" hardly anything, "word" is what is looked for. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var MOST = 40; // words of a question that are read
  var COMPLETIONS = 12;

  function isOurs(index, stem) {
    return index.over[stem] || index.soft[stem] || index.everyday[stem] || index.known[stem] || index.places[stem];
  }

  // Three letters say enough only where they are all there is.
  function complete(index, word, before) {
    var found = [];
    if (word.length < (before ? 4 : 3) || index.real[word]) return found;
    S.alike(index, word).forEach(function (row, ours) {
      if (ours.length > word.length && ours.indexOf(word) === 0 && (word.length > 3 || index.strong[row.stem])) {
        found.push({ s: row.stem, q: 0.85, rank: (index.strong[row.stem] ? 0 : 20) + ours.length });
      }
    });
    found.sort(function (a, b) { return a.rank - b.rank; });
    return found.slice(0, COMPLETIONS);
  }

  // "hairloss" is two words of ours, "myhair" a small one and a telling one.
  function cutInTwo(index, word) {
    for (var at = 2; at <= word.length - 2; at++) {
      var left = word.slice(0, at), right = word.slice(at), a = S.stem(left), b = S.stem(right);
      if (at > 2 && right.length > 2 && index.pairs[a + " " + b]) return [left, right];
      if (!index.real[word] && ((index.over[a] && tells(index, right, b)) || (index.over[b] && tells(index, left, a)))) return [left, right];
    }
    return null;
  }

  function tells(index, word, stem) {
    return word.length > 3 && index.known[stem] && !index.over[stem] && !index.soft[stem] && !index.everyday[stem];
  }

  function kindOf(index, stem) {
    return index.over[stem] ? "over" : index.soft[stem] ? "soft" : "word";
  }

  function token(index, raw, alts, to) {
    return { raw: raw, kind: kindOf(index, alts[0].s), alts: alts, to: to || "", known: true };
  }

  function plain(word, kind, known) {
    return { raw: word, kind: kind, alts: [{ s: S.stem(word), q: 1 }], to: "", known: known };
  }

  // "bigger" says as little as "big".
  function isMore(index, word) {
    var base = word.replace(/(?:er|est)$/, "");
    return base !== word && (index.soft[S.stem(base)] || index.soft[S.stem(base + "e")] || index.soft[S.stem(base.replace(/i$/, "y"))]);
  }

  function readWord(index, typed, last, exactly, before) {
    var word = typed.replace(/^(\d\d)s$/, "$1"); // "over 60s"
    var stem = S.stem(word);
    if (/^\d+$/.test(word) && !index.known[stem]) return [plain(word, "soft", true)];
    if (isMore(index, word) && !index.known[stem]) return [plain(word, "soft", true)];
    if (isOurs(index, stem)) return [token(index, word, [{ s: stem, q: 1 }])];
    var pair = cutInTwo(index, word);
    if (pair) return pair.map(function (half) { return token(index, half, [{ s: S.stem(half), q: 0.95 }]); });
    if (exactly) return [plain(word, "word", false)];
    var completed = last ? complete(index, word, before[1]) : [];
    if (completed.length) return [token(index, word, completed)];
    var right = S.putRight(index, word, before);
    if (right.length) return [token(index, word, right, right[0].to)];
    return [plain(word, "word", false)];
  }

  // Words that mean the same become one; "passed out" is one word then.
  function unite(index, tokens) {
    var stems = tokens.map(function (t) { return t.alts[0].s; }), found = [];
    for (var at = 0; at < tokens.length;) {
      var next = S.sameAt(index.same, stems, at, index.over);
      found.push(next[0] > 1 ? joined(index, tokens.slice(at, at + next[0]), next[1]) : renamed(index, tokens[at], next[1]));
      at += next[0];
    }
    return found;
  }

  function joined(index, group, stem) {
    var sure = Math.min.apply(null, group.map(function (one) { return one.alts[0].q; }));
    var raw = group.map(function (one) { return one.raw; }).join(" ");
    return { raw: raw, kind: kindOf(index, stem), known: true, alts: [{ s: stem, q: sure }], to: "", group: group };
  }

  function renamed(index, t, stem) {
    var kind = stem === t.alts[0].s ? t.kind : kindOf(index, stem);
    return { raw: t.raw, kind: kind, known: t.known, to: t.to, alts: [{ s: stem, q: t.alts[0].q }].concat(others(index, t)), group: [t] };
  }

  function others(index, t) {
    return t.alts.slice(1).map(function (alt) { return { s: S.sameAt(index.same, [alt.s], 0)[1], q: alt.q, to: alt.to }; });
  }

  // ``typing``: the last word may not be whole yet. ``exactly``: nothing is put right.
  S.read = function (index, text, typing, exactly) {
    var cut = text.slice(0, S.LONGEST), raw = S.words(cut).slice(0, MOST), tokens = [];
    var open = typing && !/\s$/.test(cut);
    raw.forEach(function (word, at) {
      var before = tokens.slice(-2).map(function (t) { return t.alts[0].s; });
      if (before.length < 2) before.unshift("");
      tokens = tokens.concat(readWord(index, word, open && at === raw.length - 1, exactly, before));
    });
    return unite(index, tokens);
  };
})();
