"""What every broker keeps to: each message one fate, acknowledged after its landing."""

import base64
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.faults import SWITCH
from pipeline.run import run
from pipeline.sources import queue as queues
from pipeline.sources.broker import Broker, Refused, Unreachable
from pipeline.sources.drain import Queue
from pipeline.sources.folder import Folder
from pipeline.sources.kafka import Kafka
from pipeline.sources.pubsub import PubSub
from pipeline.sources.session import Session
from tests.core.test_near_duplicates import prose
from tests.pipeline.brokers import KINDS
from tests.pipeline.fake_broker import FakeBroker

REMOTE = [name for name, kind in KINDS.items() if kind.remote]
STORY = (
    "The {} ferry will run every ten minutes at peak times, the port said on Monday."
)


@pytest.fixture(autouse=True)
def _fake_broker(monkeypatch):
    monkeypatch.setitem(queues.BROKERS, "fake://", FakeBroker)


@pytest.fixture(params=list(KINDS))
def queue(request, servers):
    """An empty queue at each of the brokers."""
    return KINDS[request.param](servers(request.param))


@pytest.fixture(params=REMOTE)
def remote_queue(request, servers):
    """An empty queue at each of the real brokers."""
    return KINDS[request.param](servers(request.param))


def test_the_contract_is_tested_on_every_broker_that_there_is():
    ours = {kind for kind in Broker.__subclasses__() if "pipeline.sources" in str(kind)}
    assert {PubSub, Kafka, Folder} <= ours
    assert {kind.kind for kind in KINDS.values()} == {FakeBroker, *ours}
    assert {KINDS[name].kind for name in REMOTE} == ours


def mixed(count=20):
    """Articles, a duplicate, a reject, and two articles in one message."""
    bodies = [
        json.dumps({"id": f"a{n}", "title": f"Ferry {n}", "text": prose(n)})
        for n in range(count)
    ]
    other = json.dumps({"id": "b", "title": "Harbour", "text": prose(1000)})
    pair = f"[{bodies[0]}, {other}]"
    return [body.encode() for body in (*bodies, pair)] + [b"\x89PNG\r\n\x00\x00"]


def drain(queue, output, **settings):
    """Drain a queue in this process."""
    until = Queue(drain=True, **{"idle": "500ms", **settings})
    wanted = Settings(input=[queue.address], output=str(output), queue=until)
    return run(wanted, ["--runner=FnApiRunner"]).books


def command(queue, output, *options):
    """Begin to drain a queue in a process of its own."""
    return [
        *(sys.executable, "-m", "pipeline", "run", "--input", queue.address),
        *("--output", str(output), "--drain", "--runner=FnApiRunner", *options),
    ]


