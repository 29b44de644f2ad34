"""Answers kept in .cache/, so that a run that was stopped can go on where it was.

One small file a DOI. What is missing, broken or too old is simply asked again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from pathlib import Path

from . import form
from .crossref import Answer
from .notices import Notice

_FORM = 1  # raise it when the form of a kept answer changes


class Kept:
    """Answers got on ``since`` or later are used again; those kept now are of ``today``.

    Data of one day must not stand beside answers that are older than it.
    """

    def __init__(self, folder: Path, since: dt.date, today: dt.date):
        self._folder, self._since, self._today = folder, since, today

    def get(self, doi: str) -> Answer | None:
        """The answer about ``doi``, or None."""
        try:
            data = json.loads(self._path(doi).read_text(encoding="utf-8"))
            asked = dt.date.fromisoformat(data["asked"])
            if data["form"] != _FORM or data["doi"] != doi or not self._since <= asked <= self._today:
                return None
            if not all(map(form.is_notice, data["notices"])):
                return None
            return Answer(data["known"] is True, tuple(Notice(**notice) for notice in data["notices"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, doi: str, answer: Answer) -> None:
        """Keep ``answer``. Written whole or not at all."""
        data = {"form": _FORM, "doi": doi, "asked": self._today.isoformat(), "known": answer.known,
                "notices": [form.as_json(notice) for notice in answer.notices]}
        path = self._path(doi)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        part.write_text(json.dumps(data), encoding="utf-8")
        part.replace(path)

    def clear(self) -> None:
        """Forget every answer: the run is finished."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, doi: str) -> Path:
        # A DOI may be too long for the name of a file, and may hold any sign.
        return self._folder / f"{hashlib.sha256(doi.encode()).hexdigest()}.json"
