"""What an answer of LinkChecker means, and how long it is used again."""

import datetime as dt
import json
import socket

import pytest
import requests
from guide.links import answers
from guide.links.answers import (
    ANCHOR_MISSING,
    DEAD,
    MOVED,
    UNREACHED,
    WORKS,
    WOULD_NOT_TELL,
    Answer,
    judge,
)

TODAY = dt.date(2020, 3, 4)
KEPT = {"status": "works", "checked": "2020-03-04", "message": "200 OK", "moved_to": ""}


def row(result, warnings="", info=""):
    return {"result": result, "warningstring": warnings, "infostring": info}


def hop(to, status):
    return f"Redirected to `{to}' status: {status} Somewhere."


@pytest.mark.parametrize(("status", "outcome"), [
    ("200 OK", WORKS), ("204 No Content", WORKS), ("404 Not Found", DEAD), ("410 Gone", DEAD),
    ("401 Unauthorized", WOULD_NOT_TELL), ("403 Forbidden", WOULD_NOT_TELL),
    ("429 Too Many Requests", WOULD_NOT_TELL), ("999 ", WOULD_NOT_TELL), ("301 Moved", WOULD_NOT_TELL),
    ("500 Oh", UNREACHED), ("503 Oh", UNREACHED),
])
def test_each_status_has_its_outcome(status, outcome):
    answer = judge(row(status), TODAY)
    assert (answer.outcome, answer.message, answer.heard) == (outcome, status.strip(), True)


def test_permanent_redirects_are_followed_to_the_last_of_them():
    hops = "\n".join([hop("https://a.example/", 301), hop("https://b.example/", 308),
                      hop("https://c.example/login", 302)])
    answer = judge(row("200 OK", hops), TODAY)
    assert (answer.outcome, answer.moved_to) == (MOVED, "https://b.example/")


def test_a_passing_redirect_is_no_move():
    hops = "\n".join([hop("https://a.example/", 302), hop("https://b.example/", 301)])
    assert judge(row("200 OK", hops), TODAY) == Answer(WORKS, "200 OK", TODAY)


def test_what_moved_to_a_dead_page_is_dead_and_says_where_it_went():
    answer = judge(row("404 Not Found", hop("https://a.example/", 301)), TODAY)
    assert (answer.outcome, answer.moved_to) == (DEAD, "https://a.example/")


def test_a_page_whose_body_breaks_off_is_not_said_to_work():
    answer = judge(row("200 OK", "could not get content: ReadTimeout: Read timed out."), TODAY)
    assert (answer.outcome, answer.message) == (
        UNREACHED, "200, but the page did not arrive: no answer in time")


@pytest.mark.parametrize(("number", "outcome"), [
    (socket.EAI_NONAME, DEAD),  # the name does not exist
    (socket.EAI_AGAIN, UNREACHED),  # nobody could be asked about the name
])
def test_only_a_name_that_does_not_exist_is_dead(monkeypatch, number, outcome):
    def fail(*_args, **_more):
        raise socket.gaierror(number, "what the system says")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(requests.ConnectionError) as caught:
        requests.get("http://gone.example/" + "x" * 300, timeout=1)
    answer = judge(row(f"ConnectionError: {caught.value}"), TODAY)
    assert (answer.outcome, answer.heard) == (outcome, False)


def test_the_words_of_another_host_are_one_short_line():
    answer = judge(row("404 \x1b[31mGone\n" + "x" * 5000), TODAY)
    assert answer.message.startswith("404 [31mGone x")
    assert len(answer.message) == 200


def test_a_reason_without_our_words_is_given_without_places_in_memory():
    answer = judge(row("Odd: <thing object at 0x7f12>: it fell over"), TODAY)
    assert answer.message == "Odd: it fell over"


@pytest.mark.parametrize(("outcome", "days", "usable"), [
    (WORKS, 0, True), (WORKS, 29, True), (WORKS, 30, False), (MOVED, 29, True), (MOVED, 30, False),
    (DEAD, 0, True), (DEAD, 1, False), (WOULD_NOT_TELL, 1, False), (UNREACHED, 1, False),
    (ANCHOR_MISSING, 1, False), (WORKS, -1, False),
])
def test_a_good_answer_lasts_thirty_days_and_a_bad_one_its_day(outcome, days, usable):
    assert Answer(outcome, "x", TODAY).usable(TODAY + dt.timedelta(days)) is usable


def test_kept_answers_come_back_as_they_were(tmp_path):
    kept = {"https://b.example/": Answer(MOVED, "200 OK", TODAY, "https://c.example/ü"),
            "https://a.example/": Answer(DEAD, "404 Not Found", TODAY)}
    path = tmp_path / ".cache" / "links.json"
    answers.save(path, kept)
    assert answers.load(path) == kept
    assert [file.name for file in path.parent.iterdir()] == ["links.json"]


@pytest.mark.parametrize("text", [
    "", "[]", "{", '{"form": 1, "answers": 3}',
    json.dumps({"form": 0, "answers": {"https://a.example/": KEPT}})])
def test_a_broken_file_of_answers_is_as_if_there_were_none(tmp_path, text):
    path = tmp_path / "links.json"
    path.write_text(text, encoding="utf-8")
    assert answers.load(path) == {}


def test_a_broken_answer_does_not_spoil_the_others(tmp_path):
    path = tmp_path / "links.json"
    entries = {"https://a.example/": KEPT, "https://b.example/": KEPT | {"checked": "yesterday"},
               "https://c.example/": KEPT | {"status": "fine"}, "https://d.example/": None}
    path.write_text(json.dumps({"form": 1, "answers": entries}), encoding="utf-8")
    assert list(answers.load(path)) == ["https://a.example/"]
