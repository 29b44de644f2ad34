"""A page about a use without its table of findings, although records for it exist (settings: kinds).

Why: the table shows every outcome with its certainty, the bad ones too. Words alone can leave
    them out.
Bad: "What the studies found" without {{ summary }}
Good: {{ summary }} under "What the studies found"
Fix: put {{ summary }} back.
"""

from __future__ import annotations

from ...directives_pattern import DIRECTIVE
from ..rule import Rule

RULE = Rule("summary-missing", "findings", safety=True, stops_build=True, settings={
    "kinds": ["use"], "heading": "What the studies found",
})


def check(page, library, options):
    settings = options.of(RULE)
    if page.kind not in settings["kinds"] or not library.findings.for_page(page.src):
        return
    if not any(match["name"] == "summary" for match in DIRECTIVE.finditer(page.visible)):
        place = next((offset for offset, _, text in page.headings if text == settings["heading"]), 0)
        yield RULE.at(page, place, "The table of findings is not on this page.",
                      "Put {{ summary }} on a line of its own under this heading.")
