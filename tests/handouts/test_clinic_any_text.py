"""Whatever a clinic's file holds, nothing but problems comes of it. All data is test data."""

import tempfile
import unicodedata
from pathlib import Path

from guide.handouts import clinic
from hypothesis import HealthCheck, configuration, example, given, settings
from hypothesis import strategies as st

configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "guide-tests-hypothesis")
GOOD = 'name: Test Clinic\nphone: "020 7946 0000"\ncountry: uk\n'
PERSON = "practitioner:\n  name: Test Person\n  register: Test register\n  number: '0000000'\n"
NEVER = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def the_same_each_time(examples):
    return settings(derandomize=True, database=None, deadline=None, max_examples=examples,
                    suppress_health_check=list(HealthCheck))


def read(folder, data):
    path = folder / "test.yml"
    path.write_bytes(data)
    return clinic.read(path)


def texts(found):
    person = found.practitioner
    return [found.id, found.name, found.phone, found.country, *found.address, found.out_of_hours_phone,
            found.aftercare_phone, found.website, found.colour, *found.note,
            *((person.name, person.register, person.number) if person else ())]


@the_same_each_time(400)
@given(key=st.sampled_from([*clinic.REQUIRED, *clinic.OPTIONAL]),
       value=st.text(max_size=90) | st.text("ab \n\t\r\u0301\u200d\u202e\u0627", max_size=9)
       | st.text("0123 +x", min_size=3, max_size=9))
@example(key="note", value="\ud800").via("a lone surrogate, as JSON can write it")
@example(key="name", value="\x1f a").via("a control character that counts as a space")
def test_any_text_in_any_key_is_a_problem_or_plain(tmp_path, key, value):
    quoted = "".join(f"\\U{ord(letter):08x}" for letter in value)
    for name in (key, "practitioner.name"):
        more = PERSON.replace("Test Person", f'"{quoted}"') if "." in name else f'{name}: "{quoted}"\n'
        text = "".join(line for line in GOOD.splitlines(True) if not line.startswith(f"{name}:")) + more
        found, problems = read(tmp_path, text.encode())
        assert (found is None) == bool(problems)
        assert all(str(problem).replace("\n    ", "").isprintable() for problem in problems)
        for said in texts(found) if found else ():
            assert said == unicodedata.normalize("NFC", said).strip()
            assert not NEVER & {unicodedata.category(letter) for letter in said}


PIECES = ["name", ":", " ", "\n", "- ", "&a", "*a", "{", "[", "'", '"', "!!", "<<", "?", "|", "#", "phone"]


@the_same_each_time(300)
@given(data=st.binary(max_size=80) | st.text(max_size=60).map(str.encode)
       | st.lists(st.sampled_from(PIECES), max_size=20).map(lambda parts: "".join(parts).encode()))
def test_any_bytes_at_all_are_told_as_problems(tmp_path, data):
    found, problems = read(tmp_path, data)
    assert found is None and problems
    assert all(str(problem).replace("\n    ", "").isprintable() for problem in problems)
