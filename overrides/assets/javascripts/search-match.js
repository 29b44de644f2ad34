/* Which places answer a question, best first; or none. Strict on purpose: a wrong page is worse
   than "we have nothing on this". Knows no page of the browser. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var SHARE = [1, 0.62, 0.45]; // of an entry's first, second and third place
  var URGENT = 1, NOT_OURS = 4; // kinds: 0 and 1 urgent names and words, 2 and 3 other names and words

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
    // "wont heal" is urgent, "heal" is not: there every small word has to be there.
    if (term.kind <= URGENT && !term.all.every(function (stem) { return has(tokens, stem); })) return null;
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
      if (match.term.kind === NOT_OURS && match.sure === 1) {
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
      if (!token.known) amount += 1;
      else if (index.everyday[token.alts[0].s]) amount += 1;
      else if (!onPages(index, token, pages)) amount += 0.6;
    });
    return amount;
  }

  function isRelevant(index, tokens, covered) {
    var other = foreign(index, tokens, covered), names = 0, words = 0;
    covered.matches.forEach(function (m) {
      if (m.fresh && m.term.kind % 2 === 0) names += m.sure;
      else if (m.fresh) words += m.sure;
    });
    var urgent = covered.matches.some(function (m) {
      if (m.term.kind > URGENT || m.inside) return false;
      if (m.sure < 1) return other < m.used.length * 0.7;
      return other <= (m.term.kind < URGENT || m.used.length > 1 ? 3 : 0.5 + Math.max(0, words + names - 1));
    });
    if (urgent) return true;
    if (names) return other <= 2 * names;
    return words > 0 && other <= 0.5 * Math.max(0, words - 1) + 0.4;
  }

  // Words of our text alone: all of them in one part, and not only everyday ones.
  function partsWithAll(index, tokens) {
    var words = tokens.filter(function (t) { return t.kind === "word"; });
    var telling = words.filter(function (t) { return !index.everyday[t.alts[0].s]; });
    if (!telling.length || words.some(function (t) { return !t.known; })) return [];
    var all = index.data.parts.map(function (_, number) { return number; });
    return all.filter(function (number) {
      return words.every(function (t) {
        return t.alts.some(function (alt) { return index.places[alt.s] && index.places[alt.s].has(number); });
      });
    });
  }

  // BM25 with the weights of title, heading and text in the counts.
  function scores(index, tokens) {
    var total = index.data.parts.length, found = new Map();
    tokens.forEach(function (token) {
      if (token.kind !== "word") return;
      var best = new Map();
      token.alts.forEach(function (alt) {
        var rows = index.places[alt.s];
        if (!rows) return;
        var rarity = Math.log(1 + (total - rows.size + 0.5) / (rows.size + 0.5));
        rows.forEach(function (times, part) {
          var score = alt.q * rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * index.length[part] / index.mean));
          if (score > (best.get(part) || 0)) best.set(part, score);
        });
      });
      best.forEach(function (score, part) { found.set(part, (found.get(part) || 0) + score); });
    });
    return found;
  }

  function gather(index, tokens, matches) {
    var text = scores(index, tokens), most = Math.max.apply(null, [0.1].concat(Array.from(text.values())));
    var pages = new Map();
    function page(number) {
      if (!pages.has(number)) pages.set(number, { page: number, lay: 0, best: 0, text: 0, part: -1, goal: null });
      return pages.get(number);
    }
    text.forEach(function (score, part) {
      var row = page(index.data.parts[part][0]);
      if (score > row.text) { row.text = score; row.part = part; }
    });
    pages.forEach(function (row) { row.text /= most; });
    matches.forEach(function (m, order) {
      m.term.goals.forEach(function (goal, n) {
        var row = page(pageOf(goal)), score = m.score * SHARE[n];
        if (m.term.kind <= URGENT) score += m.inside ? 0 : 1000 + (/ambulance/.test(goal) ? 0.5 : 0);
        row.lay += row.lay ? score * 0.5 : score;
        if (score > row.best) { row.best = score; row.goal = goal; row.order = order; }
      });
    });
    return Array.from(pages.values());
  }

  function partOf(index, row, several) {
    var anchor = row.goal === null ? null : row.goal.slice(row.goal.indexOf("#") + 1);
    if (anchor === null || (!anchor && several && row.part >= 0)) return index.data.parts[row.part];
    var found = index.data.parts.find(function (part) { return part[0] === row.page && part[1] === anchor; });
    return found || [row.page, anchor, "", row.part >= 0 ? index.data.parts[row.part][3] : ""];
  }

  function fixedIn(tokens) {
    var ones = tokens.reduce(function (all, t) { return all.concat(t.group || [t]); }, []);
    return ones.filter(function (t) { return t.to; }).map(function (t) { return [t.raw, t.to]; });
  }

  // {results: [{page, part, urgent}], tokens, fixed: [[typed, put right]]}
  S.match = function (index, text, typing, exactly) {
    var tokens = S.read(index, text, typing, exactly);
    var covered = cover(phrasesIn(index, tokens)), relevant = isRelevant(index, tokens, covered), rows = [];
    var matches = relevant ? covered.matches : [];
    if (relevant) {
      rows = gather(index, tokens, matches).filter(function (row) { return row.lay || row.text > 0.6; });
    } else {
      var all = new Set(partsWithAll(index, tokens).map(function (number) { return index.data.parts[number][0]; }));
      if (all.size) rows = gather(index, tokens, []).filter(function (row) { return all.has(row.page); });
    }
    rows.forEach(function (row) { row.score = row.lay + 0.5 * row.text; });
    rows.sort(function (a, b) { return b.score - a.score || a.page - b.page; });
    var several = tokens.filter(function (t) { return t.kind === "word"; }).length > 1;
    return {
      tokens: tokens,
      fixed: rows.length ? fixedIn(tokens) : [],
      results: rows.slice(0, S.MOST_RESULTS).map(function (row) {
        return { page: index.data.pages[row.page], part: partOf(index, row, several), urgent: row.score > 900 };
      })
    };
  };
  S.MOST_RESULTS = 6;
})();
