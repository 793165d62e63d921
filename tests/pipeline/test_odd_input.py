"""What a new user may give to the command, and what it says."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STORY = {"title": "Ferry crews vote to strike", "text": "Four to one, they voted."}


def rejects(desk, output="out"):
    return {
        record["source"]["uri"]: record
        for record in map(json.loads, desk.lines(output)["rejects"])
    }


def test_odd_files_become_rejects_and_the_others_are_read(desk):
    source = desk.folder / "in"
    os.symlink("nowhere", source / "broken-link.txt")
    os.symlink(source, source / "loop")
    long_line = json.dumps({"title": "Long", "text": "x" * 40_000_000})
    lines = [json.dumps(STORY), long_line, json.dumps({**STORY, "title": "After it"})]
    (source / "long.jsonl").write_text("\n".join(lines))
    (source / "bomb.txt.gz").write_bytes(gzip.compress(bytes(100_000_000), 9))
    whole = gzip.compress(b"Rates rise\n" + os.urandom(400).hex().encode())
    (source / "cut-short.txt.gz").write_bytes(whole[:-40])
    (source / "empty.txt").write_text("")
    os.mkfifo(source / "pipe.txt")
    Path(os.fsdecode(bytes(source / "caf\xe9.txt"))).write_text("Café shuts")
    (source / "nul.txt").write_bytes("Rates rise in Zürich".encode("utf-16-le"))
    (source / "seven-bit.txt").write_bytes("金利が上がる".encode("iso2022_jp"))
    done = desk.run("--max-reject-ratio", "1")

    assert done.returncode == 0, done.stderr
    refused = rejects(desk)
    assert {uri: refused[uri]["reason"] for uri in refused} == {
        "binary.txt": "binary",
        "stories.jsonl": "broken-json",
        "broken-link.txt": "io-error",
        "long.jsonl": "too-large",
        "bomb.txt.gz": "too-large",
        "cut-short.txt.gz": "truncated",
        "empty.txt": "empty",
    }
    assert all(uri in refused[uri]["error"] for uri in refused if "gz" in uri)
    titles = {json.loads(line)["title"] for line in desk.lines()["articles"]}
    assert {"After it", "Rates rise in Zürich", "金利が上がる"} <= titles
    assert "too-large" in done.stdout
    assert str(desk.folder) not in json.dumps(refused)


def test_standard_input_is_read(desk):
    command = [sys.executable, "-m", "pipeline", "run", "--input", "-"]
    done = subprocess.run(
        [*command, "--output", "out"],
        input=json.dumps(STORY).encode(),
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = desk.lines()["articles"]
    assert json.loads(line)["title"] == STORY["title"]


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        pytest.param(["--input", "nothing"], 2, "nothing: no file in this folder",
                     id="an empty folder"),
        pytest.param(["--output", "in/doubled.txt/out"], 1, "Not a directory",
                     id="an output that can't be made"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_line(desk, options, status, told):
    (desk.folder / "nothing").mkdir()
    done = desk.run(*options)

    assert done.returncode == status
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_half_written_file(desk, number):
    temporary = desk.folder / "temporary"
    temporary.mkdir()
    lines = [json.dumps({**STORY, "id": n, "text": f"{n} " * 300}) for n in range(9000)]
    (desk.folder / "in" / "many.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "pipeline", "run", "--input", "in"]
    before = signal.signal(number, signal.default_int_handler)  # a shell may ignore it
    run = subprocess.Popen(
        [*command, "--output", "out"],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": os.getcwd(), "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    signal.signal(number, before)
    landing = desk.folder / "out" / "_landing"
    for _ in range(600):
        if any(landing.glob("**/*.jsonl*")):  # one that is being written, too
            break
        time.sleep(0.05)
    run.send_signal(number)
    _, told = run.communicate(timeout=60)

    assert run.returncode == 1
    assert "interrupted" in told
    assert "Traceback" not in told
    assert desk.lines()["articles"] == []
    assert list(temporary.iterdir()) == []
    again = desk.run()
    assert again.returncode == 0, again.stderr
    assert len(desk.lines()["articles"]) > 3


def redirected(desk, to, *command):
    python = [sys.executable, "-m", "pipeline", *command]
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {to}', "sh", *python],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("> /dev/full", "standard output: No space left on device; the run is done"),
        (">&-", "records rejected"),
    ],
)
def test_a_run_is_done_whether_or_not_its_account_can_be_written(desk, to, told):
    run = ("run", "--input", "in", "--output", "out", "--max-reject-ratio", "0.01")
    done = redirected(desk, to, *run)
    assert done.returncode == 3
    assert told in done.stderr


def test_a_closed_standard_output_is_no_fault_of_ours(desk):
    assert desk.run().returncode == 0
    done = redirected(desk, ">&-", "current", "out")
    assert (done.returncode, done.stderr) == (0, "")
