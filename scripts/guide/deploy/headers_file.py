"""The policy as a ``_headers`` file, which Cloudflare and Netlify read from the folder of a site.

Both join rules that fit the same path, but not in the same way: one adds values up, one may take the
last. So each header comes to a path from one rule alone. Cloudflare takes 100 rules of 2,000 signs a line
and one * in each; it serves side-effects.html as /side-effects too, so a page's rule ends in a *.
See https://developers.cloudflare.com/pages/configuration/headers/ and
https://docs.netlify.com/routing/headers/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..problems import Problem, ProblemsFound
from . import answer
from .answer import ENCODINGS, Hashes
from .policy import Policy

RULES, SIGNS = 100, 2000
_HEAD = """\
# Made by scripts/make_deploy.py from policy.yml and a built site. Change policy.yml, then make it again.
# For Cloudflare and Netlify: copy it into the folder of the site that was built with it.
"""
_OWN = ("_headers", "_redirects")
_SHEETS = "handouts"  # there or not, as `make handouts` ran or not: the file is the same for both


def text(policy: Policy, hashes: Hashes, site: Path) -> str:
    """The whole file. Raises ``ProblemsFound`` when it is more than a host takes."""
    rules = {"/*": {**policy.everywhere, **policy.tls}}
    for pattern, path in _patterns(policy, site):
        rules[pattern] = answer.kind_of(policy, path).headers
    rules[f"/{_SHEETS}/*"] = answer.kind_of(policy, f"/{_SHEETS}/sheet.pdf").headers
    lines = [line for pattern, headers in rules.items() for line in _rule(pattern, headers, hashes)]
    problems = (
        [
            Problem(
                "deploy/_headers",
                0,
                0,
                "too-long",
                f"{len(rules)} rules; Cloudflare takes {RULES}.",
                "Put files of a kind into folders of their own.",
            )
        ]
        if len(rules) > RULES
        else []
    )
    problems += [
        Problem(
            "deploy/_headers", 0, 0, "too-long", f"A line of {len(line)} signs; Cloudflare takes {SIGNS}."
        )
        for line in lines
        if len(line) > SIGNS
    ]
    if problems:
        raise ProblemsFound(problems)
    return "\n".join([_HEAD, *lines, ""])


def _rule(pattern: str, headers: Mapping[str, str], hashes: Hashes) -> Iterator[str]:
    yield pattern
    for name, value in headers.items():
        yield f"  {name}: {hashes.fill(value)}"


def _patterns(policy: Policy, folder: Path, above: str = "/") -> Iterator[tuple[str, str]]:
    """(pattern, a path that it stands for): a folder whose files are all of a kind is one rule."""
    if (folder / "index.html").is_file():
        yield above, above
    names = sorted(one.name for one in folder.iterdir() if _counts(one))
    for name in names:
        inside = folder / name
        path = above + name
        if inside.is_dir():
            kinds = {answer.kind_of(policy, one).name: one for one in _below(inside, f"{path}/")}
            if len(kinds) == 1:
                yield f"{path}/*", next(iter(kinds.values()))
            elif kinds:
                yield from _patterns(policy, inside, f"{path}/")
        else:
            stem = name.removesuffix(".html")
            alone = [other for other in names if other.startswith(stem)] == [name]
            yield from [(above + stem + "*", path)] if stem != name and alone else _both(above, stem, path)


def _both(above: str, stem: str, path: str) -> list[tuple[str, str]]:
    return list(dict.fromkeys([(path, path), (above + stem, path)]))


def _counts(file: Path) -> bool:
    return file.name not in (*_OWN, _SHEETS) and file.suffix.removeprefix(".") not in ENCODINGS.values()


def _below(folder: Path, above: str) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and _counts(file):
            yield above + file.relative_to(folder).as_posix()
