"""How a stream is doing, for people and for Prometheus, from `pipeline.status`."""

import os
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from pipeline.progress import landed
from pipeline.sources.messages import oldest_waits
from pipeline.status import Figures, Status
from pipeline.supervise import RESTARTS

SAID_EVERY = 10.0
"""Seconds between two status lines."""


def metrics(figures: Figures, now: float) -> list[Metric]:
    """Return the figures as Prometheus metrics; times in seconds, sizes in bytes."""
    records = CounterMetricFamily(
        "copydesk_records", "Records committed, by fate", labels=["fate"]
    )
    for fate, count in figures.records.items():
        records.add_metric([fate], count)
    counts = {
        "copydesk_landed": ("Records landed", figures.landed),
        "copydesk_buckets": ("Buckets committed", figures.buckets),
        "copydesk_restarts": (
            "Times the stream was started again",
            int(os.environ.get(RESTARTS, "0")),
        ),
    }
    sizes = {
        "copydesk_lag_seconds": (
            "Event time from the last record committed to now",
            figures.lag(now),
        ),
        "copydesk_oldest_unacknowledged_seconds": (
            "Since the oldest message that is not acknowledged came",
            figures.waits,
        ),
        "copydesk_state_articles": ("Kept articles remembered", figures.articles),
        "copydesk_state_bytes": ("Bytes that they take", figures.bytes),
    }
    return [
        records,
        *(
            CounterMetricFamily(name, told, value=v)
            for name, (told, v) in counts.items()
        ),
        *(GaugeMetricFamily(name, told, value=v) for name, (told, v) in sizes.items()),
    ]


def line(figures: Figures, rate: float, now: float) -> str:
    """Return the status line.

    >>> line(Figures(buckets=3, until=1_000_000, articles=2, bytes=2400), 9.5, 61.0)
    '10 records/s, lag 60 s, oldest unacknowledged 0 s, 2 articles in 2 kB, 3 buckets'
    """
    lag = f"{figures.lag(now):.0f} s" if figures.until else "unknown"
    return (
        f"{rate:.0f} records/s, lag {lag}, "
        f"oldest unacknowledged {figures.waits:.0f} s, "
        f"{figures.articles:,} articles in {figures.bytes / 1e3:,.0f} kB, "
        f"{figures.buckets:,} buckets"
    )


class Shown:
    """Says how a stream is doing while it runs, and serves it.

    Args:
        status: Of the stream.
        landing: The folder that it lands in.
        port: On the loopback interface; 0: it is not served.
    """

    def __init__(self, status: Status, landing: str, port: int):
        self._status = status
        self._landing = landing
        self._port = port
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._say, daemon=True)

    def __enter__(self) -> "Shown":
        if self._port:
            registry = CollectorRegistry()
            registry.register(_Figures(self.figures))
            self._server, _ = start_http_server(self._port, "127.0.0.1", registry)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        if self._port:
            self._server.shutdown()
            self._server.server_close()

    def figures(self) -> Figures:
        """Return the figures now, with what the workers note of the landing."""
        figures = self._status.figures()
        figures.landed = landed(self._landing, figures.landed)
        figures.waits = oldest_waits()
        return figures

    def _say(self) -> None:
        before, landed = time.monotonic(), 0
        while not self._stop.wait(SAID_EVERY):
            now, figures = time.monotonic(), self.figures()
            rate = (figures.landed - landed) / (now - before)
            before, landed = now, figures.landed
            print(line(figures, rate, time.time()), file=sys.stderr, flush=True)


class _Figures(Collector):
    def __init__(self, figures: Callable[[], Figures]):
        self._figures = figures

    def collect(self) -> list[Metric]:
        return metrics(self._figures(), time.time())
