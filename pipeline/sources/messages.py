"""One unbounded source over any broker, and what takes the records out of messages.

    Read: pull ─Message▶ open ─Delivery | Reject▶        (one bundle with Land)

A bundle's messages are acknowledged by `CheckpointMark.finalize_checkpoint`, which
runners call after the bundle, when its landing file is on disk. The mark that travels
holds a session's name and a number; messages and receipts stay in the process, and
where that has died nothing is acknowledged: the broker delivers again.
"""

import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import apache_beam as beam
from apache_beam.coders import Coder, PickleCoder
from apache_beam.io.unbounded_source import (
    CheckpointMark,
    ReadFromUnboundedSource,
    UnboundedReader,
    UnboundedSource,
    _UnboundedSourceRestrictionTracker,
)
from apache_beam.utils.timestamp import MAX_TIMESTAMP, MIN_TIMESTAMP, Timestamp

from pipeline.faults import from_environment
from pipeline.sources.broker import STOP, Broker, Refused
from pipeline.sources.crashes import Journal
from pipeline.sources.session import Session
from pipeline.sources.source import Reading
from transforms import storage
from transforms.core.reading.messages import Message, event_time, poison, records_of

BUNDLE = 10_000
"""Messages in a bundle at most: one landing file, one acknowledgement."""

BUNDLE_SECONDS = {True: 10.0, False: 1.0}
"""Seconds that a bundle reads at most, in a drain and in a stream: files or latency."""

POLL = 0.1
"""Seconds until a reader that had nothing is asked again."""


class Messages(beam.PTransform[Any, Any]):
    """From a pipeline to the deliveries of a broker's messages.

    Unbounded. Elements have their event time as timestamp and are in the global
    window; the watermark is the source's estimate. Bundles hold up to `BUNDLE`
    messages; the watermark reaches MAX_TIMESTAMP when a drain is over.

    Attributes:
        broker: Where messages are; not connected.
        reading: How they are read.
    """

    def __init__(self, broker: Broker, reading: Reading):
        super().__init__()
        self._broker = broker
        self._reading = reading

    def expand(self, begin: Any) -> Any:
        """Pull messages, and take the records out."""
        source = MessageSource(self._broker, self._reading)
        seconds = BUNDLE_SECONDS[self._reading.drain is not None]
        return (
            begin
            | "Pull" >> ReadFromUnboundedSource(source, POLL, BUNDLE, seconds)
            | "Open" >> beam.ParDo(_Open(self._reading))
        )


class _Open(beam.DoFn):
    """Takes the records out of messages; notes which one it is at."""

    def __init__(self, reading: Reading):
        self._reading = reading

    def setup(self) -> None:
        self._journal = Journal(self._reading.journal)
        self._fault = from_environment()

    def process(self, message: Message) -> Iterator[Any]:
        reading = self._reading
        time = event_time(message, reading.time_attribute)
        if message.uri in reading.poison:
            yield poison(message, time)
            return
        self._journal.at(message.uri)
        self._fault(f"opening {message.uri}")
        yield from records_of(message, reading.settings, time)

    def finish_bundle(self) -> None:
        self._journal.at("")

    def teardown(self) -> None:
        self._journal.close()


def _no_progress(_: Any) -> None:
    """Say that the share of a queue that has been read is not known.

    Beam 2.77 takes it for 0, with the bytes put out so far as what is done; those are
    NaN between two counters' updates, and a runner that asks then (Prism does when a
    bundle is slow) ends the job with "cannot convert float NaN to integer".
    """


_Tracker = _UnboundedSourceRestrictionTracker
_Tracker.current_progress = _no_progress  # type: ignore[assignment, method-assign]


class MessageSource(UnboundedSource):
    """The unbounded source; one reader, as a session pulls ahead by itself."""

    def __init__(self, broker: Broker, reading: Reading):
        self.broker = broker
        self.reading = reading

    def split(self, desired_num_splits: int, options: Any = None) -> list[Any]:
        """Stay whole."""
        return [self]

    def create_reader(self, options: Any, checkpoint_mark: Any) -> "_Reader":
        """Return a reader on the session of the mark, if it is of this process."""
        session = checkpoint_mark and _SESSIONS.get(checkpoint_mark.session)
        if session and not session.over:
            session.rewind(checkpoint_mark.number)
            return _Reader(checkpoint_mark.session, session)
        return _Reader(*_open_session(self))

    def get_checkpoint_mark_coder(self) -> Coder:
        """Return what encodes a mark."""
        return PickleCoder()


_SESSIONS: dict[str, Session] = {}
"""The sessions of this process."""


def _open_session(source: MessageSource) -> tuple[str, Session]:
    name, reading = uuid.uuid4().hex, source.reading
    session = Session(
        source.broker,
        reading.drain,
        reading.time_attribute,
        stop_asked(storage.join(reading.landing, STOP)),
    )
    _SESSIONS[name] = session.start()
    return name, session


REMOTE_LOOK = 10.0
"""Seconds between two looks for a file on a remote store."""


def stop_asked(path: str) -> Callable[[], bool]:
    """Return what tells whether the file that ends the reading is there."""
    if storage.is_local(path):
        return lambda: storage.exists(path)
    looked = time.monotonic()

    def asked() -> bool:
        nonlocal looked
        if time.monotonic() - looked < REMOTE_LOOK:
            return False
        looked = time.monotonic()
        return storage.exists(path)

    return asked


def oldest_waits() -> float:
    """Return the seconds that the oldest message not acknowledged has been here."""
    return max((one.oldest_waits() for one in list(_SESSIONS.values())), default=0.0)


def refusal() -> Refused | None:
    """Return what a broker has refused to this process, if one has."""
    errors = [session.error for session in list(_SESSIONS.values())]
    return next((one for one in errors if isinstance(one, Refused)), None)


def end_sessions() -> None:
    """End this process's sessions: acknowledge what is owed, give back the rest."""
    while _SESSIONS:
        _SESSIONS.popitem()[1].end()


class _Mark(CheckpointMark):
    """The place in a session after a bundle's messages."""

    def __init__(self, session: str, number: int):
        self.session = session
        self.number = number

    def finalize_checkpoint(self) -> None:
        session = _SESSIONS.get(self.session)
        if session is not None:
            if session.has_read(self.number):
                from_environment()("before the acknowledgement")
            session.finalise(self.number)


class _Reader(UnboundedReader):
    """Hands on what a session has pulled."""

    def __init__(self, name: str, session: Session):
        self._name = name
        self._session = session
        self._current: Message | None = None
        self._wait = 1.0 if session.drains else POLL
        session.reader = self

    def start(self) -> bool:
        return self.advance()

    def advance(self) -> bool:
        self._current = self._session.next(self._wait)
        return self._current is not None

    def get_current(self) -> Message | None:
        return self._current

    def get_current_timestamp(self) -> Timestamp:
        assert self._current is not None
        return Timestamp(micros=self._session.event_time(self._current))

    def get_watermark(self) -> Timestamp:
        if self._session.over:
            return MAX_TIMESTAMP
        mark = self._session.watermark()
        return MIN_TIMESTAMP if mark is None else Timestamp(micros=mark)

    def get_checkpoint_mark(self) -> _Mark:
        return _Mark(self._name, self._session.mark())

    def close(self) -> None:
        if self._session.reader is self:
            self._session.leave()
