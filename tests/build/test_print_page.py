"""The list of the sheets to print. The sheets here are made up: no PDF is set, and the words are no facts."""

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from guide import build, printed_sheets
from guide.handouts import basis, records
from guide.handouts.records import Made, Picture
from support import tiny

PRINT = "# Sheets\n\nText before.\n\n{{ printed-sheets }}\n\nText behind.\n"
INDEX = tiny.INDEX + "\nA label [@label-a].\n"
CHOICE = "sheets: [{id: zebra}, {id: home}]\n"
FORMS = (("a4", "standard", 1), ("letter", "standard", 1), ("a4", "large", 4), ("letter", "large", 5))


def digest(data):
    return hashlib.sha256(data).hexdigest()


def made_up(folder, rendered, root, sheet, title, place):
    """Records and files of one sheet, each file with bytes of its own; the first record by form."""
    found = {}
    for paper, size, pages in FORMS:
        stem = f"{sheet}-{paper}{'-large' if size == 'large' else ''}"
        pdf, drawn = (f"%PDF made up {stem}".encode() + bytes(30_600), f"picture {stem}".encode())
        (folder / f"{stem}.pdf").write_bytes(pdf)
        (folder / f"{stem}.webp").write_bytes(drawn)
        found[f"{stem}.pdf"] = Made(
            f"{stem}.pdf", sheet, title, paper, size, pages, len(pdf), digest(pdf),
            f"{sheet.upper()}-7K2M9X", "d", "i",
            Picture(f"{stem}.webp", digest(drawn), 200, 283), place, ("index.md",),
            basis.of(root, rendered, ("index.md",)))
    return found


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """A tiny guide with made-up sheets, and its rendered pages. Tests work on copies."""
    root = tiny.make(tmp_path_factory.mktemp("print") / "guide", other=PRINT, index=INDEX)
    (root / "handouts.yml").write_text(CHOICE, encoding="utf-8")
    folder = root / "handouts" / "guide"
    folder.mkdir(parents=True)
    pages = build.rendered(root)
    made = made_up(folder, pages, root, "zebra", "Stripes & <spots>", 0)
    records.write(folder, made | made_up(folder, pages, root, "home", "Home", 1))
    return root, pages


@pytest.fixture
def guide(rendered, tmp_path):
    return shutil.copytree(rendered[0], tmp_path / "guide")


def listed(guide, rendered):
    return printed_sheets.html(printed_sheets.find(guide, rendered[1]), "other.html")


def built(guide):
    done = tiny.build(guide)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return (guide / "site/other.html").read_text(encoding="utf-8")


def test_a_build_lists_the_sheets_and_copies_them_as_they_are(guide):
    html = built(guide)
    targets = re.findall(r'(?:href|src)="(handouts/[^"]+)"', html)
    assert len(targets) == 10  # four forms and one picture of each
    for target in targets:
        assert (guide / "site" / target).read_bytes() == (guide / "handouts/guide" / target[9:]).read_bytes()
    assert html.index("Text before") < html.index(targets[0]) < html.index("Text behind")
    assert len(list((guide / "site/handouts").iterdir())) == 10


def test_the_search_does_not_hold_the_list(guide):
    built(guide)
    [index] = (guide / "site").rglob("search-index.*.js")
    text = index.read_text(encoding="utf-8").lower()
    assert "text before" in text and "7k2m9x" not in text and "stripes" not in text


def test_without_sheets_a_build_says_so_and_leads_nowhere(guide):
    shutil.rmtree(guide / "handouts")
    html = built(guide)
    assert "No sheets were made with this copy" in html and 'Press "Print this page"' in html
    assert "handouts/" not in html and not (guide / "site/handouts").exists()


def test_a_sheet_whose_page_has_changed_is_not_offered(guide):
    tiny.write_page(guide, "index.md", INDEX.replace("More.", "Much more."))
    html = built(guide)
    assert html.count("This sheet is being made anew.") == 2
    assert "handouts/" not in html and not (guide / "site/handouts").exists()


def test_a_change_of_another_page_takes_no_sheet_away(guide):
    tiny.write_page(guide, "other.md", PRINT.replace("before", "in front"))
    assert len(re.findall("handouts/", built(guide))) == 10


