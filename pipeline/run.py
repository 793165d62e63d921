"""One run: lock, roll forward, build the graph, run it, read the books."""

import os
import secrets
import time
from typing import NamedTuple

import apache_beam as beam
import msgspec
from apache_beam.options.pipeline_options import PipelineOptions

from pipeline.commit import Books, Place, roll_forward
from pipeline.config import Settings, Unusable
from pipeline.faults import from_environment
from pipeline.graph import build
from pipeline.lock import RunLock
from pipeline.progress import Progress
from pipeline.report import RunReport
from pipeline.sources import SOURCES
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
        OSError: The output can't be written.
    """
    started = time.time()
    for key in ("input", "output"):
        if not getattr(settings, key):
            raise Unusable(f"{key}: missing; give --{key} or set it in the config")
    source_type = next(s for s in SOURCES if all(map(s.takes, settings.input)))
    source = source_type(settings.input, settings.parse_settings(), settings.part())
    name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()) + f"-{secrets.token_hex(3)}"
    output = _whole(settings.output)
    index = _whole(settings.index) if settings.index else storage.join(output, INDEX)
    place = Place(
        output=output, index=index, run=name, keep_landing=settings.keep_landing
    )
    lock = RunLock([output, index], name)
    try:
        finished = list(roll_forward(output, index))
        storage.make_folder(place.landing)
        options = PipelineOptions(beam_options, save_main_session=False)
        runner = runner_name(options)
        report = RunReport(run=name, runner=runner, settings=settings, started=started)
        with Progress(place.landing, source.files):
            pipeline = beam.Pipeline(options=options)
            fault = from_environment()
            build(pipeline, source.read(), settings, place, report, fault)
            result = pipeline.run()
            result.wait_until_finish()
        books = _books(output, name)
        return Outcome(books, time.time() - started, runner, finished)
    finally:
        source.close()
        lock.release()


def runner_name(options: PipelineOptions) -> str:
    """Return the runner asked for; the local ones by default."""
    return options.get_all_options().get("runner") or "DirectRunner"


def _books(output: str, name: str) -> Books:
    report = storage.read(storage.join(output, "runs", f"{name}.json"))
    return msgspec.json.decode(report, type=_Report).books


class _Report(msgspec.Struct):
    books: Books


def _whole(path: str) -> str:
    return os.path.abspath(path) if storage.is_local(path) else path.rstrip("/")
