"""Asking Crossref: politely, and believing only answers that are wholly understood."""

import datetime as dt
import json

import pytest
from guide.retractions import crossref
from guide.retractions.trouble import Refused
from guide.retractions.web import FIRST_WAIT, PAUSE, Web
from retraction_web import as_json

DOI = "10.5555/retracted"


@pytest.fixture
def ask(upstream, slept):
    """Looks up one DOI at the stand-in."""
    def look_up(doi: str = DOI) -> crossref.Answer:
        with Web("test@guide.example", slept.append) as web:
            return crossref.look_up(web, doi, upstream.url)
    return look_up


@pytest.fixture
def answers(ask, upstream):
    """Puts entries on the record of the paper and gives (nature, date) of what is made of them."""
    def put(*entries) -> list[tuple[str, str]]:
        upstream.works[DOI]["updated-by"] = list(entries)
        return [(notice.nature, notice.date) for notice in ask().notices]
    return put


def entry(kind="retraction", **updated):
    return {"DOI": "10.5555/n", "type": kind, "updated": updated}


@pytest.mark.parametrize("kind, nature", [
    ("retraction", "retraction"), ("Retraction", "retraction"), ("withdrawal", "retraction"),
    ("removal", "retraction"), ("partial_retraction", "retraction"), ("erratum", "correction"),
    ("corrigendum", "correction"), ("Expression of Concern", "expression of concern"),
    ("expression-of-concern", "expression of concern"), ("reinstatement", "reinstatement"),
])
def test_each_kind_of_update_has_its_nature(answers, kind, nature):
    assert answers(entry(kind)) == [(nature, "")]


def test_a_notice_without_a_doi_of_its_own_is_a_notice(answers):
    assert answers({"type": "retraction"}) == [("retraction", "")]


def test_what_a_stranger_sent_cannot_steer_the_terminal(answers):
    with pytest.raises(Refused) as caught:
        answers(entry("\x1b[2Jretr\nacted\x9b"))
    assert str(caught.value).isprintable()


def test_a_new_version_is_no_notice(answers):
    assert answers(entry("new_version"), entry("new_edition")) == []


def test_an_unknown_kind_of_update_is_refused(answers):
    with pytest.raises(Refused, match='an update of 10.5555/retracted of the unknown kind "retration"'):
        answers(entry("retration"))


@pytest.mark.parametrize("updated, date", [
    ({"date-parts": [[2024, 2, 9]]}, "2024-02-09"), ({"date-parts": [[2024, 2]]}, "2024-02"),
    ({"date-parts": [[2024]]}, "2024"), ({"date-parts": [[None]]}, ""), ({}, ""),
    ({"date-time": "2024-02-29T00:00:00Z"}, "2024-02-29"), ({"date-parts": [[2024, 2, 31]]}, ""),
])
def test_the_date_is_told_as_far_as_it_is_known(answers, updated, date):
    assert answers(entry(**updated)) == [("retraction", date)]


@pytest.mark.parametrize("message", [
    [], {}, {"DOI": 7}, {"DOI": DOI, "updated-by": [{"DOI": "10.5555/n"}]},
    {"DOI": DOI, "updated-by": [{"DOI": 7, "type": "retraction"}]}, {"DOI": DOI, "updated-by": ["text"]},
    {"DOI": DOI, "updated-by": [entry(**{"date-parts": [["soon"]]})]},
])
def test_a_record_in_another_form_is_refused(ask, upstream, message):
    upstream.works[DOI] = message
    with pytest.raises(Refused, match="about 10.5555/retracted is not in the form we know"):
        ask()


def test_a_record_of_another_paper_is_refused(ask, upstream):
    upstream.works[DOI] = {"DOI": "10.5555/other"}
    with pytest.raises(Refused, match="answered about 10.5555/other when it was asked about 10.5555/r"):
        ask()


