"""A drained queue against a batch run: messages a second, and the same outcome (law 6).

    python -m benchmarks.stream CORPUS.jsonl [COUNT]

Message i of the corpus has event time t0 + i s; the batch run reads the same records
with `published` set so. Needs Google's Pub/Sub emulator; without it, or without a
corpus, nothing is measured.
"""

import json
import os
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pipeline.run
from pipeline.config import Settings
from pipeline.sources.drain import Queue
from pipeline.sources.pubsub import EMULATOR
from tests.servers import Missing, PubSubEmulator

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
RUNNER = ["--runner=DirectRunner"]


def main() -> int:
    """Print both runs' rates; returns 1 if their outcomes differ."""
    if len(sys.argv) < 2:
        print("skipped: give a corpus")
        return 0
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with open(sys.argv[1], "rb") as file:
        records = [line.rstrip(b"\n") for line in file][:count]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            emulator = PubSubEmulator(folder)
        except Missing as missing:
            print(f"skipped: {missing}")
            return 0
        emulator.start()
        try:
            os.environ[EMULATOR] = emulator.host
            queue = emulator.queue("corpus")
            publish(emulator.publisher(), records)
            drain = Queue(drain=True, idle="2s", time_attribute="at")
            measure(
                "drained", Settings(input=[queue], output=f"{folder}/a", queue=drain)
            )
        finally:
            emulator.stop()
        batch = folder / "batch.jsonl"
        batch.write_text(
            "".join(f"{dated(line, i)}\n" for i, line in enumerate(records))
        )
        measure("batch", Settings(input=[str(batch)], output=f"{folder}/b"))
        same = outcome(folder / "a") == outcome(folder / "b")
    print("articles and duplicates are", "the same" if same else "NOT the same")
    return int(not same)


def at(number: int) -> str:
    """Return the event time of a message."""
    return (BEGAN + timedelta(seconds=number)).isoformat().replace("+00:00", "Z")


def dated(line: bytes, number: int) -> str:
    """Return a record with its event time as its publication time."""
    return json.dumps({**json.loads(line), "published": at(number)})


def publish(publisher: Any, records: list[bytes]) -> None:
    """Publish the records in their order."""
    topic = "projects/news-desk/topics/corpus"
    sent = [publisher.publish(topic, one, at=at(i)) for i, one in enumerate(records)]
    for one in sent:
        one.result()


def measure(what: str, settings: Settings) -> None:
    """Run, and print what it took: wall and CPU time of this process."""
    began, cpu = time.monotonic(), time.process_time()
    books = pipeline.run.run(settings, RUNNER).books
    took, cpu = time.monotonic() - began, time.process_time() - cpu
    print(
        f"{what}: {books.records:,} records, {books.articles:,} articles, "
        f"{books.duplicates:,} duplicates, {took:.1f} s, {books.records / took:,.0f} "
        f"records/s; CPU {cpu:.1f} s, {books.records / cpu:,.0f} records/s",
        flush=True,
    )


def outcome(output: Path) -> Counter[str]:
    """Return the lines, but for what differs by the way that a record came."""
    found: Counter[str] = Counter()
    for kind in ("articles", "duplicates"):
        for path in (output / kind).glob("*.jsonl"):
            for line in path.read_text().splitlines():
                record = json.loads(line)
                for key in ("source", "published", "evidence"):
                    del record[key]
                found[f"{kind} {json.dumps(record)}"] += 1
    return found


if __name__ == "__main__":
    sys.exit(main())
