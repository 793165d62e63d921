"""Files as a source: what patterns find, how they are parted, parts of them."""

import json
import os
import random
import re

import pytest

from pipeline.sources.files import TASK_BYTES, FilesSource, plan, read
from pipeline.sources.found import File, find, records_of
from pipeline.sources.part import Part, take
from pipeline.sources.source import NothingMatched, Reading
from transforms.core.formats.format import ParseSettings
from transforms.core.schema import Skipped

SETTINGS = ParseSettings()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("b.txt", "a/c.txt", "a/d.txt"):
        (tmp_path / name).write_text(name)
    return tmp_path


def names(pattern):
    return [file.uri for file in find(str(pattern)) if not file.skipped]


def skipped(pattern):
    return {file.uri: file.skipped for file in find(str(pattern)) if file.skipped}


def test_a_folder_is_walked_and_names_are_relative_to_it(folder):
    assert sorted(names(folder)) == ["a/c.txt", "a/d.txt", "b.txt"]


def test_a_glob_gives_names_relative_to_its_fixed_part(folder):
    assert names(folder / "*" / "*.txt") == ["a/c.txt", "a/d.txt"]
    assert names(folder / "a" / "[c]*") == ["c.txt"]


def test_pipes_are_not_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    assert sorted(names(folder)) == ["a/c.txt", "a/d.txt", "b.txt"]
    assert skipped(folder) == {"pipe.txt": "not-a-file"}
    assert names(folder / "*.txt") == ["b.txt"]


def test_what_a_walk_leaves_out_is_skipped_with_its_reason(folder):
    (folder / ".git").mkdir()
    for name in (".git/HEAD", ".a.txt.swp", ".DS_Store", "a/Thumbs.db", "._b.txt"):
        (folder / name).write_text("ref: refs/heads/main")
    os.symlink(folder / "a", folder / "linked")
    assert skipped(folder) == {
        ".git": "hidden",
        ".a.txt.swp": "hidden",
        ".DS_Store": "system-file",
        "._b.txt": "system-file",
        "a/Thumbs.db": "system-file",
        "linked": "linked-folder",
    }
    assert len(names(folder)) == 3
    items = [item for file in find(str(folder)) for item in records_of(file, SETTINGS)]
    told = {one.uri: one.reason for one in items if isinstance(one, Skipped)}
    assert told == skipped(folder)


def test_a_hidden_file_that_a_pattern_names_is_read(folder):
    (folder / ".notes.txt").write_text("Rates rise")
    for patterns in ([folder, folder / ".notes.txt"], [folder / ".notes.txt", folder]):
        source = FilesSource([str(pattern) for pattern in patterns], SETTINGS)
        files = list(source._found.values())
        assert [one.skipped for one in files if "notes" in one.uri] == [""]


def test_a_file_goes_by_its_own_name_before_that_of_a_link(folder):
    os.symlink("b.txt", folder / "a.txt")
    source = FilesSource([str(folder)], SETTINGS)
    assert sorted(one.uri for one in source._found.values()) == [
        *("a/c.txt", "a/d.txt", "b.txt"),
    ]


def test_a_folder_that_cannot_be_listed_is_a_reject(folder, monkeypatch):
    walk = os.walk

    def closed(top, onerror):
        onerror(PermissionError(13, "Permission denied", os.path.join(top, "a")))
        yield from ((here, [], names) for here, _, names in walk(top) if here == top)

    monkeypatch.setattr(os, "walk", closed)
    assert names(folder) == ["b.txt", "a"]
    (refused,) = records_of(list(find(str(folder)))[1], SETTINGS)
    assert refused.reason == "io-error"


def test_what_the_output_holds_is_not_read(folder):
    source = FilesSource([str(folder), str(folder / "**")], SETTINGS)
    reading = Reading(landing=str(folder / "a" / "_landing" / "run"))
    (task,) = source.read(reading).tasks

    assert [file.uri for file in task.files] == ["b.txt"]
    assert source.files == 1


def test_a_loop_of_links_ends(folder):
    os.symlink(folder, folder / "a" / "again")
    assert len(names(folder)) == 3


def test_a_file_that_is_matched_twice_is_read_once(folder):
    os.symlink(folder / "b.txt", folder / "e.txt")
    source = FilesSource([str(folder), str(folder / "*.txt")], SETTINGS)
    assert source.files == 3


def test_a_pattern_that_matches_nothing_is_named(folder):
    with pytest.raises(NothingMatched, match=r"none\*: no file matches"):
        FilesSource([str(folder), str(folder / "none*")], SETTINGS)


def test_a_file_that_cannot_be_read_is_a_reject(folder):
    missing = File(str(folder / "gone.txt"), "gone.txt", 3)
    (task,) = plan([missing])
    (item,) = read(task, SETTINGS)
    assert (item.stage, item.reason) == ("read", "io-error")
    assert str(folder) not in item.error


def test_byte_ranges_give_each_line_once(tmp_path, monkeypatch):
    chance = random.Random(3)
    lines = [json.dumps({"n": n, "t": "x" * chance.randrange(90)}) for n in range(400)]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines))
    whole = File(str(path), "many.jsonl", path.stat().st_size)
    for size in (1, 7, 100, 1001, TASK_BYTES):
        monkeypatch.setattr("pipeline.sources.files.TASK_BYTES", size)
        read_lines = [
            item.data.decode()
            for task in plan([whole])
            for item in read(task, SETTINGS)
        ]
        assert read_lines == lines


def _items(n=50):
    from transforms.core.records import deliver

    for index in range(n):
        yield deliver(b"%d" % index, uri="n.jsonl", format="jsonl", record=index)
        yield Skipped(uri="n.jsonl", reason="image")


def test_a_limit_takes_the_first_records():
    taken = list(take(_items(), Part(limit=3)))
    assert [item.data for item in taken] == [b"0", b"1", b"2"]


def test_a_sample_depends_on_the_seed_and_not_on_the_order():
    def sample(items, seed):
        return {item.data for item in take(items, Part(sample=10, seed=seed))}

    forward, backward = list(_items()), list(_items())[::-1]
    assert len(sample(forward, 1)) == 10
    assert sample(forward, 1) == sample(backward, 1) != sample(forward, 2)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("gs://desk/news", ".[gcp]"),
        ("s3://desk/news", ".[aws]"),
        ("gopher://desk/news", "no file system of Beam's takes gopher://"),
    ],
)
def test_a_remote_path_whose_file_system_is_missing_says_what_to_install(path, told):
    with pytest.raises(OSError, match=re.escape(told)):
        list(find(path))
