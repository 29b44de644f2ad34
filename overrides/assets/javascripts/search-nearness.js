/* How near two words are, to the eye and to the ear. */
(function () {
  "use strict";
  var S = window.guideSearch;

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

  Object.assign(S, {
    oneSlip: oneSlip, isSwap: isSwap, sound: S.once(sound), bones: bones,
    sameLetters: sameLetters, otherVowel: otherVowel, distance: distance
  });
})();
