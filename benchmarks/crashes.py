"""Law 7 in the continuous mode: killed at random moments under load, nothing is lost.

    python -m benchmarks crashes [--kills N] [--seed S]

Files come into a watched folder all the time. A third of the kills are of the whole
group, a third of Prism and a third of the process that works; after the last one the
stream is let finish, and every record must stand in exactly one line.
"""

import argparse
import itertools
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.pipeline.streams import Stream, load, wait_for

EVERY = 0.05
"""Seconds between two files, of five records each."""


def main() -> int:
    """Kill, and count; returns 1 if a record has no fate, or two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stream = Stream(Path(folder))
        loading = _Load(stream)
        stream.start()
        kills = _kill(stream, args.kills, random.Random(args.seed))
        total = loading.end()
        if stream.process.poll() is None:
            stream.kill()
        stream.start()
        load(stream, total)
        wait_for(lambda: stream.taken() == total + 1, 120)
        status, found = stream.end(), stream.fates()
        lost = 5 * (total + 1) - len(found)
        twice = sum(count > 1 for count in found.values())
        told = ", ".join(f"{count} of {what}" for what, count in kills.items())
        print(
            f"{args.kills} kills ({told}): {5 * (total + 1):,} records, {lost} lost, "
            f"{twice} twice, exit status {status}"
        )
        if lost or twice or status:
            print(stream.told()[-3000:])
        stream.log.close()
    return int(bool(lost or twice or status))


class _Load:
    """Puts files until it is told to end."""

    def __init__(self, stream: Stream):
        self._stream = stream
        self._stop = threading.Event()
        self._count = 0
        self._thread = threading.Thread(target=self._put, daemon=True)
        self._thread.start()

    def _put(self) -> None:
        for name in itertools.count():
            if self._stop.wait(EVERY):
                return
            load(self._stream, name)
            self._count = name + 1

    def end(self) -> int:
        """Return how many files were put."""
        self._stop.set()
        self._thread.join()
        return self._count


def _kill(stream: Stream, kills: int, pick: random.Random) -> Counter[str]:
    done: Counter[str] = Counter()
    names = {"Prism": "prism", "the worker": Path(sys.executable).name}
    while done.total() < kills:
        time.sleep(pick.uniform(0.5, 8.0))
        what = pick.choice(["the group", *names])
        if what == "the group":
            stream.kill()
            stream.start()
        elif names[what] in stream.children().values():
            stream.kill_child(names[what])
        else:
            continue
        done[what] += 1
    return done


if __name__ == "__main__":
    sys.exit(main())
