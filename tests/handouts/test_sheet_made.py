"""Making many sheets: what is made again, what is left alone, and how a run ends. All data is test data."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections import Counter

import make_handouts
import pytest
from guide import build
from guide.handouts import jobs, make, records, ua
from guide.handouts.press import Press
from support import tiny

SHEETS = "sheets:\n  - id: one\n    take:\n      - page: index.md\n"
MORE = "  - id: two\n    take:\n      - page: other.md\n"
CLINIC = 'name: Test Clinic {}\nphone: "555 0100"\ncountry: us\n'
FORMS = ("a4", "a4-large", "letter", "letter-large")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The bodies of a tiny guide, rendered once."""
    return build.rendered(tiny.make(tmp_path_factory.mktemp("tiny") / "guide"))


@pytest.fixture
def root(tmp_path, built, monkeypatch):
    """A folder with a guide of one sheet and two clinics."""
    monkeypatch.setattr(build, "rendered", lambda root: built)
    (tmp_path / "guide" / "clinics").mkdir(parents=True)
    (tmp_path / "guide" / "handouts.yml").write_text(SHEETS)
    for name in ("aa", "bb"):
        (tmp_path / "guide" / "clinics" / f"{name}.yml").write_text(CLINIC.format(name))
    return tmp_path / "guide"


@pytest.fixture
def run(root, tmp_path, capsys):
    """Runs the command: ``run("--paper", "a4")`` gives the exit code, what was said, and what it complained of."""
    def command(*options, whole=False):
        few = () if whole else ("--paper", "a4", "--size", "standard")
        arguments = ["--root", str(root), "--out", str(tmp_path / "out"), "--jobs", "1", *few, *options]
        if "--clinic" not in options:
            arguments += ["--clinics", str(root / "clinics")]
        try:
            code = make_handouts.main(arguments)
        except SystemExit as left:
            code = left.code
        return code, *capsys.readouterr()
    return command


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def files(out) -> list[str]:
    return sorted(str(file.relative_to(out)) for file in out.rglob("*") if file.is_file())


def test_every_sheet_of_everyone_is_made_whole_and_finished(run, out):
    code, said, told = run()
    assert (code, told) == (0, "")
    assert said == "3 sheets made, 0 were still right.\n"
    assert files(out) == ["aa/made.json", "aa/one-a4.pdf", "bb/made.json", "bb/one-a4.pdf", "guide/made.json",
                          "guide/one-a4.pdf", "guide/one-a4.webp"]
    assert [fault for file in out.rglob("*.pdf") for fault in ua.faults(file)] == []


def test_a_second_run_makes_nothing_and_touches_nothing(run, out):
    run()
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in out.rglob("*.pdf")}
    assert run()[1] == "0 sheets made, 3 were still right.\n"
    assert before == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in out.rglob("*.pdf")}


def test_a_new_phone_number_remakes_only_the_sheets_of_its_clinic(run, root, out):
    run()
    other = (out / "bb" / "one-a4.pdf").stat().st_mtime_ns
    (root / "clinics" / "aa.yml").write_text(CLINIC.format("aa").replace("0100", "0199"))
    assert run()[1] == "1 sheets made, 2 were still right.\n"
    assert "555 0199" in ua.text(out / "aa" / "one-a4.pdf")
    assert (out / "bb" / "one-a4.pdf").stat().st_mtime_ns == other


@pytest.mark.parametrize("spoil", [
    lambda pdf: pdf.unlink(), lambda pdf: pdf.write_bytes(pdf.read_bytes()[:-1]), lambda pdf: pdf.write_bytes(b"")])
def test_a_sheet_that_is_gone_or_cut_short_is_made_again(run, out, spoil):
    run()
    pdf = out / "aa" / "one-a4.pdf"
    whole = pdf.read_bytes()
    spoil(pdf)
    assert run()[1] == "1 sheets made, 2 were still right.\n"
    assert pdf.read_bytes() == whole


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sheets": 3}', '{"sheets": [{"file": "one-a4.pdf"}]}', "\udcff",
                                  '{"sheets": [{"file": []}]}', "null"])
