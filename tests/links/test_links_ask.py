"""LinkChecker asked about two hosts that we play ourselves: each outcome, and our manners."""

import datetime as dt

import pytest
from foreign_hosts import PAGE, USERAGENT, playing
from guide import crawl
from guide.links.answers import (
    ANCHOR_MISSING,
    DEAD,
    MOVED,
    UNREACHED,
    WORKS,
    WOULD_NOT_TELL,
    judge,
)
from guide.links.ask import CONFIG, Manner, ask, by_turns, proper

TODAY = dt.date(2020, 3, 4)
ROBOTS = "User-agent: *\nDisallow: /private/\n"


@pytest.fixture(scope="module")
def asked(refused):
    """(answers by name, both hosts) of one run over every planted case."""
    with playing("127.0.0.1") as one, playing("localhost") as other:
        other.put("/robots.txt", body=ROBOTS, Content_Type="text/plain")
        new = other.put("/new")
        cases = {
            "works": one.put("/works", body=PAGE + f'<a href="{one.address}/crawled">x</a>'),
            "moved": one.put("/moved", 301, Location=new),
            "moved twice": one.put("/twice", 308, Location="/moved"),
            "passing on": one.put("/passing", 302, Location=new),
            "where others lead": new,
            "asked early": one.put("/a-moved", 301, Location="/z-new"),
            "asked late": one.put("/z-new"),
            "forbidden": one.put("/forbidden", 403),
            "too many": one.put("/many", 429, Retry_After="60"),
            "odd": one.put("/odd", 999),
            "not found": one.address + "/nothing",
            "gone": one.put("/gone", 410),
            "faulty": one.put("/faulty", 500),
            "slow": one.address + "/slow",
            "round and round": one.put("/round", 302, Location="/round"),
            "anchor": one.address + "/works#there",
            "no anchor": one.address + "/works#gone",
            "no anchor after a move": one.address + "/moved#gone",
            "marked words": one.address + "/works#:~:text=x",
            "in other words": one.address.replace("http", "HTTP") + "/works",
            "robots keep out": other.put("/private/page"),
            "redirect to where robots keep out": one.put("/in", 302, Location=other.address + "/private/x"),
            "refused": refused + "/",
        }
        names = {address: name for name, address in cases.items()}
        manner = Manner(USERAGENT, rate=100000, timeout=1)
        answers = {names[address]: judge(row, TODAY) for address, row in ask(by_turns(names), manner)}
        yield answers, one, other


@pytest.mark.parametrize(("name", "outcome", "message"), [
    ("works", WORKS, "200 OK"),
    ("moved", MOVED, "200 OK"),
    ("moved twice", MOVED, "200 OK"),
    ("passing on", WORKS, "200 OK"),
    ("where others lead", WORKS, "200 OK"),
    ("asked early", MOVED, "200 OK"),
    ("asked late", WORKS, "200 OK"),
    ("forbidden", WOULD_NOT_TELL, "403 Forbidden"),
    ("too many", WOULD_NOT_TELL, "429 Too Many Requests"),
    ("odd", WOULD_NOT_TELL, "999"),
    ("not found", DEAD, "404 Not Found"),
    ("gone", DEAD, "410 Gone"),
    ("faulty", UNREACHED, "500 Internal Server Error"),
    ("slow", UNREACHED, "no answer in time"),
    ("round and round", UNREACHED, "it redirects without end"),
    ("anchor", WORKS, "200 OK"),
    ("no anchor", ANCHOR_MISSING, 'the page has no place "gone"'),
    ("no anchor after a move", ANCHOR_MISSING, 'the page has no place "gone"'),
    ("marked words", WORKS, "200 OK"),
    ("in other words", WORKS, "200 OK"),
    ("robots keep out", WOULD_NOT_TELL, "its robots.txt asks robots to keep out"),
    ("redirect to where robots keep out", WOULD_NOT_TELL, "its robots.txt asks robots to keep out"),
    ("refused", UNREACHED, "the connection was refused"),
])
def test_each_planted_case_has_its_outcome(asked, name, outcome, message):
    answer = asked[0][name]
    assert (answer.outcome, answer.message) == (outcome, message)


def test_every_address_has_an_answer(asked):
    assert len(asked[0]) == 23


def test_a_move_says_where_to(asked):
    answers, one, other = asked
    assert {name: answer.moved_to for name, answer in answers.items() if answer.moved_to} == {
        "asked early": one.address + "/z-new",
        "moved": other.address + "/new", "moved twice": other.address + "/new",
        "no anchor after a move": other.address + "/new#gone"}


def test_only_those_who_gave_no_answer_were_not_heard(asked):
    assert {name for name, answer in asked[0].items() if not answer.heard} == {"slow", "refused"}


def test_pages_of_others_are_not_crawled(asked):
    assert "/crawled" not in asked[1].paths


def test_pages_that_robots_txt_forbids_are_not_asked_for(asked):
    assert not [path for path in asked[2].paths if path.startswith("/private/")]


def test_robots_txt_is_asked_for_once_and_first(asked):
    for host in asked[1:]:
        assert host.paths[0] == "/robots.txt"
        assert host.paths.count("/robots.txt") <= 2  # one for each thread at most


def test_everybody_is_told_which_site_asks(asked):
    assert {request.useragent for host in asked[1:] for request in host.asked} == {USERAGENT}


def test_a_host_is_not_asked_faster_than_the_rate_not_even_by_redirects(one_host, other_host):
    one_host.quick = other_host.quick = False
    first = one_host.put("/a")
    hop = other_host.put("/hop", 302, Location=one_host.put("/b"))
    list(ask([first, hop], Manner(USERAGENT, rate=1, threads=1, timeout=5)))
    early, late = (request.at for request in one_host.asked if request.path != "/robots.txt")
    # A second lies between the askings. A busy machine may notice the first of them late.
    assert late - early >= 0.5


def test_real_hosts_are_asked_at_most_once_a_second_and_by_two_at_a_time():
    said = CONFIG.format(**vars(Manner("x")))
    assert "maxrequestspersecond=1.0\n" in said
    assert "threads=2\n" in said
    assert "robotstxt=1\n" in said


def test_hosts_take_turns():
    assert by_turns(["http://a/3", "http://a/2", "http://b/1", "http://a/1"]) == [
        "http://a/1", "http://b/1", "http://a/2", "http://a/3"]


@pytest.mark.parametrize("address", [
    "http://", "http:///x", "http:x", "http://[bad/", "http://a:b/", "http://a..b/", f"http://{'a' * 64}.b/"])
def test_an_address_that_cannot_be_asked_is_known_beforehand(address):
    assert not proper(address)
    assert proper("http://bücher.example:8080/x?y#z")


def test_a_failure_of_linkchecker_is_an_error_with_a_reason(manner, one_host):
    with pytest.raises(crawl.CrawlError, match=r"LinkChecker failed: .+"):
        list(ask([one_host.put("/x")], Manner("x", timeout=0)))


def test_a_crash_before_the_first_answer_is_an_error_too(manner):
    with pytest.raises(crawl.CrawlError, match="Invalid IPv6"):
        list(ask(["http://[bad/"], manner))
