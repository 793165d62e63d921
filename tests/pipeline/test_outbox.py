"""What goes to topics: after the commit, at least once, and the reasons with it."""

import json

import pytest

from pipeline import outbox
from pipeline.commands import _outputs
from pipeline.config import Settings, Unusable
from pipeline.run import run
from pipeline.sources.broker import Refused, Unreachable
from pipeline.sources.drain import Queue
from tests.core.test_near_duplicates import prose
from tests.pipeline.brokers import OnPubSub

RUNNER = ["--runner=FnApiRunner"]


@pytest.fixture
def topics(servers):
    """Two queues whose topics have the same addresses."""
    return OnPubSub(servers("pubsub")), OnPubSub(servers("pubsub"))


def sent(queue):
    """All that stands in a queue, acknowledged."""
    broker = queue.kind(queue.address)
    broker.connect()
    found = []
    while taken := broker.pull(100, 1.0):
        found += taken
        broker.acknowledge([one.receipt for one in taken])
    broker.close()
    return found


@pytest.fixture
def settings(tmp_path, topics):
    """A run of an article, a duplicate and a reject that publishes to both."""
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(f"Harbour\n\n{prose(1)}")
    (tmp_path / "in" / "c.txt").write_bytes(b"\x89PNG\r\n\x00")
    records, dead = (queue.address for queue in topics)
    queue = Queue(publish=records, dead_letter=dead)
    return Settings(input=[f"{tmp_path}/in"], output=f"{tmp_path}/out", queue=queue)


def test_every_line_goes_to_the_topic_and_what_was_rejected_to_the_other(
    settings, topics, tmp_path
):
    run(settings, RUNNER)
    published = sent(topics[0])
    lines = [
        line
        for path in (tmp_path / "out").glob("[adr]*/*.jsonl")
        for line in path.read_bytes().splitlines()
    ]
    assert sorted(one.data for one in published) == sorted(lines)
    kinds = {one.attributes["kind"] for one in published}
    assert kinds == {"articles", "duplicates", "rejects"}

    (dead,) = sent(topics[1])
    assert dead.data == b"\x89PNG\r\n\x00"
    assert dead.attributes["reject.reason"] == "binary"
    assert dead.attributes["reject.uri"] == "c.txt"

    run(settings, RUNNER)
    assert sent(topics[0]) == sent(topics[1]) == []


def test_what_a_crash_left_unsent_is_sent_by_the_next_run(
    settings, topics, monkeypatch
):
    def lost(_):
        raise Unreachable("gone")

    with monkeypatch.context() as gone:
        gone.setattr(outbox, "_send", lost)
        with pytest.raises(Unreachable):
            run(settings, RUNNER)
    assert sent(topics[0]) == []
    run(settings, RUNNER)
    assert len(sent(topics[0])) == 3


def test_a_topic_that_is_not_there_stops_the_run_before_it_starts(servers, settings):
    queue = Queue(publish="pubsub://news-desk/no-such-topic")
    wanted = Settings(input=settings.input, output=settings.output, queue=queue)
    with pytest.raises(Refused, match="no-such-topic: there is none"):
        run(wanted, RUNNER)


def test_outputs_are_a_folder_and_a_topic():
    assert _outputs(["out", "pubsub://p/t"]) == {
        "output": "out",
        "publish": "pubsub://p/t",
    }
    assert _outputs(["out"]) == {"output": "out"}
    for wrong in (["pubsub://p/t"], ["a", "b"], ["a", "pubsub://p/t", "pubsub://p/u"]):
        with pytest.raises(Unusable, match="expected a folder, and at most one topic"):
            _outputs(wrong)


def test_long_attributes_are_cut_to_what_a_message_can_hold():
    record = {
        "id": "a",
        "stage": "parse",
        "reason": "r",
        "error": "é" * 2000,
        "payload": "x",
        "payload_encoding": "utf-8",
        "source": {"uri": "u", "attributes": None},
    }
    post = outbox._dead("t", json.loads(json.dumps(record)), {"kind": "rejects"})
    assert post.attributes["reject.error"] == "é" * 512
