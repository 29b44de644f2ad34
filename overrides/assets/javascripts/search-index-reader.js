/* The index (assets/search-index.HASH.js), made ready once: which words are ours, where each stands, and
   which phrases lead where. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var SHORTEST_OF_GROUPS = 6; // letters; guide/search/index.py lists the real words near them
  var FIELD = { title: 5, heading: 4, about: 2, text: 1 };

  function set(list) {
    var found = Object.create(null);
    list.forEach(function (item) { found[item] = true; });
    return found;
  }

  function split(text) {
    return text ? text.split(" ") : [];
  }

  // Words and phrases that mean the same, by the stem of their first word.
  function sameWords(rows) {
    var byFirst = Object.create(null);
    rows.forEach(function (row) {
      var phrases = row.split("|");
      var goal = phrases[0].split(" ").map(S.stem).join("_");
      phrases.forEach(function (phrase) {
        var stems = phrase.split(" ").map(S.stem);
        (byFirst[stems[0]] = byFirst[stems[0]] || []).push([stems, goal]);
      });
    });
    Object.keys(byFirst).forEach(function (first) {
      byFirst[first].sort(function (a, b) { return b[0].length - a[0].length; });
    });
    return byFirst;
  }

  // The longest phrase of ``same`` that begins at a place: [how many words, goal]. Words that say
  // nothing may stand inside it: "hair is falling".
  function sameAt(same, stems, at, over) {
    var rows = same[stems[at]] || [];
    for (var i = 0; i < rows.length; i++) {
      var end = at, row = rows[i][0];
      for (var n = 0; n < row.length; n++, end++) {
        while (n && over && stems[end] !== row[n] && over[stems[end]]) end++;
        if (stems[end] !== row[n]) break;
      }
      if (n === row.length) return [end - at, rows[i][1]];
    }
    return [1, stems[at]];
  }

  function united(same, stems) {
    var found = [];
    for (var at = 0; at < stems.length;) {
      var next = sameAt(same, stems, at);
      found.push(next[1]);
      at += next[0];
    }
    return found;
  }

  function phrases(data, index) {
    data.terms.forEach(function (row) {
      row[2].split("|").forEach(function (phrase) {
        var raw = phrase.split(" ");
        var all = united(index.same, raw.map(S.stem));
        var kept = all.filter(function (stem) { return !index.over[stem]; });
        var term = { kind: row[0], goals: row[1], stems: kept.length ? kept : all, all: all, whole: !kept.length };
        Object.keys(set(term.stems)).forEach(function (stem) {
          (index.terms[stem] = index.terms[stem] || []).push(term);
        });
        learnPhrase(index, phrase, row[0] !== 3 && row[0] < 4 && kept.length === 1, row[0] <= S.URGENT);
      });
    });
  }

  function learnSigns(data, index) {
    index.signs = S.prepareSigns(data, function (stems) { return united(index.same, stems); });
    (data.groups || []).forEach(function (row) {
      S.words(row.replace(/\|/g, " ")).forEach(function (word) {
        index.known[S.stem(word)] = true;
        if (word.length >= SHORTEST_OF_GROUPS) learn(index, word, false, false, true);
      });
    });
  }

  function count(index, part, text, weight) {
    united(index.same, S.words(text).map(S.stem)).forEach(function (stem) {
      if (index.over[stem]) return;
      var rows = index.places[stem] = index.places[stem] || new Map();
      rows.set(part, (rows.get(part) || 0) + weight);
      index.length[part] += weight;
    });
  }

  function empty() {
    return Object.create(null);
  }

  // A word that may be completed and put right.
  function learn(index, word, strong, loose, urgent) {
    var stem = S.stem(word);
    index.known[stem] = true;
    if (strong) index.strong[stem] = true;
    if (!loose || !index.everyday[stem]) index.learnt.set(word, urgent || index.learnt.get(word) || false);
  }

  // The words whose sound begins like that of ``word``: {word: {stem, sound, dull, bones}}. How words sound is
  // worked out at the first word that is not known: most questions have none.
  S.alike = function (index, word) {
    if (!index.heard) {
      index.heard = empty();
      index.learnt.forEach(function (urgent, ours) {
        var stem = S.stem(ours), sound = S.sound(ours), dull = index.over[stem] || index.soft[stem];
        var rows = index.heard[sound[0]] = index.heard[sound[0]] || new Map();
        rows.set(ours, { stem: stem, sound: sound, dull: dull, bones: urgent && !dull ? S.bones(sound) : "" });
      });
    }
    return index.heard[S.sound(word)[0]] || new Map();
  };

  function learnPhrase(index, phrase, strong, urgent) {
    phrase.split(" ").forEach(function (word, n, all) {
      learn(index, word, strong, false, urgent);
      if (n) index.pairs[S.stem(all[n - 1]) + " " + S.stem(word)] = true;
    });
  }

  function readPart(index, part, number) {
    var page = index.data.pages[part[0]], top = part[1] ? "" : page[1];
    index.length.push(0);
    count(index, number, part[2], FIELD.heading);
    count(index, number, part[3], FIELD.text);
    count(index, number, top, FIELD.title);
    count(index, number, top && page[2], FIELD.about);
    S.words(part[2] + " " + top).forEach(function (word) {
      if (word.length > 3) learn(index, word, false, true);
    });
  }

  S.prepare = function (data) {
    function stemmed(text) { return set(split(text).map(S.stem)); }
    var index = {
      data: data, same: sameWords(data.same), places: empty(), terms: empty(), length: [], known: empty(),
      pairs: empty(), learnt: new Map(), strong: empty(), over: stemmed(data.over), soft: stemmed(data.soft),
      everyday: stemmed(data.everyday), rare: stemmed(data.rare), real: set(split(data.real))
    };
    split(data.over + " " + data.soft).forEach(function (word) { if (word.length > 3) learn(index, word, false, false); });
    data.same.forEach(function (row) {
      row.split("|").forEach(function (phrase) { learnPhrase(index, phrase, false); });
    });
    phrases(data, index);
    learnSigns(data, index);
    data.parts.forEach(function (part, number) { readPart(index, part, number); });
    split(data.rare).forEach(function (word) { if (word.length > 4) learn(index, word, false, true); });
    index.mean = index.length.reduce(function (a, b) { return a + b; }, 0) / (index.length.length || 1);
    return index;
  };
  S.sameAt = sameAt;
})();
