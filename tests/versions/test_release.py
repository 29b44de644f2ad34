"""A release freezes what is new, all of it or nothing, and never touches what was frozen."""

import datetime as dt
import hashlib
import os
import re

import pytest
import release as script
import yaml
from guide import library
from guide.paths import Project
from guide.versions import release
from support import releasing

WORDS = "We do not know if the cream helps"


def index(guide):
    return yaml.safe_load((guide / "versions/index.yml").read_text(encoding="utf-8"))


def code_of(guide, src):
    return [one["pages"][src]["code"] for one in index(guide)["releases"] if src in one["pages"]][-1]


def test_the_first_release_freezes_every_page_with_its_hash(released_once):
    texts = index(released_once)["texts"]
    assert len(texts) == 5
    for code, text in texts.items():
        data = (released_once / "versions" / code / "text.html").read_bytes()
        assert hashlib.sha256(data).hexdigest() == text["sha256"]
        assert code.encode() in data and b"released on 1 June 2020" in data


def test_a_frozen_text_loads_nothing_and_holds_its_words_sources_and_dates(released_once):
    html = (released_once / "versions" / code_of(released_once, "page.md") / "text.html").read_text(encoding="utf-8")
    assert "<script" not in html and "script-src" not in html and "default-src &#39;none&#39;" in html
    assert not re.findall(r"<(?:link rel=\"stylesheet\"|img|iframe|object)|\ssrc=|url\(", html)
    assert WORDS in html and "10.5555/abel.2015" in html and 'href="#s-1"' in html and 'id="s-1"' in html
    assert "Last updated 4 March 2020" in html and "Next check 4 March 2021" in html
    assert "Not yet reviewed by a clinician." in html and '<meta name="robots" content="noindex">' in html


def test_a_second_release_of_the_same_texts_changes_no_byte(guide, run):
    before = releasing.tree(guide / "versions")
    code, said = run("2020-06-03")
    assert code == 0 and "Nothing is new" in said
    assert releasing.tree(guide / "versions") == before


def test_a_changed_fact_with_a_note_gets_a_new_code_and_the_old_text_stays(guide, run):
    before = releasing.tree(guide / "versions")
    releasing.edit(guide, "docs/page.md", f"{WORDS} [@abel2015; @best2016].", f"{WORDS} at all [@abel2015].")
    releasing.edit(guide, "docs/page.md", "updated: 2020-03-04", "updated: 2020-06-02")
    releasing.note(guide, "2020-06-02", "fewer", "[page.md]")
    code, said = run("2020-06-02")
    assert code == 0 and said.count("PAGE-PAGE-") == 1 and "1 text was frozen" in said
    after = releasing.tree(guide / "versions")
    assert {name: after[name] for name in before if name != "index.yml"} == {
        name: data for name, data in before.items() if name != "index.yml"}
    assert list(index(guide)["releases"][-1]["pages"]) == ["page.md"]


def test_a_changed_fact_without_a_note_is_refused_and_leaves_nothing(guide, run):
    releasing.edit(guide, "docs/page.md", WORDS, "We know that the cream may help")
    before = releasing.tree(guide)
    code, said = run("2020-06-02")
    assert code == 1 and "change-untold" in said and "Nothing was released" in said
    assert {name: data for name, data in releasing.tree(guide).items() if ".cache" not in name} == {
        name: data for name, data in before.items() if ".cache" not in name}


def test_a_plan_refuses_an_untold_fact_even_if_nobody_ran_the_checks(guide):
    releasing.edit(guide, "docs/page.md", WORDS, "We know that the cream may help")
    found, _ = library.load(Project(guide))
    with pytest.raises(release.Refused, match=r"A fact of page\.md changed"):
        release.plan(found, None, dt.date(2020, 6, 2))


def test_a_spelling_needs_no_note_and_no_new_date_but_is_told_to_whoever_releases(guide, run):
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    code, said = run("2020-06-02")
    assert code == 0 and "Words of these changed and no fact did" in said and "index.md" in said


