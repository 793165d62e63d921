"""The step that gives decided records back, in someone else's pipeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import msgspec
from apache_beam.pvalue import DoOutputsTuple, TaggedOutput

from transforms import storage
from transforms.core.duplicates.amend import amend, decoder
from transforms.core.duplicates.verdicts import A_REJECT, Verdicts
from transforms.core.schema import Reject
from transforms.land import open_columns

OUTPUTS = ("articles", "duplicates", "rejects", "seen")
"""By fate, as `core.duplicates.verdicts.FATES`."""

rejects = msgspec.json.Decoder(Reject)


@dataclass
class ReadBack(beam.PTransform[beam.PCollection[Verdicts], DoOutputsTuple]):
    """Each block of verdicts becomes the records of its landing file.

    Four outputs by fate: `articles` and `duplicates`, each an `Article` with what its
    verdict adds, `rejects` as they came, and `seen`, deliveries that stand in the
    input twice. Bounded, in the global window.
    """

    def expand(self, verdicts: beam.PCollection[Verdicts]) -> DoOutputsTuple:
        """Read every landing file once."""
        return (
            verdicts
            | "Spread" >> beam.Reshuffle()  # a shuffle, of 1 byte a record
            | "Read lines" >> beam.FlatMap(_records).with_outputs(*OUTPUTS)
        )


def _records(verdicts: Verdicts) -> Iterator[Any]:
    for fate, line in zip(verdicts.fates, amended_lines(verdicts), strict=True):
        record = (rejects if fate == A_REJECT else decoder).decode(line)
        yield TaggedOutput(OUTPUTS[fate], record)


def amended_lines(verdicts: Verdicts) -> Iterator[bytes]:
    """Yield the lines of a landing file, each with what its verdict adds."""
    notes = {note.row: note for note in verdicts.notes}
    for row, line in enumerate(landed_lines(verdicts)):
        note = notes.get(row)
        yield line if note is None else amend(line, note)


def landed_lines(verdicts: Verdicts) -> Iterator[bytes]:
    """Yield the lines of the landing file that the verdicts are on."""
    if not verdicts.fates:
        return
    lengths = open_columns(verdicts.path)["length"].tolist()
    with storage.open_raw(verdicts.path) as file:
        for length in lengths:
            yield file.read(length)
