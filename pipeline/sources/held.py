"""What a session has pulled and not acknowledged yet, and how far each has come.

take ─▶ waiting ─next▶ read ─mark▶ marked ─finalised▶ gone
"""

from collections import deque
from collections.abc import Iterable
from typing import Any

from transforms.core.reading.messages import Message


class Held:
    """Messages in the order in which they came; its user sees to its threads.

    Attributes:
        taken: Messages taken so far.
        bytes: Of the messages that are held.
    """

    def __init__(self) -> None:
        self.taken = 0
        self.bytes = 0
        self._messages: dict[int, Message] = {}
        self._came: dict[int, float] = {}
        self._waiting: deque[int] = deque()
        self._read: list[int] = []
        self._marks: dict[int, list[int]] = {}
        self._marked = 0

    def __len__(self) -> int:
        return len(self._messages)

    @property
    def waits(self) -> bool:
        """Whether there is a message to read."""
        return bool(self._waiting)

    def take(self, messages: Iterable[Message], now: float) -> None:
        """Take messages that came at `now`, seconds."""
        for message in messages:
            self.taken += 1
            self._messages[self.taken] = message
            self._came[self.taken] = now
            self.bytes += len(message.data)
            self._waiting.append(self.taken)

    def next(self) -> Message:
        """Read the next message; there must be one."""
        number = self._waiting.popleft()
        self._read.append(number)
        return self._messages[number]

    def mark(self) -> int:
        """Return the number of the mark that stands after all that was read so far."""
        self._marked += 1
        self._marks[self._marked] = self._read
        self._read = []
        return self._marked

    def has_read(self, mark: int) -> bool:
        """Return whether there is something to let go up to a mark."""
        return any(read for one, read in self._marks.items() if one <= mark)

    def finalised(self, mark: int) -> list[Any]:
        """Let go what was read up to a mark; returns the receipts."""
        marks = [one for one in self._marks if one <= mark]
        return [self._let_go(n) for one in marks for n in self._marks.pop(one)]

    def rewind(self, mark: int) -> None:
        """Have read again what was read after a mark."""
        later = [one for one in self._marks if one > mark]
        again = [number for one in later for number in self._marks.pop(one)]
        self._waiting.extendleft(reversed(again + self._read))
        self._read = []

    def unmarked(self) -> list[Any]:
        """Let go what no mark stands after; returns the receipts."""
        loose = [*self._waiting, *self._read]
        self._waiting.clear()
        self._read = []
        return [self._let_go(number) for number in loose]

    def receipts(self) -> list[Any]:
        """Return the receipts of all that is held."""
        return [message.receipt for message in self._messages.values()]

    def oldest(self) -> float | None:
        """Return when the oldest message that is held came; None if none is."""
        return self._came.get(next(iter(self._messages), 0))

    def _let_go(self, number: int) -> Any:
        message = self._messages.pop(number)
        del self._came[number]
        self.bytes -= len(message.data)
        return message.receipt
