"""Follow every internal link and anchor of a built site, with LinkChecker.

The site is served over http: over file:// LinkChecker cannot see that a link
starting with a slash is dead.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.loopback import serve_folder

CONFIG = """\
[checking]
threads={threads}
maxrequestspersecond=100000
robotstxt=0
timeout=20
[output]
status=0
log=csv
verbose=1
[csv]
parts=urlname,parentname,result,warningstring,valid,url,line
[filtering]
ignore=
  ^(?!{base})
{plugins}
"""

WORKER = Path(__file__).with_name("crawl_worker.py")


class CrawlError(Exception):
    """The crawl itself did not work, so nothing is known about the links."""


@dataclass(frozen=True)
class Fault:
    """One dead link: where it points, where it stands and what is wrong."""

    url: str
    parent: str
    line: int | None
    message: str


@dataclass(frozen=True)
class CrawlReport:
    """What a crawl checked, as addresses from the site's root, and what it found.

    A dead address is reported once, with the first page found to link to it.
    """

    checked: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def clean(self) -> bool:
        """True when no fault was found."""
        return not self.faults

    @property
    def files(self) -> frozenset[str]:
        """The files reached, as paths below the site's folder."""
        paths = (unquote(urlsplit(url).path).removeprefix("/") for url in self.checked)
        return frozenset(
            path + "index.html" if path.endswith("/") or not path else path for path in paths
        )


def crawl(
    site_dir: Path, *, plugins: Sequence[str] = ("AnchorCheck",), threads: int = 2
) -> CrawlReport:
    """Crawl the site in `site_dir` from its front page, and from 404.html if any."""
    with serve_folder(Path(site_dir)) as base:
        starts = [base + "index.html"]
        # Nothing links to the page for wrong addresses; the web server shows it.
        if (Path(site_dir) / "404.html").exists():
            starts.append(base + "404.html")
        rows = _run(base, starts, plugins, threads)
    return _report(rows, base)


def _run(
    base: str, starts: Sequence[str], plugins: Sequence[str], threads: int
) -> list[dict[str, str]]:
    """Run LinkChecker and return its rows, one per checked address."""
    with tempfile.TemporaryDirectory() as home:
        config = Path(home) / "linkcheckerrc"
        sections = "\n".join(f"[{name}]" for name in plugins)
        config.write_text(CONFIG.format(base=base, plugins=sections, threads=threads))
        done = subprocess.run(
            worker_command(config, *starts),
            capture_output=True,
            text=True,
            env=worker_environment(home),
            check=False,
        )
    # 0: all well; 1: faults found; anything else: LinkChecker itself failed.
    if done.returncode not in (0, 1):
        raise CrawlError(f"LinkChecker failed: {done.stderr.strip() or done.stdout.strip()}")
    rows = list(csv.DictReader(StringIO(done.stdout), delimiter=";"))
    if not rows:
        raise CrawlError(f"LinkChecker checked nothing: {done.stderr.strip()}")
    return rows


def worker_command(config: Path, *arguments: str) -> list[str]:
    """Return the command that runs LinkChecker in a process of its own."""
    # -P: this folder's modules must not stand in for LinkChecker's own
    return [sys.executable, "-P", str(WORKER), "--config", str(config), *arguments]


def worker_environment(home: str, *, proxies: bool = False) -> dict[str, str]:
    """Return an environment free of the reader's own settings, and of proxies unless asked for."""
    left_out = set() if proxies else {"http_proxy", "https_proxy", "all_proxy"}
    kept = {name: value for name, value in os.environ.items() if name.lower() not in left_out}
    return kept | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home,
                   "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"}


def _report(rows: list[dict[str, str]], base: str) -> CrawlReport:
    """Turn LinkChecker's rows into a report with addresses from the root."""
    inside = [row for row in rows if row["url"].startswith(base)]
    if not inside:
        raise CrawlError("LinkChecker checked no address of the site")
    faults = [
        Fault(
            url=_from_root(row["url"] or row["urlname"], base),
            parent=_from_root(row["parentname"], base),
            line=int(row["line"]) if row["line"] else None,
            message=" ".join((row["warningstring"] or row["result"]).split()),
        )
        for row in rows
        if row["valid"] != "True" or row["warningstring"]
    ]
    return CrawlReport(tuple(sorted(_from_root(row["url"], base) for row in inside)),
                       tuple(sorted(faults, key=lambda fault: (fault.parent, fault.url))))


def _from_root(url: str, base: str) -> str:
    """Take the server's own address off, leaving the slash."""
    return url.removeprefix(base[:-1])
