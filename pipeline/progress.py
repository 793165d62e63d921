"""How far a run is: a bar on a terminal, plain lines elsewhere."""

import os
import sys
import threading
import time
from types import TracebackType

from tqdm import tqdm

PLAIN_EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


class Progress:
    """Watches what the workers note beside the landing files.

    Args:
        landing: The folder that they are in.
        files: How many files are read; 0: a queue is.

    Attributes:
        records: Records landed so far.
    """

    def __init__(self, landing: str, files: int):
        self._landing = landing
        self._files = files
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.records = 0

    def __enter__(self) -> "Progress":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        plain = not sys.stderr.isatty()
        began = said = time.monotonic()
        title = f"{self._files} file{'s' * (self._files != 1)}" if self._files else None
        with tqdm(unit=" records", desc=title, disable=plain, leave=False) as bar:
            while not self._stop.wait(0.5):
                done = self._count()
                bar.update(max(0, done - self.records))
                self.records = max(done, self.records)
                now = time.monotonic()
                if plain and now - said >= PLAIN_EVERY:
                    said = now
                    rate = self.records / (now - began)
                    figures = f"{self.records:,} records", f"{rate:,.0f} records/s"
                    told = ", ".join(filter(None, (title, *figures)))
                    print(told, file=sys.stderr)

    def _count(self) -> int:
        return landed(self._landing, self.records)


def landed(landing: str, before: int) -> int:
    """Return how many records were landed so far; `before` while it can't be told."""
    try:
        names = [n for n in os.listdir(landing) if n.endswith(".progress")]
        return sum(_read(os.path.join(landing, name)) for name in names)
    except OSError:
        return before


def _read(path: str) -> int:
    with open(path, "rb") as file:
        return int(file.read() or 0)
