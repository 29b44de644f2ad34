"""A whole run: use the kept answers, ask the rest, keep what is learned.

A dead host and a dead network of our own look alike. So silence is believed only when somebody
else answers; until then it is held back, and after twelve in a row others are asked on purpose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from . import answers
from .answers import DEAD, UNREACHED, Answer, judge
from .ask import Manner, ask, by_turns, host, proper

NO_NETWORK = "There seems to be no network here; nothing was learned."

PATIENCE = 12  # silent answers in a row before we doubt our own network
WITNESSES = 3  # others that are asked then
BATCH = 10  # answers between two savings


class NoNetwork(Exception):
    """Nobody could be reached. What was kept before is untouched."""

    def __init__(self) -> None:
        super().__init__(NO_NETWORK)


@dataclass(frozen=True)
class Learned:
    """What is known now, by address. ``cut_short``: the network went away before the end."""

    answers: dict[str, Answer]
    cut_short: bool = False


def learn(addresses: Collection[str], cache: Path, today: dt.date, manner: Manner, *,
          fresh: bool = False, tell: Callable[[int, int], None] = lambda done, of: None) -> Learned:
    """Find out what became of each address. ``fresh`` uses no kept answer again.

    ``tell`` is called after each answer with how many of the asked have answered. Raises
    ``NoNetwork``, ``CrawlError`` when LinkChecker fails and ``OSError`` when nothing can be kept.
    """
    kept = answers.load(cache)
    known = {address: kept[address] for address in addresses
             if not fresh and address in kept and kept[address].usable(today)}
    known |= {address: Answer(DEAD, "this is not a proper address", today)
              for address in addresses if not proper(address)}
    todo = by_turns([address for address in addresses if address not in known])
    run = _Run(kept, todo, cache, today, manner)
    try:
        cut_short = not run.finish(tell)
    finally:
        run.save()
    if cut_short and not run.learned:
        raise NoNetwork
    return Learned(known | run.learned, cut_short)


class _Run:
    """One run. ``learned`` is believed; ``silent`` waits for somebody else to answer."""

    def __init__(self, kept: dict[str, Answer], todo: list[str], cache: Path, today: dt.date,
                 manner: Manner):
        self.learned: dict[str, Answer] = {}
        self._silent: dict[str, Answer] = {}
        self._saved = 0
        self._kept, self._todo, self._cache = kept, todo, cache
        self._today, self._manner = today, manner

    def finish(self, tell: Callable[[int, int], None]) -> bool:
        """Ask everything; False when the network is gone."""
        with closing(ask(self._todo, self._manner)) as rows:
            for count, (address, row) in enumerate(rows, start=1):
                self._take(address, judge(row, self._today))
                tell(count, len(self._todo))
                if len(self._silent) >= PATIENCE and not self._somebody_answers():
                    return False
                if len(self.learned) >= self._saved + BATCH:
                    self.save()
        return not self._silent or self._somebody_answers()

    def save(self) -> None:
        """Keep what is believed, if there is anything new."""
        if len(self.learned) > self._saved:
            answers.save(self._cache, self._kept | self.learned)
            self._saved = len(self.learned)

    def _take(self, address: str, answer: Answer) -> None:
        self._silent[address] = answer
        if answer.heard:
            self._believe()

    def _believe(self) -> None:
        self.learned |= self._silent
        self._silent.clear()

    def _somebody_answers(self) -> bool:
        witnesses = self._witnesses()
        with closing(ask(witnesses, self._manner)) as rows:
            if any(judge(row, self._today).heard for _, row in rows):
                self._believe()
                return True
        return False

    def _witnesses(self) -> list[str]:
        """Addresses at other hosts: such as answered lately, else such as were not asked yet."""
        lately = [address for address, answer in reversed((self._kept | self.learned).items())
                  if answer.outcome not in (UNREACHED, DEAD)]
        asked = {*self.learned, *self._silent}
        return _of_different_hosts([*lately, *(new for new in self._todo if new not in asked)],
                                   {host(address) for address in self._silent})[:WITNESSES]


def _of_different_hosts(addresses: Iterable[str], had: set[str]) -> list[str]:
    chosen = []
    for address in addresses:
        if host(address) not in had:
            had.add(host(address))
            chosen.append(address)
    return chosen
