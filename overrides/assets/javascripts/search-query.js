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

  // How far a word is from one of ours: 0 swapped, 1 one slip, 2 sounds alike, 3 two slips; 9 too far.
  // A real English word is no slip of the keys, but may be one of the ear: "hare loss".
  function farness(word, sound, ours, row, real) {
    if (Math.abs(word.length - ours.length) > 2) return 9;
    if (S.isSwap(word, ours)) return 0;
    if (sound === row.sound && sound.length > 2) return S.oneSlip(word, ours) && !real ? 0.5 : 2;
    if (real || ours.length < 4) return 9;
    if (word.length < 5 && !row.bones && !S.otherVowel(word, ours)) return 9;
    if (S.otherVowel(word.replace(/(.)\1/g, "$1"), ours)) return 1.5;
    if (S.oneSlip(word, ours)) return row.dull && Math.min(word.length, ours.length) < 6 && !S.otherVowel(word, ours) ? 9 : 1;
    if (word.length > 6 && word.slice(0, 4) === ours.slice(0, 4) && S.distance(word, ours) === 2) return 3;
    if (row.bones && row.bones.length > 2 && row.bones === S.bones(sound) && S.distance(word, ours) < 3) return 2.1;
    if (word.length < 6 || ours.length < 6) return 9;
    if (S.sameLetters(word, ours)) return 2.2;
    if (word.length > 7 && S.oneSlip(sound, row.sound)) return 2.5;
    return word.length > 7 && S.distance(word, ours) === 2 ? 3 : 9;
  }

  // English, and not a slip of ours: "scarf", "scarfs".
  function isReal(index, word) {
    return index.real[word] || ["s", "ed", "d", "ing", "er", "r", "ers"].some(function (ending) {
      return word.slice(-ending.length) === ending && index.real[word.slice(0, -ending.length)];
    });
  }

  function putRight(index, word) {
    if (word.length < 4 || /\d/.test(word)) return [];
    var sound = S.sound(word), real = isReal(index, word), best = 9, found = [];
    var swapped = S.sound(word[1] + word[0] + word.slice(2))[0];
    (swapped === sound[0] ? [sound[0]] : [sound[0], swapped]).forEach(function (first, n) {
      (index.words[first] || new Map()).forEach(function (row, ours) {
        if (n && !S.isSwap(word, ours)) return;
        var far = farness(word, sound, ours, row, real);
        if (far < best) { best = far; found = []; }
        if (far === best && far < 9) found.push({ s: row.stem, to: ours, strong: index.strong[row.stem] });
      });
    });
    found.sort(function (a, b) { return (b.strong ? 1 : 0) - (a.strong ? 1 : 0) || (a.to < b.to ? -1 : 1); });
    var sure = best >= 3 || real ? 0.7 : word.length > 6 ? 0.9 : word.length > 4 ? 0.75 : 0.6;
    return found.slice(0, 3).map(function (row) { return { s: row.s, to: row.to, q: sure }; });
  }

  // "rinkles": an ending that no word of ours has there is cut off for a second look.
  function putRightOrStem(index, word) {
    var right = putRight(index, word), cut = word.replace(/(?:s|ed|ing)$/, "");
    return right.length || cut === word ? right : putRight(index, cut);
  }

  function complete(index, word) {
    var found = [];
    if (word.length < 3 || index.real[word]) return found;
    (index.words[S.sound(word)[0]] || new Map()).forEach(function (row, ours) {
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

  // "how much does it coast": a real word, but a slip where the words before it say so.
  function inPhrase(index, word, before, earlier) {
    var found = null;
    if (word.length < 4 || !before || !index.pairs[earlier + " " + before]) return [];
    (index.words[S.sound(word)[0]] || new Map()).forEach(function (row, ours) {
      if (ours.length > 3 && !row.dull && S.oneSlip(word, ours) && index.pairs[before + " " + row.stem]) found = found || { s: row.stem, to: ours, q: 0.7 };
    });
    return found ? [found] : [];
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

  function readWord(index, word, last, exactly, before) {
    var stem = S.stem(word);
    if (/^\d+$/.test(word) && !index.known[stem]) return [plain(word, "soft", true)];
    if (isMore(index, word) && !index.known[stem]) return [plain(word, "soft", true)];
    if (isOurs(index, stem)) return [token(index, word, [{ s: stem, q: 1 }])];
    var pair = cutInTwo(index, word);
    if (pair) return pair.map(function (half) { return token(index, half, [{ s: S.stem(half), q: 0.95 }]); });
    if (exactly) return [plain(word, "word", false)];
    var completed = last ? complete(index, word) : [];
    if (completed.length) return [token(index, word, completed)];
    var right = putRightOrStem(index, word);
    if (!right.length) right = inPhrase(index, word, before[1], before[0]);
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
