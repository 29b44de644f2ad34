"""Icon arrays: 100 small people, drawn only where a real rate exists, never for serious harm."""

from __future__ import annotations

from html import escape

from .findings import Fact

_PERSON = "M5 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM2 5h6v5H6.6v4H3.4v-4H2Z"
_COLUMNS, _STEP_X, _STEP_Y = 10, 13, 18


class NoRate(ValueError):
    """The fact has no rate, or is about a serious harm, so no array may be drawn."""


def check(fact: Fact) -> None:
    """Raise ``NoRate`` with the reason if an array of this fact would mislead."""
    if fact.out_of_100 is None:
        raise NoRate(f'"{fact.id}" has no rate, so no icon array can be drawn.')
    if fact.harm == "serious":
        raise NoRate(f'"{fact.id}" is a serious harm; a rate from reports would mislead.')


def array_svg(fact: Fact) -> str:
    """100 people, as many filled as the rate out of 100. 130 by 180 units."""
    check(fact)
    filled = fact.out_of_100
    people = "".join(_person(i, i < filled) for i in range(100))
    label = f"{filled} of 100 small people are filled in."
    return (f'<svg class="people" viewBox="0 0 {_COLUMNS * _STEP_X} {10 * _STEP_Y}" role="img" '
            f'aria-label="{label}">{people}</svg>')


def _person(index: int, filled: bool) -> str:
    x = 1.5 + index % _COLUMNS * _STEP_X
    y = 1.5 + index // _COLUMNS * _STEP_Y
    css = "yes" if filled else "no"
    return f'<path class="{css}" transform="translate({x} {y})" d="{_PERSON}"/>'


def figure_html(facts: list[Fact]) -> str:
    """One or more arrays side by side, each with text that says the same.

    Citations are left in Markdown form; they become markers with the rest of the page.
    """
    arrays = "".join(
        f'<div class="array">{array_svg(fact)}<p>{_caption(fact)}</p></div>' for fact in facts
    )
    return f'<figure class="icon-array">{arrays}</figure>'


def _caption(fact: Fact) -> str:
    text = f"<strong>About {fact.out_of_100} out of 100 {escape(fact.unit)}.</strong> "
    if fact.count is not None:
        text += f"({fact.count:,} of {fact.of:,}.) "
    return text + f"{escape(fact.says)} [{'; '.join('@' + s for s in fact.sources)}]"
