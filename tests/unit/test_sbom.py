"""The list of all packages: of the form that CycloneDX asks for, whole, and the same every time."""

import json

import pytest
import sbom as command
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from guide import lockfile, sbom

LOCK = """# made up
alpha==1.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via mesotherapy-guide (pyproject.toml)
beta-two==2.0 ; python_version < "4" \\
    --hash=sha256:{b}
    # via
    #   alpha
    #   mesotherapy-guide (pyproject.toml)
""".format(a="a" * 64, b="b" * 64)


@pytest.fixture(scope="module")
def text(repo_root):
    return sbom.document(repo_root, "a-guide", "1.0")


def faults(text):
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


def test_the_list_has_the_form_of_cyclonedx(text):
    assert faults(text) is None


@pytest.mark.parametrize("old, new", [('"bomFormat": "CycloneDX"', '"bomFormat": "Other"'), ('"type": "library"', '"type": "book"'),
                                      ('"SHA-256"', '"SHA-7"'), ('"version": 1,', '"version": 1, "mood": "calm",')])
def test_a_list_of_another_form_would_be_noticed(text, old, new):
    assert old in text
    assert faults(text.replace(old, new, 1)) is not None


def test_every_package_of_the_lock_files_is_in_it_with_version_hashes_and_address(repo_root, text):
    pins = lockfile.read(repo_root / "requirements-test.lock")
    found = {one["name"]: one for one in json.loads(text)["components"]}
    assert found.keys() == pins.keys()
    for name, pin in pins.items():
        assert found[name]["version"] == pin.version
        assert found[name]["purl"] == f"pkg:pypi/{name}@{pin.version}"
        files, = found[name]["externalReferences"]
        assert sorted(one["content"] for one in files["hashes"]) == sorted(pin.hashes)
        assert pin.hashes and pin.asked_by


def test_it_says_what_the_site_needs_and_what_only_tests_need(text):
    scopes = {one["name"]: one["scope"] for one in json.loads(text)["components"]}
    assert (scopes["mkdocs"], scopes["weasyprint"], scopes["pytest"]) == ("required", "optional", "excluded")


def test_most_licences_are_known(text):
    unknown = [one["name"] for one in json.loads(text)["components"] if "licenses" not in one]
    assert len(unknown) <= 3, unknown


def test_it_says_who_needs_whom(text):
    needs = {one["ref"]: one.get("dependsOn", []) for one in json.loads(text)["dependencies"]}
    assert any(ref.startswith("pkg:pypi/mkdocs@") for ref in needs["a-guide"])
    jinja = next(refs for ref, refs in needs.items() if ref.startswith("pkg:pypi/jinja2@"))
    assert [ref.partition("@")[0] for ref in jinja] == ["pkg:pypi/markupsafe"]


def test_it_is_the_same_every_time_and_holds_no_day(repo_root, text):
    assert sbom.document(repo_root, "a-guide", "1.0") == text
    assert "timestamp" not in text


def test_a_lock_file_is_read_with_its_hashes_and_who_asked(tmp_path):
    (tmp_path / "a.lock").write_text(LOCK)
    own = "mesotherapy-guide (pyproject.toml)"
    assert lockfile.read(tmp_path / "a.lock") == {
        "alpha": lockfile.Pin("alpha", "1.0", ("a" * 64, "b" * 64), (own,)),
        "beta-two": lockfile.Pin("beta-two", "2.0", ("b" * 64,), ("alpha", own))}


def test_the_command_writes_it_or_says_why_not(tmp_path, repo_root, capsys):
    out = tmp_path / "sbom.cdx.json"
    assert command.main(["--root", str(repo_root), "--out", str(out)]) == 0
    assert faults(out.read_text(encoding="utf-8")) is None
    assert command.main(["--root", str(tmp_path), "--out", str(out)]) == 1
    assert "pyproject.toml cannot be read" in capsys.readouterr().err
