"""Where the time of a build goes: processor time by the kind of work, in one run.

    python scripts/bench_where.py [--pages 1000] [--sources 500]

A made-up guide (``bench_sites``) is built once, with a timer around MkDocs' and our functions. What
one of them calls counts for the inner one alone, so that the shares add up.
"""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import bench_sites

REST = "the rest: start, navigation, writing files"


class Timers:
    """Seconds of processor time by name. A call inside another is taken off the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = [REST]
        self._since = time.process_time()

    def around(self, name: str, function: Callable) -> Callable:
        """The function, with its time counted under the name."""
        @functools.wraps(function)
        def timed(*values, **named):
            self._switch()
            self._running.append(name)
            try:
                return function(*values, **named)
            finally:
                self._switch()
                self._running.pop()
        return timed

    def _switch(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def end(self) -> None:
        """Count what ran until now."""
        self._switch()


def _wrap(timers: Timers) -> None:
    """Put the timers around what a build calls."""
    import jinja2
    import markdown
    from guide import library
    from guide.session import Session
    from mkdocs.structure.pages import Page

    places: list[tuple[str, object, tuple[str, ...]]] = [
        ("Python-Markdown, called by MkDocs for each page", markdown.Markdown, ("convert",)),
        ("front matter, read by MkDocs", Page, ("read_source",)),
        ("the templates", jinja2.Template, ("render",)),
        ("pages, records and bibliography, read by us", library, ("load",)),
        ("the rules that stop a build", Session, ("check_sources",)),
        ("citations, markers and lists of sources", Session, ("markdown", "content")),
        ("links and anchors of the rendered pages", Session, ("check_links",)),
        ("the index of the search", Session, ("search_files",)),
        ("versions of texts", Session, ("list_versions", "write_versions", "code")),
        ("the data for programs", Session, ("write_data",)),
        ("embeds and downloads", Session, ("list_embeds", "write_embeds", "write_downloads")),
    ]
    for name, owner, functions in places:
        for function in functions:
            setattr(owner, function, timers.around(name, getattr(owner, function)))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Show where the time of a build goes.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--sources", type=int, default=500)
    wish = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench_sites.ours(Path(folder), wish.pages, wish.sources)
        timers = Timers()
        import build_site  # its imports are a part of every build

        _wrap(timers)
        code = build_site.main(["--quiet", "--root", folder])
        timers.end()
    whole = sum(timers.seconds.values())
    print(f"{wish.pages:,} pages, {wish.sources} sources: {whole:.1f} s of processor time")
    for name, seconds in sorted(timers.seconds.items(), key=lambda row: (row[0] == REST, -row[1])):
        print(f"{name:<50}{seconds:7.2f} s{seconds / whole:6.0%}")
    return code


if __name__ == "__main__":
    sys.exit(main())
