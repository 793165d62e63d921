"""A stream in processes of its own: to load, look at and kill."""

import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from pipeline.prism import find
from tests.core.test_near_duplicates import prose
from tests.pipeline.brokers import Kind, OnFolder


class Stream:
    """Runs `copydesk run --streaming` in a group of its own; on a folder if no queue.

    Attributes:
        wanted: The records that were put into the queue: uri of the message, place.
    """

    def __init__(self, folder: Path, queue: Kind | None = None):
        self.folder = folder
        self.queue = queue or OnFolder(folder)
        self.output = folder / "out"
        self.wanted: set[tuple[str, int]] = set()
        self.log = (folder / "log").open("ab")

    def start(self, *options: str) -> None:
        command = [sys.executable, "-m", "pipeline", "run", "--streaming"]
        command += ["--input", self.queue.address, "--output", "out", "--window", "1s"]
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

    def put(self, *records: dict) -> None:
        """Publish a message of some records; the place of each is its first byte."""
        lines = [json.dumps(record).encode() + b"\n" for record in records]
        (uri,) = self.queue.publish([b"".join(lines)])
        places = itertools.accumulate(map(len, lines), initial=0)
        self.wanted |= {(uri, place) for place in [*places][:-1]}

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

    def fates(self) -> Counter[tuple[str, int]]:
        """Return how often each record stands in the output: by uri and place."""
        return Counter(
            (record["source"]["uri"], record["source"]["record"])
            for record in itertools.chain(*self.lines().values())
        )

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


def story(number: int, text: str = "") -> dict:
    text = text or prose(number)
    return {"id": f"s{number}", "title": f"Story {number}", "text": text}


def load(stream: Stream, name: int) -> None:
    """Put a message of five records: of some one is a near duplicate, one a reject."""
    records = [story(5 * name + n) for n in range(5)]
    if name % 4 == 3:
        records[0]["text"] = f"{prose(5 * name - 20)} More words came."
        records[1] = {"id": f"s{5 * name + 1}", "title": "Without a text"}
    stream.put(*records)
