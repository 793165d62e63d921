"""Duplicates alone: lines stay where they are, and go out as they came."""

import gc
import json

import apache_beam as beam
import numpy as np
import pytest

from tests.core.test_near_duplicates import edited, prose
from transforms import land_lines
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.verdicts import A_REJECT, AN_ARTICLE
from transforms.core.storage.lines import compared, with_duplicate
from transforms.find_duplicates import FindDuplicates, decide_gathered
from transforms.land import open_columns
from transforms.land_lines import LandLines, decided_lines, land_range, ranges


@pytest.fixture
def lines():
    """Stories, each followed by a copy with a word in a hundred changed."""
    out = []
    for story in range(30):
        text = prose(story)
        for copy, words in enumerate((text, edited(text, story, 0.01))):
            body = f"A headline of story {story}\n{words}."
            record = {"id": f"{story:02}-{copy}", "text": body, "n": story}
            out.append(json.dumps(record).encode() + b"\r\n")
    return [*out[:-1], out[-1].rstrip()]  # the last line has no end


@pytest.fixture
def path(lines, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"".join(lines))
    return str(path)


def decided(path, landing):
    step = FindDuplicates(rules=Rules(account=False), read=compared)
    parts = ranges(path)
    landed = [one for at in parts for one in land_range(at, landing, compared)]
    found = decide_gathered((0, landed), step)
    return [pair for verdicts in found for pair in decided_lines(verdicts)]


def test_what_stays_comes_back_as_it_came(lines, path, tmp_path):
    found = decided(path, str(tmp_path / "landing"))
    kept = [line for fate, line in found if fate == AN_ARTICLE]
    assert kept == lines[::2]
    assert len(found) == len(lines)


def test_the_copies_go_and_the_stories_stay(path, tmp_path):
    for fate, line in decided(path, str(tmp_path / "landing")):
        record = json.loads(line)
        story, copy = record["id"].split("-")
        assert fate == int(copy)
        assert record.get("duplicate", {}).get("of") == (
            f"{story}-0" if copy == "1" else None
        )


def test_a_line_that_cannot_be_read_is_a_reject_as_it_came(tmp_path):
    good = json.dumps({"id": "a", "text": prose(1)}).encode() + b"\n"
    bad = [b'{"id": "b", "te', b'{"id": "c"}', b'{"id": 3, "text": ""}', b"", b"\xff"]
    bad.append(b'{"id": "d", "text": "caf\xe9"}')
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join([*bad, good]))
    found = decided(str(path), str(tmp_path / "landing"))
    assert [fate for fate, _ in found] == [A_REJECT] * len(bad) + [AN_ARTICLE]
    assert b"".join(line for _, line in found) == path.read_bytes()


def test_files_of_one_name_in_two_folders_are_two(lines, tmp_path):
    for folder, own in (("monday", lines[:20]), ("tuesday", lines[20:40])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "in.jsonl").write_bytes(b"".join(own))
    landing = str(tmp_path / "landing")
    landed = [
        one
        for path in sorted(map(str, tmp_path.glob("*day/in.jsonl")))
        for one in land_range((path, 0), landing, compared)
    ]
    step = FindDuplicates(rules=Rules(account=False), read=compared)
    found = [
        pair
        for verdicts in decide_gathered((0, landed), step)
        for pair in decided_lines(verdicts)
    ]
    kept = [line for fate, line in found if fate == AN_ARTICLE]
    assert sorted(kept) == lines[:40:2]
    assert len(found) == 40


@pytest.mark.parametrize("size", [700, 1_000, 5_000])
def test_where_a_file_is_parted_changes_nothing(path, tmp_path, monkeypatch, size):
    whole = decided(path, str(tmp_path / "whole"))
    monkeypatch.setattr(land_lines, "TASK_BYTES", size)
    assert len(ranges(path)) > 5
    assert decided(path, str(tmp_path / "parts")) == whole


def test_no_line_is_written_again(path, tmp_path):
    landing = tmp_path / "landing"
    landed = [
        one for at in ranges(path) for one in land_range(at, str(landing), compared)
    ]
    text = b"".join(file.read_bytes() for file in landing.iterdir())
    assert b"headline of story" not in text
    columns = open_columns(landed[0].path)
    assert np.diff(columns["offset"]).tolist() == columns["length"][:-1].tolist()


def test_the_step_runs_in_a_pipeline(path, tmp_path):
    out = tmp_path / "kept"
    with beam.Pipeline("FnApiRunner") as pipeline:
        _ = (
            pipeline
            | beam.Create([path])
            | LandLines(str(tmp_path / "landing"))
            | FindDuplicates(rules=Rules(account=False), read=compared)
            | beam.Map(lambda one: out.write_bytes(kept_of(one)))
        )
    assert out.read_bytes().count(b"\n") == 30


def kept_of(verdicts):
    return b"".join(
        line for fate, line in decided_lines(verdicts) if fate == AN_ARTICLE
    )


@pytest.mark.parametrize(
    ("record", "title", "text"),
    [
        ({"text": "A headline\nThe body of it."}, "A headline", "The body of it."),
        ({"title": "Given", "text": "One\nTwo, three."}, "Given", "One\nTwo, three."),
        ({"text": "A sentence.\nThe body."}, None, "A sentence.\nThe body."),
        ({"text": "Rain (again)\nIt fell again."}, "Rain (again)", "It fell again."),
        ({"text": "Longer than the rest\nOf."}, None, "Longer than the rest\nOf."),
        ({"text": "One line alone"}, None, "One line alone"),
        ({"text": ""}, None, ""),
        ({"text": "Caf&eacute; opens\nIt&#39;s small."}, "Café opens", "It's small."),
    ],
    ids=[
        "a first line that is no sentence is the headline",
        "a title is a title",
        "a sentence is no headline",
        "a bracket ends no sentence",
        "a first line longer than the rest is no headline",
        "a text of one line has no headline",
        "nothing is nothing",
        "entities are mended",
    ],
)  # fmt: skip
def test_what_is_compared(record, title, text):
    found = compared(json.dumps({"id": "a", **record}).encode())
    assert (found.title, found.text) == (title, text)


def test_the_collector_runs_again_after_a_pass(path, tmp_path):
    gc.enable()
    decided(path, str(tmp_path / "landing"))
    assert gc.isenabled()


def test_a_line_stays_json_with_what_it_is_a_duplicate_of():
    line = with_duplicate(b'{"id": "a", "x": "}"} \n', b'{"of":"b"}')
    assert json.loads(line) == {"id": "a", "x": "}", "duplicate": {"of": "b"}}
