"""A citation that readers see as it was typed: [@key], [^1] or @key in the text.

Why: nobody can follow it to the source, and the sentence looks as if it had none.
Bad: No study looked at this @gajjar2019.   No study looked at this.[^1]
Good: No study looked at this [@gajjar2019].
Fix: put the key into square brackets, all on one line, in the text and not in the words of a
    picture or the description. A footnote needs its note, and an extension of Markdown.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("raw-citation", "rendered", reads="built")
_BRACKET = r"\[@[^\]\n]*\]?|\[\^[^\]\n]*\]?"


def check(page, library, options):
    pattern, finder = library.once(_pattern), page.finder()
    for words in page.parsed.words:
        if not words.in_code and ("@" in words.text or "[^" in words.text):
            for match in pattern.finditer(words.text):
                yield RULE.on(*finder.seen(words, *match.span()),
                              f'Readers see "{match.group()}" as it stands here.',
                              "Write [@key] in the text, on one line.")


def _pattern(library):
    keys = sorted(map(re.escape, library.bibliography.keys()), key=len, reverse=True)
    known = rf"|(?<![\w@.+-])@(?:{'|'.join(keys)})(?![\w-])" if keys else ""
    return re.compile(_BRACKET + known)
