"""What git says changed, and which pages have to be looked at because of it.

A page that went away or was renamed breaks links of others, and a change to the bibliography,
the findings, the settings or a picture can break any page: then every page is looked at.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..library import Library

# Set by git for its hooks: they would lead to another repository than the one of the guide.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
              "GIT_OBJECT_DIRECTORY")
_SETTINGS = ("mkdocs.yml", "pyproject.toml", "reviewers.yml")


class GitError(Exception):
    """Git cannot say what changed; the message is one sentence."""


@dataclass(frozen=True)
class Changes:
    """Paths from the root of the guide: files that are new or other, and files that are gone."""

    there: frozenset[str]
    gone: frozenset[str]


def since(root: Path, ref: str) -> Changes:
    """What differs from a commit: staged, not staged, and files git does not know yet.

    Raises ``GitError``.
    """
    commit = _commit(root, ref)
    fields = _git(root, "diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--relative",
                  commit, "--").split("\0")
    new = set(filter(None, _git(root, "ls-files", "-z", "--others", "--exclude-standard").split("\0")))
    changed = list(zip(fields[::2], fields[1::2]))
    there = {path for state, path in changed if state != "D"} | new
    return Changes(frozenset(there), frozenset(path for state, path in changed if state == "D") - there)


def pages(library: Library, changes: Changes) -> Set[str] | None:
    """The source paths of the pages to look at; None for every page."""
    project = library.project
    if not project.docs.resolve().is_relative_to(project.root.resolve()):
        return None  # git was asked about the folder of the guide alone
    docs = PurePosixPath(project.docs_name).as_posix() + "/"
    whole = {PurePosixPath(name).as_posix() for name in (project.bibliography_name, *_SETTINGS)}
    findings = PurePosixPath(project.findings_name).as_posix() + "/"
    for path in changes.there | changes.gone:
        if path in whole or path.startswith(findings):
            return None
        if path.startswith(docs) and (path in changes.gone or not path.endswith(".md")):
            return None
    return {path.removeprefix(docs) for path in changes.there if path.startswith(docs)}


def _commit(root: Path, ref: str) -> str:
    _git(root, "rev-parse", "--git-dir")
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
    except GitError:
        if ref == "HEAD":  # nothing was committed yet, so everything is new
            return _git(root, "hash-object", "-t", "tree", "--stdin").strip()
        raise GitError(f'Git knows no commit "{ref}" in {root}.') from None


def _git(root: Path, *arguments: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL,
                              env={**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"})
    except FileNotFoundError:
        raise GitError("--changed needs git, which cannot be found here.") from None
    if done.returncode == 0:
        return os.fsdecode(done.stdout)
    said = os.fsdecode(done.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
    if "not a git repository" in said:
        raise GitError(f"{root} is in no git repository, so --changed cannot know what changed.")
    raise GitError(f"Git cannot say what changed in {root}: {said or 'no reason given'}.")
