"""A watched folder: what is taken, when, and once."""

import os

import pytest

from pipeline.sources.broker import Refused
from pipeline.sources.folder import SETTLES, Folder


@pytest.fixture
def clock(monkeypatch):
    """The time, which only the test moves."""

    class Clock:
        now = 1_700_000_000.0

        def sleep(self, seconds):
            self.now += seconds

    ticking = Clock()
    for name in ("time", "monotonic"):
        monkeypatch.setattr(f"pipeline.sources.folder.time.{name}", lambda: ticking.now)
    monkeypatch.setattr("pipeline.sources.folder.time.sleep", ticking.sleep)
    return ticking


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def watch(folder, noted=False):
    ledger = folder.parent / "out" / "ledger.jsonl" if noted else None
    watched = Folder(f"watch:{folder}", str(ledger) if ledger else None)
    watched.connect()
    return watched


def write(path, text, modified):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (modified, modified))


def test_the_output_below_a_watched_folder_is_left_alone(folder, clock):
    write(folder / "a.txt", "taken", clock.now - 40)
    write(folder / "out" / "articles.jsonl", "not taken", clock.now - 40)
    watched = Folder(f"watch:{folder}", None, str(folder / "out"))
    watched.connect()

    assert [one.uri for one in watched.pull(10, 0)] == ["a.txt"]


def test_files_come_as_messages_the_earliest_first(folder, clock):
    write(folder / "b.txt", "second", clock.now - 50.5)
    write(folder / "a.txt", "third", clock.now - 40)
    write(folder / "below" / "c.txt", "first", clock.now - 60)
    found = watch(folder).pull(10, 0)

    assert [(one.uri, one.data) for one in found] == [
        ("below/c.txt", b"first"),
        ("b.txt", b"second"),
        ("a.txt", b"third"),
    ]
    assert found[1].published == round((clock.now - 50.5) * 1e6)


@pytest.mark.parametrize(
    "name", [".hidden", "a.txt.tmp", "a.part", "a~", ".git/config"], ids=repr
)
def test_what_is_not_finished_is_left_alone(folder, clock, name):
    write(folder / name, "text", clock.now - 60)
    assert watch(folder).pull(10, 0) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_left_alone_and_holds_nothing_up(folder, clock):
    os.mkfifo(folder / "a.pipe")
    os.utime(folder / "a.pipe", (clock.now - 60, clock.now - 60))
    write(folder / "b.txt", "text", clock.now - 50)
    assert [one.uri for one in watch(folder).pull(10, 0)] == ["b.txt"]


def test_a_file_is_taken_when_it_has_not_changed_for_a_while(folder, clock):
    watched, path = watch(folder), folder / "a.txt"
    write(path, "begun", clock.now)
    assert watched.pull(10, 0) == []
    clock.sleep(SETTLES - 0.1)
    write(path, "begun and gone on", clock.now)
    assert watched.pull(10, SETTLES - 0.2) == []
    (message,) = watched.pull(10, 1.0)
    assert message.data == b"begun and gone on"


def test_a_clock_ahead_of_ours_does_not_keep_a_file_waiting(folder, clock):
    watched = watch(folder)
    write(folder / "a.txt", "from tomorrow", clock.now + 86_400)
    assert len(watched.pull(10, SETTLES + 1)) == 1


def test_each_file_is_taken_once_across_restarts(folder, clock):
    watched = watch(folder, noted=True)
    write(folder / "a.txt", "one", clock.now - 60)
    write(folder / "b.txt", "two", clock.now - 60)
    found = watched.pull(10, 0)
    assert watched.pull(10, 0) == []
    watched.acknowledge([found[0].receipt])

    again = watch(folder, noted=True).pull(10, 0)
    assert [one.uri for one in again] == ["b.txt"]


def test_a_file_that_changes_is_taken_again(folder, clock):
    watched = watch(folder, noted=True)
    write(folder / "a.txt", "one", clock.now - 60)
    watched.acknowledge([one.receipt for one in watched.pull(10, 0)])
    write(folder / "a.txt", "two", clock.now - 30)

    (message,) = watch(folder, noted=True).pull(10, 0)
    assert message.data == b"two"


def test_what_is_given_back_is_taken_again(folder, clock):
    watched = watch(folder)
    write(folder / "a.txt", "one", clock.now - 60)
    watched.release([one.receipt for one in watched.pull(10, 0)])
    assert len(watched.pull(10, 0)) == 1


def test_a_ledger_that_was_cut_short_loses_its_last_line_only(folder, clock):
    watched = watch(folder, noted=True)
    for name in ("a.txt", "b.txt"):
        write(folder / name, name, clock.now - 60)
    watched.acknowledge([one.receipt for one in watched.pull(10, 0)])
    ledger = folder.parent / "out" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes()[:-3])

    watched = watch(folder, noted=True)
    (message,) = watched.pull(10, 0)
    watched.acknowledge([message.receipt])
    assert watch(folder, noted=True).pull(10, 0) == []


def test_a_file_that_is_gone_or_may_not_be_read_stops_nothing(folder, clock, caplog):
    watched = watch(folder)
    write(folder / "a.txt", "one", clock.now - 60)
    (folder / "b.txt").symlink_to(folder / "nowhere")
    write(folder / "c.txt", "two", clock.now - 60)
    watched._look()
    (folder / "a.txt").unlink()
    (folder / "a.txt").mkdir()
    assert [one.uri for one in watched.pull(10, 0)] == ["c.txt"]
    assert "a.txt" in caplog.text


def test_a_folder_that_is_not_there_is_named(folder):
    with pytest.raises(Refused, match="none: there is no such folder; create it"):
        watch(folder / "none")
