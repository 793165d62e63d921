"""The index: merged without a half, forgets what it is told to, and never lies."""

import json
import os
import random
import re
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from pipeline.cli import main
from pipeline.index import Index, open_segment
from tests.core.test_near_duplicates import article, news, prose
from tests.test_find_duplicates import run
from transforms import storage
from transforms.core.storage.segments import SECTIONS, merged

DOCUMENT = Path(__file__).parents[2] / "docs" / "index.md"


def index_of(folder, days=(1, 2, 3, 4, 5), each=12):
    """An index with a segment for each day."""
    articles, segments = news(3), []
    for number, day in enumerate(days, 1):
        some = articles[(number - 1) * each : number * each]
        segments.append(run(some, folder, 5, segments)[1])
        name = f"{number:08d}-2026010{day}T060000Z-abcdef.segment"
        path = str(folder / "index" / "segments" / name)
        meta = {"run": f"2026010{day}T060000Z-abcdef"}
        storage.write(path, merged([segments[-1]], meta, [0]))
    return Index(str(folder / "index"))


def content(index):
    """What the index knows and kept, in its order."""
    ids = []
    for segment in index.kept():
        lengths, data = segment["id_lengths"], segment["id_data"].tobytes()
        ends = np.cumsum(lengths)
        starts = ends - lengths
        ids += [data[a:b] for a, b in zip(starts, ends, strict=True)]
    return sorted(map(bytes, index.known())), ids


def test_merged_it_holds_what_it_held(tmp_path):
    index = index_of(tmp_path)
    before, rest = content(index), news(3)[40:]
    expected = run(rest, tmp_path, 5, index.kept())[0]
    assert index.merge() == 0
    (path,) = index.segments()
    assert path.endswith("00000005-from-00000001.segment")
    assert content(index) == before
    assert run(rest, tmp_path, 5, index.kept())[0] == expected
    assert not list(index.damaged())


def test_a_run_that_finds_many_segments_merges_them(tmp_path):
    index = index_of(tmp_path)
    index.merge(above=5)
    assert len(index.segments()) == 5
    index.merge(above=4)
    assert len(index.segments()) == 1
    assert index.next_segment("r").endswith("00000006-r.segment")


@pytest.mark.parametrize("merged_before", [False, True], ids=["apart", "merged"])
def test_record_keys_of_earlier_days_are_forgotten(tmp_path, merged_before):
    index = index_of(tmp_path)
    known, kept = content(index)
    if merged_before:
        index.merge()
    assert index.merge("2026-01-03") == 24
    assert len(content(index)[0]) == len(known) - 24
    assert content(index)[1] == kept
    assert index.merge("2026-01-03") == 0
    assert len(index.segments()) == 1


def test_killed_at_any_moment_it_is_whole(tmp_path):
    index = index_of(tmp_path)
    before = content(index)
    began = time.perf_counter()
    _in_child(index)
    took = time.perf_counter() - began
    pick, killed = random.Random(1), 0
    for number in range(20):
        fresh = index_of(tmp_path / str(number), each=4)
        before = content(fresh)
        killed += _in_child(fresh, pick.random() * took)
        assert content(fresh) == before
        assert not list(fresh.damaged())
        fresh.merge()
        assert content(fresh) == before
        assert len(os.listdir(Path(fresh.folder, "segments"))) == 1
    assert killed


def _in_child(index, after=None):
    """Merge in a child process; kill it after so many seconds, tell if it was."""
    child = os.fork()
    if not child:
        index.merge()
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


MOMENTS = ("write", "rename", "delete")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("when", ["before", "after"])
def test_stopped_at_a_named_moment_it_is_whole(tmp_path, monkeypatch, moment, when):
    index = index_of(tmp_path)
    before = content(index)
    real = getattr(storage, moment)

    def stop(*args):
        if when == "after":
            real(*args)
        raise InterruptedError

    monkeypatch.setattr(storage, moment, stop)
    with pytest.raises(InterruptedError):
        index.merge()
    monkeypatch.undo()
    assert content(index) == before
    index.merge()
    assert content(index) == before


