"""Every record's fate, decided in one pass over the columns of all landing files.

The first match wins: *seen* (the record key is known), *reject*, `exact`, then
what `core.leaders` says of updates and near duplicates, else *article*.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from transforms.core.columns import Array, Columns, unpack_strings
from transforms.core.landing import ARTICLE, UNREADABLE
from transforms.core.schema import Duplicate, Related

FATES = ("article", "duplicate", "reject", "seen")
AN_ARTICLE, A_DUPLICATE, A_REJECT, SEEN = range(4)


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a verdict adds to a record's line.

    Attributes:
        row: The record's row in its landing file.
        id: The id to publish instead of the source's, on a collision.
        duplicate: What it is a duplicate of.
        related: Earlier articles it is related to.
    """

    row: int
    id: str | None = None
    duplicate: Duplicate | None = None
    related: tuple[Related, ...] = ()


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts on one landing file.

    Attributes:
        path: Of the landing file.
        shard: Its number among the run's files, for the names of the final files.
        fates: One byte a row, an index into `FATES`.
        notes: For the rows whose lines change, in order of rows.
    """

    path: str
    shard: int
    fates: bytes
    notes: tuple[Note, ...] = ()


class Table:
    """The columns of all landing files of a run, one row a record.

    Attributes:
        starts: For each file the table's row where it begins, and the total at last.
        kind, key, time, hash, record, words: As in `core.landing`.
        id, url, uri: Lists of byte strings.
    """

    def __init__(self, files: Sequence[Columns]):
        self.files = files
        sizes = [int(file.meta["rows"]) for file in files]
        self.starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        for name in ("kind", "key", "time", "hash", "record", "offset", "length"):
            setattr(self, name, self._all(name))
        self.id, self.url, self.uri = map(self._strings, ("id", "url", "uri"))

    kind: Array
    key: Array
    time: Array
    hash: Array
    record: Array
    offset: Array
    length: Array

    def __len__(self) -> int:
        return int(self.starts[-1])

    def _all(self, name: str) -> Array:
        parts = [file[name] for file in self.files]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def _strings(self, name: str) -> list[bytes]:
        return [
            value
            for file in self.files
            for value in unpack_strings(file[f"{name}_lengths"], file[f"{name}_data"])
        ]


def in_order(table: Table) -> Array:
    """Return the rows in the total order: time, id, content hash, uri, record.

    The order depends on the records alone, not on files, workers or bundles.
    """
    rows = np.argsort(table.time, kind="stable")
    times = table.time[rows]
    edges = np.flatnonzero(np.diff(times)) + 1
    out: list[Array] = []
    hashes, record = table.hash, table.record
    for group in np.split(rows, edges):
        if len(group) > 1:
            ids = table.id
            group = np.array(
                sorted(
                    group.tolist(),
                    key=lambda row: (
                        ids[row],
                        hashes[row].tobytes(),
                        table.uri[row],
                        record[row],
                    ),
                ),
                np.int64,
            )
        out.append(group)
    return np.concatenate(out) if out else rows


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


def as_fixed(rows: Array) -> Array:
    """Return uint8[n, 16] as n comparable 16-byte values."""
    return np.ascontiguousarray(rows).view("V16").reshape(-1)


def part(table: Table, fates: Array, notes: dict[int, Note]) -> list[Verdicts]:
    """Return the verdicts file by file."""
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
            )
        )
    return out


def exact_duplicates(
    table: Table, order: Array, fates: Array, kept: dict[bytes, str]
) -> dict[int, Note]:
    """Mark copies of one cleaned title and text; give ids that collide a suffix.

    Args:
        table: The run's records.
        order: The rows in order.
        fates: uint8[n], written to.
        kept: The id kept for each content hash; added to.
    """
    notes: dict[int, Note] = {}
    ids = set(kept.values())
    for row in order.tolist():
        if table.kind[row] != ARTICLE or fates[row] == SEEN:
            continue
        digest = table.hash[row].tobytes()
        of = kept.get(digest)
        if of is not None:
            fates[row] = A_DUPLICATE
            same = Duplicate(of=of, relation="exact", similarity=1.0, containment=1.0)
            notes[row] = Note(row=row, duplicate=same)
            continue
        own = table.id[row].decode()
        if own in ids:
            own = f"{own}-{digest[:4].hex()}"
            notes[row] = Note(row=row, id=own)
        ids.add(own)
        kept[digest] = own
    return notes


def fates_of(table: Table, seen: Array) -> Array:
    """Return uint8[n] with the fates that need no comparison of articles."""
    fates = np.where(table.kind == ARTICLE, AN_ARTICLE, A_REJECT).astype(np.uint8)
    fates[seen] = SEEN
    return fates


Details = dict[str, Any]
