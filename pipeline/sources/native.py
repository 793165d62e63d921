"""Beam's own Pub/Sub source, which Dataflow replaces with one of its service's.

It acknowledges when the bundle is committed on Dataflow only: Beam's local runners
acknowledge before anything is processed, and a crash loses messages.
"""

from collections.abc import Iterator
from typing import Any

import apache_beam as beam
from apache_beam.io.gcp.pubsub import PubsubMessage, ReadFromPubSub

from pipeline.sources.pubsub import parts
from pipeline.sources.source import Reading
from transforms.core.reading.messages import Message, event_time, records_of


class NativeMessages(beam.PTransform[Any, Any]):
    """From a pipeline to the deliveries of a subscription's messages.

    Unbounded, in the global window; timestamps and watermark are Dataflow's, by the
    attribute that holds the event time, else by the publish time.

    Attributes:
        name: The subscription, `pubsub://PROJECT/SUBSCRIPTION`.
        reading: How messages are read.
    """

    def __init__(self, name: str, reading: Reading):
        super().__init__()
        self._name = name
        self._reading = reading

    def expand(self, begin: Any) -> Any:
        """Read messages, and take the records out."""
        project, subscription = parts(self._name, "SUBSCRIPTION")
        read = ReadFromPubSub(
            subscription=f"projects/{project}/subscriptions/{subscription}",
            with_attributes=True,
            timestamp_attribute=self._reading.time_attribute or None,
        )
        return (
            begin
            | "Read" >> read
            | "Open" >> beam.FlatMap(opened, self._name, self._reading)
        )


def opened(message: PubsubMessage, name: str, reading: Reading) -> Iterator[Any]:
    """Yield the records of a message."""
    ours = Message(
        uri=f"{name}/{message.message_id}",
        id=message.message_id,
        data=message.data or b"",
        attributes=dict(message.attributes or {}),
        published=round(message.publish_time.timestamp() * 1e6),
        key=message.ordering_key or None,
    )
    yield from records_of(
        ours, reading.settings, event_time(ours, reading.time_attribute)
    )
