"""One process that makes sheets: pages, styles and fonts are read once, then job after job is done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from .. import fragments
from . import compose, first_page, pieces, records
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
        self._rendered = rendered
        self.pages: Mapping[str, pieces.Page] = {
            src: pieces.cut(page, rendered.site_url) for src, page in rendered.pages.items()}
        self.sheets = {sheet.id: sheet for sheet in sheet_file.must_load(root, self.pages)}
        self._press = Press()
        self._binder = Binder(self._press, shared)
        self._draft = lru_cache(_DRAFTS)(self._make_draft)

    def make(self, job: Job, folder: Path, before: records.Made | None) -> records.Made | None:
        """Make one sheet, or return None if the one that is there is still right.

        Raises ``PressError`` with a sentence if it cannot be made as it should be.
        """
        draft = self._draft(job.sheet, job.form, job.clinic.country if job.clinic else None)
        # A clinic's name and numbers take room; a sheet of one page has none to spare, and no time for two tries.
        html = (self._binder.basis(draft, job.clinic) if draft.sheet.booklet else
                compose.document(draft, job.clinic, tight=bool(job.clinic) and _limit(draft) == 1))
        inputs = hashlib.sha256((self._press.fingerprint + html).encode("utf-8")).hexdigest()
        target = folder / job.file
        if before and before.inputs == inputs and target.is_file() and target.stat().st_size == before.size:
            return None
        data, pages = self._print(draft, job, html)
        folder.mkdir(parents=True, exist_ok=True)
        picture = ""
        if job.clinic is None:
            picture = target.with_suffix(".png").name
            records.put(folder / picture, first_page.png(data))
        records.put(target, data)
        return records.Made(
            job.file, job.sheet, draft.sheet.title, job.form.paper, job.form.size, pages, len(data),
            hashlib.sha256(data).hexdigest(), draft.facts["version"], draft.facts["digest"], inputs, picture)

    def _print(self, draft: compose.Draft, job: Job, html: str) -> tuple[bytes, int]:
        """The bytes of a sheet and its number of pages; set tighter if it would be too long."""
        if draft.sheet.booklet:
            return self._binder.make(draft, job.clinic)
        limit = _limit(draft)
        laid = self._press.pages(html, job.form.paper, job.form.size)
        if limit and len(laid.pages) > limit and (limit > 1 or not job.clinic):
            tight = compose.document(draft, job.clinic, tight=True)
            laid = self._press.pages(tight, job.form.paper, job.form.size)
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
