"""A new page: the front matter, parts and links that its kind needs, and a place in the navigation.

It claims nothing: an empty page with headings must not look like an answer. What it needs is
asked of the rules and the settings of the guide, so that it passes the checks as it is.
"""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from . import library, nav_edit, navigation
from .checks import catalogue, settings
from .checks.writing import NotWritten, write_all
from .nav_edit import Unclear
from .paths import Project, Unreadable
from .problems import did_you_mean

NOTHING_YET = "Nothing is written here yet."
_DO_NOTHING = "Doing nothing is always one of the choices."
_NAME = re.compile(r"(?:[a-z0-9]+(?:[-_][a-z0-9]+)*/)*[a-z0-9]+(?:[-_][a-z0-9]+)*\.md")
_MARKDOWN = re.compile(r"[\[\]<>{}*_`|\\#]")

_PAGE = """---
title: {title}
description: {description}
kind: {kind}
updated: {today}
review_due: {due}
reviewed_by: []
evidence_searched: {today} # nobody has searched yet: put the day of the first search here
handout: false
embed: false
---

# {heading}
"""


class NotMade(Exception):
    """The page was not made and nothing was changed; the message is one sentence."""


@dataclass(frozen=True)
class Order:
    """What was asked for. ``path`` and ``after`` are below docs/, or begin with it."""

    path: str
    kind: str
    title: str
    description: str = NOTHING_YET
    after: str = ""


def run(root: Path, order: Order, today: dt.date) -> int:
    """Make the page and say what was done. Returns the exit code: 0 made, 1 not made."""
    try:
        for line in make(root, order, today):
            print(line)
    except (NotMade, NotWritten, Unreadable, settings.SettingsError) as error:
        print(f"{error}\nThe page was not made.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def make(root: Path, order: Order, today: dt.date) -> list[str]:
    """Make the page; what was done, a line each. Raises ``NotMade``, ``NotWritten``, ``Unreadable``."""
    site = _site(root)
    docs = root / site.docs_dir
    src = _new_src(order.path, site, docs)
    text = _page(src, order, today, settings.load(root), docs)
    files = {docs / src: text.encode("utf-8")}
    said = [f"{site.docs_dir}/{src} was made."]
    if site.entries is not None:
        files, told = _with_navigation(root / "mkdocs.yml", files, _entry(order, src), _after(order, site))
        said.append(told)
    _write(files)
    return [*said, "Check it with: python scripts/check.py --changed"]


def _site(root: Path) -> navigation.Site:
    if not library.is_guide(root):
        raise NotMade(f"There is no mkdocs.yml in {root}. Give the folder of a guide with --root.")
    site, problems = navigation.load(Project(root))
    if problems:
        raise NotMade(f"{problems[0]}\nCorrect that first.")
    return site


def _new_src(path: str, site: navigation.Site, docs: Path) -> str:
    src = _below_docs(path, site)
    if not _NAME.fullmatch(src):
        raise NotMade(f'"{path}" is no name for a page: use small letters, digits and hyphens, such as '
                      "uses/neck.md.")
    for other in sorted(docs.rglob("*.md")):
        there = other.relative_to(docs).as_posix()
        if site.address(there).lower() == site.address(src):
            raise NotMade(f"There is {site.docs_dir}/{there} already.")
    return src


def _below_docs(path: str, site: navigation.Site) -> str:
    return PurePosixPath(path).as_posix().removeprefix(f"{site.docs_dir}/")


def _after(order: Order, site: navigation.Site) -> str:
    src = _below_docs(order.after, site) if order.after else ""
    known = [entry.src for entry in site.entries or ()]
    if src and src not in known:
        raise NotMade(f'"{order.after}" is not in the navigation. {did_you_mean(src, known)}'.strip())
    return src


def _entry(order: Order, src: str) -> str:
    return f"- {_yaml(_title(order))}: {src}"


def _with_navigation(config: Path, files: dict[Path, bytes], entry: str,
                     after: str) -> tuple[dict[Path, bytes], str]:
    try:
        text, line = nav_edit.add(config.read_bytes().decode("utf-8"), entry, after)
    except Unclear as error:
        return files, f"Add this to the navigation in mkdocs.yml yourself, since {error}:\n    {entry}"
    return {**files, config: text.encode("utf-8")}, f"mkdocs.yml, line {line}: {entry}"


def _page(src: str, order: Order, today: dt.date, wishes: settings.Settings, docs: Path) -> str:
    title = _title(order)
    description = " ".join(order.description.split())
    if not description.isprintable() or not description:
        raise NotMade("The description is empty, or has signs that cannot be printed.")
    head = _PAGE.format(title=_yaml(title), description=_yaml(description), kind=order.kind,
                        today=today, due=_a_year_later(today), heading=title)
    return head + "".join(f"\n{block}\n" for block in _blocks(src, order, wishes, docs))


def _title(order: Order) -> str:
    title = " ".join(order.title.split())
    if not title or not title.isprintable() or _MARKDOWN.search(title):
        raise NotMade("The title is empty, or has signs that cannot be printed or that Markdown would "
                      "not print: [ ] < > { } * _ ` | \\ #.")
    return title


def _yaml(text: str) -> str:
    """A text as YAML reads it back, plain where that works."""
    try:
        if yaml.safe_load(f"- {text}: {text}") == [{text: text}]:
            return text
    except (yaml.YAMLError, ValueError):
        pass
    return json.dumps(text, ensure_ascii=False)


def _a_year_later(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def _blocks(src: str, order: Order, wishes: settings.Settings, docs: Path) -> Iterator[str]:
    """The body below the title: the parts of the kind, and the way to the warning signs."""
    link = _warning_link(src, order, wishes, docs)
    parts = _settings("page-parts", wishes).get("parts", {}).get(order.kind, [])
    harms = next((part for part in parts if "harm" in part.lower()), "")
    yield " ".join(filter(None, (NOTHING_YET, link if not harms else "")))
    options = _settings("do-nothing-missing", wishes)
    always = options.get("heading") if order.kind in options.get("kinds", ()) else None
    for part in parts:
        yield f"## {part}"
        yield " ".join(filter(None, (NOTHING_YET, link if part == harms else "",
                                     _DO_NOTHING if part == always else "")))


def _warning_link(src: str, order: Order, wishes: settings.Settings, docs: Path) -> str:
    """A link to the warning signs where the rule wants one and the page with them is there."""
    wanted = _settings("warning-sign-link", wishes)
    page = str(wanted.get("page", ""))
    tells_of_harm = (order.kind in wanted.get("kinds", ())
                     or re.search(wanted.get("titles", r"\A\Z"), order.title, re.I))
    if not tells_of_harm or page == src or not (docs / page).is_file():
        return ""
    return f"[When to get help]({posixpath.relpath(page, posixpath.dirname(src) or '.')})."


def _settings(rule: str, wishes: settings.Settings) -> dict:
    """The settings of a rule for this guide; none where there is no such rule."""
    entry = catalogue.entries().get(rule)
    return wishes.of(entry.rule) if entry and rule not in wishes.off else {}


def _write(files: dict[Path, bytes]) -> None:
    page = next(iter(files))
    made = [folder for folder in reversed(page.parents) if not folder.exists()]
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        write_all(files)
    except BaseException as error:
        for folder in reversed(made):
            if folder.is_dir():
                folder.rmdir()
        if isinstance(error, OSError):
            raise NotMade(f"{page.parent} cannot be made: {error.strerror}.") from None
        raise
