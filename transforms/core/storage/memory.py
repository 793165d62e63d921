"""What a stream remembers: the index's articles and keys, looked up as they are needed.

A bucket of a stream is decided by the same pass as a batch run, over the bucket's rows
and those kept before that share something with them: a band, the id, the URL or the
content. `Memory` holds enough of every kept article to find and compare those, without
its text: about 1.1 kB. It is a copy of the index's segments, and is brought up to date
by their names; what is older than the retention is let go, a segment at a time.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import xxhash

from transforms.core.dates import UNDATED
from transforms.core.duplicates.candidates import BUCKET
from transforms.core.duplicates.features import band_name
from transforms.core.duplicates.signatures import BANDS
from transforms.core.duplicates.verdicts import Table
from transforms.core.storage.columns import (
    Array,
    Columns,
    Strings,
    as_fixed,
    pack_strings,
)
from transforms.core.storage.landing import ARTICLE
from transforms.core.storage.pool import KeptPart, Piece
from transforms.core.storage.segments import kept_order

FIELDS = ("commit", "hash", "time", "event", "words", "form", "sizes", "signature")
"""Sections that are held as they are."""

_ALWAYS = np.iinfo(np.int64).min
URL_EMPTY = np.uint64(xxhash.xxh3_64_intdigest(b""))


class Lookup:
    """Finds the rows that have a value; 12 bytes each.

    >>> held, wanted = np.array([5, 3, 5], np.uint64), np.array([5, 9], np.uint64)
    >>> Lookup(held).rows(wanted).tolist()
    [0, 2]
    """

    def __init__(self, values: Array):
        order = np.argsort(values, kind="stable")
        self._values = values[order]
        self._rows = order.astype(np.int32)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._values.nbytes + self._rows.nbytes

    def rows(self, wanted: Array, most: int = 0) -> Array:
        """Return the rows whose value is wanted, of each value the first `most`."""
        wanted = np.unique(wanted)
        first = np.searchsorted(self._values, wanted)
        here = first < len(self._values)
        here[here] = self._values[first[here]] == wanted[here]
        first, wanted = first[here], wanted[here]
        last = np.searchsorted(self._values, wanted, "right")
        if most:
            last = np.minimum(last, first + most)
        sizes = last - first
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self._rows[np.repeat(first, sizes) + within]


class Remembered:
    """One index segment in memory, its rows in the order in which they were kept.

    Attributes:
        columns: The segment.
        count: Number of kept articles.
        keys: Number of known record keys.
    """

    def __init__(self, columns: Columns):
        self.columns = columns
        self._part = KeptPart(columns)
        self._order = kept_order([columns]).astype(np.int32)
        self._fields = {name: columns[name][self._order] for name in FIELDS}
        self._ids = _strings(columns, "id", self._order)
        self._urls = _strings(columns, "url", self._order)
        names = map(band_name, range(BANDS))
        self._bands = np.stack([columns[name][self._order] for name in names], 1)
        self._known = columns["known_key"]
        self._by_key = Lookup(_heads(self._known))
        self._by_band = Lookup(banded(self._bands).reshape(-1))
        self._by_hash = Lookup(_heads(self._fields["hash"]))
        self._by_id = Lookup(self._ids.hashes())
        self._by_url = Lookup(self._urls.hashes())
        self.count = len(self._order)
        self.keys = len(self._known)

    @property
    def nbytes(self) -> int:
        """Bytes held in arrays."""
        lookups = (self._by_key, self._by_band, self._by_hash)
        arrays = (*self._fields.values(), self._bands, self._known, self._order)
        return (
            sum(one.nbytes for one in (*lookups, self._by_id, self._by_url))
            + sum(array.nbytes for array in arrays)
            + self._ids.nbytes
            + self._urls.nbytes
        )

    def knows(self, keys: Array) -> Array:
        """Return those of the record keys, uint8[n, 16], that were taken before."""
        held = self._known[self._by_key.rows(_heads(keys))]
        return keys[np.isin(as_fixed(keys), as_fixed(held))]

    def select(self, wanted: "Wanted", since: int) -> "Selected | None":
        """Return the articles that share something, if any.

        Args:
            wanted: What is looked for.
            since: Those of an event time before this are forgotten.
        """
        bands = self._by_band.rows(wanted.bands, BUCKET) // BANDS
        found = np.unique(
            np.concatenate(
                (
                    bands,
                    self._by_hash.rows(wanted.hashes),
                    self._by_id.rows(wanted.ids),
                    self._by_url.rows(wanted.urls),
                )
            )
        )
        event, time = self._fields["event"][found], self._fields["time"][found]
        found = found[np.where(event == UNDATED, time, event) >= since]
        return Selected(self, found) if len(found) else None

    def sections(self, rows: Array) -> dict[str, Array]:
        """Return the columns of some rows, named as in the segment."""
        out = {name: field[rows] for name, field in self._fields.items()}
        for name, strings in (("id", self._ids), ("url", self._urls)):
            chosen = [strings[row] for row in rows.tolist()]
            out[f"{name}_lengths"], out[f"{name}_data"] = pack_strings(chosen)
        bands = self._bands[rows]
        return out | {band_name(band): bands[:, band] for band in range(BANDS)}

    def shingles(self, row: int) -> Array:
        """Make the shingles of a row again from its text."""
        return self._part.shingles(int(self._order[row]))

    def piece(self, row: int) -> Piece:
        """Read title and text of a row from the segment."""
        return self._part.piece(int(self._order[row]))


def until(segment: Columns) -> int:
    """Return the greatest event time of what was taken; `UNDATED` if not known."""
    return int(segment.meta.get("until", UNDATED))


class Selected:
    """Some of the articles of a segment, as `pool.Part`."""

    def __init__(self, segment: Remembered, rows: Array):
        self.columns = segment.sections(rows)
        self._segment = segment
        self._rows: list[int] = rows.tolist()

    def shingles(self, row: int) -> Array:
        """Return the set of shingles, sorted, unique uint64."""
        return self._segment.shingles(self._rows[row])

    def piece(self, row: int) -> Piece:
        """Return title and text."""
        return self._segment.piece(self._rows[row])


class Wanted:
    """What the articles of a bucket could share with those kept before.

    Attributes:
        bands, hashes, ids, urls: uint64, in no order.
        since: Least event time, microseconds; `UNDATED` if none is known.
    """

    def __init__(self, table: Table):
        articles = np.flatnonzero(table.kind == ARTICLE)
        named = [band_name(band) for band in range(BANDS)]
        bands = [[file[name] for name in named] for file in table.files]
        none = np.zeros((0, BANDS), np.uint32)
        rows = np.concatenate([none, *(np.stack(columns, 1) for columns in bands)])
        self.bands = banded(rows[articles]).reshape(-1)
        self.hashes = _heads(table.hash[articles])
        ids = [table.id[row] for row in articles.tolist()]
        digests = [table.hash[row].tobytes().hex() for row in articles.tolist()]
        given = _given(zip(ids, digests, strict=True))
        self.ids = np.fromiter(map(xxhash.xxh3_64_intdigest, given), np.uint64)
        urls = Strings.of(table.files, "url").hashes()[articles]
        self.urls = urls[urls != URL_EMPTY]
        events = [np.zeros(0, np.int64), *(file["event"] for file in table.files)]
        event = np.concatenate(events)
        self.since = int(event.min()) if len(event) else UNDATED


def _given(named: Iterable[tuple[bytes, str]]) -> Iterable[bytes]:
    """Yield each id, and those it would be given if another article had it."""
    for name, digest in named:
        yield name
        yield name + f"-{digest[:8]}".encode()
        yield name + f"-{digest}".encode()


class Memory:
    """The segments that a stream remembers.

    Attributes:
        keep_for: Microseconds of event time that an article is compared for; 0: for
            ever.
    """

    def __init__(self, keep_for: int = 0):
        self.keep_for = keep_for
        self._segments: dict[str, Remembered] = {}
        self._forgotten: set[str] = set()

    def update(
        self, paths: Sequence[str], open_segment: Callable[[str], Columns], now: int
    ) -> None:
        """Take in the segments that are new; let go of what is gone, or too old.

        Args:
            paths: All segments of the index, in the order of their commits.
            open_segment: Opens one.
            now: Event time that buckets are closed up to, microseconds.
        """
        self._forgotten &= set(paths)
        held = {path: self._segments.get(path) for path in paths}
        self._segments = {}
        for path, segment in held.items():
            if path in self._forgotten:
                continue
            columns = segment.columns if segment else open_segment(path)
            if self.keep_for and until(columns) < now - self.keep_for:
                self._forgotten.add(path)
            else:
                self._segments[path] = segment or Remembered(columns)

    def known(self, keys: Array) -> Array:
        """Return those of the record keys, uint8[n, 16], that were taken before."""
        found = [segment.knows(keys) for segment in self._segments.values()]
        return np.concatenate([np.zeros((0, 16), np.uint8), *found])

    def kept(self, table: Table) -> list[Selected]:
        """Return the articles that share something with the table's, by segment."""
        wanted = Wanted(table)
        since = wanted.since - self.keep_for if self.keep_for else _ALWAYS
        found = (segment.select(wanted, since) for segment in self._segments.values())
        return [selected for selected in found if selected is not None]

    @property
    def articles(self) -> int:
        """Number of kept articles remembered."""
        return sum(segment.count for segment in self._segments.values())

    @property
    def nbytes(self) -> int:
        """Bytes held in arrays."""
        return sum(segment.nbytes for segment in self._segments.values())


def banded(bands: Array) -> Array:
    """Return uint64[n, BANDS]: band hashes, uint32[n, BANDS], with their band."""
    return bands.astype(np.uint64) | (
        np.arange(BANDS, dtype=np.uint64) << np.uint64(32)
    )


def _heads(rows: Array) -> Array:
    """Return the first 8 of 16 bytes: uint64[n]."""
    return np.ascontiguousarray(rows[:, :8]).view(np.uint64).reshape(-1)


def _strings(columns: Columns, name: str, order: Array) -> Strings:
    held = Strings.of([columns], name)
    return Strings(*pack_strings([held[row] for row in order.tolist()]))
