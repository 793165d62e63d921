"""The last step: balance the books, then one rename makes the run real.

DIR/_landing/RUN        landed records       deleted when published
DIR/_staging/RUN        final files, staged  renamed to their places
DIR/_commits/RUN.json                   the manifest: its rename is the commit
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import msgspec

from pipeline.faults import Fault, no_fault
from pipeline.index import Index, open_segment
from pipeline.lock import holder
from pipeline.sources.broker import ACKNOWLEDGED
from transforms import storage
from transforms.core.columns import Columns
from transforms.core.landing import Landed
from transforms.core.segments import merged
from transforms.land import COLUMNS, SHINGLES
from transforms.publish import Staged

COMMITS, LANDING, STAGING = "_commits", "_landing", "_staging"
DONE = ".done"


class BooksDontBalance(RuntimeError):
    """The fates don't add up to what came in: nothing is committed."""


class Books(msgspec.Struct, frozen=True, kw_only=True):
    """Every record of a run, by its fate.

    Attributes:
        records: How many came in.
        articles, duplicates, rejects, seen: How they went out.
        skipped: What containers hold that is no record, by reason.
        duplicates_by: By relation.
        rejects_by: By `stage: reason`; those seen before are counted in `seen` only.
        cuts: Pieces cut from articles (those of duplicates too), by reason.
        id_collisions: Articles whose id got a suffix.
        flooded: Buckets of candidates that held more kept articles than one is
            compared with; beyond those nothing was looked for.
    """

    records: int = 0
    articles: int = 0
    duplicates: int = 0
    rejects: int = 0
    seen: int = 0
    skipped: dict[str, int] = {}
    duplicates_by: dict[str, int] = {}
    rejects_by: dict[str, int] = {}
    cuts: dict[str, int] = {}
    id_collisions: int = 0
    flooded: int = 0

    def plus(self, other: "Books") -> "Books":
        """Return the books of both.

        >>> Books(records=2, rejects_by={"a": 2}).plus(Books(records=1)).rejects_by
        {'a': 2}
        """
        sums: dict[str, Any] = {}
        for name in self.__struct_fields__:
            one, two = getattr(self, name), getattr(other, name)
            if isinstance(one, dict):
                sums[name] = _sorted(Counter(one) + Counter(two))
            else:
                sums[name] = one + two
        return Books(**sums)

    def balance(self) -> None:
        """Check law 1.

        Raises:
            BooksDontBalance: The fates don't add up.
        """
        fates = self.articles + self.duplicates + self.rejects + self.seen
        if fates != self.records:
            raise BooksDontBalance(
                f"{self.records} records came in, but {fates} have a fate "
                f"({self.articles} articles, {self.duplicates} duplicates, "
                f"{self.rejects} rejects, {self.seen} seen); nothing was committed"
            )


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit puts where; carried out again by whoever finds it undone.

    Attributes:
        run: The run's name.
        moves: Pairs (staged path, final path); inside the output relative to it.
        keep_landing: Leave the landing files.
        landed: Of a stream's bucket, the landing files that are published by it.
    """

    run: str
    moves: list[tuple[str, str]]
    keep_landing: bool = False
    landed: list[str] | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run works.

    Attributes:
        output: The output folder.
        index: The index's folder.
        run: The run's name; of a stream that of one of its buckets.
        keep_landing: Leave the landing files.
        stream: Of a stream's bucket, the stream's name.
        holder: Name under which the lock was taken; `run` if empty.
    """

    output: str
    index: str
    run: str
    keep_landing: bool = False
    stream: str = ""
    holder: str = ""

    @property
    def landing(self) -> str:
        """Folder of the landing files."""
        return storage.join(self.output, LANDING, self.stream or self.run)

    @property
    def staging(self) -> str:
        """Folder of the staged files."""
        return storage.join(self.output, STAGING, self.stream or self.run)

    @property
    def staged_segment(self) -> str:
        """The index segment's staged file, on the index's own file system."""
        return storage.join(self.index, STAGING, f"{self.run}.segment")


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
    return books


