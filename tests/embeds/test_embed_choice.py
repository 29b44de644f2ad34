"""embeds.yml chooses parts; what is wrong with it is told with its line, and nothing is made."""

import pytest
from guide.embeds import choice
from guide.problems import ProblemsFound

PAGES = {"uses/box.md": ("Boxes", ["lead", "made-up", "harms-to-know-about", "other"]),
         "uses/lid.md": ("Lids", ["lead", "made-up"]), "index.md": ("Start", ["lead", "other"])}
GOOD = """parts:
  - id: short
    title: "{title}: in short"
    each: uses/
    take: [made-up, lead, harms-to-know-about]
larger:
  - {embed: index, kilobytes: 20, why: It is a test.}
"""


def problems(tmp_path, text) -> list[str]:
    (tmp_path / "embeds.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        choice.load(tmp_path, PAGES)
    return [str(problem) for problem in found.value.problems]


def test_without_the_file_every_page_is_one_embed(tmp_path):
    assert choice.load(tmp_path, PAGES) == choice.Choice()


def test_a_part_has_the_sections_in_the_order_of_its_page(tmp_path):
    text = GOOD.replace("harms-to-know-about]", "other]").replace("each: uses/", "page: index.md").replace(
        "[made-up, lead, other]", "[other, lead]")
    (tmp_path / "embeds.yml").write_text(text, encoding="utf-8")
    found = choice.load(tmp_path, PAGES)
    assert found.parts == (choice.Part("short", "Start: in short", "index.md", ("lead", "other")),)
    assert found.larger == (choice.Larger("index", 20, "It is a test."),)


def test_each_makes_a_part_of_every_page_in_a_folder_and_names_what_one_does_not_have(tmp_path):
    told = problems(tmp_path, GOOD)
    assert len(told) == 1
    assert told[0].startswith('embeds.yml:5:5: error embeds-shape: uses/lid.md has no section "harms-to-know-about".')


@pytest.mark.parametrize(("old", "new", "place", "says"), [
    ("[lead, other]", "[other]", "4:5", 'The section "lead" of index.md can not be left out.'),
    ("page: index.md", "page: uses/box.md", "4:5", 'The section "harms-to-know-about" of uses/box.md can not be'),
    ("page: index.md", "page: indx.md", "5:5", 'There is no page "indx.md" with `embed: true`.'),
    ("page: index.md", "each: nowhere/", "5:5", 'There is no page in "nowhere/" with `embed: true`.'),
    ("    page: index.md\n", "", "2:5", "A part is of one page, or of each page in a folder."),
    ("page: index.md", "page: index.md\n    each: uses/", "2:5", "A part is of one page, or of each page in a folder."),
    ("id: short", "id: Short one", "2:5", "A part needs an id."),
    ("id: short", "id: 7", "2:5", 'The value of "id" is of the wrong type.'),
    ("title: Short", "titel: Short", "3:5", '"titel" is not a key here.'),
    ("    title: Short\n", "", "2:5", "A part needs a title and sections to take."),
    ("[lead, other]", "[]", "2:5", "A part needs a title and sections to take."),
    ("[lead, other]", "[lead, othr]", "4:5", 'index.md has no section "othr".'),
    ("embed: index,", "embed: indx,", "7:6", 'There is no embed "indx".'),
    (", why: It is a test.", "", "7:5", "Say which embed may be larger, how large, and why."),
    ("kilobytes: 20", "kilobytes: many", "7:20", 'The value of "kilobytes" is of the wrong type.'),
    ("parts:", "prats:", "1:1", '"prats" is not a key here.'),
])
def test_a_mistake_is_told_with_its_place(tmp_path, old, new, place, says):
    text = """parts:
  - id: short
    title: Short
    take: [lead, other]
    page: index.md
larger:
  - {embed: index, kilobytes: 20, why: It is a test.}
"""
    assert old in text
    told = problems(tmp_path, text.replace(old, new))
    assert any(line.startswith(f"embeds.yml:{place}: error embeds-shape: {says}") for line in told), told


def test_two_parts_of_a_page_with_one_name_are_refused(tmp_path):
    part = "  - {id: a, title: A, page: index.md, take: [lead, other]}\n"
    assert 'Two parts of index.md are called "a".' in problems(tmp_path, f"parts:\n{part}{part}")[0]


@pytest.mark.parametrize("data", [b"parts: [", b"- one\n", b"parts: {a: 1}\n", b"\xff\xfe", b""])
def test_a_file_that_is_no_such_list_is_told_of(tmp_path, data):
    (tmp_path / "embeds.yml").write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        choice.load(tmp_path, PAGES)
    assert all(str(problem).startswith("embeds.yml:") for problem in found.value.problems)
