"""``{{ name: words }}`` in a page becomes a table, picture or badge made from the data.

    {{ summary }}                   the page's own summary-of-findings table
    {{ matrix }}                    every use, its direction and its certainty
    {{ matrix-picture }}            the same as a picture
    {{ matrix-key }}                what the shapes and words mean
    {{ certainty: outcome-id }}     one certainty badge
    {{ direction: outcome-id }}     one direction badge
    {{ icon-array: fact-id ... }}   100 small people for each fact
    {{ diagram: name }}             docs/diagrams/name.svg, pasted in
    {{ sources-list: 1/3 }}         the whole bibliography, or a part of it (references.md)
    {{ sources-state }}             retraction data and archived copies (references.md)
    {{ everyday-words }}            words people type, A to Z, and where they lead (find.md)
    {{ page-dates }}                every page with its dates and review state
    {{ changes }}                   what changed for readers (about/changes.md)
    {{ use-questions }}             the questions of every page about a use, folded up
    {{ printed-sheets }}            the sheets to print that were made (print.md)
    {{ versions }}                  every text, its code and what was released (about/versions.md)
    {{ embed-builder }}             the tool that writes a clinic's snippet (for-clinics.md)
    {{ embed-builder: ready }}      a ready snippet for each page and part
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from . import (
    all_sources,
    badges,
    changes,
    icons,
    listing,
    markers,
    printed_sheets,
    standing,
    summary,
    use_questions,
)
from .citations import mask_code
from .directives_pattern import DIRECTIVE
from .library import Library
from .pages import Page
from .paths import read_text
from .problems import Problem, did_you_mean, line_and_column
from .search import everyday
from .versions import history


# Where the page for clinics gets its builder and its snippets, by the words of the directive.
EMBED_PLACES = {(): "<div data-embed-builder></div>", ("ready",): "<div data-embed-ready></div>"}


def wants_embeds(html: str) -> bool:
    """Whether a rendered page has a place for the builder or for the snippets."""
    return any(place in html for place in EMBED_PLACES.values())


class DirectiveError(ValueError):
    """The directive cannot be carried out; the message says why."""


@dataclass
class Expanded:
    """A body with an empty tag in the place of each directive, and the HTML for each tag.

    The HTML is put in after Markdown has run: a big table or picture has nothing in it for
    Markdown to do, and reading it twice is where the time of a build would go.
    """

    body: str = ""
    late: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def fill(self, html: str) -> str:
        """The rendered body with the HTML of every directive, citations tagged, in its place."""
        return _TAG.sub(lambda tag: markers.tag_groups(self.late[int(tag["number"])]), html)


_TAG = re.compile(r'<(?P<name>div|span) data-directive="(?P<number>\d+)"></(?P=name)>')


def expand(page: Page, library: Library) -> Expanded:
    """Carry out every directive of a page that stands outside code."""
    if "{{" not in page.body:
        return Expanded(page.body)
    result, pieces, last = Expanded(), [], 0
    for match in DIRECTIVE.finditer(mask_code(page.body)):
        pieces.append(page.body[last:match.start()])
        try:
            html = _run(match["name"], (match["words"] or "").split(), page, library)
        except (DirectiveError, icons.NoRate) as error:
            line, column = line_and_column(page.body, match.start())
            result.problems.append(Problem(page.shown, line + page.body_line - 1, column,
                                           "directive", str(error)))
            html = ""
        tag = "div" if _stands_alone(page.body, match.start(), match.end()) else "span"
        pieces.append(f'<{tag} data-directive="{len(result.late)}"></{tag}>')
        result.late.append(html)
        last = match.end()
    result.body = "".join([*pieces, page.body[last:]])
    return result


def _stands_alone(body: str, start: int, end: int) -> bool:
    """Whether a directive is alone on its line, and so a block of its own."""
    before = body[body.rfind("\n", 0, start) + 1:start]
    return not before.strip() and not body[end:].partition("\n")[0].strip()


def _run(name: str, words: list[str], page: Page, library: Library) -> str:
    if name not in DIRECTIVES:
        raise DirectiveError(f'There is no directive "{name}". {did_you_mean(name, DIRECTIVES)}')
    return DIRECTIVES[name](words, page, library)


def _summary(words: list[str], page: Page, library: Library) -> str:
    outcomes = library.findings.for_page(words[0] if words else page.src)
    if not outcomes:
        raise DirectiveError(f"No record in findings/ has `page: {page.src}`.")
    return summary.table_html(outcomes, "What the studies found, and how sure we can be")


def _matrix(words: list[str], page: Page, library: Library) -> str:
    return summary.matrix_html(list(library.findings.outcomes.values()), page.src)


def _matrix_picture(words: list[str], page: Page, library: Library) -> str:
    svg = summary.picture_svg(list(library.findings.outcomes.values()))
    return f'<figure class="figure">{svg}</figure>'


def _matrix_key(words: list[str], page: Page, library: Library) -> str:
    return summary.key_html()


def _certainty(words: list[str], page: Page, library: Library) -> str:
    return badges.certainty_html(_outcome(words, library).certainty)


def _direction(words: list[str], page: Page, library: Library) -> str:
    return badges.direction_html(_outcome(words, library).direction)


def _outcome(words: list[str], library: Library):
    name = words[0] if words else ""
    if name not in library.findings.outcomes:
        hint = did_you_mean(name, library.findings.outcomes)
        raise DirectiveError(f'No outcome "{name}" in findings/. {hint}')
    return library.findings.outcomes[name]


def _icon_array(words: list[str], page: Page, library: Library) -> str:
    facts = library.findings.facts
    for word in words:
        if word not in facts:
            raise DirectiveError(f'No fact "{word}" in findings/. {did_you_mean(word, facts)}')
    if not words:
        raise DirectiveError("An icon array needs the id of a fact.")
    return icons.figure_html([facts[word] for word in words])


def _diagram(words: list[str], page: Page, library: Library) -> str:
    path = library.project.diagrams / f"{words[0] if words else ''}.svg"
    if not path.is_file():
        raise DirectiveError(f"There is no picture {library.project.show(path)}.")
    svg = " ".join(read_text(path).split())
    return f'<figure class="figure">{svg}</figure>'


def _sources_list(words: list[str], page: Page, library: Library) -> str:
    try:
        return all_sources.html(library, page.src, " ".join(words))
    except ValueError as error:
        raise DirectiveError(str(error)) from None


def _sources_state(words: list[str], page: Page, library: Library) -> str:
    return standing.state_html(library)


def _page_dates(words: list[str], page: Page, library: Library) -> str:
    return listing.page_dates_html(library, page.src)


def _changes(words: list[str], page: Page, library: Library) -> str:
    if not library.changes:
        raise DirectiveError(f"There is no {changes.FILE} with a change in it.")
    here = posixpath.dirname(page.src) or "."
    return changes.html(library.changes, *(posixpath.relpath(name, here) for name in changes.FEEDS))


def _everyday_words(words: list[str], page: Page, library: Library) -> str:
    return everyday.html(library, page.src)


def _use_questions(words: list[str], page: Page, library: Library) -> str:
    html = use_questions.folds_html(library, page.src)
    if not html:
        raise DirectiveError(f'No page of the kind "use" has questions under "{use_questions.PART}".')
    return html


def _printed_sheets(words: list[str], page: Page, library: Library) -> str:
    return printed_sheets.MARKER  # sheets are made from rendered pages, and there are none yet


def _versions(words: list[str], page: Page, library: Library) -> str:
    return history.MARKER  # a code is made from a rendered page, and there are none yet


def _embed_builder(words: list[str], page: Page, library: Library) -> str:
    if tuple(words) not in EMBED_PLACES:
        raise DirectiveError("Write `{{ embed-builder }}` or `{{ embed-builder: ready }}`.")
    return EMBED_PLACES[tuple(words)]  # embeds are cut from rendered pages, and there are none yet


DIRECTIVES: dict[str, Callable[[list[str], Page, Library], str]] = {
    "summary": _summary,
    "matrix": _matrix,
    "matrix-picture": _matrix_picture,
    "matrix-key": _matrix_key,
    "certainty": _certainty,
    "direction": _direction,
    "icon-array": _icon_array,
    "diagram": _diagram,
    "sources-list": _sources_list,
    "sources-state": _sources_state,
    "everyday-words": _everyday_words,
    "page-dates": _page_dates,
    "changes": _changes,
    "use-questions": _use_questions,
    "printed-sheets": _printed_sheets,
    "versions": _versions,
    "embed-builder": _embed_builder,
}
