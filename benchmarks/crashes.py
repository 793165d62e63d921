"""Law 7 in the continuous mode: killed at random moments under load, nothing is lost.

    python -m benchmarks crashes [--queues watch pubsub kafka] [--kills N] [--seed S]

Messages of five records come all the time. At random the whole group is killed, Prism,
the process that works, and with Kafka the broker, which is started again after up to
ten seconds. After the last one the stream is let finish, and every record of every
message that was published must stand in exactly one line.
"""

import argparse
import itertools
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.pipeline.brokers import KINDS
from tests.pipeline.streams import Stream, load, wait_for
from tests.servers import Kafka, Missing

EVERY = 0.05
"""Seconds between two messages."""

QUEUES = [name for name in KINDS if name != "fake"]
WORKER = Path(sys.executable).name


def main() -> int:
    """Kill, and count; returns 1 if a record has no fate, or two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queues", nargs="+", choices=QUEUES, default=QUEUES)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    failed = 0
    for queue in args.queues:
        with tempfile.TemporaryDirectory() as folder:
            try:
                with KINDS[queue].server(Path(folder)) as server:
                    failed |= _crash(queue, server, Path(folder), args)
            except Missing as missing:
                print(f"{queue}: skipped: {missing}")
    return failed


def _crash(queue: str, server: Any, folder: Path, args: argparse.Namespace) -> bool:
    stream = Stream(folder, KINDS[queue](server))
    loading = _Load(stream)
    stream.start()
    victims = _victims(stream, server, random.Random(args.seed))
    kills = _kill(victims, args.kills, random.Random(args.seed))
    loading.end()
    if stream.process.poll() is None:
        stream.kill()
    stream.start()
    load(stream, 0)
    wanted = stream.wanted
    wait_for(lambda: set(stream.fates()) >= wanted or stream.process.poll(), 180)
    status, found = stream.end(), stream.fates()
    lost, others = len(wanted - set(found)), len(set(found) - wanted)
    twice = sum(count > 1 for count in found.values())
    told = ", ".join(f"{count} of {what}" for what, count in kills.items())
    print(
        f"{queue}: {args.kills} kills ({told}): {len(wanted):,} records, {lost} lost, "
        f"{twice} twice, {others} unknown, exit status {status}",
        flush=True,
    )
    failed = bool(lost or twice or others or status)
    if failed:
        print(stream.told()[-3000:])
    stream.log.close()
    return failed


class _Load:
    """Publishes messages until it is told to end."""

    def __init__(self, stream: Stream):
        self._stream = stream
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._put, daemon=True)
        self._thread.start()

    def _put(self) -> None:
        for name in itertools.count(1):
            if self._stop.wait(EVERY):
                return
            load(self._stream, name)

    def end(self) -> None:
        self._stop.set()
        self._thread.join()


def _victims(
    stream: Stream, server: Any, pick: random.Random
) -> dict[str, Callable[[], bool]]:
    """Return what can be killed; each tells whether it was there."""

    def group() -> bool:
        stream.kill()
        stream.start()
        return True

    def child(name: str) -> bool:
        there = name in stream.children().values()
        if there:
            stream.kill_child(name)
        return there

    def broker() -> bool:
        server.stop()
        time.sleep(pick.uniform(0.0, 10.0))
        server.start()
        return True

    victims = {
        "the group": group,
        "Prism": lambda: child("prism"),
        "the worker": lambda: child(WORKER),
    }
    if isinstance(server, Kafka):
        victims["the broker"] = broker
    return victims


def _kill(
    victims: dict[str, Callable[[], bool]], kills: int, pick: random.Random
) -> Counter[str]:
    done: Counter[str] = Counter()
    while done.total() < kills:
        time.sleep(pick.uniform(0.5, 8.0))
        what = pick.choice(list(victims))
        done[what] += victims[what]()
    return done


if __name__ == "__main__":
    sys.exit(main())
