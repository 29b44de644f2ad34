/* Whether a question is one for us at all. Strict on purpose: a wrong page is worse than "we have
   nothing on this", except where somebody may need help. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var URGENT = S.URGENT;
  var EVERYDAY = 0.9; // how foreign an everyday word of our pages is; one that we do not know is 1

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
    if (m.term.sign) return other <= (own ? 3 : 0.5 * m.used.length - 0.1);
    if (m.sure < 1) return other < m.used.length * 0.7 + (own && several ? 1 : 0);
    return other <= (m.term.kind < URGENT || several ? 3 : (own ? 0.9 : 0.5) + Math.max(0, company - 1));
  }

  S.isRelevant = function (index, tokens, covered) {
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
    if (names) return covered.others ? other < 2 * names : other <= 2 * names;
    return words > 0 && other <= 0.5 * Math.max(0, words - 1) + 0.4;
  };
  S.pageOf = pageOf;
})();
