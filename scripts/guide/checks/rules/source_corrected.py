"""A source that was corrected, by the retraction data, and whose entry does not say so.

Why: a correction can be a misspelt name or the main result; somebody has to have looked.
Bad: a corrected paper whose `limits` do not speak of a correction.
Good: limits = {… A correction of 2021 concerns the author list only.},
Fix: read the correction, change what it changes, and say so in `limits`.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("source-corrected", "bibliography", severity="warning", reads="guide")

_SAYS_SO = re.compile(r"\bcorrection|\bcorrected\b|\berrat(?:um|a)\b|\bcorrigend", re.I)


def check(page, library, options):
    data = library.retractions
    for key, source in library.bibliography.sources.items() if data else ():
        natures = {notice.nature for notice in data.standing_for(source)}
        if natures == {"correction"} and not _SAYS_SO.search(source.limits):
            yield RULE.on(*library.bibliography.place(key),
                          f'"{key}" was corrected (data of {data.data_date}).',
                          "Read the correction, and say in `limits` what it changes.")
