"""The two ways in which a run runs: to the end of its input, or without an end."""

import os
import threading
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import Any

import apache_beam as beam
import grpc
import msgspec

from pipeline.books import Books
from pipeline.config import Settings
from pipeline.faults import from_environment
from pipeline.graph import build, build_stream, closing
from pipeline.local import new_pipeline, runner_name
from pipeline.manifest import Place, end_stream
from pipeline.metrics import Shown
from pipeline.progress import Progress
from pipeline.recovery import close_left, close_rest, publish_left
from pipeline.report import RunReport, StreamReport, so_far
from pipeline.sources.messages import refusal
from pipeline.sources.source import Source
from pipeline.status import STATUS
from pipeline.supervise import STREAM
from transforms import storage


class Mode(ABC):
    """How a run is built, run, shown and accounted for.

    Args:
        settings: Of the run.
        place: Where it works.
        options: Beam's.
        started: Seconds since 1970.

    Attributes:
        runner: The runner that runs it.
    """

    def __init__(
        self, settings: Settings, place: Place, options: list[str], started: float
    ):
        self._settings = settings
        self._place = place
        self._options = options
        self.runner = runner_name(options)
        self._started = started

    @abstractmethod
    def publish_left(self, place: Place) -> None:
        """Publish what a dead run had landed; `place` is in its name."""

    @abstractmethod
    def run(self, read: beam.PTransform[Any, Any]) -> None:
        """Build the graph and run it to its end."""

    @abstractmethod
    def shown(self, source: Source) -> AbstractContextManager[object]:
        """Return what says how the run is doing."""

    @abstractmethod
    def books(self) -> Books:
        """Return the books when the run is over."""


class Batch(Mode):
    """All of the input or nothing: one commit."""

    def publish_left(self, place: Place) -> None:
        """Run what follows the landing."""
        report = self._report(place)
        publish_left(self._settings, place, self._options, report)

    def run(self, read: beam.PTransform[Any, Any]) -> None:
        """Run to the commit."""
        pipeline = new_pipeline(self._options)
        report, fault = self._report(self._place), from_environment()
        build(pipeline, read, self._settings, self._place, report, fault)
        pipeline.run().wait_until_finish()

    def shown(self, source: Source) -> AbstractContextManager[object]:
        """Return a bar, or plain lines."""
        return Progress(self._place.landing, source.files)

    def books(self) -> Books:
        """Return the run's."""
        place = self._place
        path = storage.join(place.output, "runs", f"{place.run}.json")
        return msgspec.json.decode(storage.read(path), type=_Report).books

    def _report(self, place: Place) -> RunReport:
        return RunReport(
            run=place.run,
            runner=self.runner,
            settings=self._settings,
            started=self._started,
        )


class _Report(msgspec.Struct):
    books: Books


class StreamEnded(RuntimeError):
    """A stream's job ended, and not because it was told to; it may be begun again."""


class Continuous(Mode):
    """Bucket by bucket, until it is told to stop."""

    def __init__(
        self, settings: Settings, place: Place, options: list[str], started: float
    ):
        super().__init__(settings, place, [*endless(options), "--streaming"], started)
        self._report = StreamReport(
            stream=os.environ.get(STREAM, place.run),
            runner=self.runner,
            settings=settings,
            started=started,
        )

    def publish_left(self, place: Place) -> None:
        """Publish it as a bucket of its own."""
        close_left(closing(self._settings, place, self._report))

    def run(self, read: beam.PTransform[Any, Any]) -> None:
        """Run until the source ends.

        Raises:
            StreamEnded: The job ended before.
            Refused: It did as the broker says no, and will again.
        """
        threading.excepthook = told_by_the_job
        pipeline = new_pipeline(self._options)
        fault = from_environment()
        build_stream(pipeline, read, self._settings, self._place, self._report, fault)
        try:
            pipeline.run().wait_until_finish()
        except (RuntimeError, grpc.RpcError) as error:
            if (refused := refusal()) is not None:
                raise refused from error
            told = str(error).strip() or type(error).__name__
            raise StreamEnded(f"the job ended: {told.splitlines()[-1]}") from error
        close_rest(closing(self._settings, self._place, self._report))
        end_stream(self._place)

    def shown(self, source: Source) -> AbstractContextManager[object]:
        """Return the status line and the metrics."""
        return Shown(STATUS, self._place.landing, self._settings.stream.metrics_port)

    def books(self) -> Books:
        """Return the running total."""
        return so_far(self._place.output, self._report.stream).books


def endless(options: list[str]) -> list[str]:
    """Return the options with no end to the wait for the job, if they name none.

    Beam takes the timeout of requests to the job server, 300 s by default, for how
    long a job may run, too, as far as it watches the job's state.
    """
    if any(option.startswith("--job_server_timeout") for option in options):
        return options
    return [*options, f"--job_server_timeout={TEN_YEARS}"]


TEN_YEARS = 10 * 365 * 24 * 3600
"""In seconds."""


def told_by_the_job(thread: threading.ExceptHookArgs) -> None:
    """Say nothing of a runner that has gone, in each thread that talked to it."""
    if not isinstance(thread.exc_value, grpc.RpcError):
        threading.__excepthook__(thread)
