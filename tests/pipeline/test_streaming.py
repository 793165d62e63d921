"""The continuous mode from the command line, on Prism: ends, deaths and restarts."""

import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from pipeline.prism import Prism, _free_port, find
from tests.core.test_near_duplicates import prose


class Stream:
    """Runs `copydesk run --streaming` on a watched folder, in a group of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.watched = folder / "in"
        self.output = folder / "out"
        self.watched.mkdir()
        self.log = (folder / "log").open("ab")

    def start(self, *options: str) -> None:
        command = [sys.executable, "-m", "pipeline", "run", "--streaming"]
        command += ["--input", "watch:in", "--output", "out", "--window", "1s"]
        self.process = subprocess.Popen(
            [*command, f"--prism_location={find()}", *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(60)

    def kill(self) -> None:
        """Kill the group; what it started in others dies with it."""
        children = self.children()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        wait_for(lambda: not any(map(alive, children)))

    def children(self) -> dict[int, str]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = map(int, path.read_text().split())
        return {pid: Path(f"/proc/{pid}/comm").read_text().strip() for pid in pids}

    def kill_child(self, name: str) -> None:
        wait_for(lambda: name in self.children().values())
        for pid, command in self.children().items():
            if command == name:
                os.kill(pid, signal.SIGKILL)

    def put(self, name: str, *records: dict) -> None:
        """Rename a file into the folder, old enough to be taken at once."""
        hidden = self.watched / f".{name}"
        hidden.write_text("".join(json.dumps(record) + "\n" for record in records))
        os.utime(hidden, (time.time() - 5, time.time() - 5))
        hidden.rename(self.watched / name)

    def lines(self) -> dict[str, list[dict]]:
        return {
            kind: [
                json.loads(line)
                for path in sorted((self.output / kind).glob("*.jsonl"))
                for line in path.read_text().splitlines()
            ]
            for kind in ("articles", "duplicates", "rejects")
        }

    def taken(self) -> int:
        """Return how many files the ledger names."""
        found = [*self.output.glob("_watched/*.jsonl")]
        return sum(len(path.read_text().splitlines()) for path in found)

    def told(self) -> str:
        return (self.folder / "log").read_text()


def alive(pid: int) -> bool:
    try:
        return not re.search(
            r"^State:\s+Z", Path(f"/proc/{pid}/status").read_text(), re.M
        )
    except OSError:
        return False


def wait_for(true, seconds=60):
    latest = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < latest, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def stream(tmp_path: Path, prism: Prism):
    running = Stream(tmp_path)
    yield running
    if running.process.poll() is None:
        running.kill()
    running.log.close()


def story(number: int, text: str = "") -> dict:
    text = text or prose(number)
    return {"id": f"s{number}", "title": f"Story {number}", "text": text}


def served(port: int) -> Counter[str]:
    """Return what is served; 0 for what isn't, yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as page:
            found = re.findall(r"^(copydesk_\S+) (\S+)$", page.read().decode(), re.M)
    except OSError:
        found = []
    return Counter({name: float(value) for name, value in found})


def test_it_commits_while_it_runs_and_ends_with_0_when_told(stream):
    port = _free_port()
    stream.start("--metrics-port", str(port))
    stream.put("one.jsonl", story(1), {"id": "broken"})
    wait_for(lambda: stream.lines()["articles"])
    stream.put("two.jsonl", story(2, f"{prose(1)} More words came."), story(3))
    wait_for(lambda: served(port)['copydesk_records_total{fate="duplicate"}'] == 1)
    assert served(port)["copydesk_state_articles"] == 2
    stream.put("three.jsonl", story(4))
    wait_for(lambda: stream.taken() == 3)
    assert stream.end() == 0, stream.told()

    ids = {kind: {r["id"] for r in found} for kind, found in stream.lines().items()}
    assert ids["articles"] == {"s1", "s3", "s4"}
    assert ids["duplicates"] == {"s2"}
    assert len(ids["rejects"]) == 1
    assert not [*stream.output.glob("_landing/*/*.jsonl*")]
    report = json.loads((stream.output / "report.json").read_text())
    assert report["books"]["records"] == 5
    assert len([*(stream.output / "runs").iterdir()]) == report["buckets"]


def test_killed_again_and_again_every_record_has_one_fate(stream):
    pick = random.Random(5)
    names = iter(range(1000))

    def load(files):
        for _ in range(files):
            name = next(names)
            records = [story(5 * name + n) for n in range(5)]
            if name % 4 == 3:
                records[0]["text"] = f"{prose(5 * name - 20)} More words came."
                records[1] = {"id": f"s{5 * name + 1}", "title": "Without a text"}
            stream.put(f"{name:03}.jsonl", *records)

    for how in ("group", "prism", "python"):
        if how != "python":  # else it was started again
            stream.start()
        load(10)
        before = stream.taken()
        wait_for(lambda before=before: stream.taken() > before)
        load(10)
        time.sleep(pick.uniform(0.0, 1.5))
        if how == "group":
            stream.kill()
        else:
            stream.kill_child(how if how == "prism" else Path(sys.executable).name)
    stream.kill()
    stream.start()
    load(1)
    total = next(names)
    wait_for(lambda: stream.taken() == total)
    assert stream.end() == 0, stream.told()

    found = Counter(
        record["source"]["uri"] + str(record["source"]["record"])
        for record in itertools.chain(*stream.lines().values())
    )
    assert len(found) == 5 * total
    assert set(found.values()) == {1}
    assert "again in" in stream.told()
