"""The bytes of a sheet depend on its words and the packaged fonts alone. All data is test data."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import subprocess
import sys

import pikepdf
import pytest
from guide import fragments
from guide.handouts import glyphs
from guide.handouts.clinic import Clinic, Practitioner
from guide.handouts.press import Press, PressError
from printed import ROOT

FAMILY = "AtkinsonHyperlegibleNext-"
CODE = """
import hashlib, sys
from pathlib import Path
from guide import fragments
from guide.handouts import clinic
from guide.handouts.compose import Form
from guide.handouts.jobs import Job
from guide.handouts.workshop import Workshop
root, rendered, out = map(Path, sys.argv[1:])
owner, _ = clinic.read(root / "clinics" / "example-uk.yml")
made = Workshop(root, fragments.read(rendered)).make(Job(owner, "stretch-marks", Form("a4", "standard")), out, None)
print(made.sha256, made.inputs, hashlib.sha256((out / made.file).read_bytes()).hexdigest())
"""
ELSEWHERE = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "COLUMNS": "20", "SOURCE_DATE_EPOCH": "1"}]


def clinic(**values) -> Clinic:
    return Clinic(**({"id": "test", "name": "Test Clinic", "phone": "555 0100", "country": "us"} | values))


def fonts(pdf: bytes) -> list[pikepdf.Dictionary]:
    """Every font of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [{"name": str(found.BaseFont).lstrip("/"), "embedded": any(
            f"/FontFile{kind}" in part.get("/FontDescriptor", {}) for part in [found, *found.get("/DescendantFonts", [])]
            for kind in ("", "2", "3"))} for found in opened.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and "/FontFile" not in found
            and found.get("/Subtype") in ("/Type0", "/TrueType", "/Type1", "/Type3")]


def test_the_bytes_are_the_same_in_another_place_zone_language_and_process(rendered, tmp_path):
    file = tmp_path / "rendered.json"
    fragments.write(file, rendered)
    seen = set()
    for number, environment in enumerate(ELSEWHERE):
        here = tmp_path / f"here-{number}"
        here.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", CODE, str(ROOT), str(file), str(here / "out")], cwd=here, text=True,
            env={"HOME": str(here), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "scripts"), **environment},
            capture_output=True, check=True)
        assert done.stderr == ""
        seen.add(done.stdout)
    assert len(seen) == 1


def test_the_same_sheet_has_the_same_bytes_twice_in_one_process(shop):
    made = shop.sheet("scars")
    again = Press.pdf(made.press, Press.pages(made.press, made.html, "a4", "standard"))
    assert hashlib.sha256(again).digest() == hashlib.sha256(Press.pdf(made.press, made.laid)).digest()


def test_no_date_of_the_making_stands_in_a_pdf(sheet):
    with pikepdf.open(io.BytesIO(sheet.pdf)) as opened:
        info = {str(key): str(value) for key, value in opened.docinfo.items()}
        metadata = opened.Root.Metadata.read_bytes().decode()
    assert not {"/CreationDate", "/ModDate"} & set(info)
    assert not any(name in metadata for name in ("CreateDate", "ModifyDate", "MetadataDate"))


def test_only_the_packaged_fonts_are_in_a_pdf_and_only_what_is_used_of_them(sheet):
    found = fonts(sheet.pdf)
    assert found
    for font in found:
        prefix, plus, name = font["name"].partition("+")
        assert plus and len(prefix) == 6 and name.startswith((FAMILY, "Atkinson-Hyperlegible-Next"))
        assert font["embedded"]


@pytest.mark.parametrize("owner", ["example-uk", "example-us", "example-eu"])
def test_the_sheet_of_a_clinic_has_no_other_font(shop, owner):
    assert {font["name"].partition("+")[2].partition("-")[0] for font in fonts(
        shop.sheet("two-minutes", owner=owner).pdf)} <= {"AtkinsonHyperlegibleNext", "Atkinson"}


@pytest.mark.parametrize("markup", [
    '<img src="http://a.example/b.png" alt="x">', '<img src="file:///etc/hostname" alt="x">',
    "<style>@import 'https://a.example/c.css';</style>", '<link rel="stylesheet" href="file:///etc/x.css">',
    '<p style="background: url(../press.py)">x</p>', "<style>@font-face{font-family:q;src:url(http://a.example/q)}</style>",
    '<img alt="x" src="../fonts/../press.py">', '<img alt="x" src="../fonts/%2e%2e/press.py">'])
def test_nothing_is_fetched_and_no_other_file_is_read(markup):
    page = f'<!doctype html><html lang="en-GB"><head><title>T</title></head><body>{markup}<p>x</p></body></html>'
    with pytest.raises(PressError, match="may not load|Font-face .* cannot be loaded"):
        press = Press()
        press.pdf(press.pages(page, "a4", "standard"))


@pytest.mark.parametrize("values, field, sign", [
    ({"name": "Test Клиника"}, "name", "К"), ({"address": ("1 Test Street", "東京")}, "address", "東"),
    ({"note": ("fine", "not ☎")}, "note", "☎"), ({"name": "عيادة"}, "name", "ع"),
    ({"practitioner": Practitioner("Test Łukasz", "GMC Ω", "1")}, "practitioner: register", "Ω")])
def test_a_sign_that_no_packaged_font_has_is_named_with_its_field(values, field, sign):
    told = glyphs.unprintable(clinic(**values))
    assert told.startswith(f'The "{field}" of the clinic holds "{sign}" (U+{ord(sign):04X}, ')
    assert "\n" not in told


@pytest.mark.parametrize("text", ["Müßiggang – d’exemple", "Łódź Čeněk Şırnak Ősz", "“Smile” & co. №1"[:11], "ÅØÆ ñ ç €"])
def test_the_letters_of_european_names_can_be_printed(text):
    assert glyphs.unprintable(clinic(name=text, note=(text,))) == ""


def test_a_sheet_with_such_a_sign_is_not_made(shop):
    shop.clinics["cyrillic"] = clinic(name="Клиника")
    with pytest.raises(PressError, match=r"U\+041A"):
        shop.sheet("scars", owner="cyrillic")


def test_the_words_of_the_guide_are_all_in_the_packaged_fonts(shop):
    for name in shop.sheets:
        draft = shop.draft(name)
        signs = {ord(sign) for sign in json.dumps(draft.body + draft.sources + draft.forms, ensure_ascii=False)}
        assert {chr(sign) for sign in signs - glyphs.signs() if sign > 32} == set(), name


def test_no_sheet_names_today_by_itself(shop):
    """The days on a sheet are those of its pages."""
    pages = [shop.rendered.pages[take.src].meta for take in shop.sheets["hair"].takes]
    day: dt.date = pages[0].updated
    assert f"Last updated {day.day} {day:%B} {day.year}." in shop.sheet("hair").text
