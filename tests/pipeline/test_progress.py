"""How far a run is, for those who watch it."""

import sys
import time

import pytest

from pipeline import progress
from pipeline.progress import Progress, landed


def test_what_the_workers_note_is_added_up(tmp_path):
    for name, done in (("a", "500"), ("b", "20"), ("c", "")):
        (tmp_path / f"{name}.progress").write_text(done)
    (tmp_path / "vm-1.jsonl").write_text("{}")
    assert landed(str(tmp_path), 0) == 520


def test_a_folder_that_is_gone_leaves_the_count_as_it_was(tmp_path):
    assert landed(str(tmp_path / "gone"), 520) == 520


@pytest.mark.parametrize(
    ("files", "title"), [(1, "1 file,"), (3, "3 files,")], ids=["one", "several"]
)
def test_plain_lines_where_there_is_no_terminal(
    tmp_path, monkeypatch, capsys, files, title
):
    monkeypatch.setattr(progress, "PLAIN_EVERY", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    (tmp_path / "a.progress").write_text("1500")
    with Progress(str(tmp_path), files) as shown:
        for _ in range(200):
            if shown.records:
                break
            time.sleep(0.05)
        time.sleep(0.6)
    line = capsys.readouterr().err.splitlines()[0]

    assert line.startswith(f"{title} 1,500 records, ")
    assert line.endswith(" records/s")
