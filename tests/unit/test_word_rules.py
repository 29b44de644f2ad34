"""The rules about words: what each takes for a mistake, one phrase at a time. All words are made up."""

import datetime as dt
from pathlib import Path

import pytest
from guide.bibliography import Bibliography
from guide.checks import catalogue
from guide.checks.options import Options
from guide.findings import Findings
from guide.library import Library
from guide.pages import Page
from guide.paths import Project
from support.one_rule import found


@pytest.mark.parametrize("text", [
    "safe", "Safely", "risk-free", "pain-free", "all-natural", "no side effects",
    "no **known** side-effects", "clinically proven", "rarely", "rejuvenates", "cured", "without any risk",
    "a break-through", "zero risk", "no side\neffects", "is “safe.", "\"It is safe", "Is it safe?",
    "'safe'", "side-effect-free", "cutting-edge",
])
def test_a_promise_is_found(text):
    assert len(found("promise-word", text)) == 1


@pytest.mark.parametrize("text", [
    "unsafe", "safety", "\"safe\"", "“It is\nsafe, they say”", "‘it’s the clinic’s safe way’", "«safe»",
    "`safe`", "<!-- safe -->", "no cure is known", "It did not cure it", "It cannot cure it",
    "no side effects were reported", "[x](safe.md)", "<b title=\"safe\">x</b>", "nature", "Save the label",
    "| \"safe\" | x |",
])
def test_what_promises_nothing_may_stand(text):
    assert found("promise-word", text) == []


def test_a_mark_left_open_hides_nothing_of_its_paragraph_or_table_row():
    assert len(found("promise-word", 'He said "it is safe. Then "natural" came, and it is proven.')) == 3
    assert found("promise-word", '| "safe | natural" |') == ['safe | natural" |', 'natural" |']


def test_the_marks_round_a_title_in_yaml_are_no_quotation():
    front = 'title: "A safe cream"  # safe\ndescription: A "safe"\n  and rare cream # rare'
    page = Page("a.md", "docs/a.md", None, "# A cream\n", 6, front)
    library = Library(Project(Path("no-such-folder")), Bibliography({}), Findings({}, {}), {})
    check = catalogue.entries()["promise-word"].check
    places = [(f.line, f.column) for f in check(page, library, Options(dt.date(2020, 6, 1)))]
    assert places == [(2, 11), (4, 7)]


def test_other_words_can_be_allowed_or_forbidden():
    assert found("promise-word", "Is it safe?", allowed=["is it safe"]) == []
    assert found("promise-word", "A nice cream", words=["nice"]) == ["nice cream"]
    assert found("promise-word", "A safe cream", words=[]) == []


@pytest.mark.parametrize("text", [
    "1 in 20", "1-in-20", "one in ten", "one in every three", "2 in 5 people", "1 out of 4",
    "three out of four", "1 in 10.", "one woman in five", "1 in 2000 people", "every tenth person",
    "odds of 1:20", "1/20 people", "one in a million", "1 in\n8",
])
def test_odds_are_found(text):
    assert len(found("odds-one-in", text)) == 1


@pytest.mark.parametrize("text", [
    "2 out of 20 people", "1 out of 100 people", "17 of 77", "1 point out of 10", "seen in 5 in 2005",
    "one case in 2005", "1 in 4 weeks", "the same one in two trials", "0.1 in 5", "1 in 10 mL",
    "one in each hand", "21 in 30 rooms", "\"1 in 20\"", "5 out of 1,000", "1 session every 3 months",
])
def test_counts_times_and_years_are_no_odds(text):
    assert found("odds-one-in", text) == []


