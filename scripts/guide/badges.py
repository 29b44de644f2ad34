"""Certainty, direction and tallies: always a word and a shape, never colour alone."""

from __future__ import annotations

from .findings import CERTAINTY, DIRECTIONS, SAW, Outcome

_SHAPES = {
    "benefit": '<path d="M8 2 14 14H2Z"/>',
    "no better": '<path d="M2 4h12v3H2zM2 9h12v3H2z"/>',
    "no effect": '<path d="M1 6.5h14v3H1z"/>',
    "conflicting": '<path d="M4.5 1 8.5 8h-8Z"/><path d="M11.5 15 7.5 8h8Z"/>',
    "unclear": '<path fill="none" stroke="currentColor" stroke-width="2.2" '
               'd="M4.6 5.4a3.5 3.3 0 1 1 5 3C8.4 9 8 9.6 8 10.8"/><circle cx="8" cy="14" r="1.4"/>',
    "worse": '<path d="M8 14 14 2H2Z"/>',
    "none found": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" '
                  'stroke-width="2" stroke-dasharray="3 2.2"/>',
}
_SAW_SHAPE = {"better": "benefit", "change": "benefit", "level": "no better",
              "no change": "no effect", "worse": "worse", "mixed": "conflicting"}


def shape_svg(name: str) -> str:
    """A small picture that stands beside a word. Hidden from screen readers."""
    return (f'<svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
            f'focusable="false" fill="currentColor">{_SHAPES[name]}</svg>')


def certainty_bars(certainty: str) -> str:
    """Four bars, as many filled as the certainty is high."""
    filled = CERTAINTY[certainty]
    bars = "".join(
        f'<rect x="{1 + 6 * i}" y="{11 - 3 * i}" width="4.4" height="{4 + 3 * i}" '
        f'fill="{"currentColor" if i < filled else "none"}" stroke="currentColor"/>'
        for i in range(4)
    )
    return (f'<svg class="bars" viewBox="0 0 25 16" width="25" height="16" aria-hidden="true" '
            f'focusable="false">{bars}</svg>')


def certainty_html(certainty: str) -> str:
    """ "Certainty: low" with its bars."""
    level = CERTAINTY[certainty]
    return (f'<span class="badge certainty certainty-{level}">{certainty_bars(certainty)} '
            f"<span>Certainty: {certainty}</span></span>")


MEANINGS = {
    "high": "we do not expect more research to change the answer",
    "moderate": "probably right",
    "low": "the answer may well change",
    "very low": "we do not really know",
}


def certainty_fold(more: str) -> str:
    """What each word of certainty means, folded away; ``more`` leads on, if it is not empty."""
    items = "".join(f"<li>{certainty_html(name)} {meaning}.</li>" for name, meaning in MEANINGS.items())
    return ('<details class="words-fold" data-search-exclude><summary>What does “certainty” mean?</summary>'
            "<p>How sure anyone can be that the answer is right, after looking at the studies.</p>"
            f'<ul class="words" role="list">{items}</ul>'
            + (f'<p><a href="{more}">How we judge evidence</a></p>' if more else "") + "</details>")


def direction_html(direction: str) -> str:
    """What the studies point to, in words, with its shape."""
    css = direction.replace(" ", "-")
    return (f'<span class="badge direction direction-{css}">{shape_svg(direction)} '
            f"<span>{DIRECTIONS[direction]}</span></span>")


def tally_text(outcome: Outcome) -> str:
    """"2 studies saw a change, 1 saw no change; 66 people in all", or an empty string."""
    if not outcome.tally:
        return ""
    saw = [row["saw"] for row in outcome.tally]
    parts = []
    for word, ending in SAW.items():
        count = saw.count(word)
        if count:
            noun = "" if parts else (" study" if count == 1 else " studies")
            parts.append(f"{count}{noun} {ending}")
    return f"{', '.join(parts)}; {_people_text(outcome)}."


def _people_text(outcome: Outcome) -> str:
    numbers = [row.get("people") for row in outcome.tally]
    total = sum(number for number in numbers if number)
    if None in numbers:
        return f"{total} people in those that gave a number"
    return f"{total} people in all"


def tally_html(outcome: Outcome) -> str:
    """The tally with one shape a study."""
    if not outcome.tally:
        return ""
    shapes = "".join(shape_svg(_SAW_SHAPE[row["saw"]]) for row in outcome.tally)
    return (f'<span class="tally"><span class="tally-shapes" aria-hidden="true">{shapes}</span> '
            f"{tally_text(outcome)}</span>")