def add_up(landed: Iterable[Landed], staged: Iterable[Staged]) -> Books:
    """Return the books: what came in by the landing, what went out by the staging."""
    skipped, cuts, rejects = Counter[str](), Counter[str](), Counter[str]()
    fates, relations = Counter[str](), Counter[str]()
    records = collisions = flooded = 0
    for file in landed:
        records += file.rows
        skipped.update(file.skipped)
        cuts.update(file.cuts)
    for part in staged:
        fates.update(part.fates)
        relations.update(part.relations)
        rejects.update(part.rejects)
        collisions += part.collisions
        flooded += part.flooded
    return Books(
        records=records,
        articles=fates["article"],
        duplicates=fates["duplicate"],
        rejects=fates["reject"],
        seen=fates["seen"],
        skipped=_sorted(skipped),
        duplicates_by=_sorted(relations),
        rejects_by=_sorted(rejects),
        cuts=_sorted(cuts),
        id_collisions=collisions,
        flooded=flooded,
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))


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
            moves.append((_within(place, storage.join(place.staging, final)), final))
    parts = [_part(one) for one in sorted(staged, key=lambda one: one.path)]
    if any(part.fates.get("seen", 0) != sum(part.fates.values()) for part in staged):
        segment = merged(parts, _meta(place, landed), [0] * len(parts))
        files.append(storage.new(place.staged_segment, segment))
        target = Index(place.index).next_segment(place.run)
        moves.append((_within(place, place.staged_segment), _within(place, target)))
    name = f"runs/{place.run}.json"
    reports = {"report.json": (name, report)}
    if total is not None:
        reports["total.json"] = ("report.json", total)
    for ending, (final, made) in reports.items():
        path = storage.join(place.staging, f"{place.run}.{ending}")
        files.append(storage.new(path, [made(books)]))
        moves.append((_within(place, path), final))
    storage.close_together(files)
    storage.sync_names(place.staging)
    published = [_within(place, file.path) for file in landed]
    return Manifest(
        run=place.run,
        moves=sorted(moves),
        keep_landing=place.keep_landing,
        landed=published if place.stream else None,
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


def _within(place: Place, path: str) -> str:
    """Return a path relative to the output where it is inside."""
    inside = path.startswith(place.output.rstrip("/") + "/")
    return path[len(place.output.rstrip("/")) + 1 :] if inside else path


def _absolute(output: str, path: str) -> str:
    outside = os.path.isabs(path) or not storage.is_local(path)
    return path if outside else storage.join(output, *path.split("/"))


def carry_out(output: str, manifest: Manifest, fault: Fault = no_fault) -> None:
    """Move what a manifest names to its place; what is there already stays."""
    for staged, final in manifest.moves:
        source, target = _absolute(output, staged), _absolute(output, final)
        if storage.exists(source):
            storage.rename(source, target)
            fault(f"moved {final.split('/')[0]}")
    path = storage.join(output, COMMITS, f"{manifest.run}.json")
    if manifest.landed is None:
        _end_run(output, manifest)
    else:
        for landed in manifest.landed:
            _delete_landed(_absolute(output, landed))
    fault("before done")
    if manifest.landed is None:
        storage.delete_tree(storage.join(output, STAGING, manifest.run))
        storage.delete_empty(storage.join(output, STAGING))
        storage.rename(path, path + DONE)
    else:  # its staging folder serves the stream's next bucket
        storage.delete(path)


def _end_run(output: str, manifest: Manifest) -> None:
    run_report = storage.join(output, "runs", f"{manifest.run}.json")
    storage.write(storage.join(output, "report.json"), [storage.read(run_report)])
    if not manifest.keep_landing:
        storage.delete_tree(storage.join(output, LANDING, manifest.run))
        storage.delete_empty(storage.join(output, LANDING))


def _delete_landed(path: str) -> None:
    """Delete a landing file; its columns, without which it is none, first."""
    for ending in (COLUMNS, SHINGLES, ""):
        storage.delete(path + ending)


def end_stream(place: Place) -> None:
    """Delete the folders of a stream that has ended and published all it landed."""
    if not storage.names(place.landing, COLUMNS):
        storage.delete_tree(place.landing)
        storage.delete_empty(storage.join(place.output, LANDING))
    storage.delete_tree(place.staging)
    for folder in (place.output, place.index):
        storage.delete_empty(storage.join(folder, STAGING))


def roll_forward(output: str, index: str) -> Iterator[str]:
    """Finish what crashed runs committed, delete what they did not; yield their names.

    Called under the lock.
    """
    commits = storage.join(output, COMMITS)
    for name in storage.names(commits, ".json"):
        manifest = msgspec.json.decode(
            storage.read(storage.join(commits, name)), type=Manifest
        )
        carry_out(output, manifest)
        yield manifest.run
    landings = storage.join(output, LANDING)
    for run in storage.folders(landings):
        if storage.exists(storage.join(landings, run, ACKNOWLEDGED)):
            continue  # `pipeline.recovery` publishes them first
        if not storage.exists(storage.join(commits, f"{run}.json{DONE}")):
            storage.delete_tree(storage.join(landings, run))
    storage.delete_tree(storage.join(output, STAGING))
    storage.delete_tree(storage.join(index, STAGING))