def test_a_change_of_what_is_chosen_takes_every_sheet_away(guide, rendered):
    (guide / "handouts.yml").write_text(CHOICE + "# another\n", encoding="utf-8")
    assert listed(guide, rendered).count("being made anew") == 2


def test_a_page_that_is_gone_takes_its_sheets_away(guide, rendered):
    rest = {src: page for src, page in rendered[1].pages.items() if src != "index.md"}
    assert listed(guide, (None, replace(rendered[1], pages=rest))).count("being made anew") == 2


@pytest.mark.parametrize("harm", [
    lambda file: file.unlink(), lambda file: file.write_bytes(file.read_bytes()[:-1] + b"x"),
], ids=["missing", "damaged"])
def test_a_file_that_is_not_the_recorded_one_is_not_offered(guide, rendered, harm):
    harm(guide / "handouts/guide/home-letter.pdf")
    html = listed(guide, rendered)
    assert "home-letter.pdf" not in html and "home-a4.pdf" in html and "zebra-letter.pdf" in html
    assert "handouts/home-letter.pdf" not in printed_sheets.find(guide, rendered[1]).files


def test_a_sheet_of_which_no_file_is_right_is_being_made_anew(guide, rendered):
    for file in (guide / "handouts/guide").glob("home-*.pdf"):
        file.unlink()
    html = listed(guide, rendered)
    assert html.count("being made anew") == 1 and "zebra-a4.pdf" in html and "home-a4" not in html


def test_a_wrong_picture_is_left_out_and_the_sheet_is_still_offered(guide, rendered):
    (guide / "handouts/guide/home-a4.webp").write_bytes(b"another")
    html = listed(guide, rendered)
    assert "home-a4.webp" not in html and "home-a4.pdf" in html


def test_the_picture_says_what_it_is_and_how_big_and_waits_until_it_is_seen(guide, rendered):
    [first, second] = re.findall(r"<img[^>]*>", listed(guide, rendered))
    assert 'alt="First page of the sheet “Stripes &amp; &lt;spots&gt;”"' in first
    assert 'alt="First page of the sheet “Home”"' in second
    for part in ('src="handouts/home-a4.webp"', 'width="200"', 'height="283"', 'loading="lazy"'):
        assert part in second


def test_sizes_and_counts_are_those_of_the_records_and_each_link_names_its_sheet(guide, rendered):
    made = records.read(guide / "handouts/guide")
    made["home-a4-large.pdf"] = replace(made["home-a4-large.pdf"], pages=61, size=1_250_000)
    records.write(guide / "handouts/guide", made)
    links = re.findall(r'<a href="handouts/home[^>]*>([^<]*)<span class="visually-hidden">: (.*?)</span>',
                       listed(guide, rendered))
    assert links == [("A4, 1 page, 31 KB", "Home"), ("US Letter, 1 page, 31 KB", "Home"),
                     ("Large print, A4, 61 pages, 1.2 MB", "Home"),
                     ("Large print, US Letter, 5 pages, 31 KB", "Home")]


def test_the_sheets_stand_in_the_recorded_order_with_their_titles_and_codes(guide, rendered):
    html = listed(guide, rendered)
    assert re.findall("<h3>(.*?)</h3>", html) == ["Stripes &amp; &lt;spots&gt;", "Home"]
    assert re.findall("Version ([^<]*)<", html) == ["ZEBRA-7K2M9X", "HOME-7K2M9X"]


def test_the_links_fit_a_page_in_a_folder(guide, rendered):
    html = printed_sheets.html(printed_sheets.find(guide, rendered[1]), "visit/print.html")
    assert 'href="../handouts/home-a4.pdf"' in html and 'src="../handouts/home-a4.webp"' in html


def test_a_damaged_record_counts_as_none(guide, rendered):
    made = '{"sheets": [{"file": "x.pdf", "picture": "x"}]}'
    (guide / "handouts/guide/made.json").write_text(made, encoding="utf-8")
    assert "No sheets were made" in listed(guide, rendered)


def test_the_site_needs_none_of_the_packages_that_make_sheets():
    code = ("import sys\nfor name in ('weasyprint', 'pikepdf', 'pypdfium2', 'PIL', 'segno'):\n"
            "    sys.modules[name] = None\nimport guide.session")
    done = subprocess.run([sys.executable, "-c", code], cwd=tiny.REPO / "scripts",
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
