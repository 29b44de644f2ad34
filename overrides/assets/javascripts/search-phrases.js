/* Which phrases of lay-terms.yml a question holds, and whether it is a question for us at all. Strict
   on purpose: a wrong page is worse than "we have nothing on this". */
(function () {
  "use strict";
  var S = window.guideSearch;
  var URGENT = 1, NOT_OURS = 4; // kinds: 0 and 1 urgent names and words, 2 and 3 other names and words
  var EVERYDAY = 0.9; // how foreign an everyday word of our pages is; one that we do not know is 1

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
    return found.sort(function (a, b) { return b.score - a.score || a.term.kind - b.term.kind; });
  }

  // The longest phrases first; one that says nothing new counts little.
  function cover(found) {
    var taken = {}, kept = [], others = 0;
    found.filter(function (match) {
      if (match.term.kind === NOT_OURS && match.sure > 0.6) {
        others += match.used.some(function (n) { return !taken[n]; }) ? 2 : 0;
        match.used.forEach(function (n) { taken[n] = true; });
      }
      return match.term.kind !== NOT_OURS;
    }).forEach(function (match) {
      var fresh = match.used.filter(function (n) { return !taken[n]; }).length;
      var partial = kept.some(function (other) { return other.used.length > match.used.length && !fresh; });
      if (!fresh && partial && match.term.kind > URGENT) match.score *= 0.25;
      else if (!fresh) match.score *= 0.8;
      match.fresh = fresh;
      match.inside = partial;
      match.used.forEach(function (n) { taken[n] = true; });
      kept.push(match);
    });
    return { matches: kept, taken: taken, others: others };
  }

  function onPages(index, token, pages) {
    return token.alts.some(function (alt) {
      var rows = index.places[alt.s];
      if (!rows) return false;
      if (!pages) return true;
      for (var part of rows.keys()) if (pages.has(index.data.parts[part][0])) return true;
      return false;
    });
  }

  function pageOf(goal) {
    return parseInt(goal, 10);
  }

  // How much of the question is about something else.
  function foreign(index, tokens, covered) {
    var pages = new Set(), amount = covered.others;
    covered.matches.forEach(function (m) { m.term.goals.forEach(function (goal) { pages.add(pageOf(goal)); }); });
    tokens.forEach(function (token, n) {
      if (token.kind !== "word" || covered.taken[n]) return;
      if (!token.known || !onPages(index, token)) amount += 1;
      else if (index.everyday[token.alts[0].s]) amount += EVERYDAY;
      else if (!onPages(index, token, pages)) amount += 0.6;
    });
    return amount;
  }

  function isRelevant(index, tokens, covered) {
    var other = foreign(index, tokens, covered), names = 0, words = 0;
    covered.matches.forEach(function (m) {
      if (m.fresh && m.term.kind % 2 === 0 && m.sure > 0.8) names += m.sure;
      else if (m.fresh) words += m.sure;
    });
    var urgent = covered.matches.some(function (m) {
      if (m.term.kind > URGENT || m.inside || (m.term.kind && covered.others)) return false;
      if (m.sure < 1) return other < m.used.length * 0.7;
      return other <= (m.term.kind < URGENT || m.used.length > 1 ? 3 : 0.9 + Math.max(0, words + names - 1));
    });
    if (urgent) return true;
    if (names) return other <= 2 * names;
    return words > 0 && other <= 0.5 * Math.max(0, words - 1) + 0.4;
  }

  // {matches: [{term, used, sure, score, fresh, inside}], relevant: whether we have an answer, others}
  S.phrases = function (index, tokens) {
    var covered = cover(phrasesIn(index, tokens));
    covered.relevant = isRelevant(index, tokens, covered);
    return covered;
  };
  S.URGENT = URGENT;
  S.pageOf = pageOf;
})();
