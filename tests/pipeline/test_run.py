"""Whole runs from the command line: what comes out, and the laws."""

import hashlib
import itertools
import json
import shutil

import jsonschema
import pytest

from pipeline.faults import SWITCH
from transforms.core.composing import restore
from transforms.core.json_schema import json_schema
from transforms.core.schema import Removed

TWO_WORKERS = ("--direct_running_mode=multi_processing", "--direct_num_workers=2")
MOMENTS = (
    "before the segment",
    "before the manifest",
    "after the manifest",
    "moved articles",
    "moved _index",
    "moved runs",
    "before done",
)


def test_every_record_meets_one_fate_and_every_cut_can_be_put_back(desk):
    done = desk.run()
    assert done.returncode == 0, done.stderr
    books, lines = desk.books(), desk.lines()
    schema = jsonschema.Draft202012Validator(json_schema())

    assert {name: books[name] for name in ("records", "seen")} == {
        "records": 7,
        "seen": 1,
    }
    assert [len(lines[kind]) for kind in lines] == [3, 1, 2]
    assert set(books["rejects_by"]) == {"parse: binary", "parse: broken-json"}
    for line in itertools.chain(*lines.values()):
        record = json.loads(line)
        schema.validate(record)
        if "text" in record:
            removed = [Removed(**piece) for piece in record["removed"]]
            whole = restore(record["text"], removed).encode()
            assert hashlib.sha256(whole).hexdigest() == record["normalised"]


def test_a_doubled_body_comes_out_once_without_the_headlines(desk):
    desk.run()
    articles = map(json.loads, desk.lines()["articles"])
    article = next(a for a in articles if a["source"]["uri"] == "doubled.txt")

    assert article["title"] == "Bridge to close for nine weeks"
    assert article["standfirst"] == "Shops fear for trade"
    assert article["dateline"]["place"] == "London"
    assert article["text"].split("\n\n") == [
        "The harbour bridge will close to traffic on Monday for nine weeks, "
        "the port said.",
        "Ferries will run every ten minutes at peak times and every half hour at "
        "night.",
        "Shopkeepers on the east bank said that they had not been told until Thursday.",
        "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
    ]
    assert [piece["reason"] for piece in article["removed"]] == [
        "title",
        "standfirst",
        "dateline",
        "related-headline",
        "related-headline",
        "repeat",
    ]


def test_a_second_run_adds_nothing(desk):
    desk.run()
    before = desk.lines()
    assert desk.run().returncode == 0

    assert desk.lines() == before
    assert desk.books()["seen"] == desk.books()["records"] == 7


def test_two_workers_and_other_names_give_the_same_lines(desk):
    desk.run()
    done = desk.run(*TWO_WORKERS, output="two")

    assert done.returncode == 0, done.stderr
    assert desk.lines("two") == desk.lines()


def test_runs_one_after_another_equal_one_run(desk):
    desk.run()
    late = desk.folder / "in" / "later.jsonl"
    story = {"title": "Ferry crews vote to strike", "text": "Four to one, they voted."}
    late.write_text(json.dumps({"id": "d", **story, "published": "2024-04-01"}))
    desk.run()
    desk.run(output="once")

    assert desk.lines() == desk.lines("once")
    duplicate = json.loads(desk.lines()["duplicates"][-1])["duplicate"]
    assert duplicate["of"] == "a"


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_run_again_equals_an_uninterrupted_run(desk, moment):
    killed = desk.run(**{SWITCH: moment})
    assert killed.returncode == -9
    again = desk.run()
    assert again.returncode == 0, again.stderr
    desk.run(output="whole")

    assert desk.lines() == desk.lines("whole")
    left = {path.name for path in (desk.folder / "out").iterdir()}
    assert left <= {
        "articles",
        "duplicates",
        "rejects",
        "runs",
        "report.json",
        "_commits",
        "_index",
        "_lock",
    }


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--input", "no-such-*"], "--input no-such-*: no file matches"),
        (["--compress", "rar"], "compress = 'rar'"),
        (["--max-reject-ratio", "7"], "max_reject_ratio = 7.0: expected 0 to 1"),
        (["--config", "none.toml"], "--config none.toml: No such file"),
    ],
)
def test_a_bad_setting_stops_the_run_before_it_starts(desk, options, told):
    done = desk.run(*options)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk.folder / "out").exists()


def test_too_many_rejects_exit_3_and_are_committed(desk):
    done = desk.run("--max-reject-ratio", "0.1")

    assert done.returncode == 3
    assert len(desk.lines()["rejects"]) == 2


@pytest.mark.parametrize("options", [(), TWO_WORKERS], ids=["one", "two workers"])
def test_a_damaged_index_stops_the_run_and_is_named(desk, options):
    desk.run()
    segment = next((desk.folder / "out/_index/segments").iterdir())
    data = bytearray(segment.read_bytes())
    data[40] ^= 1
    segment.write_bytes(data)
    done = desk.run(*options)

    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert f"copydesk: out/_index/segments/{segment.name}: " in told
    assert told.endswith("restore it from a copy (docs/index.md)")


def test_the_second_of_two_runs_names_the_first(desk):
    from pipeline.lock import RunLock

    lock = RunLock([str(desk.folder / "out")], "the-first")
    done = desk.run()
    lock.release()

    assert done.returncode == 1
    assert "run the-first" in done.stderr
    shutil.rmtree(desk.folder / "out")


@pytest.mark.parametrize("compress", ["gzip", "zstd"])
def test_compressed_output_reads_back(desk, compress):
    desk.run()
    desk.run("--compress", compress, output="small")
    shutil.rmtree(desk.folder / "in")
    (desk.folder / "small" / "articles").rename(desk.folder / "in")
    done = desk.run(output="back")

    assert done.returncode == 0, done.stderr
    assert desk.books("back")["records"] == 3
