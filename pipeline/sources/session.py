"""One process's connection to a broker: pulling ahead, leases, acknowledgement.

    pull thread ─▶ waiting ─next▶ read ─mark▶ marked ─finalise▶ acknowledged
                     └────────── held: leases extended ────────┘

Readers come and go with bundles; the session stays, so that what was pulled is not
lost between them. Nothing here knows Beam.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from pipeline.sources.broker import Broker, Refused, Unreachable
from pipeline.sources.drain import Drain
from pipeline.sources.held import Held
from pipeline.sources.patience import patiently
from pipeline.sources.watermark import Watermark
from transforms.core.reading.messages import Message, event_time

MAX_OUTSTANDING = 20_000
"""Messages held at most: pulled, and not yet acknowledged. Twice a bundle."""

MAX_OUTSTANDING_BYTES = 128 * 1024 * 1024

PULL = 1_000
"""Messages asked for at a time."""

WAIT = 1.0
"""Seconds that a pull waits for the first message."""

TICK = 0.5
"""Seconds between two looks at leases, acknowledgements to repeat, and the stop."""

GRACE = 120.0
"""Seconds for which what was read may be finalised after its reader has gone."""

_log = logging.getLogger(__name__)


class Session:
    """A broker's messages on their way to the landing.

    Attributes:
        over: True when nothing more will be read.
        drains: Whether it ends by itself.
        reader: Who reads from it now.
        error: What ended the pulling.
    """

    def __init__(
        self,
        broker: Broker,
        drain: Drain | None,
        time_attribute: str,
        stopped: Callable[[], bool],
        outstanding: int = MAX_OUTSTANDING,
    ):
        self._broker = broker
        self._drain = drain
        self._time_attribute = time_attribute
        self._stopped = stopped
        self._limit = outstanding
        self._change = threading.Condition()
        self._held = Held()
        self._owed: list[Any] = []  # receipts to acknowledge
        self.error: Exception | None = None
        self._began = time.monotonic()
        self._empty_since: float | None = None
        self._empty_for = 0.0  # as answered: no answer isn't an empty queue
        self._pulled_out = threading.Event()  # nothing more is pulled
        self._left: float | None = None  # when the reader was done with it
        self._ended = False
        self._watermark = Watermark()
        self._asked = 0.0  # when the last pull began
        self.over = False
        self.drains = drain is not None
        self.reader: Any = None
        self._threads: list[threading.Thread] = []

    def start(self) -> "Session":
        """Connect, and begin to pull.

        Raises:
            Unreachable: There was no answer for `PATIENCE`.
            Refused: There is nothing to read, or not for us.
        """
        patiently(self._broker.connect)
        for work in (self._pull_all, self._keep):
            thread = threading.Thread(target=work, daemon=True, name=work.__name__)
            self._threads.append(thread)
            thread.start()
        return self

    # What a reader asks for.

    def next(self, wait: float) -> Message | None:
        """Return the next message, or None if there is none within `wait` seconds.

        Raises:
            Unreachable, Refused: The broker has gone; what was taken is safe.
        """
        with self._change:
            if not self._held.waits and not self.over:
                self._change.wait_for(self._has_news, wait)
            self.over = self.over or self._is_over()
            if self.error is not None and not self._held.waits:
                raise self.error
            if self.over or not self._held.waits:
                return None
            message = self._held.next()
        self._watermark.left()
        return message

    def event_time(self, message: Message) -> int:
        """Return a message's event time, microseconds since 1970."""
        return event_time(message, self._time_attribute)

    def watermark(self) -> int | None:
        """Return a lower bound of the event times to come; None before any message."""
        return self._watermark.now(time.monotonic())

    def mark(self) -> int:
        """Return the number of the mark that stands after all messages read so far."""
        with self._change:
            return self._held.mark()

    def has_read(self, mark: int) -> bool:
        """Return whether there is something to acknowledge up to a mark."""
        with self._change:
            return self._held.has_read(mark)

    def finalise(self, mark: int) -> None:
        """Acknowledge what was read up to a mark: it is on disk.

        Bundles of one reader follow one another, so what came before a mark is on
        disk, too.
        """
        with self._change:
            self._owed += self._held.finalised(mark)
            self._change.notify_all()
        self._acknowledge()

    def rewind(self, mark: int) -> None:
        """Read again what was read after a mark: its bundle failed."""
        with self._change:
            self._held.rewind(mark)

    def leave(self) -> None:
        """Stop pulling, and give back what no mark stands after.

        What is marked may still be finalised, within `GRACE`.
        """
        self._pulled_out.set()
        with self._change:
            self.over = True
            self._left = self._left or time.monotonic()
            receipts = self._held.unmarked()
            self._change.notify_all()
        self._quietly(self._broker.release, receipts)

    def end(self) -> None:
        """Acknowledge what is owed, give back the rest, and end the connection."""
        self.leave()
        with self._change:
            if self._ended:
                return
            self._ended = True
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(WAIT + TICK + 5)
        self._acknowledge()
        self._quietly(self._broker.release, self._held.receipts())
        self._broker.close()

    @property
    def outstanding(self) -> int:
        """How many messages are held."""
        return len(self._held)

    def oldest_waits(self) -> float:
        """Return the seconds since the oldest message that is held came."""
        with self._change:
            came = self._held.oldest()
        return time.monotonic() - came if came is not None else 0.0

    def _has_news(self) -> bool:
        return self._held.waits or self.error is not None or self._is_over()

    def _is_over(self) -> bool:
        if self._pulled_out.is_set():
            return True
        drain, now = self._drain, time.monotonic()
        if drain is None:
            return False
        if drain.max_time and now - self._began > drain.max_time:
            return True
        if self._held.waits:
            return False
        idle = self._empty_since is not None and self._empty_for >= drain.idle
        return idle or bool(
            drain.max_messages and self._held.taken >= drain.max_messages
        )

    # The pull thread.

    def _pull_all(self) -> None:
        try:
            while not self._pulled_out.is_set():
                if room := self._room():
                    self._take(room)
                else:
                    self._empty_since = None
                    self._pulled_out.wait(0.02)
        except (Unreachable, Refused) as error:
            with self._change:
                self.error = error
                self._change.notify_all()

    def _room(self) -> int:
        if self._held.bytes >= MAX_OUTSTANDING_BYTES:
            return 0
        room = min(PULL, self._limit - len(self._held))
        if self._drain and self._drain.max_messages:
            room = min(room, self._drain.max_messages - self._held.taken)
        return max(0, room)

    def _take(self, room: int) -> None:
        messages = patiently(lambda: self._pull(room), self._pulled_out)
        if not messages:
            self._watermark.answered(self._asked)
            now = time.monotonic()
            self._empty_since = self._empty_since or now
            self._empty_for = now - self._empty_since
            return
        clock = int(time.time() * 1e6)  # a time ahead of it closes no bucket
        times = [min(clock, self.event_time(message)) for message in messages]
        self._watermark.came(times, time.monotonic())
        self._watermark.answered(self._asked)
        with self._change:
            self._empty_since = None
            self._held.take(messages, time.monotonic())
            self._change.notify_all()

    def _pull(self, room: int) -> list[Message]:
        self._asked = time.monotonic()
        try:
            return self._broker.pull(room, WAIT)
        except Unreachable:
            self._empty_since, self._empty_for = None, 0.0
            raise

    # The thread that keeps what is held.

    def _keep(self) -> None:
        extended = time.monotonic()
        while not self._ended:
            time.sleep(TICK)
            now = time.monotonic()
            if self._left and (not self._held or now - self._left > GRACE):
                self.end()
                return
            if not self._pulled_out.is_set() and self._stopped():
                self._pulled_out.set()
            self._acknowledge()
            lease = self._broker.lease
            if lease and now - extended > lease / 3:
                extended = now
                with self._change:
                    receipts = self._held.receipts()
                self._quietly(self._broker.extend, receipts)

    def _acknowledge(self) -> None:
        with self._change:
            owed, self._owed = self._owed, []
        if not self._quietly(self._broker.acknowledge, owed):
            with self._change:
                self._owed += owed

    def _quietly(self, do: Callable[[list[Any]], None], receipts: list[Any]) -> bool:
        """Do what fails without harm: the messages are delivered again, as *seen*."""
        if not receipts:
            return True
        try:
            do(receipts)
        except (Unreachable, Refused) as error:
            _log.warning("%s; it is tried again", error)
            return False
        return True
