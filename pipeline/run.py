"""One run: lock, roll forward, build the graph, run it, read the books."""

import os
import secrets
import time
from contextlib import AbstractContextManager, ExitStack
from typing import NamedTuple

import apache_beam as beam
import grpc
import msgspec
from apache_beam.options.pipeline_options import PipelineOptions

from pipeline.commit import Books, Place, end_stream, roll_forward
from pipeline.config import Settings, Unusable
from pipeline.faults import from_environment
from pipeline.graph import build, build_stream
from pipeline.index import MOST_SEGMENTS, Index
from pipeline.lock import RunLock
from pipeline.metrics import Shown
from pipeline.progress import Progress
from pipeline.recovery import left, publish_left
from pipeline.report import RunReport, StreamReport, so_far
from pipeline.sources import SOURCES
from pipeline.sources.broker import ACKNOWLEDGED
from pipeline.sources.crashes import CRASHES, forget, take_up
from pipeline.sources.source import Reading, Source
from pipeline.status import STATUS
from pipeline.stopping import stop_on_signals
from transforms import storage

INDEX = "_index"


class Outcome(NamedTuple):
    """What a run came to.

    Attributes:
        books: Every record's fate.
        seconds: How long it took, from the first listing to the commit.
        runner: The runner that ran it.
        finished: Runs that had crashed after their commit, carried on by this one.
    """

    books: Books
    seconds: float
    runner: str
    finished: list[str]


def run(settings: Settings, beam_options: list[str]) -> Outcome:
    """Run the settings to the end.

    Raises:
        NothingMatched: An input pattern matches nothing.
        Held: Another run works on the output or the index.
        OSError: The output can't be written, or a broker doesn't answer.
        Refused: A broker says no.
    """
    started = time.time()
    source = _source(settings)
    output = _whole(settings.output)
    index = _whole(settings.index) if settings.index else storage.join(output, INDEX)
    name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()) + f"-{secrets.token_hex(3)}"
    place = Place(
        output=output, index=index, run=name, keep_landing=settings.keep_landing
    )
    if settings.stream.streaming:
        beam_options = [*beam_options, "--streaming"]
    options = PipelineOptions(beam_options, save_main_session=False)
    runner = runner_name(options)
    lock = RunLock([output, index], name)
    try:
        finished = list(roll_forward(output, index))
        Index(index).merge(above=MOST_SEGMENTS)
        report = RunReport(run=name, runner=runner, settings=settings, started=started)
        for dead in left(output):
            lock.work_for(dead)
            dead_place = msgspec.structs.replace(place, run=dead)
            dead_report = msgspec.structs.replace(report, run=dead)
            publish_left(settings, dead_place, options, dead_report)
            finished.append(dead)
        lock.work_for(name)
        storage.make_folder(place.landing)
        with ExitStack() as watch:
            watch.enter_context(_shown(settings, place, source))
            if source.unbounded:
                storage.write(storage.join(place.landing, ACKNOWLEDGED), [])
                watch.enter_context(stop_on_signals(place.landing))
            pipeline = beam.Pipeline(options=options)
            read = source.read(_reading(settings, place))
            if settings.stream.streaming:
                stream = StreamReport(
                    stream=name, runner=runner, settings=settings, started=started
                )
                fault = from_environment()
                build_stream(pipeline, read, settings, place, stream, fault)
                _run_stream(pipeline)
                end_stream(place)
            else:
                build(pipeline, read, settings, place, report, from_environment())
                pipeline.run().wait_until_finish()
        forget(storage.join(output, CRASHES))
        books = _books(output, name)
        return Outcome(books, time.time() - started, runner, finished)
    finally:
        source.close()
        lock.release()


class StreamEnded(RuntimeError):
    """A stream's job ended, and not because it was told to; it may be begun again."""


def _run_stream(pipeline: beam.Pipeline) -> None:
    try:
        pipeline.run().wait_until_finish()
    except (RuntimeError, grpc.RpcError) as error:
        told = str(error).strip() or type(error).__name__
        raise StreamEnded(f"the job ended: {told.splitlines()[-1]}") from error


def _shown(
    settings: Settings, place: Place, source: Source
) -> AbstractContextManager[object]:
    if settings.stream.streaming:
        return Shown(STATUS, place.landing, settings.stream.metrics_port)
    return Progress(place.landing, source.files)


def _source(settings: Settings) -> Source:
    """Return the source of the inputs, which has looked what is there."""
    for key in ("input", "output"):
        if not getattr(settings, key):
            raise Unusable(f"{key}: missing; give --{key} or set it in the config")
    kinds = {next(s for s in SOURCES if s.takes(one)) for one in settings.input}
    if len(kinds) > 1:
        told = " ".join(settings.input)
        raise Unusable(f"--input {told}: expected files, or one queue; not both")
    kind = kinds.pop()
    told, streaming = settings.input[0], settings.stream.streaming
    if kind.unbounded and settings.queue.drain == streaming:
        wanted = "--drain or --streaming"
        raise Unusable(f"--input {told}: a queue has no end; expected {wanted}")
    if streaming and not kind.unbounded:
        raise Unusable(f"--input {told}: files end; expected a queue with --streaming")
    return kind(settings.input, settings.parse_settings(), settings.part())


def _reading(settings: Settings, place: Place) -> Reading:
    """Return what a source of messages needs to know; called under the lock."""
    local = storage.is_local(place.output)
    crashes = storage.join(place.output, CRASHES)
    return Reading(
        landing=place.landing,
        drain=settings.queue.until(),
        time_attribute=settings.queue.time_attribute,
        settings=settings.parse_settings(),
        poison=take_up(crashes) if local else frozenset(),
        journal=crashes if local else None,
    )


def runner_name(options: PipelineOptions) -> str:
    """Return the runner asked for; the local ones by default."""
    return options.get_all_options().get("runner") or "DirectRunner"


def _books(output: str, name: str) -> Books:
    path = storage.join(output, "runs", f"{name}.json")
    if not storage.exists(path):  # a stream's; it has a report for each bucket
        return so_far(output, name).books
    return msgspec.json.decode(storage.read(path), type=_Report).books


class _Report(msgspec.Struct):
    books: Books


def _whole(path: str) -> str:
    return os.path.abspath(path) if storage.is_local(path) else path.rstrip("/")
