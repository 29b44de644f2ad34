"""Real words that must not be taken for a slip of ours."""

from guide.search import lookalikes


def test_a_real_word_one_slip_away_is_found():
    assert {"scarf", "table"} <= set(lookalikes.find(["scar", "tablet"]))


def test_a_word_that_begins_one_of_ours_is_found():
    assert "king" in lookalikes.find(["kingdom"])


def test_no_word_is_found_that_is_ours_or_no_word():
    found = lookalikes.find(["bruise", "bruises", "bruising"])
    assert not {"bruise", "bruises", "bruising", "brusing"} & set(found)


def test_forms_of_a_word_stand_there_once():
    found = lookalikes.find(["scar"])
    assert "scarf" in found and "scarfs" not in found


def test_the_order_is_always_the_same():
    assert lookalikes.find(["needle", "scar"]) == lookalikes.find(["scar", "needle"])


def test_a_surname_is_left_out():
    found = lookalikes.find(["heart"])
    assert "hearst" not in found and "hearth" in found
