"""Buckets of a stream: what is decided when, in order and under disorder."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions
from apache_beam.testing.test_stream import TestStream

from pipeline.buckets import CloseBuckets, Closing, Pending
from pipeline.config import Settings
from pipeline.index import Index
from pipeline.manifest import Place, roll_forward
from pipeline.recovery import close_rest, landed_in
from pipeline.report import StreamReport
from pipeline.sources.broker import ACKNOWLEDGED
from tests.core.test_near_duplicates import article, news, prose
from tests.test_find_duplicates import run, without_reason
from transforms.core.buckets import Windows
from transforms.core.dates import order_time
from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.land import Land, OpenFile

SECOND = 1_000_000
MINUTE = 60


def closing(folder: Path, size=MINUTE, lateness=0, keep_for_days=30.0, run="stream"):
    place = Place(output=str(folder), index=str(folder / "_index"), run=run)
    report = StreamReport(stream=run, runner="test", settings=Settings(), started=0.0)
    return Closing(
        place=place,
        windows=Windows(size * SECOND, lateness * SECOND),
        rules=Rules(keep_for_days=keep_for_days),
        policy=Order(),
        report=report,
    )


def stream(folder: Path, *events, **settings):
    """Run messages (seconds, article) and watermarks (seconds) through the step."""
    how = closing(folder, **settings)
    source = TestStream()
    for event in events:
        if isinstance(event, int):
            source = source.advance_watermark_to(event)
        else:
            seconds, one = event
            source = source.add_elements([beam.window.TimestampedValue(one, seconds)])
    options = PipelineOptions([])
    options.view_as(StandardOptions).streaming = True
    with beam.Pipeline("DirectRunner", options=options) as pipeline:
        _ = (
            pipeline
            | source.advance_watermark_to_infinity()
            | Land(how.place.landing, windows=how.windows)
            | CloseBuckets(how)
        )


def lines(folder: Path, kind: str):
    paths = sorted((folder / kind).glob("*.jsonl"))
    return {
        path.name: list(map(json.loads, path.read_text().splitlines()))
        for path in paths
    }


def ids(folder: Path, kind: str):
    return {
        name.removeprefix("stream-").removesuffix(".jsonl"): sorted(
            record["id"] for record in records
        )
        for name, records in lines(folder, kind).items()
    }


def test_a_landing_file_that_no_element_names_is_published_in_its_bucket(tmp_path):
    how = closing(tmp_path)
    landed = [(5, article("a", prose(1))), (200, article("b", prose(2)))]
    with beam.Pipeline("FnApiRunner") as pipeline:
        _ = (
            pipeline
            | beam.Create([beam.window.TimestampedValue(o, s) for s, o in landed])
            | beam.Map(lambda one: one)
            | Land(how.place.landing, windows=how.windows)
        )
    stream(tmp_path, (10, article("c", prose(3))), 70)
    assert ids(tmp_path, "articles") == {"19700101T000100Z": ["a", "c"]}


def test_each_bucket_is_files_of_its_own(tmp_path):
    stream(
        tmp_path,
        (5, article("a", prose(1))),
        (61, article("b", prose(2))),
        130,
        (131, article("c", f"{prose(1)} More words came.")),
    )
    assert ids(tmp_path, "articles") == {
        "19700101T000100Z": ["a"],
        "19700101T000200Z": ["b"],
    }
    assert ids(tmp_path, "duplicates") == {"19700101T000300Z": ["c"]}


def test_what_comes_for_a_closed_bucket_goes_into_the_next_and_is_noted_late(tmp_path):
    stream(
        tmp_path,
        (5, article("a", prose(1))),
        61,
        (7, article("b", prose(2))),
        (8, article("c", f"{prose(2)} More words came.")),
        (70, article("d", prose(3))),
        200,
        (30, article("e", prose(4))),
        (30, article("f", prose(3))),
    )
    assert ids(tmp_path, "articles") == {
        "19700101T000100Z": ["a"],
        "19700101T000200Z": ["b", "d"],
        "19700101T000300Z": ["e"],
    }
    assert ids(tmp_path, "duplicates") == {
        "19700101T000200Z": ["c"],
        "19700101T000400Z": ["f"],
    }
    found = itertools.chain(
        *lines(tmp_path, "articles").values(), *lines(tmp_path, "duplicates").values()
    )
    assert {record["id"] for record in found if record.get("late")} == set("bcef")
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["late"], report["buckets"], report["books"]["records"]) == (4, 4, 6)


def test_within_the_lateness_nothing_is_late(tmp_path):
    one, other = article("a", prose(1)), article("b", f"{prose(1)} More words came.")
    stream(tmp_path, (70, other), 89, (5, one), lateness=30)

    assert ids(tmp_path, "articles") == {"19700101T000100Z": ["a"]}
    assert ids(tmp_path, "duplicates") == {"19700101T000200Z": ["b"]}


def test_the_order_of_arrival_within_a_bucket_changes_nothing(tmp_path):
    messages = [
        (n, article(f"a{n}", f"{prose(n % 3)} And {n} words.", hours=n / 3600))
        for n in range(9)
    ]
    stream(tmp_path / "one", *messages)
    stream(tmp_path / "two", *reversed(messages))

    for kind in ("articles", "duplicates"):
        one, two = lines(tmp_path / "one", kind), lines(tmp_path / "two", kind)
        assert {name: sorted(map(str, found)) for name, found in one.items()} == {
            name: sorted(map(str, found)) for name, found in two.items()
        }
    kept = ids(tmp_path / "two", "articles")["19700101T000100Z"]
    assert kept == ["a0", "a1", "a2"]


def test_what_is_delivered_again_is_seen_whenever_it_comes(tmp_path):
    one = article("a", prose(1))
    stream(tmp_path, (5, one), (5, one), 61, (5, one), 300, (5, one))

    assert ids(tmp_path, "articles") == {"19700101T000100Z": ["a"]}
    books = json.loads((tmp_path / "report.json").read_text())["books"]
    assert (books["records"], books["articles"], books["seen"]) == (4, 1, 3)


@pytest.mark.parametrize("seconds", [6, 70, 86_000])
def test_the_same_id_with_other_text_is_an_update(tmp_path, seconds):
    first = article("a", prose(1), hours=0)
    again = article("a", f"{prose(1)[:300]} {prose(2)[:200]}", hours=seconds / 3600)
    stream(tmp_path, (5, first), (seconds, again))

    (record,) = next(iter(lines(tmp_path, "duplicates").values()))
    assert record["duplicate"]["relation"] == "update"
    assert record["duplicate"]["of"] == "a"


def test_what_is_older_than_the_retention_is_not_compared(tmp_path):
    day = 86_400
    again = [f"{prose(1)} And {word} came." for word in ("Ann", "Ben", "Cid")]
    stream(
        tmp_path,
        (0, article("a", again[0], hours=None)),
        (2 * day - 1, article("b", again[1], hours=None)),
        (2 * day, article("c", again[2], hours=None)),
        (2 * day + 1, article("d", f"{again[2]} Some more.", hours=None)),
        keep_for_days=2.0,
    )
    assert [*ids(tmp_path, "articles").values()] == [["a"], ["d"]]
    assert [*ids(tmp_path, "duplicates").values()] == [["b"], ["c"]]


@pytest.mark.parametrize("size", [MINUTE, 0], ids=["by the minute", "in one bucket"])
def test_copies_sent_again_after_the_retention_are_not_compared(tmp_path, size):
    day = 86_400
    stream(
        tmp_path,
        (0, article("a", prose(1))),
        (2 * day - 1, article("b", prose(1))),
        (2 * day + 1, article("c", prose(1))),
        keep_for_days=2.0,
        size=size,
    )
    found = [*ids(tmp_path, "articles").values()]
    assert sorted(itertools.chain(*found)) == ["a", "c"]
    assert [*ids(tmp_path, "duplicates").values()] == [["b"]]


def close(how, messages):
    """Land and close bucket by bucket, without Beam."""
    buckets = itertools.groupby(messages, lambda pair: how.windows.end_of(pair[0]))
    for end, found in buckets:
        pending = []
        files = [OpenFile(how.place.landing) for _ in range(3)]
        for file, (time, one) in zip(itertools.cycle(files), found, strict=False):
            file.buffer.add(one, time)
        pending = [Pending(end, False, file.close()) for file in files]
        how.close(how.windows.name(end), pending)
        assert how.close(how.windows.name(end), pending) is None


@pytest.mark.parametrize(
    ("size", "keep_for"),
    [(3, 100), (6, 0), (40, 40), (0, 0)],
    ids=lambda seconds: f"{seconds}s",
)
def test_a_stream_in_order_equals_the_batch_run(tmp_path, size, keep_for):
    articles = news(1, 100)
    days = keep_for / 86_400
    whole, _ = run(articles, tmp_path, rules=Rules(keep_for_days=days))
    how = closing(tmp_path / "s", size, keep_for_days=days)
    close(how, [(order_time(one.published), one) for one in articles])

    for kind in whole:
        found = itertools.chain(*lines(tmp_path / "s", kind).values())
        streamed = sorted(map(without_reason, map(json.dumps, found)))
        assert streamed == sorted(map(without_reason, whole[kind]))
    assert len(Index(how.place.index).segments()) < 40


class Crash(Exception):
    """The process dies here."""


@pytest.mark.parametrize(
    "moment",
    [
        "before the segment",
        "before the manifest",
        "after the manifest",
        "moved _index",
        "moved articles",
        "moved duplicates",
        "moved report.json",
        "moved runs",
        "before done",
    ],
)
def test_a_bucket_cut_short_at_any_moment_is_there_once_after_the_next_start(
    tmp_path, moment
):
    def crash(at):
        if at == moment:
            raise Crash

    one, other = article("a", prose(1)), article("b", f"{prose(1)} More words came.")
    how = closing(tmp_path)
    file = OpenFile(how.place.landing)
    Path(how.place.landing, ACKNOWLEDGED).touch()
    file.buffer.add(one, 5)
    file.buffer.add(other, 6)
    pending = [Pending(60, False, file.close())]
    with pytest.raises(Crash):
        replace(how, fault=crash).close("bucket", pending)

    list(roll_forward(how.place.output, how.place.index))
    left = list(landed_in(how.place.landing))
    if left:
        how.close("left", [Pending(60, False, landed) for landed in left])
    assert list(ids(tmp_path, "articles").values()) == [["a"]]
    assert list(ids(tmp_path, "duplicates").values()) == [["b"]]
    books = json.loads((tmp_path / "report.json").read_text())["books"]
    assert (books["records"], books["seen"]) == (2, 0)
    assert len(Index(how.place.index).known()) == 2
    assert list(landed_in(how.place.landing)) == []


def test_a_large_bucket_is_cut_into_files_of_a_size(tmp_path):
    how = replace(closing(tmp_path), shard_bytes=3000)
    close(how, [(n, article(f"a{n}", prose(n))) for n in range(9)])

    paths = sorted((tmp_path / "articles").iterdir())
    assert len(paths) > 2
    assert all(path.stat().st_size < 3000 + 2000 for path in paths)
    assert (
        len(
            {
                record["id"]
                for found in lines(tmp_path, "articles").values()
                for record in found
            }
        )
        == 9
    )


def test_what_a_runner_leaves_open_is_closed_in_its_order(tmp_path):
    how = closing(tmp_path)
    texts = [prose(1), f"{prose(1)} More words came.", prose(2)]
    for number, text in reversed(list(enumerate(texts))):
        file = OpenFile(how.place.landing)
        file.buffer.add(article(f"a{number}", text), (60 * number + 5) * SECOND)
        file.close()

    assert close_rest(how) == 3
    assert ids(tmp_path, "articles") == {
        "19700101T000100Z-rest": ["a0"],
        "19700101T000300Z-rest": ["a2"],
    }
    assert ids(tmp_path, "duplicates") == {"19700101T000200Z-rest": ["a1"]}
    assert close_rest(how) == 0
