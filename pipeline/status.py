"""How a stream is doing, gathered where its work is done: one object a process.

The last step notes what it closed; `pipeline.metrics` adds what the workers note of the
landing and the sources of what waits, says it and serves it.
"""

import threading
from collections.abc import Sequence
from typing import Protocol

import msgspec

from pipeline.books import Books
from transforms.core.storage.landing import Landed


class Remembers(Protocol):
    """What a stream compares with."""

    @property
    def articles(self) -> int:
        """Number of articles."""

    @property
    def nbytes(self) -> int:
        """Bytes held."""


class Figures(msgspec.Struct, kw_only=True):
    """What is known at one moment.

    Attributes:
        records: Records committed, by fate.
        landed: Records landed.
        buckets: Buckets closed.
        until: Greatest event time committed, microseconds; 0: none yet.
        waits: Seconds that the oldest message not yet acknowledged has waited.
        articles: Articles remembered.
        bytes: Bytes that they take.
    """

    records: dict[str, int] = msgspec.field(default_factory=dict)
    landed: int = 0
    buckets: int = 0
    until: int = 0
    waits: float = 0.0
    articles: int = 0
    bytes: int = 0

    def lag(self, now: float) -> float:
        """Return the seconds from the last event time committed to now."""
        return now - self.until / 1e6 if self.until else 0.0


class Status:
    """The figures of this process; written to and read by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._figures = Figures()

    def closed(self, books: Books, landed: Sequence[Landed], memory: Remembers) -> None:
        """Note that a bucket was committed."""
        fates = {
            "article": books.articles,
            "duplicate": books.duplicates,
            "reject": books.rejects,
            "seen": books.seen,
        }
        latest = [file.greatest for file in landed if file.greatest is not None]
        with self._lock:
            figures = self._figures
            for fate, count in fates.items():
                figures.records[fate] = figures.records.get(fate, 0) + count
            figures.buckets += 1
            figures.until = max(figures.until, *latest, 0)
            figures.articles, figures.bytes = memory.articles, memory.nbytes

    def figures(self) -> Figures:
        """Return a copy of the figures."""
        with self._lock:
            records = dict(self._figures.records)
            return msgspec.structs.replace(self._figures, records=records)


STATUS = Status()
"""This process's; workers of a local stream run in the process that shows it."""
