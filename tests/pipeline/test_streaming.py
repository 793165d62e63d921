"""The continuous mode from the command line, on Prism: ends, deaths and restarts."""

import json
import random
import re
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from apache_beam.options.pipeline_options import PipelineOptions, PortableOptions

from pipeline.config import Settings, Unusable
from pipeline.manifest import Place
from pipeline.modes import Continuous
from pipeline.prism import Prism, _free_port
from pipeline.run import _source
from pipeline.sources.broker import Refused
from pipeline.sources.drain import Queue
from pipeline.stream import Stream as StreamSettings
from tests.core.test_near_duplicates import prose
from tests.pipeline.brokers import OnKafka
from tests.pipeline.streams import Stream, load, story, wait_for


@pytest.fixture
def stream(tmp_path: Path, prism: Prism):
    running = Stream(tmp_path)
    yield running
    if running.process.poll() is None:
        running.kill()
    running.log.close()


def served(port: int) -> Counter[str]:
    """Return what is served; 0 for what isn't, yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as page:
            found = re.findall(r"^(copydesk_\S+) (\S+)$", page.read().decode(), re.M)
    except OSError:
        found = []
    return Counter({name: float(value) for name, value in found})


def test_it_commits_while_it_runs_and_ends_with_0_when_told(stream):
    port = _free_port()
    stream.start("--metrics-port", str(port))
    stream.put(story(1), {"id": "broken"})
    wait_for(lambda: stream.lines()["articles"])
    stream.put(story(2, f"{prose(1)} More words came."), story(3))
    wait_for(lambda: served(port)['copydesk_records_total{fate="duplicate"}'] == 1)
    assert served(port)["copydesk_state_articles"] == 2
    stream.put(story(4))
    wait_for(lambda: stream.taken() == 3)
    assert stream.end() == 0, stream.told()

    ids = {kind: {r["id"] for r in found} for kind, found in stream.lines().items()}
    assert ids["articles"] == {"s1", "s3", "s4"}
    assert ids["duplicates"] == {"s2"}
    assert len(ids["rejects"]) == 1
    assert not [*stream.output.glob("_landing/*/*.jsonl*")]
    report = json.loads((stream.output / "report.json").read_text())
    assert report["books"]["records"] == 5
    assert len([*(stream.output / "runs").iterdir()]) == report["buckets"]


def test_told_to_stop_while_it_begins_it_ends_with_0(stream):
    stream.start()
    wait_for(lambda: Path(sys.executable).name in stream.children().values())
    assert stream.end() == 0, stream.told()


def test_killed_again_and_again_every_record_has_one_fate(stream):
    pick = random.Random(5)
    names = iter(range(1000))

    def more(files):
        for _ in range(files):
            load(stream, next(names))

    for how in ("group", "prism", "python"):
        if how != "python":  # else it was started again
            stream.start()
        more(10)
        before = stream.taken()
        wait_for(lambda before=before: stream.taken() > before)
        more(10)
        time.sleep(pick.uniform(0.0, 1.5))
        if how == "group":
            stream.kill()
        else:
            stream.kill_child(how if how == "prism" else Path(sys.executable).name)
    stream.kill()
    stream.start()
    more(1)
    total = next(names)
    wait_for(lambda: stream.taken() == total)
    assert stream.end() == 0, stream.told()

    assert stream.fates() == dict.fromkeys(stream.wanted, 1)
    assert "again in" in stream.told()
    assert "Traceback" not in stream.told()


def test_with_kafkas_broker_killed_too_every_record_has_one_fate(
    servers, tmp_path, prism
):
    assert servers("kafka")  # or this skips
    with OnKafka.server(tmp_path / "server") as server:
        stream = Stream(tmp_path, OnKafka(server))
        stream.start()
        for name in range(10):
            load(stream, name)
        wait_for(lambda: stream.lines()["articles"])
        server.stop()
        stream.kill_child(Path(sys.executable).name)
        time.sleep(1.0)
        stream.kill()
        server.start()
        stream.start()
        for name in range(10, 20):
            load(stream, name)
        wait_for(lambda: set(stream.fates()) >= stream.wanted, 120)
        assert stream.end() == 0, stream.told()
        stream.log.close()
    assert stream.fates() == dict.fromkeys(stream.wanted, 1)


@pytest.mark.parametrize(
    ("pattern", "streaming", "drain", "told"),
    [
        (
            "watch:in",
            False,
            False,
            "has no end; expected --drain or --streaming",
        ),
        ("watch:in", True, True, "expected --drain or --streaming"),
        ("in", True, False, "files end; expected a queue with --streaming"),
        ("watch:none", True, False, "no such folder; create it"),
    ],
)
def test_what_cannot_be_read_without_an_end_is_told(
    tmp_path, monkeypatch, pattern, streaming, drain, told
):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    settings = Settings(
        input=[pattern],
        output="out",
        stream=StreamSettings(streaming=streaming),
        queue=Queue(drain=drain),
    )
    with pytest.raises((Unusable, Refused), match=told):
        _source(settings)


def test_a_stream_may_run_for_years(tmp_path):
    place = Place(output=str(tmp_path), index=str(tmp_path), run="run")
    mode = Continuous(Settings(), place, ["--job_endpoint=localhost:1"], 0.0)
    options = PipelineOptions(mode._options)
    timeout = options.view_as(PortableOptions).job_server_timeout
    assert timeout > 5 * 365 * 24 * 3600
