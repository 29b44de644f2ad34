"""Markdown, a directive or front matter that readers see as it was typed.

Why: it looks broken, and what it should have shown (a table, a warning, a link) is missing.
Bad: <div>**Do not** wait. [Get help](get-help.md)</div>
Good: <div markdown>**Do not** wait. [Get help](get-help.md)</div>
Fix: Markdown inside HTML needs the word markdown in the tag. A list or a table needs an empty
    line before it; bold ends with its paragraph. A sign that is meant belongs in `code`.
"""

from __future__ import annotations

import functools
import re

from ..rule import Rule

RULE = Rule("raw-markdown", "rendered", reads="built", settings={"signs": [
    r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}",  # a directive
    r"\*\*\w[^*\n]*(?:\*\*)?|(?<=\S)\*\*(?=[\s,;.)]|$)|(?<!\w)__\w[^_\n]*__(?!\w)",  # bold
    r"\]\([^)\s]*\)?|\]\[[^\]\n]*\]?",  # a link
    r"(?:!!!|\?\?\?\+?) \w+",  # a note
    r"\{:? ?[#.][\w-]+[^{}\n]*\}",  # attributes
    r"<!--|</?(?:a|abbr|aside|b|br|div|em|figure|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|svg"
    r"|table|td|th|tr|ul)\b[^<>\n]*>",  # HTML
    r"^#{1,6} \S[^\n]*",  # a heading
    r"(?<=\n)(?:[-*+]|1\.) \S[^\n]*|(?<=\S\n)[ \t]+(?:[-*+]|1\.) \S[^\n]*",  # a list
    r"^[ \t]*\|[^\n]*\|[ \t]*$|```|~~~",  # a table, code
    r"^(?:kind|updated|review_due|reviewed_by|evidence_searched|handout|embed):[ \t]\S*",  # front matter
    r"&(?:[a-zA-Z]{2,8}|#\d+|#x[0-9a-fA-F]+);",  # a sign written as HTML, twice
]})


def check(page, library, options):
    pattern, finder = _pattern(tuple(options.of(RULE)["signs"])), page.finder()
    for words in page.parsed.words:
        if not words.in_code:
            for match in pattern.finditer(words.text):
                shown = match.group().strip()
                indent = len(match.group()) - len(match.group().lstrip())
                place = finder.seen(words, match.start() + indent, match.end())
                yield RULE.on(*place, f'Readers see "{shown[:60]}" as it stands here.',
                              "Look for HTML without the word markdown, and for an empty line that is "
                              "missing or too many.")


@functools.cache
def _pattern(signs):
    return re.compile("|".join(signs), re.M)
