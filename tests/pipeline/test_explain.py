"""What the commands say of a published folder."""

import json

import pytest

from pipeline.cli import main


@pytest.fixture
def published(desk, monkeypatch):
    """The output of a run, with a near duplicate in it."""
    words = " ".join(f"word{n}" for n in range(80))
    stories = [
        {"id": "x", "title": "Weir repaired", "text": words},
        {"id": "y", "title": "Weir mended", "text": words.replace("word40", "dam")},
    ]
    path = desk.folder / "in" / "weir.json"
    path.write_text(json.dumps(stories))
    assert desk.run().returncode == 0
    monkeypatch.chdir(desk.folder)
    return desk


def test_explain_shows_the_duplicate_and_the_words_that_differ(published, capsys):
    assert main(["explain", "out", "x"]) == 0
    told = capsys.readouterr().out

    assert "y is a duplicate of x: near" in told
    assert "[-word40-] {+dam+}" in told
    assert "title: Weir mended" in told


def test_explain_takes_the_beginning_of_an_id_and_a_file(published, capsys):
    sole = [json.loads(line) for line in published.lines()["articles"]]
    (story,) = [one for one in sole if one["source"]["uri"] == "doubled.txt"]
    for told in (story["id"][:6], "doubled.txt"):
        assert main(["explain", "out", told]) == 0
        assert capsys.readouterr().out.startswith(story["id"])
    assert main(["explain", "out", "weir.json"]) == 2
    assert "'weir.json' stands for 2 ids: x, y" in capsys.readouterr().err
    assert main(["explain", "out", story["id"][:3]]) == 2
    assert "its beginning, 4 characters or more" in capsys.readouterr().err


def test_explain_takes_a_file_by_any_name(desk, monkeypatch, capsys):
    strange = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        (desk.folder / "in" / strange).write_text("Tide\n\nIt came in at four today.")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    assert desk.run().returncode == 0
    monkeypatch.chdir(desk.folder)

    assert main(["explain", "out", strange]) == 0
    assert "It came in" in capsys.readouterr().out


def test_explain_of_an_unknown_id_says_so(published, capsys):
    assert main(["explain", "out", "none"]) == 2
    assert "'none'" in capsys.readouterr().err


def test_current_prints_what_nothing_supersedes(published, capsysbinary):
    assert main(["current", "out"]) == 0
    lines = capsysbinary.readouterr().out.splitlines()
    assert sorted(lines) == [s.encode() for s in published.lines()["articles"]]


def test_verify_names_a_damaged_segment(published, capsys):
    assert main(["index", "verify", "out"]) == 0
    assert main(["index", "info", "out"]) == 0
    segment = next((published.folder / "out/_index/segments").iterdir())
    assert segment.name in capsys.readouterr().out
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)

    assert main(["index", "verify", "out"]) == 1
    assert segment.name in capsys.readouterr().err


def test_a_later_correction_supersedes_what_was_published(desk, monkeypatch, capsys):
    words = " ".join(f"word{n}" for n in range(80))
    story = {"id": "x", "title": "Weir repaired", "text": words}
    policy = ("--policy", "latest")
    (desk.folder / "in" / "a.json").write_text(
        json.dumps({**story, "published": "2024-03-09T08:00:00"})
    )
    desk.run(*policy)
    corrected = {**story, "title": "CORRECTED: Weir repaired", "text": f"{words} done"}
    (desk.folder / "in" / "b.json").write_text(
        json.dumps({**corrected, "published": "2024-03-09T09:00:00"})
    )
    done = desk.run(*policy)
    assert done.returncode == 0, done.stderr

    later = [json.loads(line) for line in desk.lines()["articles"]]
    assert [one["supersedes"] for one in later if "supersedes" in one] == ["x"]
    monkeypatch.chdir(desk.folder)
    assert main(["current", "out"]) == 0
    titles = [
        json.loads(line)["title"] for line in capsys.readouterr().out.splitlines()
    ]
    assert "CORRECTED: Weir repaired" in titles
    assert "Weir repaired" not in titles


@pytest.mark.parametrize(
    "options", [("--format", "dolma"), ("--format", "ninjs", "--to", "parquet")]
)
def test_what_needs_our_own_format_says_so(desk, monkeypatch, capsys, options):
    assert desk.run(*options).returncode == 0
    monkeypatch.chdir(desk.folder)

    assert main(["current", "out"]) == 2
    assert "expected a run with --format article" in capsys.readouterr().err
    assert main(["index", "verify", "out"]) == 0


def test_explain_and_current_read_parquet_of_our_own_format(
    published, capsysbinary, monkeypatch
):
    done = published.run("--to", "parquet", "--compress", "zstd", output="rows")
    assert done.returncode == 0, done.stderr
    files = list((published.folder / "rows" / "articles").iterdir())
    assert {path.suffix for path in files} == {".parquet"}

    assert main(["current", "rows"]) == 0
    lines = capsysbinary.readouterr().out.splitlines()
    assert sorted(lines) == [s.encode() for s in published.lines()["articles"]]
    assert main(["explain", "rows", "x"]) == 0
    assert b"y is a duplicate of x: near" in capsysbinary.readouterr().out
