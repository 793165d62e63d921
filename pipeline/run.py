"""One run: lock, roll forward, build the graph, run it, read the books."""

import os
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import NamedTuple

import msgspec
from apache_beam.io.filesystems import FileSystems
from apache_beam.options.pipeline_options import PipelineOptions

from pipeline.books import Books
from pipeline.config import Settings, Unusable
from pipeline.index import MOST_SEGMENTS, Index
from pipeline.local import runner_name
from pipeline.lock import RunLock
from pipeline.manifest import Place, roll_forward
from pipeline.modes import Batch, Continuous
from pipeline.outbox import Targets, note, send_pending
from pipeline.recovery import left
from pipeline.remote import check
from pipeline.scratch import scratch
from pipeline.sources import SOURCES
from pipeline.sources.broker import ACKNOWLEDGED
from pipeline.sources.crashes import CRASHES, forget, take_up
from pipeline.sources.files import FilesSource
from pipeline.sources.folder import SCHEME as WATCHED
from pipeline.sources.found import stands_in
from pipeline.sources.source import Reading, Source
from pipeline.sources.watch import WatchSource
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
    FileSystems.set_options(PipelineOptions(beam_options))  # credentials, endpoints
    targets = _targets(settings)
    native = check(settings, runner_name(beam_options))
    for folder in filter(None, (settings.output, settings.index)):
        storage.reach(folder)
    source = _source(settings)
    output = _whole(settings.output or settings.index)
    index = _whole(settings.index) if settings.index else storage.join(output, INDEX)
    name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()) + f"-{secrets.token_hex(3)}"
    place = Place(
        output=output, index=index, run=name, keep_landing=settings.keep_landing
    )
    lock = RunLock([output, index], name)
    mode = (Continuous if settings.stream.streaming else Batch)(
        settings, place, beam_options, started
    )
    tidy = ExitStack()
    try:
        tidy.enter_context(scratch())
        finished = list(roll_forward(output, index))
        if not settings.stream.streaming:  # which merges within its retention
            Index(index).merge(above=MOST_SEGMENTS)
        finished += _take_up(place, mode, lock)
        send_pending(output)
        note(output, name, targets)
        storage.make_folder(place.landing)
        read = source.read(_reading(settings, place, native))
        with ExitStack() as watch:
            watch.enter_context(mode.shown(source))
            if source.unbounded:
                storage.write(storage.join(place.landing, ACKNOWLEDGED), [])
                watch.enter_context(stop_on_signals(place.landing))
            mode.run(read)
        forget(storage.join(output, CRASHES))
        send_pending(output)
        return Outcome(mode.books(), time.time() - started, mode.runner, finished)
    finally:
        source.close()
        tidy.close()
        lock.release()


def _take_up(place: Place, mode: Batch | Continuous, lock: RunLock) -> Iterator[str]:
    """Publish what dead runs had landed; yield their names."""
    for dead in left(place.output):
        lock.work_for(dead)
        mode.publish_left(msgspec.structs.replace(place, run=dead))
        yield dead
    lock.work_for(place.run)


def _source(settings: Settings) -> Source:
    """Return the source of the inputs, which has looked what is there."""
    there = {
        "input": settings.input,
        "output": settings.output or settings.queue.publish,
    }
    for key, given in there.items():
        if not given:
            raise Unusable(f"{key}: missing; give --{key} or set it in the config")
    kinds = {next(s for s in SOURCES if s.takes(one)) for one in settings.input}
    if len(kinds) > 1:
        told = " ".join(settings.input)
        raise Unusable(f"--input {told}: expected files, or one queue; not both")
    kind = kinds.pop()
    told, streaming = settings.input[0], settings.stream.streaming
    if kind in (FilesSource, WatchSource):
        _check_apart(settings.input, settings.output or settings.index)
    if kind.unbounded and settings.queue.drain == streaming:
        wanted = "--drain or --streaming"
        raise Unusable(f"--input {told}: a queue has no end; expected {wanted}")
    if streaming and not kind.unbounded:
        raise Unusable(f"--input {told}: files end; expected a queue with --streaming")
    return kind(settings.input, settings.parse_settings(), settings.part())


def _check_apart(patterns: Sequence[str], output: str) -> None:
    for one in patterns:
        if stands_in(one.removeprefix(WATCHED), output):
            raise Unusable(
                f"--input {one}: stands in the output {output}, and what that holds is "
                "never input; expected another --output"
            )


def _targets(settings: Settings) -> Targets:
    """Return who is sent what; a topic alone needs a folder to work in, the index's."""
    queue = settings.queue
    instead = bool(queue.publish) and not settings.output
    if instead and not settings.index:
        raise Unusable(
            f"--output {queue.publish}: a topic keeps nothing that later runs could "
            "compare with; give --index DIR, too"
        )
    if queue.publish and settings.to == "parquet":
        raise Unusable(f"--output {queue.publish}: gets lines; expected --to jsonl")
    return Targets(queue.publish, queue.dead_letter, instead)


def _reading(settings: Settings, place: Place, native: bool) -> Reading:
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
        native=native,
    )


def _whole(path: str) -> str:
    return os.path.abspath(path) if storage.is_local(path) else path.rstrip("/")
