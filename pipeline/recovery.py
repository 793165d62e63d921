"""What a dead run of a queue had landed: published first, as a bucket of its own.

Its messages were acknowledged, so nobody delivers them again. Those of its last bundle
were perhaps not: they are delivered again, and are *seen*.
"""

from collections.abc import Iterator, Sequence

import apache_beam as beam
import msgspec

from pipeline.buckets import Closing, Pending
from pipeline.commit import Report
from pipeline.config import Settings
from pipeline.faults import from_environment
from pipeline.graph import settle
from pipeline.local import new_pipeline
from pipeline.manifest import LANDING, Place, end_stream
from pipeline.sources.broker import ACKNOWLEDGED
from transforms import storage
from transforms.core.storage.landing import Landed
from transforms.land import COLUMNS, open_columns


def landed_in(folder: str) -> Iterator[Landed]:
    """Yield the landing files in a folder that are whole, in the order of their names.

    A file's columns are written last; without them it was never handed on, and its
    messages were never acknowledged.
    """
    for name in storage.names(folder, COLUMNS):
        path = storage.join(folder, name.removesuffix(COLUMNS))
        noted = msgspec.convert(open_columns(path).meta["landed"], Landed)
        yield msgspec.structs.replace(noted, path=path)


def publish_left(
    settings: Settings, place: Place, options: Sequence[str], report: Report
) -> None:
    """Publish what a dead run left; `place` is in its name."""
    landed = list(landed_in(place.landing))
    pipeline = new_pipeline(options)
    files = pipeline | "Left" >> beam.Create(landed)
    settle(files, settings, place, report, from_environment())
    pipeline.run().wait_until_finish()


def close_left(closing: Closing) -> None:
    """Publish what a dead run left as a bucket of a stream; `place` is in its name."""
    place = closing.place
    closing.close(LEFT, [Pending(0, False, one) for one in landed_in(place.landing)])
    end_stream(place)


def close_rest(closing: Closing) -> int:
    """Close the buckets that are open when a stream's job has ended, in their order.

    Prism may end a job whose watermark is at its end before a timer that was armed
    again has fired, on a loaded machine. Returns how many there were.
    """
    rest: dict[int, list[Pending]] = {}
    for landed in landed_in(closing.place.landing):
        end = closing.windows.end_of(landed.greatest or 0)
        rest.setdefault(end, []).append(Pending(end, False, landed))
    for end in sorted(rest):
        closing.close(f"{closing.windows.name(end)}-{REST}", rest[end])
    return len(rest)


REST = "rest"
"""What a bucket's name ends with that was closed when the job had ended."""

LEFT = "left"
"""What a bucket is called that a dead run had landed and not published."""


def left(output: str) -> list[str]:
    """Return the names of the dead runs whose landing is still to be published.

    The landing of one that had landed nothing is deleted. Called under the lock, when
    what was committed has been carried out.
    """
    runs = []
    landings = storage.join(output, LANDING)
    for run in storage.folders(landings):
        folder = storage.join(landings, run)
        if not storage.exists(storage.join(folder, ACKNOWLEDGED)):
            continue
        if storage.names(folder, COLUMNS):
            runs.append(run)
        else:
            storage.delete_tree(folder)
    return runs
