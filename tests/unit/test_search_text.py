"""What the search may read of a page, and what is kept of a long part."""

from guide.search import plain


def test_cells_of_a_table_do_not_run_together():
    html = "<table><thead><tr><th>What</th></tr></thead><tr><th>Redness</th><td>2 days</td></tr></table>"
    assert "What" not in plain.searchable(html)
    assert "Redness ·</th><td>2 days.</td>" in plain.searchable(html)


def test_lists_of_sources_and_markers_are_left_out():
    html = '<p>Said<sup class="cite"><a>1</a></sup>.</p><ol class="source-list"><li>Paper</li></ol><svg><text>x</text></svg>'
    assert plain.searchable(html) == "<p>Said. </p>"


def test_a_long_part_keeps_its_beginning_and_the_other_words_once():
    text = "First sentence here. " * 30 + "Rare zebra. The rare zebra."
    shown, words = plain.shortened(text, {"the"})
    head, bag = shown.split("\x01")
    assert head.endswith(".") and len(head) <= plain.WHOLE
    assert bag == "rare zebra"
    assert words == {"first", "sentence", "here", "rare", "zebra", "the"}


def test_a_short_part_is_kept_whole():
    assert plain.shortened("Short.", set()) == ("Short.", {"short"})
