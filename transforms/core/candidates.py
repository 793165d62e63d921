"""Which articles share a band's bucket: the pairs worth a look."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from transforms.core.signatures import BANDS

Array = np.ndarray[Any, np.dtype[Any]]

BUCKET = 64
"""How many kept articles of one bucket an article is compared with: the earliest."""


class Buckets:
    """The buckets that two or more rows share, and who of them was kept so far.

    Memory: 4 bytes for each row and band, 4 for each bucket; beside them one band.

    Attributes:
        flooded: Buckets with more kept rows than a row is compared with.
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
        self._first = array("i", [-1]) * total
        self._more: dict[int, list[int]] = {}
        self.flooded = 0

    def of(self, row: int) -> list[int]:
        """Return the buckets of a row that others share."""
        own = self._buckets[row]
        shared: list[int] = own[own >= 0].tolist()
        return shared

    def kept(self, buckets: Iterable[int]) -> set[int]:
        """Return the kept rows, at most `BUCKET` a bucket, that share any of these."""
        first, more = self._first, self._more
        out = {first[bucket] for bucket in buckets}
        out.discard(-1)
        for bucket in buckets:
            others = more.get(bucket)
            if others is not None:
                out.update(others)
        return out

    def keep(self, row: int, buckets: Iterable[int]) -> None:
        """Note that a row was kept."""
        for bucket in buckets:
            if self._first[bucket] < 0:
                self._first[bucket] = row
                continue
            others = self._more.setdefault(bucket, [])
            if len(others) < BUCKET - 1:
                others.append(row)
                self.flooded += len(others) == BUCKET - 1


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


def pairs(bands: Iterable[Array], count: int) -> Iterator[tuple[int, int]]:
    """Yield every pair of rows that share a bucket, by brute force, for tests."""
    for band in bands:
        for row in range(count):
            for other in range(row):
                if band[row] == band[other]:
                    yield other, row
