"""A queue at a broker as a source: `pubsub://...`, `kafka://...`."""

from collections.abc import Sequence
from typing import Any

import apache_beam as beam

from pipeline.sources.broker import Broker
from pipeline.sources.kafka import SCHEME as KAFKA
from pipeline.sources.kafka import Kafka
from pipeline.sources.messages import Messages, end_sessions
from pipeline.sources.part import ALL, Part
from pipeline.sources.patience import patiently
from pipeline.sources.pubsub import SCHEME as PUBSUB
from pipeline.sources.pubsub import PubSub
from pipeline.sources.source import NothingMatched, Reading, Source
from transforms.core.formats.format import ParseSettings

BROKERS: dict[str, type[Broker]] = {PUBSUB: PubSub, KAFKA: Kafka}
"""By the scheme that an `--input` begins with."""


class QueueSource(Source):
    """Reads the messages of one queue.

    One, because the records of two would have to be flattened before they land, and
    then the messages would be acknowledged too early on local runners.
    """

    unbounded = True

    @classmethod
    def takes(cls, pattern: str) -> bool:
        """Take what begins with the scheme of a broker."""
        return pattern.startswith(tuple(BROKERS))

    def __init__(
        self, patterns: Sequence[str], settings: ParseSettings, part: Part = ALL
    ):
        if len(set(patterns)) > 1:
            told = " ".join(patterns)
            raise NothingMatched(
                f"--input {told}: expected one queue; run one for each"
            )
        if part:
            raise NothingMatched(
                f"--input {patterns[0]}: --limit and --sample are for files; "
                "expected --max-messages"
            )
        self._settings = settings
        self.broker = broker_of(patterns[0])
        look = broker_of(patterns[0])  # what has connected can't travel to a worker
        patiently(look.connect, patience=START_PATIENCE)
        look.close()

    def read(self, reading: Reading) -> beam.PTransform[Any, Any]:
        """Return the transform from a pipeline to the deliveries."""
        if reading.native:
            from pipeline.sources.native import NativeMessages  # takes its time

            return NativeMessages(self.broker.name, reading)
        return Messages(self.broker, reading)

    def close(self) -> None:
        """Acknowledge what is owed, and end this process's connections."""
        end_sessions()


START_PATIENCE = 15.0
"""Seconds for which a broker is tried again before a run begins."""


def broker_of(address: str) -> Broker:
    """Return the broker of an address, not yet connected.

    Raises:
        Refused: It is no address of this kind of broker.
    """
    scheme = address[: address.index("://") + 3]
    return BROKERS[scheme](address)
