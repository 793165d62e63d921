"""The continuous mode on Prism: speed, latency, state, and law 6 against a batch run.

    python -m benchmarks continuous --input FILE.jsonl [--messages N] [--rate R]

Message i carries the event time t0 + i seconds (`--step` sets the seconds); the batch
run reads the same records with `published` set so. With `--rate` messages come at that
pace with the clock's time, and the latency is measured from there to the final file.
"""

import argparse
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import apache_beam as beam
import numpy as np
from apache_beam.options.pipeline_options import PipelineOptions

from pipeline.config import Duplicates, Settings
from pipeline.graph import build_stream, closing
from pipeline.manifest import Place
from pipeline.modes import endless, told_by_the_job
from pipeline.prism import Prism, find
from pipeline.recovery import close_rest
from pipeline.report import StreamReport, so_far
from pipeline.sources.broker import Broker
from pipeline.sources.messages import Messages, end_sessions
from pipeline.sources.source import Reading
from pipeline.status import STATUS, Figures
from pipeline.stopping import STOP
from pipeline.stream import Stream
from transforms.core.reading.messages import Message

T0 = 1_700_000_000.0


class Replay(Broker):
    """Hands out the lines of a file as messages, then tells the stream to stop."""

    name = "replay"

    def __init__(
        self, path: str, count: int, step: float, rate: float, landing: str, idle: float
    ):
        self._path, self._count, self._step = path, count, step
        self._rate, self._landing, self._idle = rate, landing, idle

    def connect(self) -> None:
        """Open the file."""
        self._lines = records(self._path, self._count)
        self._given = self._landed = 0
        self._began = time.monotonic()
        self._ended = 0.0

    def pull(self, limit: int, wait: float) -> list[Message]:
        """Return the next messages, as many as the pace lets come."""
        if self._rate:
            due = int((time.monotonic() - self._began) * self._rate) - self._given
            if due < 1:
                time.sleep(min(wait, 0.02))
            limit = min(limit, max(0, due))
        found = list(islice(self._lines, limit))
        if not found and (not self._rate or self._given >= self._count):
            self._end()
        first, self._given = self._given, self._given + len(found)
        return [self._message(first + n, record) for n, record in enumerate(found)]

    def _end(self) -> None:
        """Stop when buckets have had the time to close by themselves."""
        if self._landed < self._given:
            self._ended = 0.0
        self._ended = self._ended or time.monotonic()
        if self._landed == self._given and time.monotonic() - self._ended >= self._idle:
            Path(self._landing, STOP).touch()
        time.sleep(0.1)

    def _message(self, number: int, record: dict[str, Any]) -> Message:
        at = time.time() if self._rate else T0 + number * self._step
        data = json.dumps(record).encode()
        return Message(
            uri=f"replay/{number}", id=str(number), data=data, published=int(at * 1e6)
        )

    def acknowledge(self, receipts: Sequence[Any]) -> None:
        """Count what has landed."""
        self._landed += len(receipts)

    def close(self) -> None:
        """Close nothing."""


def records(path: str, count: int) -> Iterator[dict[str, Any]]:
    """Yield so many records, without a time of their own.

    After the last the first come again, with their words in another order and of
    another id, so that they are new articles and duplicates of one another.
    """
    given, turn = 0, 0
    while given < count:
        with open(path, encoding="utf-8") as lines:
            for line in islice(lines, count - given):
                given += 1
                yield _turned(json.loads(line), turn)
        turn += 1


def _turned(record: dict[str, Any], turn: int) -> dict[str, Any]:
    found = {key: record[key] for key in ("id", "title", "text") if key in record}
    if turn:
        words = found["text"].split()
        found["text"] = " ".join(words[turn % 5 :: -1] + words[:: turn * 2 + 1])
        found["id"] += f"-{turn}"
    return found


def streamed(args: argparse.Namespace, output: str, prism: Prism) -> float:
    """Run the stream to the end of the file; returns the seconds."""
    place = Place(output=output, index=f"{output}/_index", run="stream")
    settings = Settings(
        stream=Stream(streaming=True, window=args.window),
        duplicates=Duplicates(keep_for=args.keep_for),
    )
    os.makedirs(place.landing)
    idle = 0.0 if not args.rate else 5.0
    broker = Replay(
        args.input, args.messages, args.step, args.rate, place.landing, idle
    )
    read = Messages(broker, Reading(landing=place.landing))
    report = StreamReport(
        stream="stream", runner="Prism", settings=settings, started=time.time()
    )
    pipeline = beam.Pipeline(options=PipelineOptions(endless(prism.options())))
    build_stream(pipeline, read, settings, place, report)
    logging.getLogger("apache_beam").setLevel(logging.CRITICAL)
    threading.excepthook = told_by_the_job  # of Prism's end, which is to come
    began = time.monotonic()
    with Watched(prism.process.pid):
        pipeline.run().wait_until_finish()
        rest = close_rest(closing(settings, place, report))
    print(f"{rest} buckets were closed when the job had ended")
    end_sessions()
    return time.monotonic() - began


