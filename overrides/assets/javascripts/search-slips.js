/* Slips of keys and ears put right: which word of ours was meant. */
(function () {
  "use strict";
  var S = window.guideSearch;

  // How far a word is from one of ours: 0 swapped, 1 one slip, 2 sounds alike, 3 two slips; 9 too far.
  // A real English word is no slip of the keys, but may be one of the ear: "hare loss".
  function farness(word, sound, ours, row, real) {
    if (Math.abs(word.length - ours.length) > 2) return 9;
    if (S.isSwap(word, ours)) return 0;
    if (sound === row.sound && sound.length > 2 && ours.length > 3) return S.oneSlip(word, ours) && !real ? 0.5 : 2;
    if (real || ours.length < 4) return 9;
    var bones = row.bones && row.bones.length > 2 && row.bones === S.bones(sound) && S.distance(word, ours) < 3;
    if (word.length < 5 && !S.otherVowel(word, ours)) return bones ? 2.1 : 9;
    if (S.otherVowel(word.replace(/(.)\1/g, "$1"), ours)) return 1.5;
    if (S.oneSlip(word, ours)) return row.dull && Math.min(word.length, ours.length) < 6 && !S.otherVowel(word, ours) ? 9 : 1;
    if (word.length > 6 && word.slice(0, 4) === ours.slice(0, 4) && S.distance(word, ours) === 2) return 3;
    if (bones) return 2.1;
    if (word.length > 5 && sound.length > 4 && !row.dull && S.oneSlip(sound, row.sound) && S.bones(sound) === S.bones(row.sound) && S.distance(word, ours) < 3) return 2.2;
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

  function nearest(index, word) {
    if (word.length < 4 || /\d/.test(word)) return [];
    var sound = S.sound(word), real = isReal(index, word), best = 9, found = [];
    var swapped = word[1] + word[0] + word.slice(2);
    (S.sound(swapped)[0] === sound[0] ? [word] : [word, swapped]).forEach(function (heard, n) {
      S.alike(index, heard).forEach(function (row, ours) {
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
    var right = nearest(index, word), cut = word.replace(/(?:s|ed|ing)$/, "");
    return right.length || cut === word ? right : nearest(index, cut);
  }

  // "how much does it coast": a real word, but a slip where the words before it say so.
  function inPhrase(index, word, before, earlier) {
    var found = null;
    if (word.length < 4 || !before || !index.pairs[earlier + " " + before]) return [];
    S.alike(index, word).forEach(function (row, ours) {
      if (ours.length > 3 && !row.dull && S.oneSlip(word, ours) && index.pairs[before + " " + row.stem]) found = found || { s: row.stem, to: ours, q: 0.7 };
    });
    return found ? [found] : [];
  }

  // [{s: stem, to: our word, q: how sure}], at most three. ``before``: the stems of the two words before.
  S.putRight = function (index, word, before) {
    var right = putRightOrStem(index, word);
    return right.length ? right : inPhrase(index, word, before[1], before[0]);
  };
})();
