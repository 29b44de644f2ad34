"""The files of the search: its scripts, and the index that they read, ``assets/search-index.HASH.js``.

A classic script and not JSON, so that the search also works on pages opened from a folder, where a
browser fetches nothing. Made from the bodies of the pages that a build holds.

    window.guideIndex = {
      pages: [[address, title, description], ...],
      parts: [[number of the page, anchor, heading, text and \\x01 and words], ...],
      terms: [[kind, ["number of the page#anchor", ...], "phrase|phrase"], ...],
      groups: ["phrase|phrase", ...],
      signs: [[[goal, ...], [number of a group, ...]], ...],
      own, calm, company: "phrase|phrase",
      same: ["word|word", ...],  over, soft, everyday, rare, real: "word word ..." }

``kind``: 0 and 1 urgent names and words, 2 and 3 other names and words, 4 what is
not ours (see lay_terms). ``rare``: words of our text that no
dictionary of everyday English holds, which can only mean us. ``real``: see lookalikes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping

from .. import citations, kept, prose, remembered
from ..bundle import digest
from ..glossary import ENTRY
from ..library import Library
from ..pages import Page
from ..terms import slug
from . import first, lookalikes, plain
from .lay_terms import Entry, LayTerms, folded
from .sections import Section, sections

SCRIPTS = "search-first", "search"
URGENT, CALM = (0, 1), (2, 3)  # the kinds of names and of words
NOT_OURS = 4
SHORTEST_OF_GROUPS = 6  # letters of a word of a group that slips are put right to; the script knows it too
_DEFINITION = re.compile(r"\n[ \t]{0,3}:[ \t]+(?P<text>[^\n]+)")


def files(library: Library, rendered: Mapping[str, str], scripts: Mapping[str, str],
          left_out: Collection[str] = ()) -> dict[str, str]:
    """The files by their addresses below the site, in the order in which they are loaded.

    ``rendered``: the body of each page, by its source path; those ``left_out`` can only be led to.
    ``scripts``: the texts of ``search-first`` and ``search``, or none. The bytes depend on the texts alone.
    """
    names, index = _names_and_index(rendered, library, left_out)
    texts = {"search-index": _data("guideIndex", index)}
    if scripts:
        texts = {"search-first": _data("guideFirst", names) + scripts["search-first"], **texts,
                 "search": scripts["search"]}
    return {f"assets/{name}.{digest(text)}.js": text for name, text in texts.items()}


def _data(name: str, data: object) -> str:
    return f"window.{name} = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _names_and_index(rendered: Mapping[str, str], library: Library, left_out: Collection[str]) -> tuple[list, dict]:
    found = {src: _sections(html) for src, html in rendered.items() if src not in left_out}
    srcs = dict.fromkeys([*(src for src, held in found.items() if held), *library.pages])  # no text, but to be led to
    numbers = {library.site.address(src): number for number, src in enumerate(srcs)}
    parts, shown = [], []
    for number, src in enumerate(srcs):
        page, held = library.pages[src], found.pop(src, ())
        title = next((section.title for section in held if not section.anchor), "") or page.meta.title
        shown.append([library.site.address(src), title, page.meta.description])
        parts += [part for section in held for part in _parts(section, number, page)]
    terms = library.lay_terms
    names = _words(" ".join({*(f"{title} {about}" for _, title, about in shown), *(part[2] for part in parts),
                             *(phrase for entry in terms.entries for phrase in (*entry.names, *entry.words)),
                             *(word for row in terms.same for word in row)}))
    names |= {word for word in _words(" ".join(word for words in terms.groups.values() for word in words))
              if len(word) >= SHORTEST_OF_GROUPS}
    dull = {folded(word) for row in (terms.pass_over, terms.soft, terms.everyday) for word in row}
    texts: set[str] = set()
    for part in parts:
        part[3], words = plain.shortened(part[3], dull)
        texts |= words
    texts = {word for word in texts if word.isalpha()}
    rare, real = lookalikes.rare_and_real(texts, names - dull | {word for word in dull if len(word) > 5}, dull,
                                          library.project.root / kept.FOLDER / "english.json")
    goals = [_goals(entry, numbers, library) for entry in terms.entries]
    known = first.names(shown, {(part[0], part[1]): part[2] for part in parts}, terms, goals)
    return known, {
        "pages": shown, "parts": parts,
        "terms": _terms(terms, numbers, library),
        **_signs(terms, numbers, library),
        "same": ["|".join(map(folded, row)) for row in terms.same],
        "over": " ".join(map(folded, terms.pass_over)),
        "soft": " ".join(map(folded, terms.soft)),
        "everyday": " ".join(map(folded, terms.everyday)),
        "rare": " ".join(rare),
        "real": " ".join(real),
    }


@remembered.by_text
def _sections(html: str) -> list[Section]:
    return sections(plain.searchable(html))


def _parts(section: Section, number: int, page: Page) -> list[list]:
    """A section of a page as parts of the index; a page of words explained has a part for each word."""
    text, anchor = section.text, section.anchor
    entries = [] if anchor else list(ENTRY.finditer(page.body))
    if not entries:
        return [[number, anchor, (section.title or page.meta.title) if anchor else "", text]]
    parts = [[number, "", "", text.partition(prose.plain(entries[0]["names"]))[0].strip()]]
    for entry in entries:
        names = prose.plain(entry["names"])
        said = _DEFINITION.match(page.body, entry.end("names"))
        meaning = prose.plain(citations.mask_code(said["text"])) if said else ""
        parts.append([number, slug(re.split(r"[,;()]", names)[0]), names, re.sub(r"\s*\[@[^\]]*\]", "", meaning)])
    return parts


def _terms(terms: LayTerms, numbers: dict[str, int], library: Library) -> list[list]:
    found = []
    for entry in terms.entries:
        goals = _goals(entry, numbers, library)
        for kind, phrases in zip((URGENT if entry.urgent else CALM), (entry.names, entry.words), strict=True):
            if phrases and goals:
                found.append([kind, goals, "|".join(map(folded, phrases))])
    return [*found, [NOT_OURS, [], "|".join(map(folded, terms.not_ours))]] if terms.not_ours else found


def _goals(entry: Entry, numbers: dict[str, int], library: Library) -> list[str]:
    found = [(library.site.address(src), anchor) for src, _, anchor in (to.partition("#") for to in entry.to)]
    return [f"{numbers[address]}#{anchor}" for address, anchor in found if address in numbers]


def _signs(terms: LayTerms, numbers: dict[str, int], library: Library) -> dict:
    places = {name: number for number, name in enumerate(terms.groups)}
    rows = [[_goals(entry, numbers, library), [places[name] for name in sign]]
            for entry in terms.entries for sign in entry.together]
    return {"groups": ["|".join(map(folded, words)) for words in terms.groups.values()],
            "signs": [row for row in rows if row[0]],
            **{name: "|".join(map(folded, words)) for name, words in
               (("own", terms.own), ("calm", terms.calm), ("company", terms.company))}}


def _words(text: str) -> set[str]:
    return {word for word in folded(text).split() if word.isalpha()}
