"""What goes to topics: after the commit, at least once, and the reasons with it."""

import json

import msgspec
import pytest

from pipeline import outbox
from pipeline.buckets import Pending
from pipeline.commands import _outputs
from pipeline.config import Settings, Unusable
from pipeline.run import run
from pipeline.sources.broker import Refused, Unreachable
from pipeline.sources.drain import Queue
from tests.core.test_near_duplicates import article, prose
from tests.pipeline.brokers import OnPubSub
from tests.pipeline.test_buckets import closing
from transforms.land import OpenFile

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


def test_outputs_are_a_folder_a_topic_or_one_of_each():
    assert _outputs(["out", "pubsub://p/t"]) == {
        "output": "out",
        "publish": "pubsub://p/t",
    }
    assert _outputs(["out"]) == {"output": "out"}
    assert _outputs(["pubsub://p/t"]) == {"output": "", "publish": "pubsub://p/t"}
    for wrong in (["a", "b"], ["a", "pubsub://p/t", "pubsub://p/u"]):
        with pytest.raises(Unusable, match="a folder, a topic, or one of each"):
            _outputs(wrong)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(input=["in"], queue=Queue(publish="pubsub://p/t")), "give --index"),
        (
            Settings(
                input=["in"],
                output="o",
                to="parquet",
                queue=Queue(publish="pubsub://p/t"),
            ),
            "gets lines; expected --to jsonl",
        ),
    ],
)
def test_what_a_topic_cannot_hold_is_told(settings, told):
    with pytest.raises(Unusable, match=told):
        run(settings, RUNNER)


def test_a_topic_instead_of_files_gets_every_line_and_none_stays(
    settings, topics, tmp_path
):
    index = f"{tmp_path}/state"
    wanted = msgspec.structs.replace(settings, output="", index=index)
    books = run(wanted, RUNNER).books
    assert (books.articles, books.duplicates, books.rejects) == (1, 1, 1)
    published = sent(topics[0])
    kinds = sorted(one.attributes["kind"] for one in published)
    assert kinds == ["articles", "duplicates", "rejects"]
    assert [*tmp_path.glob("state/[adr]*/*.jsonl")] == []

    again = run(wanted, RUNNER).books
    assert (again.records, again.seen) == (3, 3)
    assert sent(topics[0]) == []


@pytest.mark.parametrize("form", ["dolma", "ninjs", "schema-org"])
def test_articles_of_any_format_have_their_id_beside_them(
    settings, topics, tmp_path, form
):
    run(msgspec.structs.replace(settings, format=form), RUNNER)
    ids = {one.attributes["kind"]: one.attributes["id"] for one in sent(topics[0])}
    duplicates = (tmp_path / "out" / "duplicates").glob("*.jsonl")
    (line,) = next(duplicates).read_bytes().splitlines()
    assert ids["articles"].endswith(json.loads(line)["duplicate"]["of"])


def lands(how, number):
    """Close a bucket of a stream that has landed an article."""
    file = OpenFile(how.place.landing)
    file.buffer.add(article(f"a{number}", prose(number)), number)
    pending = [Pending(60, False, file.close())]
    return how.close(f"bucket-{number}", pending)


@pytest.mark.parametrize("instead", [False, True])
def test_a_stream_sends_each_bucket_once_it_is_committed(topics, tmp_path, instead):
    how, address = closing(tmp_path), topics[0].address
    outbox.note(str(tmp_path), "stream", outbox.Targets(address, instead=instead))
    for number in (1, 2):
        lands(how, number)
        (one,) = sent(topics[0])
        assert json.loads(one.data)["id"] == one.attributes["id"] == f"a{number}"
    assert len([*tmp_path.glob("articles/*.jsonl")]) == (0 if instead else 2)
    assert [path.name for path in tmp_path.glob("_outbox/*")] == ["stream.json"]
    assert not [*tmp_path.glob("_commits/*")]


def test_a_bucket_that_a_crash_left_unsent_is_sent_at_the_next_start(
    topics, tmp_path, monkeypatch
):
    def lost(_):
        raise Unreachable("gone")

    how = closing(tmp_path)
    outbox.note(str(tmp_path), "stream", outbox.Targets(topics[0].address))
    with monkeypatch.context() as gone:
        gone.setattr(outbox, "_send", lost)
        with pytest.raises(Unreachable):
            lands(how, 1)
    assert sent(topics[0]) == []
    assert outbox.send_pending(str(tmp_path)) == 1
    assert len(sent(topics[0])) == 1
    assert not (tmp_path / "_outbox").exists()


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
