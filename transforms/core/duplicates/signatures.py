"""MinHash signatures, and the bands by which candidates are found.

After Broder, "On the resemblance and containment of documents" (1997): the least
value that a random order of all shingles gives to those of an article is the same
for two articles with the chance of their Jaccard similarity. Bands after Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.
"""

from collections.abc import Sequence

import numpy as np

from transforms.core.storage.columns import Array

PERMUTATIONS = 128
ROWS = 3
BANDS = PERMUTATIONS // ROWS
"""42 bands of 3 rows: two articles meet in at least one with the chance
1 - (1 - J^3)^42, .68 at J = .3, .94 at .4, .996 at .5, .9999 at .6."""

SEED = 20_260_323
"""Of the orders; a part of the format of what is kept on disk."""

_random = np.random.Generator(np.random.PCG64(SEED))
_FACTORS = _random.integers(0, 1 << 31, PERMUTATIONS, np.uint32) * np.uint32(2) + 1
_TERMS = _random.integers(0, 1 << 32, PERMUTATIONS, np.uint32)
_AT_ONCE = 4
"""Orders of one call of numpy, whose own cost is shared so."""
_MANY = 1 << 18
"""Shingles from which one order is made at once: its memory counts then."""
_BAND_FACTORS = _random.integers(0, 1 << 31, (BANDS, ROWS), np.uint32) * 2 + 1
_FEW = 6
"""Articles; of fewer the estimates are made one by one."""


def signatures(shingles: Array, starts: Array) -> Array:
    """Return the MinHash signatures of many articles: uint32[n, PERMUTATIONS].

    Args:
        shingles: uint64[m], of one article after another; repeated ones don't count.
        starts: int64[n + 1], where each article's begin. One without shingles gets
            the greatest value everywhere.
    """
    count = len(starts) - 1
    out = np.full((PERMUTATIONS, count), 0xFFFFFFFF, np.uint32)
    filled = np.flatnonzero(starts[1:] > starts[:-1])
    if len(filled):
        begins = starts[:-1][filled]
        values = (shingles >> np.uint64(32)).astype(np.uint32)
        at_once = 1 if len(values) > _MANY else _AT_ONCE
        turned = np.empty((at_once, len(values)), np.uint32)
        for first in range(0, PERMUTATIONS, at_once):
            orders = slice(first, first + at_once)
            np.multiply(values, _FACTORS[orders, None], out=turned)
            np.add(turned, _TERMS[orders, None], out=turned)
            if len(filled) == count:
                np.minimum.reduceat(turned, begins, axis=1, out=out[orders])
            else:
                out[orders, filled] = np.minimum.reduceat(turned, begins, axis=1)
    return np.ascontiguousarray(out.T)


def bands(signature: Array) -> Array:
    """Return the band hashes of signatures: uint32[BANDS, n]."""
    rows = signature[:, : BANDS * ROWS].T.reshape(BANDS, ROWS, -1)
    out = np.zeros((BANDS, signature.shape[0]), np.uint32)
    for place in range(ROWS):
        out = (out ^ (out >> np.uint32(15))) + rows[:, place] * _BAND_FACTORS[
            :, place, None
        ]
    return out ^ (out >> np.uint32(16))


def short(signature: Array) -> Array:
    """Return what is kept of signatures to estimate a similarity: uint8, 1 byte each.

    Two values that differ share the byte with a chance of 1/256.
    """
    return signature.astype(np.uint8)


def estimates(signature: Array, row: int, others: Sequence[int]) -> list[float]:
    """Return the estimated Jaccard similarity of one article with others.

    The standard error is sqrt(J (1 - J) / 128), at most .044.

    Args:
        signature: uint8[n, PERMUTATIONS], short signatures of all.
        row: The article's.
        others: The others'.
    """
    own = signature[row]
    if len(others) < _FEW:
        same = [np.count_nonzero(signature[other] == own) for other in others]
    else:
        alike = signature[others] == own
        same = np.add.reduce(alike, axis=1, dtype=np.uint8).tolist()
    return [count / PERMUTATIONS for count in same]


def meeting(similarity: float) -> float:
    """Return the chance that two articles of this similarity share a band."""
    return 1 - (1 - similarity**ROWS) ** BANDS
