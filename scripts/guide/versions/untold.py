"""The facts of a page that changed since it was released, while no note told its readers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..changes import Change
from ..library import Library
from ..pages import Page
from . import facts, released
from .released import PageThen, Release


@dataclass(frozen=True)
class Changed:
    """How a page differs from the one that was released: what is new, and the lines that are gone.

    Both are empty where only the hash of the facts was kept.
    """

    release: Release
    new: tuple[facts.Claim, ...]
    gone: tuple[str, ...]


def changed(page: Page, library: Library) -> Changed | None:
    """What changed in the facts of a page since its release; None if nothing, or if it never was released."""
    last = library.released.last_of(page.src)
    if last is None:
        return None
    release, then = last
    claims = facts.of(page, library)
    if facts.digest(facts.text(claims)) == then.facts:
        return None
    return _compared(release, then, claims, library)


def _compared(release: Release, then: PageThen, claims: list[facts.Claim], library: Library) -> Changed:
    lines = released.facts_of(library.project.root, then)
    if lines is None:
        return Changed(release, (), ())
    left, new = Counter(lines), []
    for claim in claims:
        if left[claim.line]:
            left[claim.line] -= 1
        else:
            new.append(claim)
    return Changed(release, tuple(new), tuple(left.elements()))


def notes(src: str, library: Library) -> list[Change]:
    """The notes on a page that no release has told yet, newest first."""
    told, last = library.released.told(), library.released.last_of(src)
    return [change for change in library.changes
            if change.anchor not in told and (not change.pages or src in change.pages)
            and (last is None or change.day >= last[0].day)]
