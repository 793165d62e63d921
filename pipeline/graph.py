"""The whole dataflow. Text is in memory up to `Land`, and read by reference after."""

from typing import Any

import apache_beam as beam
from apache_beam.transforms.trigger import (
    AccumulationMode,
    AfterWatermark,
    Repeatedly,
)
from apache_beam.transforms.window import GlobalWindows

from pipeline.buckets import CloseBuckets, Closing
from pipeline.commit import Commit, Report
from pipeline.config import Settings
from pipeline.faults import Fault, no_fault
from pipeline.index import Index
from pipeline.manifest import Place
from pipeline.report import StreamReport
from pipeline.sources.replay import replays
from transforms.core.buckets import Windows
from transforms.find_duplicates import FindDuplicates, no_keys
from transforms.headlines import DropRelatedHeadlines
from transforms.land import Land
from transforms.metadata import ExtractMetadata
from transforms.normalise import Normalise
from transforms.parse import Parse
from transforms.passing import InLists
from transforms.publish import Publish
from transforms.repeats import DropRepeats
from transforms.structure import FindStructure


def build(
    start: Any,
    read: beam.PTransform[Any, Any],
    settings: Settings,
    place: Place,
    report: Report,
    fault: Fault = no_fault,
) -> Any:
    """Wire the run; returns the books, one element."""
    windows = Windows() if settings.queue.drain else None
    landed = land(start, read, settings, place, windows)
    if windows is not None:
        landed = landed | "Until drained" >> _UNTIL_DRAINED
    return settle(landed, settings, place, report, fault)


def build_stream(
    start: Any,
    read: beam.PTransform[Any, Any],
    settings: Settings,
    place: Place,
    report: StreamReport,
    fault: Fault = no_fault,
) -> Any:
    """Wire a stream; returns the books, one element for each bucket committed."""
    how = closing(settings, place, report, fault)
    landed = land(start, read, settings, place, how.windows)
    return landed | "CloseBuckets" >> CloseBuckets(how)


def closing(
    settings: Settings, place: Place, report: StreamReport, fault: Fault = no_fault
) -> Closing:
    """Return how the buckets of a stream are closed."""
    return Closing(
        place=place,
        windows=settings.stream.windows(),
        rules=settings.rules(),
        policy=settings.duplicates.order(),
        report=report,
        form=settings.form(),
        shard_bytes=settings.shard_bytes,
        fault=fault,
    )


def land(
    start: Any,
    read: beam.PTransform[Any, Any],
    settings: Settings,
    place: Place,
    windows: Windows | None,
) -> Any:
    """Wire what makes finished records of the input; returns the landing files.

    It is all one fused stage: no shuffle stands in it, and rejects travel along as
    values, so that a source's messages are acknowledged only after their records are
    on disk. From there one element a landing file goes on.
    """
    records = start | "Read" >> read
    if windows is None:  # of files, which have no event times to keep apart
        records = records | "InLists" >> InLists()
    return (
        records
        | "Parse" >> Parse(settings.parse_settings())
        | "Normalise" >> Normalise()
        | "FindStructure" >> FindStructure(settings.structure)
        | "DropRepeats" >> DropRepeats(settings.repairs.repeats)
        | "DropRelatedHeadlines"
        >> DropRelatedHeadlines(settings.repairs.related, settings.repairs.repeats)
        | "ExtractMetadata" >> ExtractMetadata()
        | "Land" >> _landing(settings, place, windows)
    )


def _landing(settings: Settings, place: Place, windows: Windows | None) -> Land:
    near = settings.duplicates.near
    return Land(place.landing, settings.shard_bytes, windows, near)


_UNTIL_DRAINED = beam.WindowInto(
    GlobalWindows(),
    trigger=Repeatedly(AfterWatermark()),
    accumulation_mode=AccumulationMode.DISCARDING,
)
"""What is landed is one bucket, decided when the source's watermark is at its end."""


def settle(
    landed: Any, settings: Settings, place: Place, report: Report, fault: Fault
) -> Any:
    """Wire what follows the landing: decide, publish, commit; returns the books."""
    index = Index(place.index)
    again = replays(settings.input)
    staged = (
        landed
        | "FindDuplicates"
        >> FindDuplicates(
            index.taken if again else index.known,
            index.kept,
            settings.rules(),
            settings.duplicates.order(),
            refused=index.refused if again else no_keys,
        )
        | "Publish" >> Publish(place.staging, place.run, settings.form())
    )
    parts = {"landed": landed, "staged": staged}
    return parts | "Commit" >> Commit(place, report, fault)