class Watched:
    """Notes memory and state at each bucket while a stream runs; prints how they grow.

    Args:
        prism: Id of Prism's process.
        rows: Lines printed at most.
    """

    def __init__(self, prism: int, rows: int = 24) -> None:
        self._prism = prism
        self._rows = rows
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._noted: list[Noted] = []

    def __enter__(self) -> "Watched":
        self._began = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if not self._noted:
            return
        print("     at  bucket  event time      own    Prism      kept  B each")
        for noted in [*self._noted[:: len(self._noted) // self._rows or 1], self.most]:
            print(noted.row())
        print("  (the last line is of the greatest memory)", flush=True)

    @property
    def most(self) -> "Noted":
        """What was noted when the process had most in memory."""
        return max(self._noted, key=lambda noted: noted.own)

    def _watch(self) -> None:
        buckets = 0
        while not self._stop.wait(0.2):
            figures = STATUS.figures()
            if figures.buckets == buckets:
                continue
            buckets = figures.buckets
            seconds = time.monotonic() - self._began
            memory = _rss("self"), _rss(self._prism)
            self._noted.append(Noted(seconds, figures, *memory))


class Noted(NamedTuple):
    """How a stream was doing at one moment; memory in bytes."""

    seconds: float
    figures: Figures
    own: int
    prism: int

    def row(self) -> str:
        """Return it as a line of the table."""
        figures = self.figures
        each = f"{figures.bytes / figures.articles:,.0f}" if figures.articles else "-"
        event = (figures.until / 1e6 - T0) / 3600
        return (
            f"{self.seconds:5.0f} s  {figures.buckets:6,}  {event:8.2f} h  "
            f"{self.own / 2**20:5.0f} MiB  {self.prism / 2**20:3.0f} MiB  "
            f"{figures.articles:8,}  {each:>6}"
        )


def _rss(process: int | str) -> int:
    """Return the bytes that a process has in memory."""
    with open(f"/proc/{process}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def decided(output: str) -> tuple[set[str], dict[str, str]]:
    """Return the ids of the articles, and of each duplicate what it is of."""
    articles = {record["id"] for record in _lines(output, "articles")}
    found = _lines(output, "duplicates")
    return articles, {one["id"]: one["duplicate"]["of"] for one in found}


def _lines(output: str, kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted(Path(output, kind).glob("*.jsonl")):
        with open(path, encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def latencies(output: str) -> list[float]:
    """Return for each record the seconds from its coming to its final file."""
    out = []
    for path in Path(output).glob("[adr]*s/*.jsonl"):
        there = os.stat(path).st_ctime
        for line in path.read_text().splitlines():
            came = datetime.fromisoformat(json.loads(line)["source"]["time"])
            out.append(there - came.timestamp())
    return out


def in_batch(args: argparse.Namespace, folder: str) -> str:
    """Run the same records as a batch, dated; returns the output."""
    source, output = f"{folder}/in", f"{folder}/batch"
    os.makedirs(source)
    with open(f"{source}/all.jsonl", "w", encoding="utf-8") as out:
        for number, record in enumerate(records(args.input, args.messages)):
            at = time.gmtime(T0 + number * args.step)
            dated = {**record, "published": time.strftime("%Y-%m-%dT%H:%M:%SZ", at)}
            out.write(json.dumps(dated) + "\n")
    command = [sys.executable, "-m", "pipeline", "run", "--input", source]
    command += ["--output", output, "--keep-for", args.keep_for]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return output


def main() -> int:
    """Run what was asked for; returns 1 if law 6 doesn't hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", default=os.environ.get("COPYDESK_CONTINUOUS", ""))
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--step", type=float, default=1.0)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--window", default="60s")
    parser.add_argument("--keep-for", default="30d")
    parser.add_argument("--compare", action="store_true", help="with a batch run")
    args = parser.parse_args()
    if not args.input:
        print("continuous: skipped; --input names a file of articles, JSON Lines")
        return 0
    with tempfile.TemporaryDirectory() as folder, Prism(find()) as prism:
        seconds = streamed(args, f"{folder}/out", prism)
        books = so_far(f"{folder}/out", "stream")
        spent = time.process_time()
        print(
            f"{books.books.records:,} records in {seconds:.1f} s: "
            f"{books.books.records / seconds:,.0f} records/s ({spent:.0f} s of CPU, "
            f"Prism's apart), {books.buckets:,} buckets, {books.late:,} late, "
            f"{books.books.articles:,} articles, {books.books.duplicates:,} duplicates"
        )
        if args.rate:
            found = np.percentile(latencies(f"{folder}/out"), [50, 95, 100])
            print("latency p50 {:.1f} s, p95 {:.1f} s, most {:.1f} s".format(*found))
        if not args.compare:
            return 0
        one, two = decided(f"{folder}/out"), decided(in_batch(args, folder))
        print("law 6:", "holds" if one == two else "does not hold")
        return int(one != two)


if __name__ == "__main__":
    sys.exit(main())