@pytest.mark.parametrize("text", [
    "twice as likely", "half as often, 17 of 77 (95% CI 3 to 9)", "50% fewer lumps", "It halves the risk.",
    "3 times more bruises", "a 40% lower risk", "the risk doubled", "risk ratio 0.6 (95% CI 0.4 to 0.9)",
    "OR 0.6", "RR = 0.6", "24% less over 4.5 years than before", "half as many people",
    "a 30 per cent reduction in the risk", "50 percent fewer", "risk was five times higher",
    "cut the chance of bruises in half", "a two-fold higher risk", "50% fewer lumps, in 17 of 77 people",
    "lowers the risk of lumps by 30%",
])
def test_a_relative_change_alone_is_found(text):
    assert len(found("relative-risk-alone", text)) == 1


@pytest.mark.parametrize("text", [
    "Twice a day.", "We doubled the dose.", "half the time", "fine lines were 43% less deep",
    "OR you can wait 5 days", "3 or 5 days", "It raised the odds very slightly.",
    "an odds ratio is a word", "more than twice as thick", "\"half the risk\"",
    "4 out of 100 against 2 out of 100, so twice as often", "from 8 to 4 out of 100, half the risk",
    "Twice as many: 69.2% of them, against 37.5%",
])
def test_both_numbers_or_no_risk_may_stand(text):
    assert found("relative-risk-alone", text) == []


@pytest.mark.parametrize("text", [
    "dark skin", "darker skin tones", "dark-skinned people", "dark or brown skin", "dark/brown skin",
    "skin of colour", "people of color", "coloured skin", "ethnic skin", "non-white skin",
    "light and dark skin", "darker, brown skin", "skin that is darker",
])
def test_skin_called_dark_is_found(text):
    assert len(found("dark-skin", text)) == 1


@pytest.mark.parametrize("text", [
    "brown and black skin", "dark patches on the skin", "skin that turns dark", "skin colour",
    "darker marks", "\"dark skin\"", "dark spots; skin",
])
def test_colour_as_a_sign_may_stand(text):
    assert found("dark-skin", text) == []


@pytest.mark.parametrize("lead", [
    "## Do not", "## What not to do after treatment", "## Things to avoid", "Do not:",
    "For two days do not:", "Avoid these:", "It heals alone. Do not:", "You should not:", "**Don’t**",
    "## Avoid for a week", "Do not use any of these on your skin:",
])
def test_an_item_that_lost_its_do_not_is_found(lead):
    assert found("do-not-lost", f"{lead}\n\n- Never rub.\n- Squeeze it\n- No heat.") == ["Squeeze it"]


@pytest.mark.parametrize("lead", [
    "## What we do not know", "Do not have it if:", "Do not have it if you:", "Do not go home without:",
    "Do not go before you have:", "## Dos and don'ts", "## Sources we do not rely on",
    "## Do not squeeze a lump", "Do not have it, wait, or ask first, if one of these is true:",
    "## Do not\n\nInstead you can:", "## What people do not have",
])
def test_a_list_of_something_else_may_stand(lead):
    assert found("do-not-lost", f"{lead}\n\n- Squeeze it") == []


def test_what_explains_an_item_hangs_on_the_item():
    assert found("do-not-lost", "## Do not\n\n- Do not rub.\n    - Rubbing hurts.") == []
    assert found("do-not-lost", "## Rules\n\n- Do not use:\n    - tap water") == ["tap water"]
    assert found("do-not-lost", "## Do not\n\nFor two days:\n\n- rub it") == ["rub it"]


def test_a_time_may_stand_before_the_do_not_of_an_item():
    assert found("do-not-lost", "## Do not\n\n- For two days do not run.\n- If it hurts, never rub it.") == []
    item = "If it itches rub it with no cloth."
    assert found("do-not-lost", f"## Do not\n\n- {item}") == [item]


def test_a_box_and_a_column_can_lose_their_do_not():
    assert found("do-not-lost", '!!! danger "Avoid"\n\n    - heat\n\nAfter it.\n\n- rest') == ["heat"]
    table = "| Do | Do not |\n|---|---|\n| rest | run |\n| rest | never run |"
    assert found("do-not-lost", table) == ["run |"]


