"""The step that copies landed lines into staged final files, by their verdicts."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import apache_beam as beam
import msgspec

from transforms import storage
from transforms.core.duplicates.amend import NOTHING, amend
from transforms.core.duplicates.verdicts import (
    A_REJECT,
    AN_ARTICLE,
    FATES,
    SEEN,
    Verdicts,
)
from transforms.core.storage.segments import Blocks, segment_part
from transforms.land import open_columns
from transforms.output_files import PLAIN, Form, Outputs
from transforms.read_back import landed_lines


class Refusal(msgspec.Struct):
    """Of a reject's line, what the books want."""

    stage: str
    reason: str


refusal_decoder = msgspec.json.Decoder(Refusal)


class Staged(msgspec.Struct, frozen=True, kw_only=True):
    """What one landing file came to.

    Attributes:
        path: The landing file.
        part: The staged part of the index segment.
        segment: That part itself, where it doesn't travel; then `part` is empty.
        files: Final name (relative to the output) of each staged file.
        fates: Records by fate.
        relations: Duplicates by relation.
        rejects: Rejects by `stage: reason`.
        bytes: Bytes written.
        collisions: Articles whose id got a suffix.
        flooded: Buckets in which articles were left uncompared.
    """

    path: str
    part: str = ""
    segment: bytes = b""
    files: tuple[str, ...] = ()
    fates: dict[str, int] = {}
    relations: dict[str, int] = {}
    rejects: dict[str, int] = {}
    bytes: int = 0
    collisions: int = 0
    flooded: int = 0


@dataclass
class Publish(beam.PTransform[beam.PCollection[Verdicts], beam.PCollection[Staged]]):
    """Each block of verdicts becomes the staged final files of its landing file.

    Bounded or unbounded, any windowing; files are independent of one another. A
    repeated bundle overwrites its own files with the same bytes.

    Attributes:
        staging: Folder that the files are staged in.
        run: The run's name, a part of each file's.
        form: How the files are written.
    """

    staging: str
    run: str
    form: Form = PLAIN

    def expand(self, verdicts: beam.PCollection[Verdicts]) -> beam.PCollection[Staged]:
        """Stage every landing file's lines."""
        return (
            verdicts
            | "Spread" >> beam.Reshuffle()  # a shuffle, of 1 byte a record
            | "Stage" >> beam.Map(stage, self.staging, self.run, self.form)
        )


def stage(verdicts: Verdicts, staging: str, run: str, form: Form) -> Staged:
    """Copy the lines of one landing file to where its verdicts say."""
    outputs = Outputs(staging, f"{run}-{verdicts.shard:05d}", form)
    staged, segment = _stage(verdicts, outputs)
    outputs.close()
    part = storage.join(staging, "index", f"{verdicts.shard:05d}.part")
    storage.write(part, segment, lasting_name=False)
    files = tuple(outputs.files)
    return msgspec.structs.replace(staged, part=part, files=files, bytes=outputs.bytes)


def stage_bucket(
    bucket: Sequence[Verdicts],
    staging: str,
    run: str,
    form: Form,
    late: Set[str] = frozenset(),
    roll_bytes: int = 0,
) -> list[Staged]:
    """Copy the lines of a bucket's landing files into final files of all of them.

    Args:
        bucket: The verdicts, one block a landing file.
        staging: Folder that the files are staged in.
        run: What the files are called.
        form: How they are written.
        late: The landing files whose records are late.
        roll_bytes: Bytes of lines after which the next final file begins; 0: none.
    """
    outputs = Outputs(staging, run, form, roll_bytes)
    staged = []
    for one in bucket:
        done, segment = _stage(one, outputs, one.path in late)
        staged.append(msgspec.structs.replace(done, segment=b"".join(segment)))
    outputs.close()
    if staged:
        files = tuple(outputs.files)
        staged[0] = msgspec.structs.replace(staged[0], files=files, bytes=outputs.bytes)
    return staged


def _stage(
    verdicts: Verdicts, outputs: Outputs, late: bool = False
) -> tuple[Staged, Iterator[bytes]]:
    """Copy lines; returns what they came to, and the part of the index segment."""
    notes = {note.row: note for note in verdicts.notes}
    relations: Counter[str] = Counter()
    rejects: Counter[str] = Counter()
    collisions, blocks = 0, Blocks()
    for row, (fate, line) in enumerate(
        zip(verdicts.fates, landed_lines(verdicts), strict=True)
    ):
        if fate == SEEN:
            continue
        note = notes.get(row)
        if note is not None or late:
            line = amend(line, note or NOTHING, late)
        if note is not None:
            collisions += note.id is not None or note.collided
            if note.relation is not None:
                relations[note.relation] += 1
        if fate == A_REJECT:
            reject = refusal_decoder.decode(line)
            rejects[f"{reject.stage}: {reject.reason}"] += 1
        elif fate == AN_ARTICLE:
            blocks.add(line)
        outputs.write(fate, line)
    fates = Counter(verdicts.fates)
    segment = segment_part(open_columns(verdicts.path), verdicts, blocks)
    staged = Staged(
        path=verdicts.path,
        fates={name: fates[index] for index, name in enumerate(FATES)},
        relations=dict(relations),
        rejects=dict(rejects),
        collisions=collisions,
        flooded=verdicts.flooded,
    )
    return staged, segment
