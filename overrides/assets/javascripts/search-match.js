/* Which places answer a question, best first; or none. Knows no page of the browser. */
(function () {
  "use strict";
  var S = window.guideSearch;
  var SHARE = [1, 0.62, 0.45]; // of an entry's first, second and third place
  S.MOST_RESULTS = 6;

  // Words of our text alone, all of them in one part: not one beside small words ("arm chair"), and
  // everyday words only in the company of two that tell ("tap water infection clinic").
  function partsWithAll(index, tokens) {
    var words = tokens.filter(function (t) { return t.kind === "word"; });
    var telling = words.filter(function (t) { return !index.everyday[t.alts[0].s]; });
    var lonely = tokens.length > words.length && tokens.some(function (t) { return t.kind === "soft"; });
    if (telling.length === 1 && lonely && !index.rare[telling[0].alts[0].s]) return [];
    if (!telling.length || words.some(function (t) { return !t.known; })) return [];
    if (telling.length < words.length && telling.length < 2) return [];
    var all = index.data.parts.map(function (_, number) { return number; });
    return all.filter(function (number) {
      return words.every(function (t) {
        return t.alts.some(function (alt) {
          return (!t.to || index.rare[alt.s]) && index.places[alt.s] && index.places[alt.s].has(number);
        });
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
        var row = page(S.pageOf(goal)), score = m.score * SHARE[n];
        if (m.term.kind <= S.URGENT) score += m.inside ? 0 : 1000 + (/ambulance/.test(goal) ? 0.5 : 0);
        row.lay += row.lay ? score * 0.5 : score;
        if (score > row.best) { row.best = score; row.goal = goal; row.order = order; }
      });
    });
    return Array.from(pages.values());
  }

  // What was asked for by name stands in the first three, however much is asked about it.
  function keepName(rows, matches) {
    var named = matches.find(function (m) { return m.term.kind === S.NAMES && m.sure > 0.8; });
    var at = named ? rows.findIndex(function (row) { return row.page === S.pageOf(named.term.goals[0]); }) : -1;
    if (at > 2) rows.splice(2, 0, rows.splice(at, 1)[0]);
  }

  // What was already shown as the first answer stays first. Only an urgent one may pass it, or lead elsewhere on
  // the same page: the whole search knows signs of harm that no name holds.
  function keepFirst(index, rows, first) {
    var to = first.to.split("#"), page = index.data.pages.findIndex(function (one) { return one[0] === to[0]; });
    var at = rows.findIndex(function (row) { return row.page === page; });
    if (at >= 0 && isUrgent(rows[at]) && !first.urgent) return;
    var row = at < 0 ? { page: page, part: -1, score: 0 } : rows.splice(at, 1)[0];
    row.goal = page + "#" + (to[1] || "");
    row.named = true;
    rows.splice(rows.length && isUrgent(rows[0]) && !first.urgent ? 1 : 0, 0, row);
  }

  function isUrgent(row) {
    return row.score > 900;
  }

  function partOf(index, row, several) {
    var anchor = row.goal === null ? null : row.goal.slice(row.goal.indexOf("#") + 1);
    if (anchor === null || (!anchor && several && !row.named && row.part >= 0)) return index.data.parts[row.part];
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
    var covered = S.phrases(index, tokens), rows = [];
    var matches = covered.relevant ? covered.matches : [];
    if (covered.relevant) {
      rows = gather(index, tokens, matches).filter(function (row) { return row.lay || row.text > 0.6; });
    } else if (!covered.others) {
      var all = new Set(partsWithAll(index, tokens).map(function (number) { return index.data.parts[number][0]; }));
      if (all.size) rows = gather(index, tokens, []).filter(function (row) { return all.has(row.page); });
    }
    rows.forEach(function (row) { row.score = row.lay + 0.5 * row.text; });
    rows.sort(function (a, b) { return b.score - a.score || a.page - b.page; });
    if (covered.relevant) keepName(rows, matches);
    var first = S.first(text);
    if (first) keepFirst(index, rows, first);
    var several = tokens.filter(function (t) { return t.kind === "word"; }).length > 1;
    return {
      tokens: tokens,
      fixed: rows.length && !first ? fixedIn(tokens) : [],
      results: rows.slice(0, S.MOST_RESULTS).map(function (row) {
        return { page: index.data.pages[row.page], part: partOf(index, row, several), urgent: isUrgent(row) || Boolean(first && first.urgent && row.named) };
      })
    };
  };
})();
