"""Which names the first answer of the search knows."""

from guide.search import first
from guide.search.lay_terms import Entry, LayTerms

PAGES = [["help.html", "Get help now"], ["hair.html", "Hair that thins"], ["skin.html", "Skin that itches"]]
TERMS = LayTerms(
    entries=(Entry(("help.md#call",), ("chest pain",), ("Vision",), urgent=True),
             Entry(("hair.md",), ("hair loss", "hair dye"), ("thin",)),
             Entry(("gone.md",), ("gone",))),
    not_ours=("hair dye",))
GOALS = [["0#call"], ["1#", "0#"], []]


def test_urgent_words_come_first_and_words_that_have_to_be_weighed_do_not_come():
    urgent, others = first.names(PAGES, {(0, "call"): "Call an ambulance"}, TERMS, GOALS)
    assert urgent == [["help.html#call", "Get help now", "Call an ambulance", "chest pain|vision"]]
    assert others == [["hair.html", "Hair that thins", "", "hair loss"],
                      ["help.html", "Get help now", "", "get help now"],
                      ["hair.html", "Hair that thins", "", "hair that thins"],
                      ["skin.html", "Skin that itches", "", "skin that itches"]]


def test_a_guide_without_everyday_words_has_the_words_that_stand_in_one_title_alone():
    urgent, others = first.names(PAGES, {}, LayTerms(), [])
    assert urgent == []
    assert [row[3] for row in others] == ["get help now|help", "hair that thins|hair|thins", "skin that itches|skin|itches"]
