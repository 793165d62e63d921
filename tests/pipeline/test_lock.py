"""One run at a time: who holds a folder, and that nothing stays held."""

import pytest

from pipeline.lock import LOCK, Held, RunLock, holder


def test_the_holder_is_named_and_the_next_comes_in_when_it_is_done(tmp_path):
    folder = str(tmp_path / "out")
    first = RunLock([folder], "first")
    with pytest.raises(
        Held, match=r"out: another run is working here \(run first, pro"
    ):
        RunLock([folder], "second")
    first.release()
    second = RunLock([folder], "second")
    assert holder(folder) == "second"
    second.release()


def test_a_lock_notes_whose_work_is_done_under_it(tmp_path):
    lock = RunLock([str(tmp_path)], "now")
    lock.work_for("a-dead-one")
    assert holder(str(tmp_path)) == "a-dead-one"
    lock.release()


def test_of_two_folders_none_is_held_where_one_is_taken(tmp_path):
    output, index = str(tmp_path / "out"), str(tmp_path / "index")
    other = RunLock([index], "other")
    with pytest.raises(Held, match="index: another run"):
        RunLock([output, index], "both")
    RunLock([output], "alone").release()
    other.release()


@pytest.mark.parametrize("noted", [None, "", "{", "{}"])
def test_without_a_readable_note_nobody_is_named(tmp_path, noted):
    if noted is not None:
        (tmp_path / LOCK).write_text(noted)
    assert holder(str(tmp_path)) is None


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(NotADirectoryError, match="out: is a file; expected a folder"):
        RunLock([str(tmp_path / "out")], "run")