@pytest.mark.parametrize("message, words", [
    ({"items": [], "total-results": 3}, "has more notices about 10.5555/retracted than it sent"),
    ({"items": []}, "is not in the form we know"),
    ({"items": [{"update-to": [entry() | {"DOI": DOI}]}], "total-results": 1}, "is not in the form we know"),
    ({"items": [{"DOI": "10.5555/n", "update-to": [entry()]}], "total-results": 1}, "which it does not name"),
])
def test_a_list_of_notices_in_another_form_is_refused(ask, upstream, message, words):
    upstream.faults = [("updates:", *as_json(message))]
    with pytest.raises(Refused, match=words):
        ask()


@pytest.mark.parametrize("status, body, words", [
    (200, b"<html>Sign in</html>", "did not answer with data"), (200, b"[]", "did not answer with data"),
    (200, b"[" * 100_000, "did not answer with data"),
    (404, b"", "Crossref has no list of notices to look for 10.5555/retracted in"),
    (403, b"", "answered 403"),
])
def test_an_answer_without_data_is_refused(ask, upstream, status, body, words):
    upstream.faults = [("updates:", status, {}, body)]
    with pytest.raises(Refused, match=words):
        ask()


def test_a_doi_unknown_to_crossref_may_still_have_notices(ask, upstream):
    about = [entry() | {"DOI": "10.5555/else"}]
    upstream.notices["10.5555/else"] = [{"DOI": "10.5555/n", "update-to": about}]
    found = ask("10.5555/else")
    assert not found.known
    assert [notice.relation for notice in found.notices] == ["update-to"]


def test_there_is_a_pause_between_two_requests(ask, slept):
    ask()
    assert slept == [PAUSE]


@pytest.mark.parametrize("headers, waited", [
    ({}, FIRST_WAIT), ({"Retry-After": "30"}, 30.0), ({"Retry-After": "1"}, FIRST_WAIT),
    ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, FIRST_WAIT), ({"Retry-After": "soon"}, FIRST_WAIT),
])
def test_a_busy_server_is_given_the_time_it_asks_for(ask, upstream, slept, headers, waited):
    upstream.faults = [("works", 429, headers, b"")]
    assert ask().known
    assert slept == [waited, PAUSE, PAUSE]


def test_the_date_of_retry_after_is_honoured(upstream, slept):
    upstream.faults = [("works", 503, {"Retry-After": "Mon, 10 May 2027 12:01:30 GMT"}, b"")]
    now = dt.datetime(2027, 5, 10, 12, 0, tzinfo=dt.UTC)
    with Web("test@guide.example", slept.append, lambda: now) as web:
        assert web.json(f"{upstream.url}/works/10.5555%2Fretracted")
    assert slept == [90.0, PAUSE]


def test_who_asks_for_too_much_patience_is_asked_another_time(ask, upstream, slept):
    upstream.faults = [("works", 429, {"Retry-After": "7200"}, b"")]
    with pytest.raises(Refused, match="asks to wait 120 minutes"):
        ask()
    assert slept == []


def test_after_four_tries_it_gives_up(ask, upstream, slept):
    upstream.faults = [("works", 500, {}, b"")] * 4
    with pytest.raises(Refused, match="answered 500, 4 times in a row. Try again later"):
        ask()
    assert slept == [5.0, PAUSE, 10.0, PAUSE, 20.0, PAUSE]


def test_a_server_that_is_not_there_is_told_in_one_sentence(slept):
    with Web("test@guide.example", slept.append) as web, pytest.raises(Refused, match="could not be reached"):
        crossref.look_up(web, DOI, "http://127.0.0.1:0")


def test_the_doi_is_asked_for_whole_whatever_signs_it_has(ask, upstream):
    upstream.works["10.5555/a?b#c&d;e"] = {"DOI": "10.5555/a?b#c&d;e"}
    assert ask("10.5555/a?b#c&d;e").known
    assert json.dumps(upstream.asked).count("10.5555/a?b#c&d;e") == 2
