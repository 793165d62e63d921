"""The buckets of a stream: spans of event time, closed one after another."""

from datetime import UTC, datetime
from typing import NamedTuple

FOREVER = 1 << 62
"""The end of the one bucket of a drain, in microseconds: later than any event."""


class Windows(NamedTuple):
    """How event time is cut into buckets; all in microseconds.

    Attributes:
        size: How long a bucket is; 0: all is one, that of a drain.
        lateness: How long after its end it stays open.
    """

    size: int = 0
    lateness: int = 0

    def end_of(self, time: int) -> int:
        """Return the end of the bucket of an event time; it isn't in it itself.

        >>> Windows(60).end_of(59), Windows(60).end_of(60), Windows(60).end_of(-1)
        (60, 120, 0)
        """
        return (time // self.size + 1) * self.size if self.size else FOREVER

    def name(self, end: int) -> str:
        """Return what a bucket is called: its end; that of a drain has no name.

        >>> Windows(60_000_000).name(1_709_979_060_000_000)
        '20240309T101100Z'
        """
        if not self.size:
            return ""
        moment = datetime.fromtimestamp(end // 1_000_000, UTC)
        part = f".{end % 1_000_000:06d}" if end % 1_000_000 else ""
        return f"{moment:%Y%m%dT%H%M%S}{part}Z"

    def place(self, time: int, closed: int | None) -> tuple[int, bool]:
        """Return the end of the bucket that a record goes into, and if it is late.

        Args:
            time: Event time.
            closed: End of the last bucket that was closed; None if none was.

        >>> Windows(60).place(70, None), Windows(60).place(70, 120)
        ((120, False), (180, True))
        """
        end = self.end_of(time)
        if closed is None or end > closed:
            return end, False
        return closed + self.size, True
