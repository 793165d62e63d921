"""The step that decides every landed record's fate; `core.verdicts` decides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import apache_beam as beam
import numpy as np

from transforms import storage
from transforms.core.columns import Array, Columns
from transforms.core.landing import Landed
from transforms.core.verdicts import (
    Table,
    Verdicts,
    exact_duplicates,
    fates_of,
    in_order,
    part,
    seen_rows,
)
from transforms.land import COLUMNS


@dataclass
class FindDuplicates(
    beam.PTransform[beam.PCollection[Landed], beam.PCollection[Verdicts]]
):
    """From landing files to one block of verdicts for each.

    Bounded input in the global window. One `Landed` (about 300 bytes) for each
    32 MiB crosses a shuffle, no record does. The ordered pass runs on one key.

    Attributes:
        known: Returns the record keys of earlier runs, uint8[m, 16].
        kept: Returns what earlier runs kept: content hash to id.
    """

    known: Callable[[], Array]
    kept: Callable[[], dict[bytes, str]]

    def expand(self, landed: beam.PCollection[Landed]) -> beam.PCollection[Verdicts]:
        """Gather the files, then decide."""
        return (
            landed
            | "On one key" >> beam.WithKeys(0)
            | "Gather" >> beam.GroupByKey()  # a shuffle, of file names
            | "Decide" >> beam.FlatMap(_decide, self.known, self.kept)
        )


def _decide(
    gathered: tuple[int, Iterable[Landed]],
    known: Callable[[], Array],
    kept: Callable[[], dict[bytes, str]],
) -> Iterator[Verdicts]:
    paths = sorted(landed.path for landed in gathered[1] if landed.rows)
    table = Table([open_columns(path) for path in paths])
    order = in_order(table)
    fates = fates_of(table, seen_rows(table, order, known()))
    notes = exact_duplicates(table, order, fates, kept())
    yield from part(table, fates, notes)


def open_columns(path: str) -> Columns:
    """Return the columns beside a landing file."""
    columns = path + COLUMNS
    return Columns(partial(storage.read, columns), storage.size(columns), path)


def no_keys() -> Array:
    """Return no known record keys: nothing was taken before."""
    return np.zeros((0, 16), np.uint8)
