"""When reading a queue is over, and what else can be set about reading one."""

import re
from typing import Literal, NamedTuple

import msgspec


class Drain(NamedTuple):
    """When a drain is over.

    Attributes:
        idle: Seconds for which the queue must stay empty.
        max_messages: Messages to take at most; 0 is no limit.
        max_time: Seconds to read at most; 0 is no limit.
    """

    idle: float = 5.0
    max_messages: int = 0
    max_time: float = 0.0


class NoSpan(ValueError):
    """A span of time that is none."""


class Queue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a queue of messages is read.

    Attributes:
        drain: Take what is there, then end like a batch run.
        idle: A drain is over when the queue has stayed empty for so long.
        max_messages: Or when so many messages were taken; 0: no limit.
        max_time: Or after so long; empty: no limit.
        time_attribute: The attribute that holds a message's event time, RFC 3339 or
            milliseconds since 1970; where it is missing, and if empty, the time is
            when the broker took the message.
        publish: Topic that gets every record when it is committed, at least once.
        dead_letter: Topic that gets the bytes of what was rejected, likewise.
        native: Whether Pub/Sub is read by Beam's own source, which is Dataflow's;
            `auto`: on Dataflow.
    """

    drain: bool = False
    idle: str = "5s"
    max_messages: int = 0
    max_time: str = ""
    time_attribute: str = ""
    publish: str = ""
    dead_letter: str = ""
    native: Literal["auto", "on", "off"] = "auto"

    def until(self) -> Drain | None:
        """Return when a drain is over; None if this is none.

        Raises:
            NoSpan: A setting is no span of time.
        """
        spans = {}
        for key in ("idle", "max_time"):
            try:
                spans[key] = seconds(getattr(self, key))
            except NoSpan as error:
                raise NoSpan(f"queue.{key} = {error}") from None
        if self.max_messages < 0:
            raise NoSpan(
                f"queue.max_messages = {self.max_messages}: expected 0 or more"
            )
        drain = Drain(spans["idle"], self.max_messages, spans["max_time"])
        return drain if self.drain else None


_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def seconds(span: str) -> float:
    """Return a span of time in seconds; 0 for none.

    >>> seconds("5s"), seconds("1.5m"), seconds("250ms"), seconds("")
    (5.0, 90.0, 0.25, 0.0)
    >>> seconds("5")
    Traceback (most recent call last):
    ...
    pipeline.sources.drain.NoSpan: '5': expected a number with ms, s, m, h or d (30s)
    """
    if not span:
        return 0.0
    match = _SPAN.fullmatch(span)
    if match is None:
        raise NoSpan(f"{span!r}: expected a number with ms, s, m, h or d (30s)")
    return float(match[1]) * _UNITS[match[2]]
