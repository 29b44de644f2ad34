"""Summary-of-findings tables and the matrix, made from findings/*.yml.

Citations are left in Markdown form; they become markers with the rest of the page.
"""

from __future__ import annotations

import posixpath
from html import escape

from .badges import certainty_html, direction_html, shape_svg, tally_html
from .findings import CERTAINTY, DIRECTIONS, Outcome

FAT_PAGE = "uses/body-fat.md"
_ROW, _LEFT, _WIDTH, _APART = 62, 8, 360, 52


def table_html(outcomes: list[Outcome], caption: str) -> str:
    """One row an outcome: what was looked at, who, what was found, how sure."""
    heads = ("What was looked at", "Studies and people", "What they found", "How sure, and why")
    rows = "".join(_row(outcome, heads) for outcome in outcomes)
    return _table("findings", caption, heads, rows)


def _row(outcome: Outcome, heads: tuple[str, ...]) -> str:
    looked = (f"<strong>{escape(outcome.outcome)}</strong><br>{escape(outcome.treatment)}, "
              f"compared with {escape(outcome.compared_with)}")
    studied = f"{escape(outcome.studies)}<br>{escape(outcome.people)}"
    tally = tally_html(outcome)
    found = (f"{direction_html(outcome.direction)}<br>{escape(outcome.result)} "
             f"{cite(outcome.sources)}" + (f"<br>{tally}" if tally else ""))
    sure = f"{certainty_html(outcome.certainty)}<br>{escape(outcome.why)}"
    cells = "".join(_cell(head, text) for head, text in zip(heads[1:], (studied, found, sure)))
    return f'<tr id="{outcome.id}"><th scope="row">{looked}</th>{cells}</tr>'


def cite(sources: tuple[str, ...]) -> str:
    """Sources as one citation group."""
    return f"[{'; '.join('@' + source for source in sources)}]"


def _cell(head: str, html: str) -> str:
    return f'<td data-label="{escape(head)}"><div>{html}</div></td>'


def _table(css: str, caption: str, heads: tuple[str, ...], rows: str) -> str:
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (f'<table class="stack {css}"><caption>{escape(caption)}</caption>'
            f"<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>")


def matrix_html(outcomes: list[Outcome], page: str) -> str:
    """Every use in one sentence, with direction and certainty; fat kept apart."""
    fat = [outcome for outcome in outcomes if outcome.page == FAT_PAGE]
    rest = [outcome for outcome in outcomes if outcome.page != FAT_PAGE]
    return (_matrix(rest, page, "Skin, hair and pain: what studies found, and how sure we can be")
            + _matrix(fat, page, "Injections to dissolve fat: a different treatment, "
                                 "with harms of its own"))


def _matrix(outcomes: list[Outcome], page: str, caption: str) -> str:
    heads = ("Used for", "What studies point to", "How sure we can be", "In one sentence")
    rows = "".join(
        f'<tr><th scope="row"><a href="{link(outcome.page, page)}">{escape(outcome.label)}</a></th>'
        + _cell(heads[1], direction_html(outcome.direction))
        + _cell(heads[2], certainty_html(outcome.certainty))
        + _cell(heads[3], escape(outcome.plain)) + "</tr>"
        for outcome in outcomes
    )
    return _table("matrix", caption, heads, rows)


def link(target: str, page: str) -> str:
    """The address of one page as seen from another, both as source paths."""
    address = target.removesuffix(".md") + ".html"
    return posixpath.relpath(address, posixpath.dirname(page) or ".")


def picture_svg(outcomes: list[Outcome]) -> str:
    """The matrix as a picture: uses down, certainty across, a shape for the direction."""
    rest = [outcome for outcome in outcomes if outcome.page != FAT_PAGE]
    fat = [outcome for outcome in outcomes if outcome.page == FAT_PAGE]
    end = 60 + _ROW * len(rest)
    height = end + (_APART if fat else 0) + _ROW * len(fat) + 18
    columns = list(reversed(CERTAINTY))
    title = "Every use by how sure we can be"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram diagram-matrix" role="img" '
        f'viewBox="0 0 {_WIDTH} {height}" aria-labelledby="matrix-title matrix-desc">'
        f'<title id="matrix-title">{title}</title>'
        f'<desc id="matrix-desc">{escape(_picture_text(outcomes))}</desc>'
        f"{_picture_head(columns)}"
        + "".join(_picture_row(60 + i * _ROW, o, columns) for i, o in enumerate(rest))
        + (_picture_divider(end) if fat else "")
        + "".join(_picture_row(end + _APART + i * _ROW, o, columns) for i, o in enumerate(fat))
        + "</svg>"
    )


def _picture_text(outcomes: list[Outcome]) -> str:
    rows = [f"{o.label}: {DIRECTIONS[o.direction].lower()}, certainty {o.certainty}." for o in outcomes]
    reached = {o.certainty for o in outcomes}
    end = "" if reached & {"moderate", "high"} else " No use reached moderate or high certainty."
    return " ".join(rows) + end


def _picture_head(columns: list[str]) -> str:
    texts = "".join(
        f'<text x="{_column_x(i)}" y="48" text-anchor="middle" class="m-head">{name.capitalize()}</text>'
        for i, name in enumerate(columns)
    )
    return f'<text x="{_WIDTH / 2}" y="22" text-anchor="middle" class="m-title">How sure can we be?</text>{texts}'


def _column_x(index: int) -> float:
    return _LEFT + (index + 0.5) * (_WIDTH - 2 * _LEFT) / 4


def _picture_divider(top: float) -> str:
    """The line that keeps fat-dissolving injections apart."""
    return (f'<path class="m-line" d="M{_LEFT} {top + 14}H{_WIDTH - _LEFT}"/>'
            f'<text x="{_LEFT + 2}" y="{top + 38}" class="m-apart">To dissolve fat: a different treatment</text>')


def _picture_row(top: float, outcome: Outcome, columns: list[str]) -> str:
    width = (_WIDTH - 2 * _LEFT) / 4
    boxes = "".join(
        f'<rect class="m-box{" m-on" if name == outcome.certainty else ""}" rx="4" '
        f'x="{_LEFT + i * width + 2}" y="{top + 24}" width="{width - 4}" height="30"/>'
        for i, name in enumerate(columns)
    )
    x = _column_x(columns.index(outcome.certainty))
    shape = shape_svg(outcome.direction).replace(
        "<svg ", f'<svg x="{x - 9}" y="{top + 30}" ', 1).replace('width="16" height="16"',
                                                                'width="18" height="18"')
    label = f'<text x="{_LEFT + 2}" y="{top + 16}" class="m-label">{escape(outcome.label)}</text>'
    return label + boxes + f'<g class="m-shape">{shape}</g>'


def key_html() -> str:
    """What each shape and each word of certainty means."""
    directions = "".join(f"<li>{direction_html(name)}</li>" for name in DIRECTIONS)
    certainties = "".join(f"<li>{certainty_html(name)}</li>" for name in reversed(CERTAINTY))
    return f'<ul class="key">{directions}</ul><ul class="key">{certainties}</ul>'
