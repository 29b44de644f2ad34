/* Words as the search compares them: folded, and cut to their stem. No page and no index here. */
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

  // The same words come again and again: each is worked out once.
  function once(work) {
    var known = new Map();
    return function (word) {
      var result = known.get(word);
      if (result === undefined) known.set(word, result = work(word));
      return result;
    };
  }

  window.guideSearch = {
    LONGEST: LONGEST, fold: fold, words: words, stem: once(stem), once: once,
    URGENT: 1, NAMES: 2, NOT_OURS: 4 // kinds of phrases: 0 and 1 urgent names and words, 2 and 3 others
  };
})();
