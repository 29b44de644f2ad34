"""A source named by its key with an @, but not in square brackets, or in brackets that never close.

Why: such a key is printed as it is. The reader sees a code word, and no source.
Bad: It mostly did not last (@khan2010; @wanner2008), or [@khan2010; @wanner2008. Next sentence.
Good: It mostly did not last [@khan2010; @wanner2008].
Fix: put square brackets round it, or close the one that is open.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("citation-bare", "citations", safety=True, stops_build=True)

_KEY = re.compile(r"(?<![\w.%+-])@([A-Za-z][\w-]*)")


def check(page, library, options):
    known = library.bibliography.keys()
    spans = [(group.start, group.end) for group in page.citations]
    spans += [(fault.start, fault.end) for fault in page.citation_faults]
    told = -1
    for match in _KEY.finditer(page.visible) if "@" in page.visible else ():
        inside = any(start <= match.start() < end for start, end in spans)
        line = page.visible.count("\n", 0, match.start())
        if not inside and match[1].lower() in known and line != told:
            told = line  # once a line: the keys of one citation are one mistake
            yield RULE.at(page, match.start(), f'"@{match[1]}" stands outside square brackets.',
                          "Write it as [@key] or [@key; @other], closed on the same line.")
