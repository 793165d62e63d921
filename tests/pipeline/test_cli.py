"""What the command says to those who use it wrongly, in a line, before it starts."""

import io
import json
import os
import subprocess
import sys

import pytest

from pipeline.cli import main

STORY = {"title": "Ferry crews vote to strike", "text": "Four to one, they voted."}


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """Return the status and what is said of a command in a folder with a story."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "story.json").write_text(json.dumps(STORY))
    (tmp_path / "in" / "story.jsonl").write_text(json.dumps(STORY))

    def run(*argv: str) -> tuple[int, str]:
        try:
            status = main(argv)
        except SystemExit as stopped:
            status = int(str(stopped.code))
        told = capsys.readouterr()
        return status, told.err if status else told.out

    return run


RUN = "run --input in --output out"


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        ("run --input in --output in", 2, "--input in: stands in the output in"),
        ("run --input in/*.json --output .", 2, "in/*.json: stands in the output ."),
        ("run --input watch:in --output in --drain", 2, "watch:in: stands in the out"),
        ("replay in --where stage", 2, "--where stage: no condition; expected KEY="),
        ("current in", 2, "in: no run has written here; expected its output"),
        ("explain in x", 2, "in: no run has written here; expected its output"),
        (f"{RUN} --streaming --keep-landing", 2, "keep_landing = true: a stream's"),
        ("", 2, "the following arguments are required: COMMAND; see copydesk --help"),
        ("run", 2, "input: missing; give --input or set it in the config"),
        (f"{RUN} --limit x", 2, "--limit: invalid int value: 'x'; see copydesk run"),
        (f"{RUN} --no-such=1", 2, "--no-such=1: no such option; expected one of"),
        (f"{RUN} --limit 1 stray", 2, "stray: no such option"),
        (f"{RUN} --runner", 2, "argument --runner: expected one argument (an option"),
        (
            f"{RUN} --runner FooRunner",
            2,
            "--runner FooRunner: no such runner; expected",
        ),
        (f"{RUN} --runner a.b.C", 2, "--runner a.b.C: no such runner; it can't be"),
        (f"{RUN} --direct_num_workers=x", 2, "invalid int value: 'x' (an option of"),
        ("run --input in --output in/story.json", 1, "in/story.json: is a file; expec"),
        ("run --input gone --output out", 2, "--input gone: no file matches this"),
        (
            "run --input ftp://desk/news --output out",
            2,
            "ftp://desk/news: no file system",
        ),
        (
            "run --input pubsub://desk --output out --drain",
            2,
            "pubsub://desk: expected pubsub://PROJECT/SUBSCRIPTION",
        ),
        (
            "run --input kafka://desk --output out --drain",
            2,
            "kafka://desk: expected kafka://HOST:PORT/TOPIC?group=GROUP",
        ),
        ("run --input watch: --output out --drain", 2, "watch:: expected watch:DIR"),
        ("preview empty", 2, "empty: no file in this folder; expected files, in it or"),
        ("preview gone-*", 2, "gone-*: no file matches this pattern; expected a file,"),
        ("current gone", 2, "gone: no such folder; expected the output of a run"),
        ("explain gone a", 2, "gone: no such folder; expected the output of a run"),
        ("index info gone", 2, "gone: no index segment in it; expected an index"),
        ("replay gone", 2, "gone: expected a folder of rejects, or one file"),
        ("replay in", 2, "in/story.json: holds something else; expected rejects"),
        ("advise in --sample 0", 2, "--sample 0: expected at least 1"),
        ("advise in --articles -1", 2, "--articles -1: expected at least 0"),
    ],
)
def test_a_wrong_command_is_told_in_a_line(said, tmp_path, command, status, told):
    (tmp_path / "empty").mkdir()
    found, line = said(*command.split())

    assert found == status
    assert line.startswith("copydesk: ")
    assert told in line
    assert line.count("\n") == 1
    assert str(tmp_path) not in line
    assert not (tmp_path / "out").exists()


def test_an_error_that_nobody_expected_is_a_line(said, monkeypatch):
    def broken(*_: object) -> str:
        raise KeyError("no\nsuch")

    monkeypatch.setattr("pipeline.commands.advice", broken)
    status, told = said("advise", "in")
    assert status == 1
    assert told == (
        "copydesk: advise: unexpected: KeyError: 'no\\nsuch'; "
        "COPYDESK_TRACEBACK=1 shows where\n"
    )
    monkeypatch.setenv("COPYDESK_TRACEBACK", "1")
    with pytest.raises(KeyError):
        said("advise", "in")


def test_what_is_interrupted_leaves_nothing_but_a_run(said, monkeypatch):
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.commands.advice", interrupted)
    assert said("advise", "in") == (1, "copydesk: interrupted\n")


def test_a_home_folder_is_filled_in(said, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    config = 'input = ["~/in"]\noutput = "~/out"\n'
    (tmp_path / "desk.toml").write_text(config)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    status, _ = said("run", "--config", "../desk.toml")
    assert status == 0
    assert (tmp_path / "out" / "report.json").exists()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_closed_standard_input_is_told(said, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    told = "copydesk: --input -: standard input is closed; expected articles\n"
    assert said("run", "--input", "-", "--output", "out") == (2, told)


def test_standard_input_is_not_spooled_for_nothing(said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"A flash")))
    status, told = said("run", "--input", "-", "gone", "--output", "out")

    assert (status, "--input gone: no file" in told) == (2, True)
    assert not list(tmp_path.glob("copydesk-stdin-*"))


def test_what_a_terminal_cannot_show_is_escaped(tmp_path):
    (tmp_path / "tide.txt").write_text("Die Flut kommt – früh")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "preview", str(tmp_path / "tide.txt")],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Die Flut kommt \\u2013 fr\\xfch" in done.stdout
