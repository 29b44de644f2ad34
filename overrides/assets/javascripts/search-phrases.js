/* Which phrases of lay-terms.yml a question holds. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var URGENT = S.URGENT, NOT_OURS = S.NOT_OURS;

  function altOf(token, stem) {
    for (var i = 0; i < token.alts.length; i++) if (token.alts[i].s === stem) return token.alts[i].q;
    return 0;
  }

  function has(tokens, stem) {
    return tokens.some(function (token) { return altOf(token, stem) > 0; });
  }

  // A phrase against the words: {term, used, sure, score}, or null.
  function fit(index, term, tokens) {
    var used = [], sure = 1, score = 0;
    for (var i = 0; i < term.stems.length; i++) {
      var best = 0, at = -1;
      for (var n = 0; n < tokens.length; n++) {
        var q = used.indexOf(n) < 0 ? altOf(tokens[n], term.stems[i]) : 0;
        if (q > best) { best = q; at = n; }
      }
      if (at < 0) return null;
      used.push(at);
      sure = Math.min(sure, best);
      score += best * (tokens[at].kind === "word" ? 1 : 0.4);
    }
    // "wont heal" is urgent, "heal" is not: every small word has to be there. So it is where there are only such.
    var exact = term.kind <= URGENT || term.kind === NOT_OURS || !used.some(function (n) { return tokens[n].kind === "word"; });
    if (exact && !term.all.every(function (stem) { return has(tokens, stem); })) return null;
    return { term: term, used: used, sure: sure, score: Math.pow(score, 1.2) * likeness(term.all, tokens) };
  }

  // "where is it injected" is about a place only if there is a "where": small words count a little.
  function likeness(all, tokens) {
    var stems = tokens.map(function (t) { return t.alts[0].s; });
    var there = all.filter(function (stem) { return has(tokens, stem); }).length;
    var row = (" " + stems.join(" ") + " ").indexOf(" " + all.join(" ") + " ") >= 0;
    var whole = row && stems.length === all.length;
    return 0.25 + 0.75 * there / all.length + (row && all.length > 1 ? 0.3 : 0) + (whole ? 0.5 : 0);
  }

  function phrasesIn(index, tokens) {
    var seen = new Set(), found = [];
    var whole = tokens.map(function (t) { return t.alts[0].s; }).join(" ");
    tokens.forEach(function (token) {
      token.alts.forEach(function (alt) {
        (index.terms[alt.s] || []).forEach(function (term) {
          if (seen.has(term)) return;
          seen.add(term);
          if (term.whole && term.stems.join(" ") !== whole) return;
          if (!term.whole && token.kind === "over") return;
          var match = fit(index, term, tokens);
          if (match) found.push(match);
        });
      });
    });
    return found.concat(S.signs(index, tokens)).sort(function (a, b) { return b.score - a.score || a.term.kind - b.term.kind; });
  }

  // The longest phrases first; one that says nothing new counts little.
  function cover(found) {
    var taken = {}, theirs = {}, kept = [], others = 0;
    // "botox party" is ours, though "botox" is not: the longer phrase says what is meant.
    function isInLonger(match) {
      return found.some(function (other) {
        return other.term.kind !== NOT_OURS && !other.term.sign && other.used.length > match.used.length &&
          match.used.every(function (n) { return other.used.indexOf(n) >= 0; });
      });
    }
    found.filter(function (match) {
      if (match.term.kind === NOT_OURS && isInLonger(match)) return false;
      if (match.term.kind === NOT_OURS && match.sure > 0.6) {
        others += match.used.some(function (n) { return !theirs[n]; }) ? 2 : 0;
        match.used.forEach(function (n) { taken[n] = theirs[n] = true; });
      }
      return match.term.kind !== NOT_OURS;
    }).filter(function (match) {
      // "faint line" is no fainting; the heart of "heart rate monitor" is no sign.
      var of = match.used.filter(function (n) { return theirs[n]; }).length;
      return match.term.kind > URGENT || !(match.term.sign ? of : of === match.used.length);
    }).forEach(function (match) {
      var fresh = match.used.filter(function (n) { return !taken[n]; }).length;
      var partial = kept.some(function (other) { return other.used.length > match.used.length && !fresh; });
      if (!fresh && partial && match.term.kind > URGENT) match.score *= 0.25;
      else if (!fresh) match.score *= 0.8;
      match.fresh = fresh;
      match.inside = partial && !match.term.sign;
      match.used.forEach(function (n) { taken[n] = true; });
      kept.push(match);
    });
    return { matches: kept, taken: taken, others: others };
  }

  // {matches: [{term, used, sure, score, fresh, inside}], relevant: whether we have an answer, others}
  S.phrases = function (index, tokens) {
    var covered = cover(phrasesIn(index, tokens));
    covered.relevant = S.isRelevant(index, tokens, covered);
    return covered;
  };
})();
