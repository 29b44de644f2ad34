"""A frozen text, or a note that a release told, is gone or is not what was released.

Why: whoever looks up a code has to find what the patient read, also where it was wrong. A mistake
    in a frozen text is mended in the guide: the next release then says that the old one was replaced.
Bad: versions/PAGE-HAIR-7K2M9X/text.html, edited after its release.
Good: the same file, as the release wrote it, byte for byte.
Fix: put the file back as it was, with `git checkout versions/CODE`.
"""

from __future__ import annotations

import hashlib

from ...changes import FILE
from ...versions.released import FOLDER, TEXT
from ..rule import Rule

RULE = Rule("version-altered", "versions", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    for anchor in sorted(library.released.told() - {change.anchor for change in library.changes}):
        yield RULE.on(FILE, 0, 0, f"The note {anchor} was told by a release and is gone.",
                      "Put it back with its day and id. Its words may be corrected.")
    for code, text in library.released.texts.items():
        file = library.project.root / FOLDER / code / TEXT
        shown = library.project.show(file)
        try:
            data = file.read_bytes()
        except OSError:
            yield RULE.on(shown, 0, 0, f"The frozen text {code} is not there.",
                          f"Put it back as it was: git checkout {FOLDER}/{code}")
            continue
        if hashlib.sha256(data).hexdigest() != text.sha256:
            yield RULE.on(shown, 0, 0, f"The bytes of {code} are not those that were released.",
                          f"Put them back as they were: git checkout {FOLDER}/{code}. Mend the page in docs/ instead.")
