"""How far in event time a queue has been read: an estimate, as queues promise none."""

import threading
from collections import deque
from collections.abc import Iterable

SPAN = 2.0
"""Seconds for which a message that has come holds the watermark at its event time:
queues hand over out of order by less, as a rule, and what is later isn't lost.

They are counted to the last pull that was answered, not to now: where the pulls
themselves come late, as when a machine is busy, so do the stragglers."""


class Watermark:
    """A lower bound of the event times to come, never going back.

    It is the least event time of what is still to be read and of what came within
    `SPAN`. When nothing comes it goes on from the greatest event time as fast as the
    clock does, so that buckets close on a quiet queue, and on one that is replayed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._batches: deque[_Batch] = deque()
        self._greatest: int | None = None
        self._last = 0.0
        self._asked = 0.0
        self._mark: int | None = None

    def came(self, times: Iterable[int], now: float) -> None:
        """Note the event times, in microseconds, of messages that came at `now`."""
        batch = _Batch(list(times), now)
        with self._lock:
            self._batches.append(batch)
            self._greatest = max(batch.greatest, self._greatest or batch.greatest)
            self._last = now

    def answered(self, began: float) -> None:
        """Note that a pull that began then was answered, and what came is noted."""
        with self._lock:
            self._asked = began

    def left(self) -> None:
        """Note that the next message has been read."""
        with self._lock:
            for batch in self._batches:
                if batch.unread:
                    batch.unread -= 1
                    return

    def now(self, now: float) -> int | None:
        """Return the watermark in microseconds; None before any message."""
        with self._lock:
            while self._batches and self._batches[0].is_past(self._asked):
                self._batches.popleft()
            if self._greatest is None:
                return None
            bound = min(
                (batch.least for batch in self._batches),
                default=self._greatest + int((now - self._last) * 1e6),
            )
            self._mark = bound if self._mark is None else max(self._mark, bound)
            return self._mark


class _Batch:
    """What came in one pull: its least and greatest time, how many are still unread."""

    def __init__(self, times: list[int], came: float):
        self.least, self.greatest = min(times), max(times)
        self.unread = len(times)
        self._came = came

    def is_past(self, asked: float) -> bool:
        return not self.unread and asked - self._came > SPAN
