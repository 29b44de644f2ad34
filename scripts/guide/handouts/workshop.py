"""One process that makes sheets: pages, styles and fonts are read once, then job after job is done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .. import fragments, whole_files
from . import basis, compose, first_page, glyphs, pieces, records
from . import sheets as sheet_file
from .booklet import Binder
from .compose import Form
from .finish import finish
from .jobs import Job
from .press import Press, PressError

_DRAFTS = 64  # kept at a time; a draft is the same for every clinic of a country


class Workshop:
    """Everything that jobs have in common.

    ``rendered`` holds the pages of the guide at ``root``; ``shared`` is a folder for what several
    processes need. Raises ``ProblemsFound`` if handouts.yml is wrong.
    """

    def __init__(self, root: Path, rendered: fragments.Fragments, shared: Path | None = None):
        self._root, self._rendered = root, rendered
        self.pages: Mapping[str, pieces.Page] = {
            src: pieces.cut(page, rendered.site_url) for src, page in rendered.pages.items()}
        self.sheets = {sheet.id: sheet for sheet in sheet_file.must_load(root, self.pages)}
        self._press = Press()
        self.printed = 0  # how many sheets were set; a new record alone is none
        self._binder = Binder(self._press, shared)
        self._draft = lru_cache(_DRAFTS)(self._make_draft)

    def make(self, job: Job, folder: Path, before: records.Made | None) -> records.Made | None:
        """Make one sheet, or return None if the one that is there, and its record, are still right.

        Raises ``PressError`` with a sentence if it cannot be made as it should be.
        """
        unprintable = glyphs.unprintable(job.clinic) if job.clinic else ""
        if unprintable:
            raise PressError(unprintable)
        draft = self._draft(job.sheet, job.form, job.clinic.country if job.clinic else None)
        # A clinic's name and numbers take room; a sheet of one page has none to spare, and no time for two tries.
        html = (self._binder.basis(draft, job.clinic) if draft.sheet.booklet else
                compose.document(draft, job.clinic, tight=bool(job.clinic) and _limit(draft) == 1))
        inputs = hashlib.sha256((self._press.fingerprint + html).encode("utf-8")).hexdigest()
        right = records.whole(folder, before) if before and before.inputs == inputs else None
        if right is not None:
            made = self._listed(before, job, folder, right)
            return None if made == before else made
        data, pages = self._print(draft, job, html)
        folder.mkdir(parents=True, exist_ok=True)
        whole_files.put(folder / job.file, data)
        made = records.Made(
            job.file, job.sheet, draft.sheet.title, job.form.paper, job.form.size, pages, len(data),
            hashlib.sha256(data).hexdigest(), draft.facts["version"], draft.facts["digest"], inputs)
        return self._listed(made, job, folder, data)

    def _listed(self, made: records.Made, job: Job, folder: Path, data: bytes) -> records.Made:
        """The record with what the site's list of sheets needs. Sheets of a clinic are not on it."""
        if job.clinic is not None:
            return made
        picture = made.picture
        if picture is None or records.whole(folder, picture) is None:
            drawn, width, height = first_page.webp(data)
            name = Path(job.file).with_suffix(".webp").name
            picture = records.Picture(name, hashlib.sha256(drawn).hexdigest(), width, height)
            whole_files.put(folder / picture.file, drawn)
        # The numbers to call stand on every sheet.
        taken = tuple(dict.fromkeys([*(take.src for take in self.sheets[job.sheet].takes), compose.HELP]))
        return replace(made, picture=picture, place=list(self.sheets).index(job.sheet), taken=taken,
                       fragments=basis.of(self._root, self._rendered, taken))

    def _print(self, draft: compose.Draft, job: Job, html: str) -> tuple[bytes, int]:
        """The bytes of a sheet and its number of pages; set tighter if it would be too long."""
        self.printed += 1
        if draft.sheet.booklet:
            return self._binder.make(draft, job.clinic)
        limit = _limit(draft)
        laid = self._press.pages(html, job.form.paper, job.form.size)
        if limit and len(laid.pages) > limit and (limit > 1 or not job.clinic):
            tight = compose.document(draft, job.clinic, tight=True)
            laid = self._press.pages(tight, job.form.paper, job.form.size)
        if limit and len(laid.pages) > limit and job.clinic and job.clinic.note:
            bare = compose.document(draft, replace(job.clinic, note=()), tight=True)
            laid = self._press.pages(bare, job.form.paper, job.form.size)
        if self._press.overflows(laid):
            raise PressError("Words stand outside the page. Shorten the note or the address of the clinic.")
        if limit and len(laid.pages) > limit:
            whose = "Shorten the note or the address of the clinic." if job.clinic else "Take less onto it."
            raise PressError(f"{len(laid.pages)} pages on {job.form.paper}, and at most {limit} are allowed. {whose}")
        return finish(self._press.pdf(laid), title=draft.sheet.title, language="en-GB"), len(laid.pages)

    def _make_draft(self, sheet: str, form: Form, country: str | None) -> compose.Draft:
        return compose.draft(self.sheets[sheet], form, country, self.pages, self._rendered.site_url,
                             self._rendered.site_name)


def _limit(draft: compose.Draft) -> int:
    """How many pages a sheet may have; 0 for any number. Large print takes what it needs."""
    return draft.sheet.most_pages if draft.form.size == "standard" else 0
