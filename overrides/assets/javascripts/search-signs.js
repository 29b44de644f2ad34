/* Signs of harm, put together from groups of words ("groups" in lay-terms.yml): a part of the body and
   what happens to it, in any order. "my lips feel huge" needs no phrase of its own. */
(function () {
  "use strict";
  var S = window.guideSearch;

  // {stem of the first word: [[stems of a phrase], ...]}
  function group(phrases, unite) {
    var rows = Object.create(null);
    phrases.split("|").forEach(function (phrase) {
      var stems = unite(phrase.split(" ").map(S.stem));
      (rows[stems[0]] = rows[stems[0]] || []).push(stems);
    });
    return rows;
  }

  S.prepareSigns = function (data, unite) {
    function grouped(phrases) { return phrases ? group(phrases, unite) : Object.create(null); }
    return {
      groups: (data.groups || []).map(grouped), calm: grouped(data.calm), own: grouped(data.own), company: grouped(data.company),
      rows: (data.signs || []).map(function (row) {
        return { groups: row[1], term: { kind: S.URGENT, sign: true, goals: row[0] } };
      })
    };
  };

  function sureOf(token, stem) {
    var alt = token.alts.find(function (one) { return one.s === stem; });
    return alt ? alt.q : 0;
  }

  // A phrase from a place on; words that say nothing may stand inside it: "skin has gone black".
  function follow(index, tokens, at, stems) {
    var used = [at], sure = sureOf(tokens[at], stems[0]);
    for (var n = 1, next = at + 1; n < stems.length; n++, next++) {
      while (tokens[next] && !sureOf(tokens[next], stems[n]) && index.over[tokens[next].alts[0].s]) next++;
      if (!tokens[next] || !sureOf(tokens[next], stems[n])) return null;
      used.push(next);
      sure = Math.min(sure, sureOf(tokens[next], stems[n]));
    }
    return { used: used, sure: sure };
  }

  // Every place where a phrase of a group stands.
  function standing(index, rows, tokens) {
    var found = [];
    tokens.forEach(function (token, at) {
      token.alts.forEach(function (alt) {
        (rows[alt.s] || []).forEach(function (stems) {
          var place = follow(index, tokens, at, stems);
          if (place) found.push(place);
        });
      });
    });
    return found;
  }

  // One place of each group, none of them twice: the surest choice.
  function choose(lists, taken, sure) {
    if (!lists.length) return { used: taken, sure: sure };
    return lists[0].reduce(function (best, place) {
      if (place.used.some(function (n) { return taken.indexOf(n) >= 0; })) return best;
      var rest = choose(lists.slice(1), taken.concat(place.used), Math.min(sure, place.sure));
      return rest && (!best || rest.sure > best.sure) ? rest : best;
    }, null);
  }

  S.holds = function (index, tokens, name) {
    return standing(index, index.signs[name], tokens).length > 0;
  };

  // The signs that a question tells of; a calm one ("how long does swelling last") tells of none.
  S.signs = function (index, tokens) {
    var lists = [], found = [];
    if (S.holds(index, tokens, "calm")) return found;
    function list(number) {
      return lists[number] || (lists[number] = standing(index, index.signs.groups[number], tokens));
    }
    index.signs.rows.forEach(function (row) {
      if (row.groups.some(function (number) { return !list(number).length; })) return;
      var chosen = choose(row.groups.map(list), [], 1);
      if (chosen) found.push({ term: row.term, used: chosen.used, sure: chosen.sure, score: Math.pow(chosen.used.length * chosen.sure, 1.2) });
    });
    return found;
  };
})();
