"""[tool.guide-checks] in pyproject.toml: every name and type is checked."""

import pytest
from guide.checks import settings
from guide.checks.catalogue import entries
from guide.checks.settings import Settings, SettingsError


def load(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    return settings.load(tmp_path)


def test_without_the_file_or_the_table_the_usual_settings_hold(tmp_path):
    assert settings.load(tmp_path) == Settings()
    assert load(tmp_path, "[tool.other]\nbibliography = 5\n") == Settings()
    assert load(tmp_path, "") == Settings()


def test_settings_are_read(tmp_path):
    found = load(tmp_path,
                 '[tool.guide-checks]\nbibliography = "a/b.bib"\nfindings = "c"\noff = ["bib-unsorted"]\n'
                           "[tool.guide-checks.rules.bib-year]\nearliest = 1700\n")
    assert found == Settings("a/b.bib", "c", frozenset({"bib-unsorted"}), {"bib-year": {"earliest": 1700}})
    project = found.project(tmp_path)
    assert (project.bibliography, project.findings) == (tmp_path / "a" / "b.bib", tmp_path / "c")


def test_a_rule_gets_its_own_settings_and_what_the_guide_changed():
    rule = entries()["citation-missing"].rule
    wishes = Settings(rules={"citation-missing": {"exempt": ["use"]}, "bib-year": {"earliest": 1}})
    assert wishes.of(rule) == {**rule.settings, "exempt": ["use"]}
    assert Settings().of(rule) == dict(rule.settings)


@pytest.mark.parametrize("text, words", [
    ("[tool", "pyproject.toml is broken"),
    ("[tool.guide-checks]\nfindigs = 'x'", 'nothing reads "findigs". Did you mean "findings"?'),
    ("[tool.guide-checks]\nfindings = 5", "findings has to be"),
    ("[tool.guide-checks]\noff = 'bib-unsorted'", "off has to be"),
    ("[tool.guide-checks]\noff = ['bib-unsortd']", 'Did you mean "bib-unsorted"?'),
    ("[tool.guide-checks]\noff = [5]", 'nothing reads "5"'),
    ("[tool.guide-checks]\noff = ['bib-parse']", "bib-parse protects people and cannot be off."),
    ("[tool.guide-checks]\nrules = 5", "rules has to be"),
    ("[tool.guide-checks.rules.bib-yaer]\nearliest = 1", 'Did you mean "bib-year"?'),
    ("[tool.guide-checks.rules.bib-year]\nearlist = 1", 'Did you mean "earliest"?'),
    ("[tool.guide-checks.rules.bib-year]\nearliest = '1'", "earliest has to be"),
    ("[tool.guide-checks.rules.bib-year]\nearliest = true", "earliest has to be"),
    ("[tool.guide-checks.rules.bib-doi]\nx = 1", 'nothing reads "x"'),
])
def test_what_cannot_be_meant_is_told(tmp_path, text, words):
    with pytest.raises(SettingsError) as found:
        load(tmp_path, text)
    assert words in str(found.value)
    assert str(found.value).startswith("pyproject.toml")


def test_no_safety_rule_can_be_off(tmp_path):
    for name, entry in entries().items():
        text = f"[tool.guide-checks]\noff = ['{name}']"
        if entry.rule.safety:
            with pytest.raises(SettingsError):
                load(tmp_path, text)
        else:
            assert load(tmp_path, text).off == {name}


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\nguide-checks = 5", "[tool.guide-checks.rules]\nbib-year = 1800"])
def test_a_value_where_a_table_belongs_is_told(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(settings.SettingsError, match="has to be a table"):
        settings.load(tmp_path)
