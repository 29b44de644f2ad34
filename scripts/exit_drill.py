"""Build the guide with ProperDocs and with Zensical, and say what a reader would lose.

    python scripts/exit_drill.py [--only properdocs|zensical] [--report FILE]

It needs a network the first time. Exit 0: ProperDocs gives the same visible text on every page. Exit 1:
it does not, and the report says where. Exit 2: a build or an environment did not work.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

import setup_exit
from guide import whole_files
from guide.exit_drill import drill
from guide.exit_drill.builders import DrillFailed
from guide.paths import Unreadable
from setup_run import Trouble

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Parse arguments and drill. Returns 0, 1 or 2 as said above, 130 for Ctrl-C."""
    parser = argparse.ArgumentParser(description="Could the guide be built without its tools?")
    parser.add_argument("--root", type=Path, default=ROOT, help="the guide (default: this repository)")
    parser.add_argument("--only", choices=drill.NAMES, help="try only this generator")
    parser.add_argument("--report", type=Path, default=ROOT / ".cache" / "exit-drill.txt", help="where the report goes")
    options = parser.parse_args(arguments)
    try:
        made = {name: setup_exit.set_up(name) for name in drill.NAMES if options.only in (None, name)}
        day = dt.datetime.now(dt.UTC).date().isoformat()
        can_leave, text = drill.run(options.root, made, day, lambda line: print(line, file=sys.stderr))
        whole_files.put(options.report, text)
    except (DrillFailed, Unreadable, Trouble, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped: run the same command again.", file=sys.stderr)
        return 130
    print(f"{text}Written to {options.report}.")
    return 0 if can_leave else 1


if __name__ == "__main__":
    sys.exit(main())
