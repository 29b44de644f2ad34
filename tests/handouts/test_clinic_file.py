"""A clinic's file: each mistake is told with its line. All data is test data."""

import os
import unicodedata
from pathlib import Path

import pytest
import yaml
from guide.handouts import clinic

EXAMPLES = Path(__file__).resolve().parents[2] / "clinics"
GOOD = 'name: Test Clinic\nphone: "020 7946 0000"\ncountry: uk\n'
PERSON = "practitioner:\n  name: Test Person\n  register: Test register\n  number: '0000000'\n"


def read(folder, text, name="test.yml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return clinic.read(path, f"clinics/{name}")


def told(folder, text, name="test.yml"):
    """The problems of a file, each as its first line."""
    found, problems = read(folder, text, name)
    assert found is None and problems
    lines = [str(problem).split("\n")[0] for problem in problems]
    assert all(line.isprintable() for line in lines)
    return lines


def test_a_clinic_with_only_what_is_needed_is_read(tmp_path):
    assert read(tmp_path, GOOD) == (clinic.Clinic("test", "Test Clinic", "020 7946 0000", "uk"), [])


def test_a_clinic_with_every_key_is_read(tmp_path):
    found, problems = read(tmp_path, GOOD + PERSON + (
        'address: |\n  1 Test Street\n  Testtown\nout_of_hours_phone: "+44 20 7946-0001 x 5"\n'
        'aftercare_phone: "(020) 7946.0002 ext. 12"\nwebsite: https://www.example.org:8443/a?b=c#d\n'
        'colour: "#036"\nnote: |\n  First line.\n  Second line.\n'))
    assert problems == [] and found.notes == ()
    assert found.address == ("1 Test Street", "Testtown") and found.note == ("First line.", "Second line.")
    assert found.practitioner == clinic.Practitioner("Test Person", "Test register", "0000000")
    assert (found.colour, found.website) == ("#003366", "https://www.example.org:8443/a?b=c#d")


@pytest.mark.parametrize("more, line", [
    ("fone: x\n", 'test.yml:4:1: error clinic-unknown-key: "fone" is not a key of a clinic.'),
    ("name: Again\n", 'test.yml:4:1: error clinic-repeated-key: The key "name" is given twice.'),
    ("? [a]\n: b\n", 'test.yml:4:3: error clinic-unknown-key: "[" is not a key of a clinic.'),
    ('"a\\nb\\u202e": x\n', 'test.yml:4:1: error clinic-unknown-key: "a�b�" is not a key of a clinic.'),
    ("aftercare_phone: 2079460000\n",
     'test.yml:4:1: error clinic-wrong-type: YAML reads the value of "aftercare_phone" as a number.'),
    ("note: 2026-01-01\n", ':4:1: error clinic-wrong-type: YAML reads the value of "note" as a date.'),
    ("note: no\n", 'test.yml:4:1: error clinic-wrong-type: YAML reads the value of "note" as yes or no.'),
    ("note:\n", 'test.yml:4:1: error clinic-wrong-type: The key "note" has no value.'),
    ("colour: #036\n", 'test.yml:4:1: error clinic-wrong-type: The key "colour" has no value.'),
    ("note: [a]\n", 'test.yml:4:1: error clinic-wrong-type: The value of "note" is not text.'),
    ("note: !!binary aGk=\n", 'test.yml:4:1: error clinic-wrong-type: The value of "note" is not text.'),
    ("note: ' '\n", "test.yml:4:1: error clinic-text: There is no text here."),
    ("practitioner: A\n", 'error clinic-wrong-type: The value of "practitioner" is not keys and values.'),
    ("practitioner: {name: A, register: B}\n", 'error clinic-missing-key: The key "number" is missing.'),
    ("practitioner:\n  name: A\n  register: B\n  number: 0000000\n",
     'test.yml:7:3: error clinic-wrong-type: YAML reads the value of "number" as a number.'),
    ("practitioner:\n  name: A\n  degree: B\n",
     'test.yml:6:3: error clinic-unknown-key: "degree" is not a key of a practitioner.'),
    ("note: *name\n", "test.yml:4:7: error yaml-invalid: This YAML is broken: found undefined alias 'name'."),
    ("note: &a x\naddress: *a\n", "test.yml:5:10: error clinic-file: The file repeats a part of itself"),
    ("note: 'open\n", "test.yml:4:7: error yaml-invalid: This YAML is broken"),
    ("--- \nname: B\n", "error yaml-invalid: This YAML is broken"),
    ("# \x00\n", "test.yml:4:3: error clinic-file: The file holds a character that no text needs (U+0000)."),
    ("out_of_hours_phone: '12'\n", 'test.yml:4:1: error clinic-phone: "12" is not a phone number.'),
    ("out_of_hours_phone: call us\n", '"call us" is not a phone number.'),
    ("out_of_hours_phone: '٠٢٠ ٧٩٤٦'\n", "is not a phone number."),
    ("out_of_hours_phone: '020 7946 0000 x5 x6'\n", "is not a phone number."),
    ("website: www.example.org\n", 'The website "www.example.org" does not begin with https://.'),
    ("website: javascript:alert(1)\n", "does not begin with https://."),
    ("website: ftp://example.org\n", "is not a web address."),
    ("website: https://user:word@example.org\n", "holds a user name."),
    ("website: https://localhost/\n", "names no host"), ("website: http://127.0.0.1/\n", "names no host"),
    ("website: https://example.org:99999/\n", "is not a web address."),
    ("website: 'http://[::1'\n", "is not a web address."),
    ("website: https://exämple.org\n", "is not a web address."),
    ("website: 'https://example.org/\"'\n", "is not a web address."),
    ("colour: blue\n", 'test.yml:4:1: error clinic-colour: "blue" is not a colour.'),
    ("colour: '#12345'\n", "is not a colour."),
    ("logo: ../logo.svg\n", 'test.yml:4:1: error clinic-logo: "../logo.svg" is not the name of a .svg'),
    ("logo: /logo.svg\n", "is not the name"), ("logo: 'c:logo.svg'\n", "is not the name"),
    ("logo: 'a\\b.svg'\n", "is not the name"), ("logo: a..svg\n", "is not the name"),
    ("logo: logo.gif\n", "is not the name"),
    ("logo: logo.svg\n", 'test.yml:4:1: error clinic-logo: There is no file "logo.svg" beside this one.'),
])
def test_a_mistake_is_told_with_its_line(tmp_path, more, line):
    assert [found for found in told(tmp_path, GOOD + more) if line in found]


@pytest.mark.parametrize("value, words", [
    *((rf"a\u{code}b", f"cannot be seen (U+{code})") for code in (
        "0000", "0085", "00AD", "200B", "200D", "2028", "202E", "2066", "3164", "E000", "FE0F", "FEFF")),
    (r"a\nb", "one line"), (r"a\u0336\u0336\u0336\u0336", "More than 3 accents"),
    (r"\u0336b", "An accent stands on no letter"), ("a" * 81, "has 81 characters; 80 are allowed"),
])
def test_a_name_that_would_disturb_a_sheet_is_refused(tmp_path, value, words):
    line, = told(tmp_path, GOOD.replace("Test Clinic", f'"{value}"'))
    assert line.startswith("clinics/test.yml:1:1: error clinic-text: ") and words in line


@pytest.mark.parametrize("key, good, bad", [
    ("address", r"\n".join("abcdef"), r"\n".join("abcdefg")),
    ("note", r"\n".join("abcdefgh"), r"\n".join("abcdefghi")),
    ("note", "a" * 600, "a" * 601), ("address", "a" * 300, "a" * 301),
    ("aftercare_phone", "0" * 40, "0" * 41),
], ids=lambda value: ascii(value)[:40])
def test_a_text_can_be_as_long_as_its_limit(tmp_path, key, good, bad):
    assert read(tmp_path, GOOD + f'{key}: "{good}"\n')[0]
    assert "are allowed" in told(tmp_path, GOOD + f'{key}: "{bad}"\n')[0]


@pytest.mark.parametrize("note", [
    "Reviewed by a clinician.", "REVIEWED\u00a0BY us", "re-viewed by", "r e v i e w e d  b y", "Révièwed by",
    "𝐑𝐞𝐯𝐢𝐞𝐰𝐞𝐝 by", "ʀᴇᴠɪᴇᴡᴇᴅ by", "Ⓡeviewed by", "Reviewed\n\nby a nurse", "clinically approved",
    "Last updated: today", "High certainty", "End of the clinic’s own words", "Mesotherapy, honestly",
])
@pytest.mark.parametrize("key", ["note", "address"])
def test_words_of_the_guide_are_refused(tmp_path, key, note):
    line, = told(tmp_path, GOOD + yaml.safe_dump({key: note}))
    assert line.startswith("clinics/test.yml:4:1: error clinic-imitation: The words")
    assert "the guide's own" in line


def test_a_word_of_two_alphabets_is_refused(tmp_path):
    with_a_cyrillic_e = GOOD + "note: R\u0435viewed by\n"
    assert "mixes letters of two alphabets" in told(tmp_path, with_a_cyrillic_e)[0]


@pytest.mark.parametrize("name", ["Клиника Тест", "Κλινική Δοκιμή", "می\u200cآزماییم", "परीक्षण क्\u200dष",
                                  "Tést–Ünd 5 µm"])
def test_a_name_in_another_script_is_read(tmp_path, name):
    assert read(tmp_path, GOOD.replace("Test Clinic", name))[0].name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("value, name", [("' Test  Clinic '", "Test Clinic"), ("Cafe\u0301", "Café"),
                                         ("a\u00a0b", "a b")])
def test_what_is_tidied_is_noted(tmp_path, value, name):
    found, problems = read(tmp_path, GOOD.replace("Test Clinic", value))
    assert (found.name, problems) == (name, [])
    assert [str(note) for note in found.notes] == [
        'clinics/test.yml:1:1: note clinic-text: "name" was tidied: '
        "spaces, empty lines, or accents typed apart from their letters."]


@pytest.mark.parametrize("text, line", [
    (b"", "clinics/test.yml: error clinic-file: The file is empty."),
    (b"# only this\n", "clinics/test.yml:1:1: error clinic-file: The file is not a list of keys and values."),
    (b"- a\n", "clinics/test.yml:1:1: error clinic-file: The file is not a list of keys and values."),
    (GOOD.encode("utf-16"), "clinics/test.yml: error clinic-file: The file is not UTF-8 text (byte 0)."),
    (b"#" * 65537, "clinics/test.yml: error clinic-file: The file is larger than 64 KB."),
    (b"[" * 60000, "error yaml-invalid"), (b"a: " * 20000, "error yaml-invalid"), (b"- " * 30000, "error"),
    (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "test.yml:2:8: error clinic-file: The file repeats"),
], ids=lambda value: ascii(value)[:40])
def test_a_file_that_is_none_is_told_in_one_line(tmp_path, text, line):
    found, = told(tmp_path, text)
    assert line in found


def test_everything_wrong_is_told_in_the_order_of_the_file(tmp_path):
    problems = read(tmp_path, "name: ' '\ncountry: UK\nfone: 1\n")[1]
    assert [(problem.line, problem.rule, problem.fix) for problem in problems] == [
        (1, "clinic-missing-key", "Add `phone:`."),
        (1, "clinic-text", "Write the text, or take the line out."),
        (2, "clinic-country", 'Did you mean "uk"? Use one of: uk, us, eu, other.'),
        (3, "clinic-unknown-key", 'Did you mean "phone"?')]


def test_a_file_of_nothing_but_unknown_keys_is_soon_told(tmp_path):
    assert len(told(tmp_path, "".join(f"k{number}: x\n" for number in range(6000)))) < 30


@pytest.mark.parametrize("name", ["Test.yml", "a b.yml", "ä.yml", "-a.yml", "a.b.yml", "a" * 61 + ".yml"])
def test_a_name_of_a_file_that_is_no_id_is_refused(tmp_path, name):
    assert "error clinic-id" in told(tmp_path, GOOD, name)[0]


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "loop.yml").symlink_to("loop.yml")
    (tmp_path / "in").mkdir()
    (tmp_path / "away.yml").write_text(GOOD)
    (tmp_path / "in" / "away.yml").symlink_to(tmp_path / "away.yml")
    for name, words in {"folder.yml": "not a file", "pipe.yml": "not a file", "loop.yml": "cannot be read",
                        "none.yml": "cannot be read", "in/away.yml": "is a link to a file"}.items():
        found, (problem,) = clinic.read(tmp_path / name)
        assert found is None and words in problem.message


def test_one_bad_file_does_not_stop_the_rest(tmp_path, monkeypatch):
    names = ["f.svg", "d.yaml", "c.yml", "b.yml", "a.yml", "a-b.yml", ".e.yml"]
    listed = os.listdir
    monkeypatch.setattr(os, "listdir", lambda folder: sorted(listed(folder), reverse=True))
    for name in names:
        (tmp_path / name).write_text(GOOD if name != "b.yml" else "")
    found, problems = clinic.read_all(tmp_path, "clinics")
    assert list(found) == ["a", "a-b", "c"]
    assert [problem.path for problem in problems] == ["clinics/b.yml", "clinics/d.yaml"]
    assert clinic.read_all(tmp_path / "nowhere") == ({}, [])
    assert clinic.read_all(tmp_path / "f.svg")[1][0].message.startswith("The folder cannot be read")


def test_the_examples_are_good_and_have_nothing_to_note():
    found, problems = clinic.read_all(EXAMPLES)
    assert list(found) == ["example-eu", "example-uk", "example-us"] and problems == []
    assert [one.logo and one.logo.kind for one in found.values()] == [None, "svg", "png"]
    assert not any(one.notes for one in found.values())
