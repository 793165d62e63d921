"""What every broker of messages does; `pipeline.sources.messages` reads any of them.

    broker ─Message▶ Messages (one unbounded source) ─Message▶ open ─Delivery▶ Parse ...

To add a broker: write its file with a `Broker` in it, and name it in `BROKERS` of
`pipeline.sources.queue`. The tests in `tests/pipeline/test_brokers.py` run over all.

What holds, whatever the broker:

- A message's Beam timestamp, its `source.time` and its `Delivery.time` are its event
  time: the attribute that `time_attribute` names, else `Message.published`. It is never
  changed. Messages of a file (a watched folder) have the time the broker gives.
- `source.uri` is `Message.uri`, and with the bytes' SHA-256 it makes the record key: a
  message that is delivered again is *seen*. `source.attributes` are the message's own,
  and `message.id` and `message.key` (the ordering key, where it has one) beside them.
- A message may hold several records (a JSON array, JSON Lines): each has its fate, and
  `source.record` its place, as in a file. The message is acknowledged with all of them.
- Messages are acknowledged when the bundle's landing files are on disk. The marker
  `ACKNOWLEDGED` in the run's landing folder, written before the first
  pull, says so: the landing of a dead run that has it is published first, as a bucket
  of its own (`pipeline.recovery`); without it the landing is deleted.
- The reader ends (its watermark is MAX_TIMESTAMP) when a drain is over and when the
  run is told to stop: by the file `STOP` in the run's landing folder, which SIGTERM
  writes (`pipeline.stopping`).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from transforms.core.reading.messages import Message

ACKNOWLEDGED = "acknowledged"
"""Name of the empty file that marks a landing folder whose messages are gone from their
broker once they have landed."""

STOP = "stop"
"""Name of the empty file in the landing folder that ends the reading."""


class Unreachable(ConnectionError):
    """The broker doesn't answer, for now: tried again with backoff."""


class Refused(RuntimeError):
    """The broker says no, and will again; the message says what to do about it."""


class NoAddress(Refused):
    """A queue's address that is none; the message says what one looks like."""


class Broker(ABC):
    """One connection to a queue of messages.

    Unpickled on a worker and connected there. Used from two threads: one pulls, the
    other acknowledges, extends and releases.

    Attributes:
        name: The queue as a user names it, e.g. `pubsub://PROJECT/SUBSCRIPTION`.
        lease: Seconds after which a message that is neither acknowledged nor extended
            is delivered again; 0 where it stays ours until the connection ends.
    """

    name: str
    lease: float = 0.0

    @abstractmethod
    def __init__(self, name: str):
        """Take the address apart; nothing is connected yet.

        Raises:
            Refused: It is no address of this kind of broker.
        """

    @abstractmethod
    def connect(self) -> None:
        """Connect, and see that the queue is there.

        Raises:
            Unreachable: The broker doesn't answer.
            Refused: There is no such queue, or we may not read it.
        """

    @abstractmethod
    def pull(self, limit: int, wait: float) -> list[Message]:
        """Return up to `limit` messages, waiting up to `wait` seconds for the first.

        Raises:
            Unreachable, Refused: As `connect`. No message is lost by it.
        """

    @abstractmethod
    def acknowledge(self, receipts: Sequence[Any]) -> None:
        """Let the broker forget messages; once more is harmless.

        Raises:
            Unreachable: They may or may not be forgotten; tried again.
        """

    def extend(self, receipts: Sequence[Any]) -> None:  # noqa: B027
        """Keep messages for another `lease`; only called where there is one."""

    def release(self, receipts: Sequence[Any]) -> None:  # noqa: B027
        """Give messages back for others to take at once, where that is possible."""

    @abstractmethod
    def close(self) -> None:
        """End the connection; what isn't acknowledged will be delivered again."""
