"""The last step: balance the books, then one rename makes the run real."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import msgspec
from apache_beam.metrics import Metrics

from pipeline.books import Books, add_up
from pipeline.faults import Fault, no_fault
from pipeline.index import Index, open_segment
from pipeline.lock import holder
from pipeline.manifest import COMMITS, Manifest, Place, carry_out, within
from transforms import storage
from transforms.core.storage.columns import Columns
from transforms.core.storage.landing import Landed
from transforms.core.storage.segments import merged
from transforms.publish import Staged

Report = Callable[[Books], bytes]


@dataclass
class Commit(beam.PTransform[Any, beam.PCollection[Books]]):
    """Gathers what was landed and staged, and commits it with one rename.

    Input: a dict of `landed` and `staged`, bounded. One element on one key; a
    repeated bundle finds the manifest there and only carries it on.

    Attributes:
        place: Where the run works.
        report: Returns the report's bytes for the books.
        fault: Called with the name of each moment.
    """

    place: Place
    report: Report
    fault: Fault = no_fault

    def expand(self, parts: Any) -> Any:
        """Gather all parts, then commit."""
        keyed = {
            name: part | f"Key {name}" >> beam.WithKeys(0)
            for name, part in parts.items()
        }
        landed = parts["landed"]
        begin = (
            landed.pipeline
            | "Even if empty" >> beam.Create([(0, None)])
            | "Windowed as they are" >> beam.WindowInto(landed.windowing)
        )
        return (
            {**keyed, "begin": begin}
            | "Gather" >> beam.CoGroupByKey()
            | "Commit" >> beam.Map(_commit, self.place, self.report, self.fault)
        )


def _commit(
    gathered: tuple[int, dict[str, Iterable[Any]]],
    place: Place,
    report: Report,
    fault: Fault,
) -> Books:
    landed, staged = list(gathered[1]["landed"]), list(gathered[1]["staged"])
    return commit(landed, staged, place, report, fault)


def commit(
    landed: Sequence[Landed],
    staged: Sequence[Staged],
    place: Place,
    report: Report,
    fault: Fault = no_fault,
    total: Report | None = None,
) -> Books:
    """Commit what was landed and staged, and return the books.

    Args:
        landed: All that came in.
        staged: What it came to.
        place: Where.
        report: Returns the report's bytes.
        fault: Called with the name of each moment.
        total: Of a stream's bucket: returns the bytes of the report on all so far.

    Raises:
        BooksDontBalance: Something has no fate, or two.
        RuntimeError: Another run has taken the output.
    """
    books = add_up(landed, staged)
    books.balance()
    fault("before the segment")
    manifest = _prepare(place, books, landed, staged, report, total)
    fault("before the manifest")
    if holder(place.output) not in (place.holder or place.run, None):
        raise RuntimeError(f"{place.output}: another run has begun; this one gives up")
    storage.write(
        storage.join(place.output, COMMITS, f"{place.run}.json"),
        [msgspec.json.encode(manifest)],
    )
    fault("after the manifest")
    carry_out(place.output, manifest, fault)
    count(books)
    return books


def count(books: Books) -> None:
    """Add what was committed to Beam's counters, which a runner may show.

    For show: nothing is decided by them, as they count attempts.
    """
    for name, number in books.counts():
        Metrics.counter("copydesk", name).inc(number)


def _prepare(
    place: Place,
    books: Books,
    landed: Sequence[Landed],
    staged: Sequence[Staged],
    report: Report,
    total: Report | None,
) -> Manifest:
    """Stage segment and report, and return the manifest of everything staged."""
    moves, files = [], []
    for part in staged:
        for final in part.files:
            moves.append((within(place, storage.join(place.staging, final)), final))
    parts = [_part(one) for one in sorted(staged, key=lambda one: one.path)]
    if any(part.fates.get("seen", 0) != sum(part.fates.values()) for part in staged):
        segment = merged(parts, _meta(place, landed), [0] * len(parts))
        files.append(storage.new(place.staged_segment, segment))
        target = Index(place.index).next_segment(place.run)
        moves.append((within(place, place.staged_segment), within(place, target)))
    name = f"runs/{place.run}.json"
    reports = {"report.json": (name, report)}
    if total is not None:
        reports["total.json"] = ("report.json", total)
    for ending, (final, made) in reports.items():
        path = storage.join(place.staging, f"{place.run}.{ending}")
        files.append(storage.new(path, [made(books)]))
        moves.append((within(place, path), final))
    storage.close_together(files)
    storage.sync_names(place.staging)
    published = [within(place, file.path) for file in landed]
    return Manifest(
        run=place.run,
        moves=sorted(moves),
        keep_landing=place.keep_landing,
        landed=published if place.stream else None,
        stream=place.stream,
    )


def _part(staged: Staged) -> Columns:
    if staged.segment:
        return Columns.of_bytes(staged.segment, staged.path)
    return open_segment(staged.part)


def _meta(place: Place, landed: Sequence[Landed]) -> dict[str, Any]:
    """Return what a segment notes: for a stream its span of event time."""
    least = [file.least for file in landed if file.least is not None]
    greatest = [file.greatest for file in landed if file.greatest is not None]
    if not least or not greatest:
        return {"run": place.run}
    return {"run": place.run, "since": min(least), "until": max(greatest)}