def test_words_are_counted_as_a_reader_sees_them():
    words = "word " * 19
    assert found("sentence-long", f"{words}**end**. [@abel2015, p. 12] {words}[end](a-b-c.md).") == []
    assert len(found("sentence-long", f"{words}*and the end*.")) == 1
    assert found("sentence-long", f"**{words}end.** {words}end.") == []
    assert found("sentence-long", f"{words * 2}end.") == []  # sentence-too-long tells of it
    assert len(found("sentence-too-long", f"{words}; {words}end.")) == 1
    assert found("sentence-too-long", f"Term\n:   {words}end\n:   {words}end") == []


def test_a_sentence_has_its_own_place_after_bold_links_and_line_breaks():
    [marked] = found("sentence-long", "**A label.** [B](c.md) is.\n*C* is. " + "Word " * 21)
    assert marked.startswith("Word Word")
    twice = "Word " * 21 + "end. "
    assert list(map(len, found("sentence-long", twice * 2))) == [2 * len(twice), len(twice)]


def test_labels_notes_and_links_are_no_sentences_of_a_paragraph():
    assert found("paragraph-long", "**A label.** One. Two. Three. (A note.) [Read on](page.md)") == []
    assert len(found("paragraph-long", "One. Two. **Three.** Four.")) == 1
    assert found("paragraph-long", "Word\n:   One. Two. Three. Four.") == []
    assert found("paragraph-long", "One.<br>\nTwo.<br>\nThree.<br>\nFour.") == []
    assert len(found("paragraph-long", "One. Two.", sentences=1)) == 1


def test_a_hard_page_names_its_hardest_sentences_with_their_lines():
    hard = "Subcutaneous administration of pharmacologically active constituents necessitates deliberation."
    easy = ["You can rest at home if it is cold.", "Unconstitutionally."]
    body = "# A page\n\n" + "\n\n".join([hard] * 15 + easy)
    entry = catalogue.entries()["reading-grade"]
    [finding] = entry.check(Page("a.md", "docs/a.md", None, body, 7), None, Options(dt.date(2020, 6, 1)))
    assert (finding.line, finding.column) == (7, 1)
    assert finding.fix.count("line ") == 5
    assert "Unconstitutionally" not in finding.fix  # the score of one word says nothing
    assert 'line 9 (age 41, "Subcutaneous administration of' in finding.fix
    assert found("reading-grade", body, age=40) == [] and found("reading-grade", body, words=200) == []


@pytest.mark.parametrize("text", [
    "firm bumps (granulomas)", "granuloma (a firm bump)", "a bump called granuloma",
    "granuloma - a firm bump", "A granuloma is a bump.", "Granuloma means a bump.",
    "one bump, granuloma, came", "granuloma, a bump", "granuloma or PRP, the bump",
    "granuloma and [words](glossary.md#g)", "<abbr title='a bump'>granuloma</abbr>", "## Granuloma",
    "granuloma cream", "*[granuloma]: a bump\n\nThe granuloma.", "[Words](glossary.md):\n\n- granuloma",
    "prp", "bumps such as granulomas",
])
def test_an_explained_term_may_stand(text):
    assert found("glossary-term-unexplained", text) == []


@pytest.mark.parametrize("text", [
    "A granuloma came.", "Granulomas (in 5 people) came.", "granuloma (70 mL at once)",
    "granulomas are common", "PRP", "A granuloma came.\n\nA granuloma went.",
    "After one day, granuloma surgery was done.", "A granuloma came.\n\nA granuloma is a bump.",
    "[Words](glossary.md)\n\nText.\n\nA granuloma.", "germ\ncultures", "(granuloma",
    "`granuloma` and granuloma",
])
def test_an_unexplained_term_is_found_once(text):
    assert len(found("glossary-term-unexplained", text)) == 1


def test_everyday_words_need_no_explanation():
    assert found("glossary-term-unexplained", "A granuloma.", everyday=["Granuloma"]) == []
