/* Which phrases of lay-terms.yml a question holds, and whether it is a question for us at all. Strict
   on purpose: a wrong page is worse than "we have nothing on this". */
(function () {
  "use strict";
  var S = window.guideSearch;
  var URGENT = S.URGENT, NOT_OURS = S.NOT_OURS;
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
    return found.concat(S.signs(index, tokens)).sort(function (a, b) { return b.score - a.score || a.term.kind - b.term.kind; });
  }

  // The longest phrases first; one that says nothing new counts little.
  function cover(found) {
    var taken = {}, theirs = {}, kept = [], others = 0;
    found.filter(function (match) {
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

  // "party" on its own may mean a party of injections; with other words it needs some that tell so.
  function isWeak(index, tokens, match) {
    return match.fresh && match.term.kind > URGENT && match.used.every(function (n) { return index.everyday[tokens[n].alts[0].s]; });
  }

  // How foreign such words are; none is where another answer leads to the same page.
  function weaken(index, tokens, matches) {
    var weak = matches.filter(function (m) { return isWeak(index, tokens, m); });
    var telling = tokens.filter(function (t) { return t.kind !== "over"; }).length;
    var alone = weak.length === 1 && telling === weak[0].used.length;
    if (!weak.length || alone || S.holds(index, tokens, "company")) return 0;
    var pages = new Set();
    weak.forEach(function (m) { m.weak = true; });
    matches.forEach(function (m) {
      if (m.fresh && !m.weak) m.term.goals.forEach(function (goal) { pages.add(pageOf(goal)); });
    });
    return EVERYDAY * weak.filter(function (m) { return !m.term.goals.some(function (goal) { return pages.has(pageOf(goal)); }); }).length;
  }

  // How much else may be typed beside an urgent match. Somebody who tells of their own body may tell a lot.
  function isUrgent(m, other, own, company) {
    var several = m.used.length > 1;
    if (m.term.sign) return other <= (own ? 3 : 0.5 * m.used.length - 0.2);
    if (m.sure < 1) return other < m.used.length * 0.7 + (own && several ? 1 : 0);
    return other <= (m.term.kind < URGENT || several ? 3 : 0.9 + Math.max(0, company - 1));
  }

  function isRelevant(index, tokens, covered) {
    var other = foreign(index, tokens, covered) + weaken(index, tokens, covered.matches), names = 0, words = 0;
    covered.matches.forEach(function (m) {
      if (!m.fresh || m.weak) return;
      if (m.term.kind % 2 === 0 && m.sure > 0.8) names += m.sure;
      else words += m.sure;
    });
    var own = S.holds(index, tokens, "own");
    var urgent = covered.matches.some(function (m) {
      if (m.term.kind > URGENT || m.inside || (m.term.kind && covered.others && !(m.term.sign && own))) return false;
      return isUrgent(m, other, own, words + names);
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
  S.pageOf = pageOf;
})();