def lines(output):
    return [
        json.loads(line)
        for kind in ("articles", "duplicates", "rejects")
        for path in sorted((Path(output) / kind).glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]


def bytes_of(refused):
    """Return the bytes that a reject holds."""
    payload = refused["payload"]
    if refused["payload_encoding"] == "base64":
        return base64.b64decode(payload)
    return payload.encode()


def uris(output):
    return [line["source"]["uri"] for line in lines(output)]


def test_every_message_meets_exactly_one_fate(queue, tmp_path):
    published = queue.publish(mixed(), desk="sport")
    books = drain(queue, tmp_path)
    fates = (books.articles, books.duplicates, books.rejects, books.seen)
    assert (books.records, fates) == (23, (21, 1, 1, 0))
    assert sorted(set(uris(tmp_path))) == sorted(published)
    for line in lines(tmp_path):
        attributes = line["source"]["attributes"]
        assert attributes.get("desk") == ("sport" if queue.attributes else None)
        assert line["source"]["uri"].endswith(attributes["message.id"])
        assert line["source"]["time"].endswith("Z")

    assert drain(queue, tmp_path).records == 0
    left = {path.name for path in tmp_path.iterdir() if path.name.startswith("_")}
    assert left <= {"_commits", "_index", "_lock", *queue.left}


def test_a_message_that_is_delivered_again_is_seen(queue, tmp_path, monkeypatch):
    published = queue.publish(mixed(6))
    kind = queue.kind
    with monkeypatch.context() as lost:
        lost.setattr(kind, "acknowledge", kind.release)
        first = drain(queue, tmp_path, max_messages=len(published))
    assert first.records == 9
    again = drain(queue, tmp_path, idle="3s")
    assert (again.records, again.seen) == (9, 9)
    assert len(lines(tmp_path)) == 9


def test_what_is_not_acknowledged_is_delivered_again(queue):
    published = queue.publish([b"one", b"two", b"three"])
    session = Session(queue.connection(), None, "", lambda: False).start()
    taken = [session.next(30.0) for _ in published]
    session.finalise(session.mark())
    session.end()
    assert sorted(one.uri for one in taken) == sorted(published)

    more = queue.publish([b"four", b"five"])
    for _ in range(2):
        session = Session(queue.connection(), None, "", lambda: False).start()
        taken = [session.next(30.0) for _ in more]
        assert sorted(one.uri for one in taken) == sorted(more)
        session.mark()
        session.end()


def test_a_message_is_held_for_longer_than_its_lease(queue, monkeypatch):
    monkeypatch.setattr(queue.kind, "lease", min(queue.kind.lease, 1.0))
    queue.publish([b"one", b"two"])
    session = Session(queue.connection(), None, "", lambda: False).start()
    taken = [session.next(30.0) for _ in range(2)]
    late = session.next(3.0)
    session.end()
    assert None not in taken
    assert late is None


def test_a_message_of_10_mb_is_taken_whole(queue, tmp_path):
    picture = "A" * 9_500_000
    story = {"id": "a", "title": "Harbour", "text": prose(1), "picture": picture}
    refused = b"\x89PNG\r\n" + bytes(9_500_000)
    queue.publish([json.dumps(story).encode(), refused])
    books = drain(queue, tmp_path)
    assert (books.articles, books.rejects) == (1, 1)
    article, reject = lines(tmp_path)
    assert article["extra"] == {"picture": picture}
    assert base64.b64decode(reject["payload"]) == refused


def test_killed_between_landing_and_acknowledgement(remote_queue, tmp_path):
    published = remote_queue.publish(mixed(8))
    killed = subprocess.run(
        command(remote_queue, tmp_path),
        env={**os.environ, SWITCH: "before the acknowledgement"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert list(tmp_path.glob("_landing/*/*.columns"))
    assert lines(tmp_path) == []

    books = drain(remote_queue, tmp_path, idle="25s", max_messages=len(published))
    assert (books.records, books.seen) == (11, 11)
    assert len(uris(tmp_path)) == 11
    assert set(uris(tmp_path)) == set(published)


def test_sigterm_ends_a_drain_that_commits_what_it_has(remote_queue, tmp_path):
    published = remote_queue.publish(mixed(8))
    process = subprocess.Popen(
        command(remote_queue, tmp_path, "--idle", "1h"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while not list(tmp_path.glob("_landing/*/*.columns")):
        assert time.monotonic() < until
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert set(uris(tmp_path)) == set(published)
    assert drain(remote_queue, tmp_path, idle="1s").records == 0


def test_a_message_that_kills_its_process_three_times_is_set_aside(servers, tmp_path):
    queue = KINDS["kafka"](servers("kafka"))
    published = queue.publish(mixed(4))
    environment = {**os.environ, SWITCH: f"opening {published[1]}"}
    for _ in range(3):
        killed = subprocess.run(
            command(queue, tmp_path),
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr
    books = drain(queue, tmp_path)
    assert books.rejects_by["open: poison"] == 1
    refused = next(line for line in lines(tmp_path) if line.get("reason") == "poison")
    assert refused["source"]["uri"] == published[1]
    assert bytes_of(refused) in mixed(4)
    assert set(uris(tmp_path)) == set(published)
    assert not (tmp_path / "_crashes").exists()


def test_a_broker_that_is_down_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(queues, "START_PATIENCE", 0.01)
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", "127.0.0.1:9")
    wanted = Settings(
        input=["pubsub://news-desk/wire"], output="out", queue=Queue(drain=True)
    )
    with pytest.raises(Unreachable, match=r"pubsub://news-desk/wire: .*127\.0\.0\.1:9"):
        run(wanted, [])
    assert not (tmp_path / "out").exists()


def test_a_queue_that_is_not_there_is_named(remote_queue, tmp_path):
    remote_queue.address = remote_queue.address.replace("/queue-", "/no-such-")
    with pytest.raises(Refused, match=r"no-such-.*there is no.*create it"):
        drain(remote_queue, tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "pubsub://news-desk",
        "pubsub://Bad Project/wire",
        "kafka://h:1/t",
        "kafka://t?group=g",
    ],
)
def test_an_address_that_is_none_says_what_is_expected(address):
    with pytest.raises(Refused, match=r"expected (pubsub|kafka)://"):
        queues.broker_of(address)
