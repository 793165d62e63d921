"""A session: what it holds, when it acknowledges, and when it is over."""

import time

import pytest
from msgspec.structs import replace

from pipeline.sources import patience
from pipeline.sources import session as module
from pipeline.sources.broker import Refused, Unreachable
from pipeline.sources.drain import Drain, NoSpan, Queue, seconds
from pipeline.sources.patience import patiently
from pipeline.sources.session import Session
from pipeline.sources.watermark import SPAN, Watermark
from tests.pipeline import fake_broker
from tests.pipeline.fake_broker import QUEUES, FakeBroker

STREAM = None


@pytest.fixture
def queue(monkeypatch):
    """An empty queue, and sessions that don't make tests wait."""
    for name, value in {"TICK": 0.005, "WAIT": 0.0}.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(patience, "BACKOFF", 0.002)
    QUEUES["fake://q"] = fake_broker.Queue()
    yield QUEUES["fake://q"]
    del QUEUES["fake://q"]


@pytest.fixture
def begin(queue):
    """Start sessions that are ended with the test."""
    begun = []

    def start(drain=STREAM, stopped=lambda: False, outstanding=100):
        broker = FakeBroker("fake://q")
        begun.append(Session(broker, drain, "", stopped, outstanding).start())
        return begun[-1]

    yield start
    queue.down, queue.error = False, None
    for session in begun:
        session.end()


def read(session, count):
    return [session.next(5.0).id for _ in range(count)]


def until(true):
    """Wait for what a thread does."""
    limit = time.monotonic() + 10
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.002)


def test_messages_are_acknowledged_when_their_mark_is_finalised_and_not_before(
    queue, begin
):
    queue.publish(b"a", b"b", b"c")
    session = begin()
    read(session, 2)
    first = session.mark()
    read(session, 1)
    second = session.mark()
    assert queue.acknowledged == []
    session.finalise(first)
    assert queue.acknowledged == ["1", "2"]
    session.finalise(second)
    session.finalise(second)
    assert queue.acknowledged == ["1", "2", "3"]


def test_a_later_mark_acknowledges_what_came_before_an_earlier_one(queue, begin):
    queue.publish(b"a", b"b")
    session = begin()
    read(session, 1)
    session.mark()
    read(session, 1)
    session.finalise(session.mark())
    assert queue.acknowledged == ["1", "2"]


def test_after_a_failed_bundle_its_messages_are_read_again_in_order(queue, begin):
    queue.publish(b"a", b"b", b"c", b"d")
    session = begin()
    read(session, 1)
    good = session.mark()
    read(session, 2)
    session.mark()
    session.rewind(good)
    assert read(session, 3) == ["2", "3", "4"]
    session.finalise(session.mark())
    assert sorted(queue.acknowledged) == ["1", "2", "3", "4"]


def test_no_more_is_pulled_than_may_be_outstanding(queue, begin):
    queue.publish(*[b"x"] * 30)
    session = begin(outstanding=10)
    read(session, 10)
    assert session.next(0.01) is None
    assert len(queue.leased) == 10
    session.finalise(session.mark())
    assert read(session, 10) == [str(number) for number in range(11, 21)]


def test_large_messages_count_by_their_bytes(queue, begin, monkeypatch):
    monkeypatch.setattr(module, "MAX_OUTSTANDING_BYTES", 100)
    monkeypatch.setattr(module, "PULL", 1)
    queue.publish(*[b"x" * 60] * 5)
    session = begin()
    read(session, 2)
    assert session.next(0.01) is None
    assert len(queue.leased) == 2


def test_leases_of_all_that_is_held_are_extended(queue, begin, monkeypatch):
    monkeypatch.setattr(FakeBroker, "lease", 0.03)
    queue.publish(b"read", b"marked", b"waits")
    session = begin()
    read(session, 1)
    session.mark()
    read(session, 1)
    until(lambda: {1, 2, 3} <= set(queue.extended))
    session.finalise(1)
    until(lambda: session.outstanding == 2)
    queue.extended.clear()
    until(lambda: len(queue.extended) > 8)
    assert set(queue.extended) == {2, 3}


def test_what_no_mark_stands_after_is_given_back_when_the_reader_leaves(queue, begin):
    queue.publish(b"a", b"b", b"c")
    session = begin()
    read(session, 1)
    mark = session.mark()
    read(session, 1)
    session.leave()
    assert sorted(one.id for one in queue.waiting) == ["2", "3"]
    session.finalise(mark)
    assert queue.acknowledged == ["1"]


