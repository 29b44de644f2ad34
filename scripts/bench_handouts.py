"""Time the making of sheets, in one run; every ratio is of figures from this run.

    python scripts/bench_handouts.py [--most 1000]

- how many sheets a second, with one process and with two;
- what a further clinic costs, at 1, 100 and 1,000 made-up clinics, and how much memory is in use;
- a branded sheet against WeasyPrint alone with the same HTML, fonts and style sheets, nothing kept.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import sys
import tempfile
import time
from pathlib import Path

import weasyprint
from guide import build
from guide.handouts import clinic, compose, make, workshop
from guide.handouts.jobs import Job

REPO = Path(__file__).resolve().parent.parent
STYLES = REPO / "scripts" / "guide" / "handouts" / "styles"
SHEET = "after-your-visit"  # one page, what a clinic prints most
FORM = compose.Form("a4", "standard")
FILE = """name: Made-up clinic {number:04}
phone: "020 7946 {number:04}"
country: {country}
address: |
  {number} Invented Street
  Exampletown
colour: "#{colour:06x}"
"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time the making of sheets.")
    parser.add_argument("--most", type=int, default=1000, help="how many clinics at most")
    most = parser.parse_args(arguments).most
    with tempfile.TemporaryDirectory() as folder:
        clinics = _clinics(Path(folder) / "clinics", most)
        shop = workshop.Workshop(REPO, build.rendered(REPO))
        _growth(shop, clinics, Path(folder) / "growth")
        _bare(shop, clinics[:20], Path(folder) / "bare")
        _rates(clinics[:60], Path(folder))
    return 0


def _clinics(folder: Path, count: int) -> list[clinic.Clinic]:
    folder.mkdir()
    for number in range(count):
        text = FILE.format(number=number, country=("uk", "us", "eu", "other")[number % 4], colour=number % 96 * 0x10101)
        (folder / f"clinic-{number:04}.yml").write_text(text, encoding="utf-8")
    found, problems = clinic.read_all(folder)
    if problems:
        raise SystemExit(f"The made-up clinics are wrong: {problems[0]}")
    return list(found.values())


def _growth(shop: workshop.Workshop, clinics: list, out: Path) -> None:
    for number in range(8):  # styles, fonts and the words of each country are read once
        shop.make(Job(clinics[number % 4], SHEET, FORM), out, None)
    first = 0.0
    for count in [size for size in (1, 100, 1000) if size <= len(clinics)]:
        turns = max(1, 20 // count)  # one sheet alone is too short to time
        gc.collect()
        began = time.process_time()
        for turn in range(turns):
            for number, one in enumerate(clinics[turn:turn + count]):
                _say(f"{count:,} clinics: {number + 1}")
                shop.make(Job(one, SHEET, FORM), out, None)
        each = (time.process_time() - began) / turns / count
        first = first or each
        print(f"{count:>5,} clinic{'s' if count > 1 else ' '}   {each * 1000:6.0f} ms each, "
              f"{each / first:.2f} times that of 1; {_memory():4.0f} MB in use")


def _bare(shop: workshop.Workshop, clinics: list, out: Path) -> None:
    ours = bare = 0.0
    for one in clinics:  # by turns, so that both meet the same machine
        began = time.process_time()
        shop.make(Job(one, SHEET, FORM), out, None)
        ours += time.process_time() - began
        draft = compose.draft(shop.sheets[SHEET], FORM, one.country, shop.pages, "https://x.example/", "Guide")
        html = compose.document(draft, one, tight=True)
        began = time.process_time()
        weasyprint.HTML(string=html, base_url=f"{STYLES}/").write_pdf(
            stylesheets=[STYLES / f"{name}.css" for name in ("fonts", "sheet", "paper-a4", "size-standard")],
            pdf_variant="pdf/ua-1", output_intent="srgb")
        bare += time.process_time() - began
    print(f"a branded sheet {ours / len(clinics) * 1000:.0f} ms, WeasyPrint alone with the same HTML "
          f"{bare / len(clinics) * 1000:.0f} ms: ratio {ours / bare:.2f}")


def _rates(clinics: list, folder: Path) -> None:
    chosen = folder / "chosen"
    chosen.mkdir()
    for one in clinics:
        os.link(folder / "clinics" / f"{one.id}.yml", chosen / f"{one.id}.yml")
    rates = []
    for jobs in (1, 2):
        began = time.monotonic()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = make.run(make.Order(REPO, folder / f"out-{jobs}", chosen, (SHEET,), ("a4",), ("standard",), jobs))
        if code:
            raise SystemExit("Sheets failed; there is nothing to time.")
        rates.append((len(clinics) + 1) / (time.monotonic() - began))
    print(f"{rates[0]:.2f} sheets a second with one process, {rates[1]:.2f} with two: ratio {rates[1] / rates[0]:.2f} "
          f"({len(clinics) + 1} sheets, the start of the program among it)")


def _memory() -> float:
    """Megabytes that this process has in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text}          ", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
