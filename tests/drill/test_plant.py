"""The drill plants what the table says, takes it out again, and tells which row does not fit any more."""

import pytest
from plant import Fault, planted


@pytest.fixture
def root(tmp_path):
    (tmp_path / "page.md").write_text("One.\n\nTwo, two.\n\nThree.\n", encoding="utf-8")
    (tmp_path / "other.md").write_text("Four.\n", encoding="utf-8")
    return tmp_path


def texts(root):
    return {path.name: path.read_bytes() for path in root.iterdir()}


@pytest.mark.parametrize(("fault", "line", "changed"), [
    (Fault("changed", "page.md", old="Three", new="Four"), 5, "One.\n\nTwo, two.\n\nFour.\n"),
    (Fault("put in", "page.md", old="One.", new="One.\n\nNew."), 3, "One.\n\nNew.\n\nTwo, two.\n\nThree.\n"),
    (Fault("deleted", "page.md", old="Two, two.\n\n", new=""), 3, "One.\n\nThree.\n"),
    (Fault("everywhere", "page.md", old="wo", new="en", every=True), 3, "One.\n\nTen, ten.\n\nThree.\n"),
    (Fault("appended", "page.md", append="\nLast.\n"), 7, "One.\n\nTwo, two.\n\nThree.\n\nLast.\n"),
    (Fault("written anew", "page.md", create="New.\n"), 1, "New.\n"),
    (Fault("said where", "page.md", old="One", new="Zero", at="Three"), 5, "Zero.\n\nTwo, two.\n\nThree.\n"),
], ids=lambda value: getattr(value, "what", ""))
def test_a_fault_is_planted_with_its_line_and_taken_out_again(fault, line, changed, root):
    before = texts(root)
    with planted(root, fault) as place:
        assert place == ("page.md", line)
        assert (root / "page.md").read_text(encoding="utf-8") == changed
    assert texts(root) == before


def test_changes_of_the_same_hand_new_files_and_lost_files_are_taken_back_too(root):
    before = texts(root)
    more = [{"file": "other.md", "old": "Four", "new": "Five"}, {"file": "big.png", "fill": 3}]
    fault = Fault("gone", "page.md", delete=True, also=more, reported_in="other.md", at="Five")
    with planted(root, fault) as place:
        assert place == ("other.md", 1)
        assert set(texts(root)) == {"other.md", "big.png"}
    assert texts(root) == before


@pytest.mark.parametrize("fault", [
    Fault("my row", "page.md", old="Ten", new="Four"),
    Fault("my row", "page.md", old="o", new="a"),
    Fault("my row", "page.md", old="One", new="Four", at="Ten"),
], ids=["gone", "twice", "place-gone"])
def test_a_row_that_does_not_fit_the_guide_any_more_is_named_and_nothing_is_left_changed(fault, root):
    before = texts(root)
    with pytest.raises(AssertionError, match='"my row".*renew this row'), planted(root, fault):
        pass
    assert texts(root) == before