def test_damaged_records_are_no_records(run, out, text):
    run()
    (out / "aa" / "made.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert run()[:2] == (0, "1 sheets made, 2 were still right.\n")
    assert list(records.read(out / "aa")) == ["one-a4.pdf"]


def test_another_style_remakes_every_sheet(run, monkeypatch):
    run()
    monkeypatch.setattr(Press, "fingerprint", "another")
    assert run()[1] == "3 sheets made, 0 were still right.\n"


def test_the_fingerprint_changes_with_a_style(tmp_path, monkeypatch):
    from guide.handouts import press

    (tmp_path / "a.css").write_text("p { margin: 0 }")
    monkeypatch.setattr(press, "_HERE", tmp_path)
    first = Press().fingerprint
    (tmp_path / "a.css").write_text("p { margin: 1px }")
    assert Press().fingerprint != first


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("at", ["bb/.one-a4.pdf.part", "bb/.made.json.part"])
def test_a_run_that_is_stopped_leaves_only_whole_files_and_goes_on_later(run, out, monkeypatch, stop, at):
    real = os.replace

    def replace(source, target):
        if str(source).endswith(at):
            raise stop
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    if stop is KeyboardInterrupt:
        code, _, told = run()
        assert code == 130 and "run this again" in told
    else:
        with pytest.raises(MemoryError):
            run()
    assert [name for name in files(out) if name.endswith(".part")] == []
    assert [fault for file in out.rglob("*.pdf") for fault in ua.faults(file)] == []
    monkeypatch.setattr(os, "replace", real)
    assert run()[:2] == (0, "1 sheets made, 2 were still right.\n")


def test_a_wrong_clinic_stops_no_other_and_keeps_its_older_sheets(run, root, out):
    run()
    old = (out / "aa" / "one-a4.pdf").read_bytes()
    (root / "clinics" / "aa.yml").write_text("name: A\nphone: none\ncountry: us\n")
    (root / "clinics" / "bb.yml").write_text(CLINIC.format("changed"))
    code, said, told = run()
    assert (code, said) == (1, "1 sheets made, 1 were still right, 1 failed (see above).\n")
    assert "aa.yml:2:1: error clinic-phone: " in told
    assert (out / "aa" / "one-a4.pdf").read_bytes() == old
    assert "changed" in ua.text(out / "bb" / "one-a4.pdf")


def test_a_sheet_that_cannot_be_set_is_told_and_stops_no_other(run, root, out):
    (root / "clinics" / "aa.yml").write_text(CLINIC.format("Ж"))
    code, said, told = run()
    assert (code, said) == (1, "2 sheets made, 0 were still right, 1 failed (see above).\n")
    assert told.startswith('aa/one-a4.pdf: The "name" of the clinic holds "Ж" (U+0416')
    assert not (out / "aa" / "one-a4.pdf").exists()


def test_a_sheet_that_is_too_long_is_not_made(run, root, out):
    (root / "handouts.yml").write_text(f"{SHEETS}    notes: 60\n    pages: 1\n")
    code, _, told = run()
    assert code == 1 and told.count("at most 1 are allowed") == 3
    assert list(out.rglob("*.pdf")) == []


@pytest.mark.parametrize("options, words", [
    (("--sheet", "none"), 'There is no sheet "none". There are: one.'), (("--shard", "0/3"), '"0/3" is no part'),
    (("--shard", "4/3"), '"4/3" is no part'), (("--shard", "x"), '"x" is no part'), (("--jobs", "0"), '"0" is not a')])
def test_what_makes_no_sense_is_refused_before_anything_is_made(run, out, options, words):
    code, _, told = run(*options)
    assert code == 2 and words in told and not out.exists()


def test_a_wrong_file_of_sheets_or_a_broken_guide_makes_nothing(run, root, out, monkeypatch):
    (root / "handouts.yml").write_text(SHEETS + "    colour: red\n")
    code, _, told = run()
    assert code == 2 and told.startswith('handouts.yml:5:5: error handouts-shape: "colour"') and not out.exists()

    def broken(root):
        raise build.BuildFailed("It does not build.")

    monkeypatch.setattr(build, "rendered", broken)
    assert run()[0] == 2 and not out.exists()


def test_old_sheets_go_on_a_whole_run_only(run, root, out):
    (root / "handouts.yml").write_text(SHEETS + MORE)
    assert run(whole=True)[1] == "24 sheets made, 0 were still right.\n"
    (root / "handouts.yml").write_text(SHEETS)
    run("--sheet", "one")
    assert (out / "aa" / "two-a4.pdf").exists()
    assert run(whole=True)[1] == "0 sheets made, 12 were still right, 12 old ones removed.\n"
    assert sorted(file.name for file in (out / "aa").glob("*.pdf")) == sorted(f"one-{form}.pdf" for form in FORMS)
    assert [file.name for file in (out / "guide").glob("two*")] == []


def test_progress_is_for_a_terminal_only(run, monkeypatch):
    assert run()[2] == ""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    run()
    assert "3 of 3 sheets" in screen.getvalue()


def test_two_processes_make_what_one_makes(run, root, tmp_path, out):
    run()
    order = make.Order(root, tmp_path / "two", root / "clinics", papers=("a4",), sizes=("standard",), jobs=2)
    assert make.run(order) == 0
    assert files(tmp_path / "two") == files(out)
    assert all((tmp_path / "two" / name).read_bytes() == (out / name).read_bytes() for name in files(out))


@pytest.mark.parametrize("count", range(1, 8))
def test_the_parts_of_a_whole_hold_every_owner_once(count):
    owners = [f"clinic-{number}" for number in range(200)] + [jobs.GUIDE]
    held = Counter(owner for number in range(1, count + 1) for owner in owners if jobs.Shard(number, count).holds(owner))
    assert held == Counter(owners)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_who_makes_what_is_the_same_in_every_process(seed):
    code = "from guide.handouts.jobs import Shard; print([Shard(2, 3).holds(f'c{n}') for n in range(40)])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(tiny.REPO / "scripts"), "PYTHONHASHSEED": seed})
    assert done.stdout.strip() == str([jobs.Shard(2, 3).holds(f"c{number}") for number in range(40)])


def test_a_record_says_what_the_file_is(run, out):
    run()
    (entry,) = json.loads((out / "guide" / "made.json").read_text())["sheets"]
    assert entry["size"] == (out / "guide" / "one-a4.pdf").stat().st_size
    assert entry["version"] in ua.text(out / "guide" / "one-a4.pdf")
