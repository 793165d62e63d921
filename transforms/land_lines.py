"""The step that takes lines as records and leaves them where they are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import apache_beam as beam
import xxhash

from transforms import storage
from transforms.core.duplicates.verdicts import Verdicts
from transforms.core.storage.columns import pack
from transforms.core.storage.landing import Landed
from transforms.core.storage.lines import (
    LINES,
    Compare,
    LinesInPlace,
    compared,
    with_duplicate,
)
from transforms.land import COLUMNS, SHINGLES, open_columns

TASK_BYTES = 32 * 2**20


@dataclass
class LandLines(beam.PTransform[beam.PCollection[str], beam.PCollection[Landed]]):
    """From the paths of JSON Lines files to one `Landed` for each 32 MiB of them.

    Bounded, in the global window. Columns and shingles are written, the lines are
    not: `FindDuplicates` reads what it compares in the files themselves, which must
    stay as they are until `decided_lines` has given them back.

    Attributes:
        folder: Where columns and shingles go.
        compare: Returns of a line what is compared, as `FindDuplicates.read` does.
    """

    folder: str
    compare: Compare = compared

    def expand(self, paths: beam.PCollection[str]) -> beam.PCollection[Landed]:
        """Share the files out in ranges, then read each."""
        return (
            paths
            | "Ranges" >> beam.FlatMap(ranges)
            | "Share" >> beam.Reshuffle()  # a shuffle, of places
            | "Read" >> beam.FlatMap(land_range, self.folder, self.compare)
        )


def ranges(path: str) -> list[tuple[str, int]]:
    """Return where the parts of a file begin that are read on their own."""
    return [(path, start) for start in range(0, storage.size(path), TASK_BYTES)]


def land_range(
    place: tuple[str, int], folder: str, compare: Compare
) -> Iterator[Landed]:
    """Write the columns of the lines that begin in a range; yield it, if any does."""
    path, start = place
    digest = xxhash.xxh3_64_hexdigest(os.fsencode(path))
    named = f"{os.path.basename(path)}-{digest}"  # other folders may have that name
    landed = storage.join(folder, f"{named}-{start:015d}")
    with storage.open_raw(path) as file:
        if start:
            file.seek(start - 1)
            file.readline()
        begin = at = file.tell()
        shingles = storage.NewFile(landed + SHINGLES)
        lines = LinesInPlace(compare, begin, shingles.write)
        while at < start + TASK_BYTES and (line := file.readline()):
            lines.add(line)
            at += len(line)
    columns = lines.columns(path)
    shingles.close(lasting_name=False)
    meta = {"rows": lines.rows, LINES: path}
    storage.write(landed + COLUMNS, pack(columns, meta), lasting_name=False)
    if lines.rows:
        yield Landed(path=landed, rows=lines.rows, articles=lines.rows)


def decided_lines(verdicts: Verdicts) -> Iterator[tuple[int, bytes]]:
    """Yield fate and line of each record of a range, in their order.

    A kept line, and a reject (a line that is no JSON object with `id` and `text`), is
    as it came; a duplicate has the key `duplicate` more.
    """
    columns = open_columns(verdicts.path)
    gone = {note.row: note.duplicate for note in verdicts.notes}
    with storage.open_raw(columns.meta[LINES]) as file:
        file.seek(int(columns["offset"][0]))
        for row, length in enumerate(columns["length"].tolist()):
            line, duplicate = file.read(length), gone.get(row)
            if duplicate is not None:
                line = with_duplicate(line, duplicate)
            yield verdicts.fates[row], line
