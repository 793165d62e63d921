"""Every record's fate, decided in one pass over the columns of all landing files.

The first match wins: *seen* (the record key is known), *reject*, `exact`, then
what `core.duplicates.leaders` says of updates and near duplicates, else *article*.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from transforms.core.duplicates.decisions import Decision
from transforms.core.duplicates.policies import Order
from transforms.core.schema import Related
from transforms.core.storage.columns import Array, Columns, Strings, as_fixed
from transforms.core.storage.landing import ARTICLE, UNREADABLE

FATES = ("article", "duplicate", "reject", "seen")
AN_ARTICLE, A_DUPLICATE, A_REJECT, SEEN = range(4)


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a verdict adds to a record's line.

    Attributes:
        row: The record's row in its landing file.
        id: The id to publish instead of the source's, on a collision.
        duplicate: What it is a duplicate of, as it stands in the line.
        relation: The relation of that.
        collided: Its id is another's, an earlier kept one.
        supersedes: The id of a kept article of an earlier run that it is a better
            copy of.
        related: Earlier articles it is related to.
    """

    row: int
    id: str | None = None
    duplicate: bytes | None = None
    relation: str | None = None
    collided: bool = False
    supersedes: str | None = None
    related: tuple[Related, ...] = ()


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts on one landing file.

    Attributes:
        path: Of the landing file.
        shard: Its number among the run's files, for the names of the final files.
        fates: One byte a row, an index into `FATES`.
        notes: For the rows whose lines change, in order of rows.
        flooded: Buckets of the whole run in which articles were left uncompared;
            the first file's verdicts say so.
    """

    path: str
    shard: int
    fates: bytes
    notes: tuple[Note, ...] = ()
    flooded: int = 0


class Table:
    """The columns of all landing files of a run, one row a record.

    Attributes:
        starts: For each file the table's row where it begins, and the total at last.
        kind, key, time, hash, record, words, form: As in `core.storage.landing`.
        id, uri, publisher: Byte strings.
    """

    kind: Array
    key: Array
    time: Array
    hash: Array
    record: Array
    words: Array
    form: Array

    def __init__(self, files: Sequence[Columns]):
        self.files = files
        sizes = [int(file.meta["rows"]) for file in files]
        self.starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        for name in ("kind", "key", "time", "hash", "record", "words", "form"):
            setattr(self, name, self._all(name))
        self.id = Strings.of(files, "id")
        self.uri = Strings.of(files, "uri")
        self.publisher = Strings.of(files, "publisher")

    def __len__(self) -> int:
        return int(self.starts[-1])

    def _all(self, name: str) -> Array:
        parts = [file[name] for file in self.files]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)


HEAD = 48
"""Bytes of an id that numpy sorts by; ties beyond are few, and sorted in Python."""


def in_order(table: Table, policy: Order) -> Array:
    """Return the rows in the total order: the policy's, then id, hash, uri, record.

    The order depends on the records alone, not on files, workers or bundles.
    """
    keys = [table.id.heads(HEAD), *reversed(policy.keys(table))]
    return totally_ordered(
        keys,
        lambda row: (
            table.id[row],
            table.hash[row].tobytes(),
            table.uri[row],
            int(table.record[row]),
        ),
    )


def totally_ordered(keys: Sequence[Array], tie: Callable[[int], Any]) -> Array:
    """Return the rows by some keys, and where these are the same by one more.

    Args:
        keys: Of all rows; the last is compared first, as `numpy.lexsort` has it.
        tie: Returns the last key of a row: that of few rows, for it takes its time.
    """
    rows = np.lexsort(keys)
    new = np.zeros(len(rows), bool)
    new[:1] = True
    for key in keys:
        ordered = key[rows]
        new[1:] |= ordered[1:] != ordered[:-1]
    begins = np.flatnonzero(new)
    ends = np.append(begins[1:], len(rows))
    for place in np.flatnonzero(ends - begins > 1).tolist():
        group = slice(begins[place], ends[place])
        rows[group] = sorted(rows[group].tolist(), key=tie)
    return rows


def seen_rows(table: Table, order: Array, known: Array) -> Array:
    """Return bool[n]: the record key is in `known`, or on an earlier row.

    Rejects of records that could not be read are never seen.

    Args:
        table: The run's records.
        order: The rows in order.
        known: uint8[m, 16], the record keys of earlier runs.
    """
    keys = as_fixed(table.key)
    seen = np.isin(keys, as_fixed(known))
    _, first = np.unique(keys[order], return_index=True)
    again = np.ones(len(order), bool)
    again[first] = False
    seen[order[again]] = True
    seen[table.kind == UNREADABLE] = False
    return seen


def part(
    table: Table, fates: Array, notes: Mapping[int, Note], flooded: int = 0
) -> list[Verdicts]:
    """Return the verdicts file by file; the first says what was flooded."""
    out = []
    rows = sorted(notes)
    for shard, file in enumerate(table.files):
        start, end = table.starts[shard], table.starts[shard + 1]
        first, last = np.searchsorted(rows, (start, end))
        own = tuple(
            msgspec.structs.replace(notes[row], row=row - int(start))
            for row in rows[first:last]
        )
        out.append(
            Verdicts(
                path=file.name,
                shard=shard,
                fates=fates[start:end].astype(np.uint8).tobytes(),
                notes=own,
                flooded=0 if shard else flooded,
            )
        )
    return out


def note_of(row: int, decision: Decision, lost_by: str | None) -> Note | None:
    """Return what a decision adds to a record's line; None where nothing is added."""
    duplicate = decision.duplicate
    if duplicate is not None:
        whole = msgspec.structs.replace(duplicate, lost_by=lost_by)
        line = msgspec.json.encode(whole)
        return Note(row=row, duplicate=line, relation=duplicate.relation)
    if decision.id or decision.related or decision.collided or decision.supersedes:
        return Note(
            row=row,
            id=decision.id,
            related=decision.related,
            collided=decision.collided,
            supersedes=decision.supersedes,
        )
    return None


def fates_of(table: Table, seen: Array) -> Array:
    """Return uint8[n] with the fates that need no comparison of articles."""
    fates = np.where(table.kind == ARTICLE, AN_ARTICLE, A_REJECT).astype(np.uint8)
    fates[seen] = SEEN
    return fates
