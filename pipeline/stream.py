"""How a stream is cut into buckets and shown: the settings of the continuous mode."""

import msgspec

from pipeline.sources.drain import NoSpan, seconds
from transforms.core.buckets import Windows

KEEP_FOR = "30d"
"""Of a stream whose settings name no retention: its state is bounded."""


class Stream(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a queue is read without an end.

    Attributes:
        streaming: Read for ever, and commit bucket by bucket.
        window: Event time in a bucket.
        lateness: How long after its end a bucket waits for what is late.
        metrics_port: Port on the loopback interface that serves Prometheus metrics;
            0: none.
    """

    streaming: bool = False
    window: str = "60s"
    lateness: str = "0s"
    metrics_port: int = 0

    def windows(self) -> Windows:
        """Return the buckets.

        Raises:
            NoSpan: A setting is no span of time, or not one that can be.
        """
        micros = {}
        for key in ("window", "lateness"):
            try:
                micros[key] = round(seconds(getattr(self, key)) * 1e6)
            except NoSpan as error:
                raise NoSpan(f"stream.{key} = {error}") from None
        if micros["window"] < 1_000_000:
            raise NoSpan(f"stream.window = {self.window!r}: expected at least 1s")
        if not 0 <= self.metrics_port < 65536:
            told = f"stream.metrics_port = {self.metrics_port}"
            raise NoSpan(f"{told}: expected a port, 1 to 65535, or 0 for none")
        return Windows(micros["window"], micros["lateness"])
