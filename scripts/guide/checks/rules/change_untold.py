"""A fact of a page changed since its release, and no note in changes.yml tells its readers.

A fact is what carries a claim: numbers with what they count, words of certainty ("may"), negation
("not", "do not"), comparison, duty and time, the sources and the places in them, the records and
directives behind tables, badges and pictures, and what a cited source says. On *Get help now*, in
emergency boxes and in lists of signs or of people who should not have it, each word counts.
Corrected spelling is no fact: it needs no note, and the date of the page may stay.
What it cannot see: a claim that changes by another word alone ("hurts" for "helps").

Why: a patient or a clinic that read the old text has to hear that it says something else now.
Bad: "in 20 women" becomes "in 30 women", and changes.yml has no newer entry that names the page.
Good: the same, with {day: 2027-02-01, id: more-women, risk: false, pages: [index.md], says: "..."}
Fix: add a note to changes.yml that names the page, and set its `updated`; or put back the fact.
"""

from __future__ import annotations

from ...dates import day
from ...versions import untold
from ..rule import Rule

RULE = Rule("change-untold", "versions", safety=True)
_NOTE = "Add a note to changes.yml that names {src}, or put back the fact."


def check(page, library, options):
    changed = untold.changed(page, library) if page.meta else None
    if changed is None:
        return
    notes, since = untold.notes(page.src, library), day(changed.release.day)
    signs = any(line.startswith("sign:") for line in (*changed.gone, *(claim.line for claim in changed.new)))
    if not notes:
        yield RULE.on(*_place(page, changed), f"A fact changed since the release of {since}, and no note "
                      f"tells readers{_told(changed)}.", _NOTE.format(src=page.src))
    elif signs and not any(note.risk for note in notes):
        yield RULE.on(*_place(page, changed), "A warning sign, or who should not have it, changed, and no note on the "
                      "page has `risk: true`.", "Set `risk: true` in the note, so that clinics hear of it.")
    elif page.meta.updated < changed.release.day:
        yield RULE.on(page.shown, page.front_line("updated"), 1,
                      f"A fact changed since the release of {since}, and the date of the page is older.",
                      "Set `updated` to the day on which the facts were checked.")


def _place(page, changed):
    return changed.new[0].place if changed.new else (page.shown, page.front_line("updated"), 1)


def _told(changed):
    parts = [f'new is "{claim.line}"' for claim in changed.new[:1]] + [f'gone is "{line}"' for line in changed.gone[:1]]
    more = len(changed.new[1:]) + len(changed.gone[1:])
    return (f": {', '.join(parts)}" if parts else "") + (f", and {more} more" if more else "")
