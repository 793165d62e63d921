"""What a run leaves on the terminal and among temporary files: nothing but its own."""

import os


def test_two_workers_say_nothing_of_themselves_and_leave_no_temporary_files(
    desk, tmp_path, monkeypatch
):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    done = desk.run("--direct_running_mode=multi_processing", "--direct_num_workers=2")

    assert done.returncode == 0, done.stderr
    assert "sdk_worker" not in done.stderr
    assert "WARNING" not in done.stderr
    assert "FnApiRunner" in done.stdout
    assert os.listdir(temporary) == []
