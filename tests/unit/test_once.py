"""A block that many pages share is written once for what it depends on."""

from types import SimpleNamespace

from guide.once import Once


def write(once, *depends):
    made = []
    return once(*depends, caller=lambda: made.append(1) or f"{len(depends)} values"), bool(made)


def test_a_block_is_written_once_for_each_set_of_values():
    once, part, alike = Once(), SimpleNamespace(title="Face"), SimpleNamespace(title="Face")
    assert [write(once, *depends)[1] for depends in (
        ("menu", "..", part), ("menu", "..", part), ("parts", "..", part), ("menu", ".", part), ("menu", "..", alike),
        ("menu", "..", part, True), ("menu", "..", None), ("menu", "..", None), ("menu", "..", part))] == [
        True, False, True, True, True, True, True, False, False]


def test_what_was_not_asked_for_lately_is_forgotten():
    once = Once()
    write(once, "kept")
    for number in range(200):
        write(once, str(number))
        assert write(once, "kept") == ("1 values", False)
    assert write(once, "0")[1]
