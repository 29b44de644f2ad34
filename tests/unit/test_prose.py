"""Sentences, blocks and reading age, with nothing fetched."""

import socket

import pytest
from guide import prose, reading


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("the network was asked for")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def test_reading_age_needs_no_network(no_network):
    reading._sounds.cache_clear()
    reading.syllables.cache_clear()
    assert reading.age(["The cat sat on the mat."]) < 7


def test_harder_text_reads_older():
    easy = "You may have a bruise. It will go in a week."
    hard = "Subcutaneous administration of phosphatidylcholine necessitates considerable caution."
    assert reading.age([hard]) > reading.age(prose.sentences(easy)) + 5


@pytest.mark.parametrize("word, count", [("skin", 1), ("needle", 2), ("injection", 3),
                                         ("mesotherapy", 5), ("follow-up", 3), ("the", 1)])
def test_syllables(word, count):
    assert reading.syllables(word) == count


def test_blocks_keep_their_line_and_kind():
    body = "# A\n\nOne\ntwo.\n\n- item\n- next\n\n| a | b |\n"
    assert [(b.line, b.kind, b.text) for b in prose.blocks(body)] == [
        (1, "heading", "# A"), (3, "paragraph", "One two."), (6, "item", "item"),
        (7, "item", "next"), (9, "row", "| a | b |")]


def test_a_place_in_a_source_does_not_end_a_sentence():
    assert prose.sentences("It was so [@park2008, p. 180e]. Then more.") == [
        "It was so [@park2008, p. 180e].", "Then more."]


def test_only_what_a_reader_sees_is_counted():
    assert prose.plain("**See** [the page](a.md) now [@park2008].") == "See the page now."
