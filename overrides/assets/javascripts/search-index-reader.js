/* The index (assets/search-index.js), made ready once: which words are ours, where each stands, and
   which phrases lead where. */
(function () {
  "use strict";
  var S = window.guideSearch;
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
        raw.forEach(function (word, n) { if (n) index.pairs[S.stem(raw[n - 1]) + " " + S.stem(word)] = true; });
        raw.forEach(function (word) { index.learn(word, row[0] !== 3 && row[0] < 4 && kept.length === 1); });
      });
    });
  }

  function count(index, part, text, weight) {
    united(index.same, S.words2(text)).forEach(function (stem) {
      if (index.over[stem]) return;
      var rows = index.places[stem] = index.places[stem] || new Map();
      rows.set(part, (rows.get(part) || 0) + weight);
      index.length[part] += weight;
    });
  }

  function prepare(data) {
    var cache = new Map();
    S.words2 = function (text) {
      return S.words3(text).map(function (word) {
        if (!cache.has(word)) cache.set(word, S.stem(word));
        return cache.get(word);
      });
    };
    S.words3 = function (text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'\u2019]/g, "").split(/[^a-z0-9]+/).filter(Boolean); };
    var index = {
      data: data, same: sameWords(data.same), places: Object.create(null), terms: Object.create(null), length: [],
      over: set(split(data.over).map(S.stem)), soft: set(split(data.soft).map(S.stem)), everyday: set(split(data.everyday).map(S.stem)),
      rare: set(split(data.rare).map(S.stem)), real: set(split(data.real)),
      known: Object.create(null), pairs: Object.create(null), words: Object.create(null), strong: Object.create(null)
    };
    // A word that may be completed and put right: by its first letter.
    index.learn = function (word, strong) {
      var stem = S.stem(word);
      if (!index.known[stem]) index.known[stem] = 1;
      if (strong) index.strong[stem] = true;
      if (index.everyday[stem]) return;
      var sound = S.sound(word);
      var rows = index.words[sound[0]] = index.words[sound[0]] || new Map();
      if (!rows.has(word)) rows.set(word, { stem: stem, sound: sound, dull: index.over[stem] || index.soft[stem] });
    };
    split(data.over + " " + data.soft).forEach(function (word) { if (word.length > 3) index.learn(word, false); });
    data.same.forEach(function (row) {
      row.split("|").forEach(function (phrase) {
        phrase.split(" ").forEach(function (word, n, all) {
          index.learn(word, false);
          if (n) index.pairs[S.stem(all[n - 1]) + " " + S.stem(word)] = true;
        });
      });
    });
    phrases(data, index);
    data.parts.forEach(function (part, number) {
      index.length.push(0);
      var page = data.pages[part[0]];
      count(index, number, part[2], FIELD.heading);
      count(index, number, part[3], FIELD.text);
      if (!part[1]) {
        count(index, number, page[1], FIELD.title);
        count(index, number, page[2], FIELD.about);
      }
      (part[2] + " " + page[1]).toLowerCase().split(/[^a-z]+/).forEach(function (word) {
        if (word.length > 3) index.learn(word, false);
      });
    });
    split(data.rare).forEach(function (word) { if (word.length > 4) index.learn(word, false); });
    index.mean = index.length.reduce(function (a, b) { return a + b; }, 0) / (index.length.length || 1);
    return index;
  }

  S.prepare = prepare;
  S.united = united;
  S.sameAt = sameAt;
})();
