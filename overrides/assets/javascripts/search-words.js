/* Words as the search compares them: folded, cut to their stem, and how near two words are.
   No page and no index here. */
(function () {
  "use strict";
  var LONGEST = 200; // characters of a question that are read

  // Small letters without accents and apostrophes: "Can't" and "cant" are the same.
  function fold(text) {
    return String(text).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/['\u2018\u2019`\u00b4]/g, "").replace(/&/g, " and ").replace(/[^a-z0-9]+/g, " ").trim();
  }

  function words(text) {
    var folded = fold(text);
    return folded ? folded.split(" ") : [];
  }

  // British and American spellings become one.
  function spelling(word) {
    return word.replace(/ae|oe/g, "e").replace(/our(?=$|s|ed|ing|ation|less|ful)/, "or")
      .replace(/is(?=e$|es$|ed$|er$|ers$|ing$|ation$|ations$)/, word.length > 6 ? "iz" : "is")
      .replace(/enc(?=e$|es$|ed$|ing$)/, "ens").replace(/rrh/, "rh");
  }

  function bare(word) {
    return /([^aeiouy])\1$/.test(word) ? word.slice(0, -1) : word;
  }

  // "making" is "make"; longer words lose their last e everywhere.
  function withE(w) {
    return /^[^aeiou]?[^aeiou][aeiou][^aeiouwxy]$/.test(w) && w.length < 4 ? w + "e" : w;
  }

  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    var w = spelling(word);
    if (/ies$/.test(w) && w.length > 4) w = w.slice(0, -3) + "y";
    else if (/(?:s|x|z|ch|sh)es$/.test(w)) w = w.slice(0, -2);
    else if (/[^siu]s$/.test(w)) w = w.slice(0, -1);
    else if (/ied$/.test(w) && w.length > 4) w = w.slice(0, -3) + "y";
    if (/ing$/.test(w) && w.length > 5 && /[aeiouy]/.test(w.slice(0, -3))) w = withE(w.slice(0, -3));
    else if (/ed$/.test(w) && w.length > 4 && /[aeiouy]/.test(w.slice(0, -2))) w = withE(w.slice(0, -2));
    if (/ly$/.test(w) && w.length > 5) w = w.slice(0, -2);
    else if (/ness$/.test(w) && w.length > 6) w = w.slice(0, -4);
    w = bare(w);
    if (/e$/.test(w) && w.length > 4) w = w.slice(0, -1);
    return /[^aeiou]i$/.test(w) ? w.slice(0, -1) + "y" : w;
  }

  // The same words come again and again: each is worked out once. Most of the time of a first search was this.
  function once(work) {
    var known = new Map();
    return function (word) {
      var result = known.get(word);
      if (result === undefined) known.set(word, result = work(word));
      return result;
    };
  }

  // One letter more, less or other, or two neighbours swapped.
  function oneSlip(a, b) {
    var start = 0, aEnd = a.length, bEnd = b.length;
    if (Math.abs(aEnd - bEnd) > 1) return false;
    while (start < aEnd && start < bEnd && a[start] === b[start]) start++;
    while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) { aEnd--; bEnd--; }
    var da = aEnd - start, db = bEnd - start;
    return (da <= 1 && db <= 1) || (da === 2 && db === 2 && swapped(a, b, start));
  }

  function swapped(a, b, at) {
    return a[at] === b[at + 1] && a[at + 1] === b[at];
  }

  function isSwap(a, b) {
    if (a.length !== b.length || a === b) return false;
    var at = 0;
    while (a[at] === b[at]) at++;
    return swapped(a, b, at) && a.slice(at + 2) === b.slice(at + 2);
  }

  // Letters to change, swap, add or take away until one word is the other.
  function distance(a, b) {
    var i, j, last = null, now = [];
    for (j = 0; j <= b.length; j++) now.push(j);
    for (i = 1; i <= a.length; i++) {
      var before = last;
      last = now;
      now = [i];
      for (j = 1; j <= b.length; j++) {
        var same = a[i - 1] === b[j - 1];
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (before && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
    }
    return now[b.length];
  }

  // How a word sounds, roughly: "anafilaxis" and "anaphylaxis" come out the same.
  var SOUNDS = [[/^kn/, "n"], [/^wr/, "r"], [/^ps/, "s"], [/ph/g, "f"], [/ght/g, "t"], [/tch/g, "ch"], [/sch/g, "sk"],
    [/tion|sion|shun/g, "sn"], [/ck|c(?=[^eiyh]|$)|q/g, "k"], [/c(?=[eiy])/g, "s"], [/z/g, "s"], [/rh/g, "r"],
    [/(.)\1+/g, "$1"], [/(.)e(?=s?$)/, "$1"], [/ear/g, "ar"], [/ui/g, "u"], [/[ae]i|ay/g, "a"], [/ea/g, "e"], [/y|ie|e/g, "i"], [/ou|ow/g, "u"], [/(.)\1+/g, "$1"]];

  function sound(word) {
    return SOUNDS.reduce(function (heard, rule) { return heard.replace(rule[0], rule[1]); }, word);
  }

  // What is left of a sound without its vowels: "brethe" and "breathe".
  function bones(heard) {
    return heard[0] + heard.slice(1).replace(/[aeiou]/g, "").replace(/(.)\1+/g, "$1");
  }

  // The same letters in another order: "tounge".
  function sameLetters(a, b) {
    return a.length === b.length && a.split("").sort().join("") === b.split("").sort().join("");
  }

  // Another vowel, and nothing else: "meny".
  function otherVowel(a, b) {
    return a.length === b.length && oneSlip(a, b) && a.replace(/[aeiou]/g, "-") === b.replace(/[aeiou]/g, "-");
  }

  window.guideSearch = {
    LONGEST: LONGEST, fold: fold, words: words, stem: once(stem), oneSlip: oneSlip, isSwap: isSwap, sound: once(sound), bones: bones,
    URGENT: 1, NAMES: 2, NOT_OURS: 4, // kinds of phrases: 0 and 1 urgent names and words, 2 and 3 others
    sameLetters: sameLetters, otherVowel: otherVowel, distance: distance
  };
})();
