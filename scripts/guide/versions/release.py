"""A release: the current texts are frozen under versions/CODE/, all of them or none.

The folders of new codes are written first and versions/index.yml last, in one step: what the index does
not name was never released, and is written again. A second run with the same texts changes nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from .. import whole_files
from ..fragments import Fragments
from ..library import Library
from . import facts, frozen, untold
from .frozen import Candidate
from .released import FACTS, FILE, FOLDER, TEXT

_HEAD = ("# What was released, and the hashes of the frozen texts. Only scripts/release.py writes this file.\n"
         "# Each text lies in versions/CODE/, and its bytes never change.\n\n")


_SOURCES = ("mkdocs.yml", "references.bib", "changes.yml", "handouts.yml", "embeds.yml", "reviewers.yml",
            "retractions.json", "pyproject.toml", FILE)


class Refused(Exception):
    """Nothing was released; the message says why and what to do."""


@dataclass(frozen=True)
class Plan:
    """What a release would do. ``files`` are paths below versions/ with their bytes, index.yml among them.

    ``new`` are the texts to freeze, ``back`` those that say again what an earlier release said, and
    ``spelt`` the pages whose words changed while no fact did.
    """

    day: dt.date
    files: dict[str, bytes]
    new: tuple[Candidate, ...]
    back: tuple[Candidate, ...]
    spelt: tuple[str, ...]


def plan(library: Library, rendered: Fragments, day: dt.date) -> Plan:
    """Decide what is new. Raises ``Refused``, and ``ProblemsFound`` if handouts.yml is wrong."""
    before = library.released
    if before.day and day < before.day:
        raise Refused(f"The last release is of {before.day.isoformat()}. Give that day or a later one with --day.")
    _refuse_untold(library)
    pages = frozen.bodies(rendered)
    texts = {one.code: one for one in frozen.candidates(library.project.root, rendered, pages)}
    changed = [one for one in texts.values() if _is_changed(one, library)]
    for one in changed:
        if one.code in before.texts and before.texts[one.code].words != one.words:
            raise Refused(f"Two texts would have the code {one.code}. Change a word of {one.name}, and release again.")
    new = [one for one in changed if one.code not in before.texts]
    help_page = pages.get("get-help.md")
    files = {f"{one.code}/{TEXT}": one.document(help_page, rendered.site_name, day).encode("utf-8") for one in new}
    files |= {f"{one.code}/{FACTS}": _facts(one, library).encode("utf-8") for one in new if one.kind == "page"}
    if changed:
        files["index.yml"] = _index(library, changed, files, day).encode("utf-8")
    return Plan(day, files, tuple(new), tuple(one for one in changed if one not in new),
                tuple(one.name for one in new if one.kind == "page" and _is_spelling(one, library)))


def fingerprint(root: Path) -> str:
    """A hash of all that the texts are made from, so that nothing is frozen that changed after it was checked."""
    files = [file for folder in ("docs", "findings") for file in sorted((root / folder).rglob("*")) if file.is_file()]
    files += [root / name for name in _SOURCES if (root / name).is_file()]
    found = hashlib.sha256()
    for file in files:
        found.update(f"{file.relative_to(root).as_posix()}\0".encode())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _refuse_untold(library: Library) -> None:
    """The checks ask for this too. It stands here as well, since what is frozen can not be mended."""
    for page in library.pages.values():
        if untold.changed(page, library) and not untold.notes(page.src, library):
            raise Refused(f"A fact of {page.src} changed, and no note in changes.yml names the page.")


def _is_changed(one: Candidate, library: Library) -> bool:
    if one.kind == "sheet":
        last = next((release.sheets[one.name] for release in reversed(library.released.releases)
                     if one.name in release.sheets), None)
        return last is None or last.code != one.code
    last = library.released.last_of(one.name)
    return last is None or last[1].code != one.code or last[1].facts != facts.digest(_facts(one, library))


def _is_spelling(one: Candidate, library: Library) -> bool:
    last = library.released.last_of(one.name)
    return last is not None and last[1].facts == facts.digest(_facts(one, library))


def _facts(one: Candidate, library: Library) -> str:
    return facts.text(facts.of(library.pages[one.name], library))


def _index(library: Library, changed: Iterable[Candidate], files: dict[str, bytes], day: dt.date) -> str:
    before = library.released
    texts = {code: {"title": text.title, "words": text.words, "sha256": text.sha256}
             for code, text in before.texts.items()}
    texts |= {one.code: {"title": one.title, "words": one.words,
                         "sha256": hashlib.sha256(files[f"{one.code}/{TEXT}"]).hexdigest()}
              for one in changed if one.code not in texts}
    releases = [{"day": one.day, "notes": list(one.notes),
                 "pages": {src: {"code": then.code, "facts": then.facts} for src, then in one.pages.items()},
                 "sheets": {name: {"code": then.code, "pages": list(then.pages)} for name, then in one.sheets.items()}}
                for one in before.releases]
    releases.append({
        "day": day, "notes": [change.anchor for change in library.changes],
        "pages": {one.name: {"code": one.code, "facts": facts.digest(_facts(one, library))}
                  for one in changed if one.kind == "page"},
        "sheets": {one.name: {"code": one.code, "pages": list(one.pages)} for one in changed if one.kind == "sheet"}})
    return _HEAD + yaml.safe_dump({"texts": dict(sorted(texts.items())), "releases": releases},
                                  allow_unicode=True, sort_keys=False, width=110)


def told(chosen: Plan) -> str:
    """What a release did, for the person who ran it."""
    if not chosen.files:
        return "Nothing is new since the last release. Nothing was written."
    lines = [f"{one.code}: {one.title}" for one in chosen.new]
    lines += [f"{one.code}: {one.title} (as in an earlier release, or other facts with the same words)"
              for one in chosen.back]
    if chosen.spelt:
        lines += ["", "Words of these changed and no fact did. Look whether it was spelling only: "
                  + ", ".join(chosen.spelt)]
    count = f"{len(chosen.new)} {'text was' if len(chosen.new) == 1 else 'texts were'} frozen"
    return "\n".join([*lines, "", f"{count} under {FOLDER}/, released on {chosen.day.isoformat()}. "
                      f"Commit {FOLDER}/ together with the pages."])


def carry_out(root: Path, chosen: Plan) -> None:
    """Write what was planned: new folders first, the index last. Nothing is left of a release that fails."""
    folder, begun = root / FOLDER, []
    folder.mkdir(exist_ok=True)
    try:
        for code in dict.fromkeys(name.partition("/")[0] for name in chosen.files if "/" in name):
            begun.append(folder / code)
            _write_text(folder, code, chosen)
        if "index.yml" in chosen.files:
            whole_files.put(root / FILE, chosen.files["index.yml"])
    except BaseException:
        if not _is_there(root / FILE, chosen):  # an interruption right behind the last step undoes nothing
            for code in begun:
                shutil.rmtree(code, ignore_errors=True)
        raise


def _is_there(index: Path, chosen: Plan) -> bool:
    return index.is_file() and index.read_bytes() == chosen.files.get("index.yml")


def _write_text(folder: Path, code: str, chosen: Plan) -> None:
    """One folder, whole or not at all. What an ended release left there was never released."""
    beside = folder / f".{code}.part"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir()
        for name in (TEXT, FACTS):
            if f"{code}/{name}" in chosen.files:
                (beside / name).write_bytes(chosen.files[f"{code}/{name}"])
        shutil.rmtree(folder / code, ignore_errors=True)
        beside.rename(folder / code)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