DAMAGE = {
    "cut short": lambda data: data[: len(data) // 2],
    "a bit flipped in a column": lambda data: _flipped(data, 60),
    "a bit flipped in the texts": lambda data: _flipped(
        data, data.rindex(b"\x28\xb5\x2f\xfd") + 30
    ),
    "a bit flipped in the contents": lambda data: _flipped(data, len(data) - 60),
    "a bit flipped in the first line": lambda data: _flipped(data, 5),
    "empty": lambda _: b"",
}


def _flipped(data, place):
    return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found_and_named(tmp_path, damage, capsys):
    index = index_of(tmp_path)
    path = Path(index.segments()[2])
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    (told,) = index.damaged()
    assert str(path) in told
    assert main(["index", "verify", index.folder]) == 1
    assert "1 damaged" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["info", "verify", "compact"])
def test_a_segment_of_a_newer_copydesk_is_left_alone(tmp_path, action, capsys):
    index = index_of(tmp_path)
    path = Path(index.segments()[2])
    newer = path.read_bytes().replace(b"COLUMNS/1", b"COLUMNS/2", 1)
    path.write_bytes(newer)

    assert main(["index", action, index.folder]) == 1
    told = capsys.readouterr().err
    assert f"{path}: in the format COPYDESK-COLUMNS/2; this Copydesk reads" in told
    assert "copy (" not in told
    assert path.read_bytes() == newer


def test_a_run_that_meets_damage_stops_and_commits_nothing(tmp_path, capsys):
    inputs, out = tmp_path / "in.jsonl", tmp_path / "out"
    lines = [json.dumps({"id": f"a{n}", "text": prose(n)}) for n in range(4)]
    inputs.write_text("\n".join(lines[:2]))
    assert main(["run", "--input", str(inputs), "--output", str(out)]) == 0
    (segment,) = (out / "_index" / "segments").iterdir()
    segment.write_bytes(segment.read_bytes()[:-40])
    inputs.write_text("\n".join(lines))
    before = sorted(path.name for path in (out / "articles").iterdir())
    capsys.readouterr()
    assert main(["run", "--input", str(inputs), "--output", str(out)]) == 1
    assert str(segment) in capsys.readouterr().err
    assert sorted(path.name for path in (out / "articles").iterdir()) == before


def test_the_command_merges_and_says_what_an_article_costs(tmp_path, capsys):
    index = index_of(tmp_path)
    assert main(["index", "compact", index.folder, "--forget-known", "2026-01-02"]) == 0
    assert "5 segments merged into one, 12 record keys" in capsys.readouterr().out
    assert main(["index", "info", index.folder]) == 0
    head, row, _ = capsys.readouterr().out.splitlines()
    assert head.split()[-2:] == ["an", "article"]
    taken, kept, size, each = (int(n.replace(",", "")) for n in row.split()[1:])
    assert (taken, kept) == (48, len(content(index)[1]))
    assert each == round(size / kept)
    assert main(["index", "compact", index.folder, "--forget-known", "spring"]) == 2
    assert main(["index", "info", index.folder, "--forget-known", "2026-01-02"]) == 2


def test_the_document_says_what_is_in_a_segment(tmp_path):
    segment = open_segment(index_of(tmp_path).segments()[0])
    rows = re.findall(
        r"^\| `(\w+)`[^|]*\| (\w+) \| ([^|]+) \|", DOCUMENT.read_text(), re.M
    )
    stated = {name: (dtype, shape.strip()) for name, dtype, shape in rows}
    bands = {f"band_{n:02d}": stated["band_00"] for n in range(42)}
    assert set(stated | bands) == {name for name, _, _ in SECTIONS}
    for name, (dtype, shape) in (stated | bands).items():
        array = segment[name]
        assert array.dtype.name == dtype
        assert array.shape[1:] == tuple(map(int, shape.split(", ")[1:]))


def test_an_article_of_two_kilobytes_costs_what_the_document_says(tmp_path):
    many = [article(f"a{n}", prose(n, 300), hours=n) for n in range(200)]
    _, segment = run(many, tmp_path, 200)
    path = str(tmp_path / "one" / "segments" / "00000001-a.segment")
    storage.write(path, merged([segment], {}, [0]))
    assert storage.size(path) / 200 < 2100
