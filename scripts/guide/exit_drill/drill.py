"""One drill: build the guide with others, compare, and write the report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from ..paths import Project
from ..search import lay_terms
from . import builders, compare, losses, report

NAMES = ("properdocs", "zensical")


def run(root: Path, environments: Mapping[str, tuple[Path, str]], day: str, said: Callable[[str], None]) -> tuple[bool, str]:
    """Whether the guide can leave its generator, and the report.

    ``environments`` maps names of ``NAMES`` to the Python of an environment and the version in it;
    ``day`` heads the report; ``said`` is told what is being done. The answer is about ProperDocs
    alone, and yes if it was not asked. Raises ``DrillFailed`` and ``Unreadable``.
    """
    told, can_leave = [f"Exit drill of {day}"], True
    with tempfile.TemporaryDirectory(prefix="guide-exit-") as name:
        folder = Path(name)
        said("Building the guide as it is.")
        builders.ours(root, folder / "ours")
        if "properdocs" in environments:
            python, version = environments["properdocs"]
            said("Building it with ProperDocs.")
            builders.properdocs(python, root, folder / "properdocs")
            found = compare.compare(folder / "ours", folder / "properdocs")
            can_leave = found.equal
            told += report.properdocs(version, found)
        if "zensical" in environments:
            said("Building its pages with Zensical.")
            try:
                told += _zensical(*environments["zensical"], root, folder)
            except builders.DrillFailed as error:  # it is young; what ProperDocs showed is worth a report all the same
                told.append(str(error))
    return can_leave, "\n".join(told) + "\n"


def _zensical(python: Path, version: str, root: Path, folder: Path) -> list[str]:
    (folder / "zensical").mkdir()
    site = builders.zensical(python, root, folder / "zensical")
    terms, _ = lay_terms.load(Project(root))
    return report.zensical(version, losses.pages(folder / "ours", site), losses.search(site / "search.json", terms),
                           losses.files(folder / "ours", site))
