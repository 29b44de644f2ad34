"""What a reader sees of a source before the reference: what it is, what it found."""

from __future__ import annotations

import functools
from html import escape

from .bibliography import Source

# Kinds of source in which nobody was studied, so that "number not shown" would mislead.
_NO_PEOPLE = ("review", "guideline", "consensus statement", "regulator notice", "law", "web page",
              "assessment tool", "book", "market report", "not read")


@functools.cache
def kind_of_study(source: Source) -> str:
    """"Before-and-after study, 6 people", as a patient would say it."""
    kind = source.studytype[0].upper() + source.studytype[1:]
    people = source.participants
    if people == "number not shown":
        people = "not applicable" if source.studytype in _NO_PEOPLE else "number of people not shown"
    return kind if people == "not applicable" else f"{kind}, {people}"


def read_note(source: Source) -> str:
    """How much of the source was read."""
    notes = {
        "full text": "Read: full text",
        "abstract": "Read: the summary (abstract) only",
        "excerpt": "Read: a part only",
        "nothing": "Not read",
    }
    return notes[source.read] + (f", as {source.via}" if source.via else "") + "."


def paid_by(source: Source) -> str:
    """Who paid, or that it was not stated. Interests of the authors stand here too."""
    return f"Money and interests: {source.funding.rstrip('.') or 'not stated'}."


@functools.cache
def card_html(source: Source) -> str:
    """The plain-words part of a source, used in lists and cards."""
    return (
        f'<p class="source-plain"><strong>{escape(kind_of_study(source))}.</strong> '
        f"{escape(source.finding)} {escape(paid_by(source))} {read_note(source)}</p>"
        + (f'<p class="source-unfit">We do not rely on this: {escape(source.unfit)}</p>'
           if source.is_unfit else "")
    )


def accessible_name(number: int, source: Source, locator: str) -> str:
    """The name of a citation link, read alone: number, kind of study, place in it."""
    place = f", {spoken_locator(locator)}" if locator else ""
    return f"Source {number}: {kind_of_study(source)}{place}"


def spoken_locator(locator: str) -> str:
    """p. 180e as it is said: page 180e."""
    for short, word in (("pp.", "pages"), ("p.", "page"), ("para.", "paragraph")):
        if locator.startswith(short):
            return word + locator[len(short):]
    return locator
