"""A queue against a batch run: messages a second, and the same outcome (law 6).

    python -m benchmarks stream CORPUS.jsonl [--messages N] [--modes MODE ...]

Message i of the corpus has event time t0 + i s; the batch run reads the same records
with `published` set so. `drained` runs on DirectRunner, `continuous` is the command
with `--streaming` on Prism, told to stop when all has landed. Needs Google's Pub/Sub
emulator, and Prism; without them, or without a corpus, nothing is measured.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

import pipeline.run
from pipeline.books import Books
from pipeline.config import Settings
from pipeline.prism import NoPrism, find
from pipeline.sources.drain import Queue
from pipeline.sources.pubsub import EMULATOR
from tests.servers import BATCH, Missing, PubSubEmulator, free_port

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
RUNNER = ["--runner=DirectRunner"]
MODES = ("drained", "continuous")


def main() -> int:
    """Print the runs' rates; returns 1 if their outcomes differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", help="JSON Lines")
    parser.add_argument("--messages", type=int, help="the first so many [all]")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    args = parser.parse_args()
    if not args.corpus:
        print("skipped: give a corpus")
        return 0
    with open(args.corpus, "rb") as file:
        records = [line.rstrip(b"\n") for line in file][: args.messages]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            for mode in args.modes:
                with published(folder, mode, records) as queue:
                    RUNS[mode](queue, folder / mode, len(records))
        except (Missing, NoPrism) as missing:
            print(f"skipped: {missing}")
            return 0
        in_batch(records, folder)
        wanted = outcome(folder / "batch")
        same = {mode: outcome(folder / mode) == wanted for mode in args.modes}
    for mode, equal in same.items():
        told = "the same" if equal else "NOT the same"
        print(f"{mode}: articles and duplicates are {told} as the batch run's")
    return int(not all(same.values()))


@contextmanager
def published(folder: Path, name: str, records: list[bytes]) -> Iterator[str]:
    """Publish the records to a queue at an emulator of its own; yields its address."""
    emulator = PubSubEmulator(folder)
    emulator.start()
    try:
        os.environ[EMULATOR] = emulator.host
        queue = emulator.queue(name)
        publish(emulator.publisher(), f"projects/news-desk/topics/{name}", records)
        yield queue
    finally:
        emulator.stop()


def publish(publisher: Any, topic: str, records: list[bytes]) -> None:
    """Publish in their order: a batch is there before the next one is sent."""
    for start in range(0, len(records), BATCH):
        batch = enumerate(records[start : start + BATCH], start)
        for one in [publisher.publish(topic, data, at=at(i)) for i, data in batch]:
            one.result()


def at(number: int) -> str:
    """Return the event time of a message."""
    return (BEGAN + timedelta(seconds=number)).isoformat().replace("+00:00", "Z")


def dated(line: bytes, number: int) -> str:
    """Return a record with its event time as its publication time."""
    return json.dumps({**json.loads(line), "published": at(number)})


def drained(queue: str, output: Path, _: int) -> None:
    """Drain the queue in this process."""
    drain = Queue(drain=True, idle="2s", time_attribute="at")
    run("drained", Settings(input=[queue], output=str(output), queue=drain))


def in_batch(records: list[bytes], folder: Path) -> None:
    """Run the same records as a batch."""
    batch = folder / "batch.jsonl"
    batch.write_text("".join(f"{dated(line, i)}\n" for i, line in enumerate(records)))
    run("batch", Settings(input=[str(batch)], output=f"{folder}/batch"))


def run(what: str, settings: Settings) -> None:
    """Run in this process, and print what it took: wall and CPU time."""
    began, cpu = time.monotonic(), time.process_time()
    books = pipeline.run.run(settings, RUNNER).books
    took, cpu = time.monotonic() - began, time.process_time() - cpu
    tell(what, books, took, cpu)


def continuous(queue: str, output: Path, count: int) -> None:
    """Stream the queue with the command, until all of it has landed."""
    port = free_port()
    command = [sys.executable, "-m", "pipeline", "run", "--streaming"]
    command += ["--input", queue, "--output", str(output), "--time-attribute", "at"]
    command += [f"--prism_location={find()}", "--metrics-port", str(port)]
    began, before = time.monotonic(), os.times()
    process = subprocess.Popen(command)
    while process.poll() is None and landed(port) < count:
        time.sleep(0.2)
    process.terminate()
    status, took = process.wait(), time.monotonic() - began
    spent = [now - then for now, then in zip(os.times(), before, strict=True)]
    report = msgspec.json.decode((output / "report.json").read_bytes(), type=Report)
    tell("continuous", report.books, took, spent[2] + spent[3])
    print(f"  {report.buckets:,} buckets, {report.late:,} late, exit status {status}")


class Report(msgspec.Struct):
    """What a stream's report says."""

    books: Books
    buckets: int
    late: int


def landed(port: int) -> float:
    """Return how many records the stream says that it has landed."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as page:
            found = re.search(rb"^copydesk_landed_total (\S+)", page.read(), re.M)
    except OSError:
        return 0.0
    return float(found[1]) if found else 0.0


RUNS = {"drained": drained, "continuous": continuous}


def tell(what: str, books: Books, took: float, cpu: float) -> None:
    """Print what a run came to."""
    print(
        f"{what}: {books.records:,} records, {books.articles:,} articles, "
        f"{books.duplicates:,} duplicates, {books.seen:,} seen, {took:.1f} s, "
        f"{books.records / took:,.0f} records/s; CPU {cpu:.1f} s, "
        f"{books.records / cpu:,.0f} records/s",
        flush=True,
    )


def outcome(output: Path) -> Counter[str]:
    """Return the lines, but for what differs by the way that a record came.

    `lost_by` is among that: in a later bucket it says that an earlier run was first.
    """
    found: Counter[str] = Counter()
    for kind in ("articles", "duplicates"):
        for path in (output / kind).glob("*.jsonl"):
            for line in path.read_text().splitlines():
                record = json.loads(line)
                for key in ("source", "published", "evidence"):
                    del record[key]
                record.get("duplicate", {}).pop("lost_by", None)
                found[f"{kind} {json.dumps(record)}"] += 1
    return found


if __name__ == "__main__":
    sys.exit(main())
