"""The step that decides every landed record's fate, by `core.duplicates.leaders`."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import apache_beam as beam
import numpy as np

from transforms.anywhere import Anywhere
from transforms.core.duplicates.candidates import Buckets
from transforms.core.duplicates.leaders import Leaders
from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.verdicts import (
    A_DUPLICATE,
    SEEN,
    Note,
    Table,
    Verdicts,
    fates_of,
    in_order,
    note_of,
    part,
    seen_rows,
)
from transforms.core.duplicates.versions import Versions
from transforms.core.storage.columns import Array, Columns, as_fixed
from transforms.core.storage.landing import ARTICLE, REJECT, Landed
from transforms.core.storage.lines import LINES
from transforms.core.storage.pool import (
    KeptPart,
    LandedPart,
    Part,
    Pool,
    ReadPiece,
    read_piece,
)
from transforms.core.storage.segments import kept_order
from transforms.land import SHINGLES, Land, open_columns
from transforms.read_back import ReadBack


def no_keys() -> Array:
    """Return no known record keys: nothing was taken before."""
    return np.zeros((0, 16), np.uint8)


def nothing_kept() -> Sequence[Columns]:
    """Return no segments: nothing was kept before."""
    return ()


@dataclass
class FindDuplicates(beam.PTransform[Any, Any]):
    """From landing files to one block of verdicts for each.

    Bounded input in the global window. One `Landed` (about 300 bytes) for each
    32 MiB crosses a shuffle, no record does. The ordered pass runs on one key; it
    could be spread over the connected components of the candidates.

    In a pipeline of your own, `articles | FindDuplicates(landing=DIR)` takes articles
    (and rejects), lands them itself, and gives them back decided, as `ReadBack` says:
    a tuple of `articles`, `duplicates`, `rejects` and `seen`. The files in DIR may be
    deleted when the pipeline is done.

    Attributes:
        known: Returns the record keys of earlier runs, uint8[m, 16].
        kept: Returns what earlier runs kept: index segments, in their order.
        rules: The figures of the pass.
        order: Which copy is kept.
        landing: Folder that articles are landed in; none if landing files come in.
        refused: Returns the record keys that are known too, if they are rejects again.
        read: Returns title and text of a landed line.
    """

    known: Callable[[], Array] = no_keys
    kept: Callable[[], Sequence[Columns]] = nothing_kept
    rules: Rules = field(default_factory=Rules)
    order: Order = field(default_factory=Order)
    landing: str | None = None
    refused: Callable[[], Array] = no_keys
    read: ReadPiece = read_piece

    def expand(self, records: beam.PCollection[Any]) -> Any:
        """Gather the files, then decide."""
        landed = records if self.landing is None else records | self._land(self.landing)
        verdicts = (
            landed
            | "On one key" >> beam.WithKeys(0)
            | "Gather" >> beam.GroupByKey()  # a shuffle, of file names
            | "Decide" >> beam.FlatMap(decide_gathered, self)
        )
        return verdicts if self.landing is None else verdicts | ReadBack()

    def _land(self, folder: str) -> Land:
        return Land(folder, near=self.rules.near)


class Before(Protocol):
    """What was taken and kept before these records: the index, or a memory of it."""

    def known(self, keys: Array) -> Array:
        """Return the record keys taken before, uint8[m, 16]; at least these."""

    def kept(self, table: Table) -> Sequence[Part]:
        """Return the articles kept before, in their order.

        At least those that share a band, the id, the URL or the content with one of
        the table's.
        """


class _Whole:
    """All of the index, as a batch run compares with."""

    def __init__(self, step: FindDuplicates):
        self._step = step

    def known(self, _: Array) -> Array:
        return self._step.known()

    def kept(self, _: Table) -> Sequence[Part]:
        return [KeptPart(columns) for columns in self._step.kept()]


def decide_gathered(
    gathered: tuple[int, Iterable[Landed]], step: FindDuplicates
) -> Iterator[Verdicts]:
    """Yield the verdicts on the landing files gathered on a key, of a batch run."""
    paths = sorted(landed.path for landed in gathered[1] if landed.rows)
    refused = step.refused()
    yield from decide_landed(
        paths, _Whole(step), step.rules, step.order, refused, step.read
    )


def decide_landed(
    paths: Sequence[str],
    before: Before,
    rules: Rules,
    policy: Order,
    refused: Array | None = None,
    read: ReadPiece = read_piece,
) -> list[Verdicts]:
    """Decide the records of some landing files, in their order.

    Args:
        paths: Of the files, sorted.
        before: What came before all of them.
        rules: The figures of the pass.
        policy: Which copy is kept.
        refused: Record keys that are known, if they are rejects again.
        read: Returns title and text of a line.
    """
    table = Table([open_columns(path) for path in paths])
    order = in_order(table, policy)
    seen = seen_rows(table, order, before.known(table.key))
    if refused is not None:
        again = np.isin(as_fixed(table.key), as_fixed(refused))
        seen |= again & (table.kind == REJECT)
    fates = fates_of(table, seen)
    with closing(Anywhere()) as files, _uncollected():
        landed = [_landed(columns, files, read) for columns in table.files]
        pool = Pool(before.kept(table), landed)
        notes, flooded = decide(table, order, fates, pool, rules, policy)
    return part(table, fates, notes, flooded)


def decide(
    table: Table, order: Array, fates: Array, pool: Pool, rules: Rules, policy: Order
) -> tuple[dict[int, Note], int]:
    """Decide every article in its order; `fates` is written to.

    Returns the notes by row, and how many buckets were flooded.

    Args:
        table: The run's records.
        order: Its rows in order.
        fates: uint8[n], what is seen, and no article, known already.
        pool: What earlier runs kept, then the table's rows.
        rules: The figures.
        policy: Which copy is kept.
    """
    earlier = len(pool) - len(table)
    wanted = order[(table.kind[order] == ARTICLE) & (fates[order] != SEEN)]
    before = kept_order(pool.kept)
    rank = np.empty(len(pool), np.int64)
    rank[np.concatenate((before, order + earlier))] = np.arange(len(pool))
    rows = np.concatenate((before, wanted + earlier))
    rows = rows[pool.sizes[rows] > 0]
    bands = pool.bands() if rules.near else ()
    buckets = Buckets(bands, rows, len(pool))
    kind = Versions if policy.policy == "latest" else Leaders
    leaders = kind(pool, buckets, rules, rank, earlier)
    for row in before.tolist():
        leaders.keep(row)
    named = policy.named_keys(table)
    notes = {}
    for row in wanted.tolist():
        decision = leaders.decide(row + earlier)
        lost_by = None
        if decision.duplicate is not None:
            fates[row] = A_DUPLICATE
            of = decision.of - earlier
            lost_by = "earlier run" if of < 0 else policy.lost_by(named, row, of)
        note = note_of(row, decision, lost_by)
        if note is not None:
            notes[row] = note
    return notes, leaders.flooded


def _landed(columns: Columns, files: Anywhere, read: ReadPiece) -> LandedPart:
    """Return the articles of a landing file, whose lines and shingles stand apart."""
    lines = files.reader(columns.meta.get(LINES, columns.name))
    return LandedPart(columns, lines, files.reader(columns.name + SHINGLES), read)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the collector of cycles: a pass makes none, and much to look through."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
