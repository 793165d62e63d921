"""A Pub/Sub that refuses, is slow or goes away: what is told, and nothing is lost."""

import json
import logging
import re
import subprocess
import sys

import grpc
import pytest

from pipeline import cli
from pipeline.config import Settings
from pipeline.run import run
from pipeline.sources import queue as queues
from pipeline.sources.broker import Unreachable
from pipeline.sources.drain import Queue
from pipeline.sources.patience import patiently
from pipeline.sources.pubsub import EMULATOR, PubSub
from tests.core.test_near_duplicates import prose
from tests.pipeline.odd_pubsub import odd_pubsub

DENIED = grpc.StatusCode.PERMISSION_DENIED


@pytest.fixture
def double(monkeypatch):
    """A Pub/Sub with 20 articles in it."""
    with odd_pubsub() as running:
        monkeypatch.setenv(EMULATOR, running.host)
        running.publish(*(story(number) for number in range(20)))
        yield running


def story(number):
    record = {"id": f"a{number}", "title": f"Ferry {number}", "text": prose(number)}
    return json.dumps(record).encode()


@pytest.fixture
def drain(tmp_path, capfd):
    """Drain it with the command; returns the exit status, and what is told."""

    def run_command():
        status = cli.main(command(tmp_path))
        return status, capfd.readouterr().err

    return run_command


def command(folder):
    told = ["run", "--input", "pubsub://news-desk/wire", "--drain", "--idle", "300ms"]
    return [*told, "--output", str(folder / "out"), "--runner=FnApiRunner"]


def articles(folder):
    return sorted(
        json.loads(line)["id"]
        for path in (folder / "out" / "articles").glob("*.jsonl")
        for line in path.read_text().splitlines()
    )


ALL = sorted(f"a{number}" for number in range(20))


@pytest.mark.parametrize(
    "refused",
    [
        pytest.param({"Pull": DENIED}, id="pull"),
        pytest.param({"Pull": DENIED, "GetSubscription": DENIED}, id="pull and look"),
    ],
)
def test_what_is_not_permitted_is_told_with_the_role_at_once(
    double, drain, tmp_path, refused
):
    double.refused = refused
    status, told = drain()
    assert status == 1
    assert told.startswith("copydesk: pubsub://news-desk/wire: not permitted")
    assert "roles/pubsub.subscriber" in told
    assert len(told.splitlines()) == 1
    assert double.pulls == 1

    double.refused = {}
    assert drain()[0] == 0
    assert articles(tmp_path) == ALL


def test_who_may_not_look_may_still_read(double, drain, tmp_path):
    double.refused = {"GetSubscription": DENIED}
    assert drain() == (0, "")
    assert articles(tmp_path) == ALL
    assert len(double.acknowledged) == 20


def test_a_slow_broker_is_waited_for(double, drain, tmp_path):
    double.delay, double.most = 0.2, 3
    assert drain() == (0, "")
    assert articles(tmp_path) == ALL


def test_a_broker_too_slow_to_answer_is_not_an_empty_queue(double, drain, monkeypatch):
    monkeypatch.setattr(queues, "START_PATIENCE", 0.01)
    double.refused = {"GetSubscription": grpc.StatusCode.DEADLINE_EXCEEDED}
    status, told = drain()
    assert status == 1
    assert "is too slow to answer" in told


def test_a_broker_that_is_gone_for_a_while_is_tried_again(double, tmp_path):
    double.most, double.gone = 7, range(2, 5)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *command(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, articles(tmp_path)) == (0, ALL)
    assert len(double.acknowledged) == 20
    assert re.search(
        r"^copydesk: pubsub://news-desk/wire: the emulator at .* doesn't answer .*; "
        r"trying again for \d+ s$",
        done.stderr,
        re.M,
    )


def test_what_was_taken_from_a_broker_that_stays_away_is_published_by_the_next_run(
    double, drain, tmp_path, monkeypatch
):
    double.most, double.gone = 7, range(2, 1000)
    with monkeypatch.context() as impatient:
        impatient.setattr(patiently, "__defaults__", (None, 0.5))
        status, told = drain()
    assert status == 1
    assert "gave up" in told
    assert "is published by the next run" in told

    double.gone = range(0)
    double.waiting += double.leased.values()  # their lease is over
    double.leased = {}
    assert drain()[0] == 0
    assert articles(tmp_path) == ALL


def test_a_message_of_10_mb_is_taken_whole(double, drain, tmp_path):
    picture = "A" * 9_900_000
    double.publish(json.dumps({**json.loads(story(30)), "p": picture}).encode())
    assert drain() == (0, "")
    assert articles(tmp_path) == sorted([*ALL, "a30"])


def test_no_answer_in_time_is_an_empty_queue_only_if_the_broker_answers_at_all(double):
    broker = PubSub("pubsub://news-desk/wire")
    broker.connect()
    double.delay = 1.2
    assert broker.pull(10, 0.0) == []
    double.refused = {"GetSubscription": grpc.StatusCode.DEADLINE_EXCEEDED}
    with pytest.raises(Unreachable, match="too slow to answer"):
        broker.pull(10, 0.0)
    broker.close()


def test_a_drain_warns_of_nothing(double, tmp_path, caplog):
    caplog.set_level(logging.WARNING, "apache_beam")
    wanted = Settings(
        input=["pubsub://news-desk/wire"],
        output=str(tmp_path / "out"),
        queue=Queue(drain=True, idle="300ms"),
    )
    run(wanted, ["--runner=FnApiRunner"])
    assert caplog.messages == []


def test_a_stream_that_may_not_read_ends_with_1_and_says_why(double, tmp_path, prism):
    double.refused = {"Pull": DENIED}
    told = ["run", "--input", "pubsub://news-desk/wire", "--streaming"]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *told, "--output", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "pubsub://news-desk/wire: not permitted" in done.stderr
    assert "again in" not in done.stderr