def test_a_text_that_comes_back_keeps_its_first_code_and_bytes(guide, run):
    first = code_of(guide, "index.md")
    data = (guide / "versions" / first / "text.html").read_bytes()
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    assert run("2020-06-02")[0] == 0 and code_of(guide, "index.md") != first
    releasing.edit(guide, "docs/index.md", "Red about", "Read about")
    code, said = run("2020-06-03")
    assert code == 0 and "as in an earlier release" in said and code_of(guide, "index.md") == first
    assert (guide / "versions" / first / "text.html").read_bytes() == data


def test_failed_checks_refuse_the_release(guide, run):
    (guide / "retractions.json").unlink()
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    before = releasing.tree(guide / "versions")
    code, said = run("2020-06-02")
    assert code == 1 and "retraction-data" in said and releasing.tree(guide / "versions") == before


def test_there_is_no_way_around_the_retraction_data(capsys):
    with pytest.raises(SystemExit):
        script.main(["--help"])
    assert "retraction" not in capsys.readouterr().out


def test_a_day_before_the_last_release_is_refused(guide, run):
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    before = releasing.tree(guide / "versions")
    code, said = run("2020-05-31")
    assert code == 1 and "The last release is of 2020-06-01" in said and releasing.tree(guide / "versions") == before


def test_a_day_that_has_not_come_is_refused(guide, capsys):
    before = releasing.tree(guide / "versions")
    assert script.main(["--root", str(guide), "--day", "2020-06-03", "--today", "2020-06-02"]) == 2
    assert "has not come yet" in capsys.readouterr().err and releasing.tree(guide / "versions") == before


def test_an_early_date_makes_nothing_look_fresh(guide, capsys):
    """The pages of the tiny guide were to be checked by 2021."""
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    assert script.main(["--root", str(guide), "--day", "2020-06-02", "--today", "2022-01-01"]) == 1
    assert "review-overdue" in capsys.readouterr().out


def test_a_file_that_changes_while_it_is_checked_stops_the_release(guide, run, monkeypatch):
    checked = script.command.main

    def check_and_edit(arguments):
        code = checked(arguments)
        releasing.edit(guide, "docs/index.md", "Read about", "Red about")
        return code
    monkeypatch.setattr(script.command, "main", check_and_edit)
    code, said = run("2020-06-02")
    assert code == 1 and "changed while it was checked" in said


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()],
                         ids=["full-disk", "ctrl-c"])
def test_a_release_that_is_broken_off_leaves_the_versions_as_they_were(guide, run, monkeypatch, error):
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    before, replace = releasing.tree(guide / "versions"), os.replace

    def broken(source, target, **more):
        if str(target).endswith("index.yml"):
            raise error
        return replace(source, target, **more)
    monkeypatch.setattr(os, "replace", broken)
    code, said = run("2020-06-02")
    assert code in (2, 130) and ("Nothing" in said)
    assert releasing.tree(guide / "versions") == before
    monkeypatch.undo()
    assert run("2020-06-02")[0] == 0


def test_what_a_killed_release_left_is_written_again(guide, run):
    releasing.edit(guide, "docs/index.md", "Read about", "Red about")
    assert run("2020-06-02")[0] == 0
    whole = releasing.tree(guide / "versions")
    code = code_of(guide, "index.md")
    # As if it had been killed before its last step: half a text, and an index that does not name it.
    first = yaml.safe_load((guide / "versions/index.yml").read_text(encoding="utf-8"))
    first["texts"].pop(code)
    first["releases"].pop()
    (guide / "versions/index.yml").write_text(yaml.safe_dump(first, sort_keys=False), encoding="utf-8")
    (guide / "versions" / code / "text.html").write_text("half", encoding="utf-8")
    (guide / "versions" / f".{code}.part").mkdir()
    assert run("2020-06-02")[0] == 0
    assert releasing.tree(guide / "versions") == whole
