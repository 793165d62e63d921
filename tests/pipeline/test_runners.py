"""What holds on each runner: the same lines, and nothing acknowledged too early."""

import json
from pathlib import Path
from typing import ClassVar

import apache_beam as beam
import pytest
from apache_beam.io.unbounded_source import _PROVIDER
from apache_beam.options.pipeline_options import PipelineOptions

from pipeline.config import Settings
from pipeline.graph import land
from pipeline.manifest import Place
from pipeline.sources.drain import Drain
from pipeline.sources.messages import Messages, MessageSource, end_sessions
from pipeline.sources.source import Reading
from tests.core.test_near_duplicates import prose
from tests.pipeline.fake_broker import QUEUES, FakeBroker, Queue
from transforms.core.buckets import Windows

TWO_WORKERS = ("--direct_running_mode=multi_processing", "--direct_num_workers=2")


def more_stories(folder):
    """Add stories of which a fifth are near duplicates, in several files."""
    for number in range(4):
        lines = []
        for row in range(25):
            own = f"story {number * 7 + row} of the day has its own words {row}"
            text = " ".join(f"{own} in part {part}" for part in range(12))
            if row % 5 == 4:
                text = f"{json.loads(lines[-1])['text']} One more sentence came."
            record = {"id": f"s{number}-{row}", "title": own, "text": text}
            lines.append(json.dumps({**record, "published": f"2024-03-{row + 1:02}"}))
        (folder / f"more-{number}.jsonl").write_text("\n".join(lines))


def test_every_runner_gives_the_same_lines(desk, prism):
    more_stories(desk.folder / "in")
    runners = {
        "direct": ("--runner=FnApiRunner",),
        "two": ("--runner=FnApiRunner", *TWO_WORKERS),
        "prism": prism.options(),
    }
    for name, options in runners.items():
        done = desk.run(*options, output=name)
        assert done.returncode == 0, done.stderr

    lines = {name: desk.lines(name) for name in runners}
    assert lines["direct"] == lines["two"] == lines["prism"]
    assert [len(kind) > 1 for kind in lines["prism"].values()] == [True] * 3


class Witness(FakeBroker):
    """Looks, at each acknowledgement, for the messages on the disk."""

    landing = ""
    missing: ClassVar[list[str]] = []

    def acknowledge(self, receipts):
        landed = Path(self.landing).glob("*.jsonl.columns")
        there = {
            json.loads(line)["source"]["uri"]
            for path in landed
            for line in path.with_suffix("").read_text().splitlines()
        }
        for receipt in receipts:
            uri = self.queue.leased[receipt][0].uri
            if uri not in there:
                self.missing.append(uri)
        super().acknowledge(receipts)


@pytest.mark.parametrize("runner", ["FnApiRunner", "Prism"])
def test_a_message_is_on_disk_when_it_is_acknowledged(tmp_path, request, runner):
    options = [f"--runner={runner}"]
    if runner == "Prism":
        options = request.getfixturevalue("prism").options()
    queue = QUEUES[runner] = Queue()
    bodies = [json.dumps({"title": "A title", "text": prose(n)}) for n in range(400)]
    bodies[::7] = ['{"title": ' for _ in bodies[::7]]
    names = queue.publish(*(body.encode() for body in bodies))
    place = Place(output=str(tmp_path), index=str(tmp_path / "_index"), run="run")
    Witness.landing = place.landing
    reading = Reading(landing=place.landing, drain=Drain(idle=0.3))
    with beam.Pipeline(options=PipelineOptions(options)) as pipeline:
        read = Messages(Witness(runner), reading)
        _ = land(pipeline, read, Settings(), place, Windows(60_000_000))
    end_sessions()

    assert sorted(queue.acknowledged, key=int) == names
    assert Witness.missing == []


def test_a_runner_that_asks_for_progress_gets_none_rather_than_nan():
    tracker = _PROVIDER.create_tracker(
        _PROVIDER.initial_restriction(MessageSource(FakeBroker("any"), Reading("")))
    )
    assert tracker.current_progress() is None
