"""The timers that say where the time of a build goes."""

import time

import bench_where


def test_what_a_call_calls_counts_for_the_inner_one_alone(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def take(seconds):
        now[0] += seconds

    timers = bench_where.Timers()
    inner = timers.around("inner", take)

    def work():
        take(1)
        inner(4)
        take(2)

    take(8)
    timers.around("outer", work)()
    take(16)
    timers.end()
    assert timers.seconds == {"outer": 3, "inner": 4, bench_where.REST: 24}


def test_a_call_that_fails_is_counted_and_ended(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def fail():
        now[0] += 1
        raise ValueError

    timers = bench_where.Timers()
    try:
        timers.around("fails", fail)()
    except ValueError:
        now[0] += 2
    timers.end()
    assert timers.seconds == {"fails": 1, bench_where.REST: 2}
