"""Ask about addresses with LinkChecker, politely: slowly, few at a time, and by each robots.txt.

Every address is a start of its own and nothing is followed from there: pages of others are
looked at, not crawled. Answers are passed on as they come, so that an interrupted run has them.
"""

from __future__ import annotations

import csv
import subprocess
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from ..crawl import CrawlError, worker_command, worker_environment

# Without the cache of results an answer is never taken for that of another address that
# redirects to it. The rate is per host, and the mean one is a third of it.
CONFIG = """\
[checking]
threads={threads}
maxrequestspersecond={rate}
robotstxt=1
timeout={timeout}
useragent={useragent}
recursionlevel=0
resultcachesize=0
[output]
status=0
log=csv
verbose=1
[csv]
parts=urlname,result,warningstring,infostring
[filtering]
checkextern=1
[AnchorCheck]
"""


@dataclass(frozen=True)
class Manner:
    """How we ask: as whom, how many requests a second to one host at most, how patiently (seconds)."""

    useragent: str
    rate: float = 1.0
    threads: int = 2
    timeout: int = 30


def useragent(site_url: str) -> str:
    """The name we ask under: the tool, and the site it asks for. Never a person."""
    return f"LinkChecker (+{site_url})"


def host(address: str) -> str:
    """The host of an address, with its port; empty when it has none."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def proper(address: str) -> bool:
    """True for an address that can be asked at all. One that cannot would stop LinkChecker."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname and parts.hostname.encode("idna")) and parts.port != 0
    except ValueError:  # of the brackets, the port or the name
        return False


def by_turns(addresses: Collection[str]) -> list[str]:
    """The addresses in such an order that the hosts take turns; the same order every time."""
    turns: Counter[str] = Counter()
    ordered = []
    for address in sorted(addresses):
        turns[host(address)] += 1
        ordered.append((turns[host(address)], address))
    return [address for _, address in sorted(ordered)]


def ask(addresses: Collection[str], manner: Manner) -> Iterator[tuple[str, dict[str, str]]]:
    """(address, LinkChecker's row about it) for each address, as the answers come.

    Raises ``CrawlError`` when LinkChecker itself fails. Close the iterator to stop early.
    """
    left = list(addresses)
    while left:
        before, waiting = len(left), _spelled(left)
        with closing(_rows(list(waiting), manner)) as rows:
            for row in rows:
                for address in waiting.pop(row["urlname"], ()):
                    left.remove(address)
                    yield address, row
        # LinkChecker passes over an address that is the same as its first one in other words.
        if len(left) == before:
            raise CrawlError(f"LinkChecker gave no answer about {left[0]}")


def _spelled(addresses: Collection[str]) -> dict[str, list[str]]:
    """Addresses by what is asked: words to be marked on a page are left out, spaces are encoded."""
    spelled: dict[str, list[str]] = {}
    for address in addresses:
        asked = address.partition(":~:")[0].rstrip("#") if "#" in address else address
        spelled.setdefault("%20".join(asked.split()), []).append(address)
    return spelled


def _rows(asked: list[str], manner: Manner) -> Iterator[dict[str, str]]:
    csv.field_size_limit(1 << 30)  # a warning may name every anchor of a long page
    with tempfile.TemporaryDirectory() as home:
        config, addresses, complaints = (Path(home) / name for name in ("rc", "addresses", "complaints"))
        config.write_text(CONFIG.format(**vars(manner)), encoding="utf-8")
        addresses.write_text("\n".join(asked), encoding="utf-8")
        with addresses.open() as stdin, complaints.open("w") as stderr:
            status, rows = yield from _rows_of(worker_command(config, "--stdin"), home, stdin, stderr)
        # 0: all well; 1: faults found, or a crash before the first answer; else: a crash.
        if status not in (0, 1) or not rows:
            raise CrawlError(f"LinkChecker failed: {_last_line(complaints)}")


def _rows_of(command: list[str], home: str, stdin: TextIO, stderr: TextIO):
    """Yield the rows that LinkChecker writes; return its exit status and their number.

    It ends when we stop.
    """
    with subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8",
        env=worker_environment(home, proxies=True),
        start_new_session=True,  # Ctrl-C is for us; LinkChecker would first finish what it began
    ) as process:
        try:
            rows = 0
            for row in csv.DictReader(process.stdout, delimiter=";"):
                rows += 1
                yield row
            return process.wait(), rows
        finally:
            process.kill()


def _last_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it did not say why")