@pytest.mark.parametrize(
    ("drain", "count"),
    [
        pytest.param(Drain(idle=0.0), 5, id="the queue is empty"),
        pytest.param(Drain(idle=60.0, max_messages=3), 3, id="enough was taken"),
        pytest.param(Drain(idle=60.0, max_time=1e-9), 0, id="it took too long"),
    ],
)
def test_a_drain_is_over_when(queue, begin, drain, count):
    queue.publish(*[b"x"] * 5)
    session = begin(drain)
    taken = 0
    until(lambda: queue.deliveries or count == 0)
    while session.next(5.0) is not None:
        taken += 1
    assert session.over
    session.mark()
    session.leave()
    assert taken == count
    assert len(queue.leased) == count


def test_a_stream_is_over_when_it_is_told_to_stop(queue, begin):
    queue.publish(b"a", b"b")
    told = []
    session = begin(stopped=lambda: bool(told))
    read(session, 1)
    mark = session.mark()
    told.append(True)
    until(lambda: session.next(0.01) is None and session.over)
    session.finalise(mark)
    session.end()
    assert queue.acknowledged == ["1"]
    assert [one.id for one in queue.waiting] == ["2"]


def test_a_broker_that_is_gone_for_a_while_costs_nothing(queue, begin):
    queue.publish(b"a")
    session = begin(Drain(idle=600.0))
    read(session, 1)
    until(lambda: session._empty_since is not None)
    queue.down = True
    session.finalise(session.mark())
    assert queue.acknowledged == []
    until(lambda: session._empty_since is None)  # no answer isn't an empty queue
    queue.publish(b"b")
    queue.down = False
    assert read(session, 1) == ["2"]
    until(lambda: queue.acknowledged == ["1"])


def test_a_broker_that_stays_away_is_given_up_and_named(queue, begin, monkeypatch):
    monkeypatch.setattr(patiently, "__defaults__", (None, 0.01))
    session = begin()
    queue.down = True
    with pytest.raises(Unreachable, match=r"fake://q.*gave up.*next run"):
        until(lambda: session.next(0.01))


def test_what_was_pulled_is_read_before_the_error_is_told(queue, begin):
    queue.publish(b"a", b"b")
    session = begin()
    read(session, 1)
    queue.error = Refused("fake://q: deleted")
    until(lambda: session.error is not None)
    assert read(session, 1) == ["2"]
    with pytest.raises(Refused, match="deleted"):
        session.next(0.01)


def test_patience_backs_off_and_refusals_have_none():
    tries = []

    def refuse():
        tries.append(1)
        raise Refused("no")

    with pytest.raises(Refused):
        patiently(refuse)
    assert len(tries) == 1


def test_the_watermark_waits_for_what_is_unread_and_for_stragglers():
    mark = Watermark()
    assert mark.now(0.0) is None
    mark.came([50_000_000, 40_000_000], 1.0)
    mark.answered(1.0 + 2 * SPAN)
    assert mark.now(1.0 + 2 * SPAN) == 40_000_000
    mark.answered(1.1)
    mark.left()
    mark.left()
    assert mark.now(1.1) == 40_000_000
    mark.came([60_000_000], 2.0)
    mark.left()
    mark.answered(1.1 + SPAN)
    assert mark.now(1.1 + SPAN) == 60_000_000


def test_the_watermark_waits_for_an_answer_however_long_it_takes():
    mark = Watermark()
    mark.came([0, 999_000_000], 1.0)
    mark.left()
    mark.left()
    mark.answered(1.1)
    assert mark.now(1.1 + 10 * SPAN) == 0
    mark.came([67_000_000], 1.2 + 10 * SPAN)
    mark.answered(1.2 + 9 * SPAN)
    assert mark.now(1.3 + 10 * SPAN) == 67_000_000


def test_the_watermark_goes_on_with_the_clock_when_nothing_comes_and_never_back():
    mark = Watermark()
    mark.came([50_000_000], 0.0)
    mark.left()
    mark.answered(SPAN + 4.0)
    assert mark.now(SPAN + 5.0) == 50_000_000 + int((SPAN + 5) * 1e6)
    mark.came([10_000_000], SPAN + 6)
    assert mark.now(SPAN + 6) == 50_000_000 + int((SPAN + 5) * 1e6)


@pytest.mark.parametrize("span", ["5", "s", "-1s", "1 year"])
def test_a_span_without_a_unit_is_refused(span):
    with pytest.raises(NoSpan, match="expected a number with"):
        seconds(span)


def test_a_wrong_setting_names_its_key():
    with pytest.raises(NoSpan, match=r"queue\.max_time = 'soon'"):
        Queue(max_time="soon").until()
    assert Queue().until() is None
    assert Queue(drain=True, max_time="2m").until() == Drain(5.0, 0, 120.0)


def test_a_time_ahead_of_the_clock_closes_no_bucket(queue, begin):
    queue.publish(b"a")
    ahead = int((time.time() + 3600) * 1e6)
    queue.waiting = [replace(queue.waiting[0], published=ahead)]
    session = begin()
    assert read(session, 1)
    assert session.watermark() <= time.time() * 1e6
