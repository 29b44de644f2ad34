"""Report what became of the external links of the guide, or look for archived copies of the sources.

    python scripts/check_links.py [--fresh] [--format text|json] [--root DIR]
    python scripts/check_links.py --find-archived [--root DIR]

A report and never a gate: exit 0 when it was made, whatever it says, and 2 when it could not be
made. Answers are kept in .cache/links.json: a good one for 30 days, a bad one for its day. Hosts
are asked slowly, so the first run takes minutes; a run that is stopped goes on next time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

import setup_start

setup_start.own_environment("yaml", "pybtex", "linkcheck")

from guide.crawl import CrawlError  # noqa: E402
from guide.links import archive, ask, check, collect, report  # noqa: E402
from guide.paths import Project  # noqa: E402


def main(arguments: list[str] | None = None, today: dt.date | None = None) -> int:
    parser = argparse.ArgumentParser(description="Report on the external links of the guide.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds mkdocs.yml (default: this repository)")
    parser.add_argument("--fresh", action="store_true", help="ask everything again")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--find-archived", action="store_true",
                        help="write the addresses of archived copies into references.bib instead")
    options = parser.parse_args(arguments)
    try:
        print((_find_archived if options.find_archived else _report)(options, today or dt.date.today()))
    except (collect.CollectError, check.NoNetwork, CrawlError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. What was learned is kept; run this again to go on.", file=sys.stderr)
        return 130
    return 0


def _report(options: argparse.Namespace, today: dt.date) -> str:
    project = Project(options.root)
    config, bib = collect.settings(project), collect.read_bibliography(project)
    places = collect.collect(project, bib, config)
    learned = check.learn(places, project.root / ".cache" / "links.json", today,
                          ask.Manner(ask.useragent(config.site_url)), fresh=options.fresh,
                          tell=_progress("links asked"))
    made = report.make(today, places, learned.answers, bib)
    return report.as_json(made) if options.format == "json" else report.as_text(made)


def _find_archived(options: argparse.Namespace, today: dt.date) -> str:
    project = Project(options.root)
    config, bib = collect.settings(project), collect.read_bibliography(project)
    api = archive.Api(ask.useragent(config.site_url))
    return str(archive.find(project.bibliography, bib, today, api, _progress("sources looked for")))


def _progress(what: str) -> Callable[[int, int], None]:
    """Tell how far we are, on a terminal only."""
    def tell(done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done} of {of} {what}", end="\n" if done == of else "", file=sys.stderr, flush=True)
    return tell


if __name__ == "__main__":
    sys.exit(main())
