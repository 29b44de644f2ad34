"""A whole run: what is asked again, what is kept, and what is believed without a network."""

import datetime as dt
import json

import pytest
from guide.links import answers, check
from guide.links.answers import DEAD, UNREACHED, WORKS, WOULD_NOT_TELL, Answer
from guide.links.check import NoNetwork, learn

TODAY = dt.date(2020, 3, 4)
LATER = TODAY + dt.timedelta(days=1)


@pytest.fixture
def cache(tmp_path):
    return tmp_path / ".cache" / "links.json"


@pytest.fixture
def world(monkeypatch):
    """Plays LinkChecker: a dict of the addresses that answer, and a list of those asked."""
    class World:
        answering: dict[str, str] = {}
        asked: list[str] = []

    world = World()
    world.answering, world.asked = {}, []

    def ask(addresses, _manner):
        for address in addresses:
            world.asked.append(address)
            silence = "ConnectionError: [Errno -2] Name or service not known"
            result = world.answering.get(address, silence)
            yield address, {"result": result, "warningstring": "", "infostring": ""}

    monkeypatch.setattr(check, "ask", ask)
    return world


def hosts(count, start=0):
    return [f"http://host{number:02}.example/" for number in range(start, start + count)]


def outcomes(learned):
    return {address: answer.outcome for address, answer in learned.answers.items()}


def test_a_good_answer_is_used_again_and_a_bad_one_is_asked_again(one_host, manner, cache):
    good, bad = one_host.put("/good"), one_host.put("/bad", 403)
    first = learn([good, bad], cache, TODAY, manner)
    assert outcomes(first) == {good: WORKS, bad: WOULD_NOT_TELL}
    one_host.asked.clear()
    assert learn([good, bad], cache, TODAY, manner).answers == first.answers
    assert one_host.paths == []
    one_host.put("/bad")
    assert outcomes(learn([good, bad], cache, LATER, manner)) == {good: WORKS, bad: WORKS}
    assert one_host.paths == ["/robots.txt", "/bad"]


def test_a_good_answer_is_asked_again_after_thirty_days(one_host, manner, cache):
    page = one_host.put("/page")
    learn([page], cache, TODAY, manner)
    one_host.put("/page", 410)
    assert outcomes(learn([page], cache, TODAY + dt.timedelta(29), manner)) == {page: WORKS}
    assert outcomes(learn([page], cache, TODAY + dt.timedelta(30), manner)) == {page: DEAD}


def test_fresh_uses_no_kept_answer_and_keeps_the_new_ones(one_host, manner, cache):
    page = one_host.put("/page")
    learn([page], cache, TODAY, manner)
    one_host.put("/page", 404)
    assert outcomes(learn([page], cache, TODAY, manner, fresh=True)) == {page: DEAD}
    assert answers.load(cache)[page].outcome == DEAD


def test_an_interrupted_run_keeps_what_is_done_and_the_next_one_goes_on(one_host, manner, cache):
    pages = [one_host.put(f"/{number:02}") for number in range(30)]

    def stop(done, of):
        assert of == 30
        if done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        learn(pages, cache, TODAY, manner, tell=stop)
    done = answers.load(cache)
    assert len(done) == 12
    one_host.asked.clear()
    assert outcomes(learn(pages, cache, TODAY, manner)) == dict.fromkeys(pages, WORKS)
    assert {one_host.address + path for path in one_host.paths} - {one_host.address + "/robots.txt"} == \
        set(pages) - set(done)


def test_answers_are_kept_while_the_run_goes_on(world, manner, cache):
    world.answering = dict.fromkeys(hosts(25), "200 OK")
    seen = []
    learn(hosts(25), cache, TODAY, manner, tell=lambda done, of: seen.append(len(answers.load(cache))))
    assert seen[9:] == [0] + [10] * 10 + [20] * 5
    assert len(answers.load(cache)) == 25


def test_kept_answers_of_other_addresses_stay(world, manner, cache):
    answers.save(cache, {"http://old.example/": Answer(WORKS, "200 OK", TODAY)})
    world.answering = {"http://new.example/": "200 OK"}
    learn(["http://new.example/"], cache, TODAY, manner)
    assert sorted(json.loads(cache.read_text(encoding="utf-8"))["answers"]) == [
        "http://new.example/", "http://old.example/"]


def test_without_any_answer_nothing_is_learned_and_nothing_kept(refused, manner, cache):
    with pytest.raises(NoNetwork, match=r"^There seems to be no network here; nothing was learned\.$"):
        learn([refused + "/", refused + "/x"], cache, TODAY, manner)
    assert not cache.exists()


def test_without_a_network_the_kept_answers_are_untouched(world, manner, cache):
    answers.save(cache, {"http://bad.example/": Answer(WOULD_NOT_TELL, "403", TODAY)})
    before = cache.read_bytes()
    with pytest.raises(NoNetwork):
        learn(["http://bad.example/"], cache, LATER, manner)
    assert cache.read_bytes() == before


def test_without_a_network_not_everything_is_asked(world, manner, cache):
    with pytest.raises(NoNetwork):
        learn(hosts(200), cache, TODAY, manner)
    assert len(world.asked) == check.PATIENCE + check.WITNESSES


def test_a_dead_host_is_believed_when_somebody_else_answers(one_host, refused, manner, cache):
    alive = one_host.put("/page")
    learned = learn([alive, refused + "/"], cache, TODAY, manner)
    assert outcomes(learned) == {alive: WORKS, refused + "/": UNREACHED}
    assert not learned.cut_short


def test_the_last_dead_host_is_believed_when_a_host_of_another_day_answers(world, manner, cache):
    answers.save(cache, {"http://good.example/": Answer(WORKS, "200 OK", TODAY)})
    world.answering = {"http://good.example/": "200 OK"}
    learned = learn(["http://good.example/", "http://gone.example/"], cache, LATER, manner)
    assert outcomes(learned) == {"http://good.example/": WORKS, "http://gone.example/": DEAD}
    assert world.asked == ["http://gone.example/", "http://good.example/"]


def test_many_dead_hosts_in_a_row_are_believed_when_somebody_answers(world, manner, cache):
    everybody = hosts(40)
    world.answering = {everybody[-1]: "200 OK", everybody[13]: "200 OK"}
    learned = learn(everybody, cache, TODAY, manner)
    assert list(outcomes(learned).values()).count(DEAD) == 38
    assert not learned.cut_short


def test_a_network_that_goes_away_makes_no_host_dead(world, manner, cache):
    answering = hosts(20)
    world.answering = dict.fromkeys(answering, "200 OK")

    def lose(done, _of):
        if done == 15:
            world.answering = {}

    learned = learn(hosts(60), cache, TODAY, manner, tell=lose)
    assert learned.cut_short
    assert outcomes(learned) == dict.fromkeys(answering[:15], WORKS)
    assert answers.load(cache) == learned.answers


def test_an_improper_address_is_dead_and_spoils_nothing(one_host, manner, cache):
    page = one_host.put("/page")
    learned = learn([page, "http://[bad/"], cache, TODAY, manner)
    assert outcomes(learned) == {page: WORKS, "http://[bad/": DEAD}


def test_nothing_to_ask_needs_no_network(world, manner, cache):
    assert learn([], cache, TODAY, manner).answers == {}
    assert world.asked == []
