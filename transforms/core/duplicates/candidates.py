"""Which articles share a band's bucket: the pairs worth a look."""

from collections.abc import Iterable

import numpy as np

from transforms.core.duplicates.signatures import BANDS
from transforms.core.storage.columns import Array

BUCKET = 64
"""How many kept articles of one bucket an article is compared with: the earliest."""


class Buckets:
    """The buckets that two or more rows share, and who of them was kept so far.

    Memory: 4 bytes for each row and band, 4 for each bucket; beside them one band.
    """

    def __init__(self, bands: Iterable[Array], rows: Array, count: int):
        """Gather the buckets.

        Args:
            bands: For each band the hashes of all rows, uint32[count].
            rows: The rows that take part, in the order of the pass.
            count: Number of all rows.
        """
        self._buckets = np.full((count, BANDS), -1, np.int32)
        total = 0
        for number, band in enumerate(bands):
            place, bucket, found = _shared(band[rows])
            bucket += np.int32(total)
            self._buckets[rows[place], number] = bucket
            total += found
        self._alone: Array = np.all(self._buckets < 0, axis=1)
        self._first = np.full(total + 1, -1, np.int32)  # the last: of no bucket
        self._more: dict[int, list[int]] = {}
        self._flooded: set[int] = set()

    @property
    def flooded(self) -> int:
        """Number of buckets with more kept rows than a row is compared with."""
        return len(self._flooded)

    def kept(self, row: int) -> set[int]:
        """Return the kept rows, at most `BUCKET` a bucket, of the row's buckets."""
        if self._alone[row]:
            return set()
        own = self._buckets[row]
        first = self._first[own]
        there = first >= 0
        out = set(first[there].tolist())
        if out:
            more = self._more
            for bucket in own[there].tolist():
                if bucket in more:
                    out.update(more[bucket])
        return out

    def keep(self, row: int) -> None:
        """Note that a row was kept."""
        if self._alone[row]:
            return
        own = self._buckets[row]
        own = own[own >= 0]
        free = self._first[own] < 0
        self._first[own[free]] = row
        for bucket in own[~free].tolist():
            others = self._more.setdefault(bucket, [])
            if len(others) < BUCKET - 1:
                others.append(row)
            else:
                self._flooded.add(bucket)


def _shared(hashes: Array) -> tuple[Array, Array, int]:
    """Return (places, their bucket's number, number of buckets) of shared hashes."""
    by_hash = np.argsort(hashes, kind="stable")
    ordered = hashes[by_hash]
    same = ordered[1:] == ordered[:-1]
    shared = np.zeros(len(ordered), bool)
    shared[1:] = same
    shared[:-1] |= same
    begins = shared.copy()
    begins[1:] &= ~same
    numbers = np.cumsum(begins[shared], dtype=np.int32) - np.int32(1)
    count = int(numbers[-1]) + 1 if len(numbers) else 0
    return by_hash[shared].astype(np.int32), numbers, count
