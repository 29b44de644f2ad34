"""Shorter ways that have to lead to the same place."""

import sys

import pytest
from guide import kept, lean, reading, remembered
from guide.checks import catalogue
from guide.problems import line_and_column


def test_the_dictionary_letter_by_letter_is_the_whole_dictionary(monkeypatch):
    monkeypatch.setattr(reading, "_BLOCK", 5000)
    found = dict(reading.beginning_with("'abcdefghijklmnopqrstuvwxyzé"))
    assert set().union(*found.values()) == set(reading._sounds())
    assert all(word[0] == letter for letter, words in found.items() for word in words)
    assert dict(reading.beginning_with("zb")) == {"b": found["b"], "z": found["z"]}
    reading._sounds.cache_clear()


def test_the_rules_that_stop_a_build_are_those_of_all_rules_that_say_so():
    assert list(catalogue.stopping()) == [name for name, entry in catalogue.entries().items() if entry.rule.stops_build]
    assert set(catalogue.names()) == set(catalogue.entries())


@pytest.mark.parametrize("offset", [0, 5, 20_001, 20_499, 20_500, 20_501, 20_503, 30_000, 41_000])
def test_a_place_far_down_a_text_is_counted_as_one_near_its_top(offset):
    text = ("x" * 99 + "\n" + "\n") * 500 + "end"
    line = text.count("\n", 0, offset) + 1
    assert line_and_column(text, offset) == (line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def test_a_module_that_was_put_off_is_read_when_something_in_it_is_asked_for(tmp_path, monkeypatch):
    (tmp_path / "put_off_module.py").write_text("VALUE = 7\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    lean.put_off_imports(["put_off_module"])
    import put_off_module

    assert not hasattr(type(put_off_module), "VALUE") and "VALUE" not in vars(put_off_module)
    assert put_off_module.VALUE == 7
    assert sys.modules.pop("put_off_module").__file__ == str(tmp_path / "put_off_module.py")


def test_a_module_in_a_package_is_put_off_too(tmp_path, monkeypatch):
    package = tmp_path / "put_off_package"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "inner.py").write_text("VALUE = 7\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    lean.put_off_imports(["put_off_package.inner"])
    import put_off_package.inner

    waiting = put_off_package.inner
    assert "VALUE" not in vars(waiting) and waiting.VALUE == 7
    import put_off_package.inner as again

    assert again.__file__ == str(package / "inner.py") and put_off_package.inner is again
    assert waiting.VALUE == 7
    for name in ("put_off_package.inner", "put_off_package"):
        del sys.modules[name]


def test_extensions_keep_their_settings_under_the_place_of_their_class():
    names, settings = lean.named_extensions(["toc", "own.thing"], {"toc": {"permalink": "#"}, "own.thing": {"a": 1}})
    assert names == ["markdown.extensions.toc:TocExtension", "own.thing"]
    assert settings == {"markdown.extensions.toc:TocExtension": {"permalink": "#"}, "own.thing": {"a": 1}}


def test_with_an_extension_that_may_read_other_files_no_page_is_remembered():
    pure, _ = lean.named_extensions(["toc", "tables", "pymdownx.details"], {})
    assert remembered.surroundings(pure, 1) is not None
    assert remembered.surroundings([*pure, "pymdownx.snippets"], 1) is None


def test_what_a_build_did_not_use_is_forgotten_at_the_next_one():
    made = []
    double = remembered.by_text(lambda text: made.append(text) or text * 2)
    try:
        remembered.begin(())
        assert [double("a"), double("a"), double("b")] == ["aa", "aa", "bb"] and made == ["a", "b"]
        remembered.begin(())
        assert double("a") == "aa" and made == ["a", "b"]
        remembered.begin(())
        assert [double("a"), double("b")] == ["aa", "bb"] and made == ["a", "b", "b"]
    finally:
        remembered.end()
    assert double("a") == "aa" and made == ["a", "b", "b", "a"]


def test_what_is_kept_counts_for_its_own_text_alone(tmp_path):
    file = tmp_path / ".cache" / "words.json"
    kept.write(file, kept.digest("1", "a"), ["b"])
    assert kept.read(file, kept.digest("1", "a")) == ["b"]
    assert kept.read(file, kept.digest("1", "c")) is None
    assert (tmp_path / ".cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"
