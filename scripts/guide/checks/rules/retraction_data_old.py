"""No retraction data, or data that is too old, or a source that was never looked up in it (before a release).

Why: "no retraction reported" is only worth something with a date that is not long ago.
Bad: a release without retractions.json, or with one of last year (settings: days).
Good: data of the last three months in which every source with a DOI or PubMed number was looked up.
Fix: run python scripts/update_retractions.py where there is a network. A build goes on without it,
    and the pages say "not checked against retraction data yet".
"""

from __future__ import annotations

from ...retractions import snapshot
from ..rule import Rule

RULE = Rule("retraction-data-old", "bibliography", reads="guide", release=True,
            settings={"days": snapshot.STALE_AFTER_DAYS})

_FIX = "Run python scripts/update_retractions.py where there is a network."


def check(page, library, options):
    data = library.retractions
    if data is None:
        if not any(problem.rule == "retraction-data" for problem in library.problems):
            yield RULE.on(snapshot.NAME, 0, 0, "The sources were not checked against retraction data yet.",
                          _FIX)
        return
    if data.is_stale(options.today, options.of(RULE)["days"]):
        yield RULE.on(snapshot.NAME, 0, 0,
                      f"The retraction data is of {data.data_date}, which is too long ago.", _FIX)
    for key, source in library.bibliography.sources.items():
        if snapshot.can_be_looked_up(source) and not data.looked_for(source):
            yield RULE.on(*library.bibliography.place(key),
                          f'"{key}" was not looked up in the retraction data.', _FIX)
