"""What near duplicates are found by, computed as the articles are landed.

The shingles of 64 articles are hashed together: numpy's cost per call is shared.
"""

from collections.abc import Callable

import numpy as np

from transforms.core.duplicates.shingles import shingles_of
from transforms.core.duplicates.signatures import (
    BANDS,
    PERMUTATIONS,
    bands,
    short,
    signatures,
)
from transforms.core.storage.columns import Array

BATCH = 64
MOST_CHARACTERS = 1 << 20
"""Of a batch, from which it is full: some ten times the text are held to hash it."""

Write = Callable[[bytes], object]
"""Called with bytes, in order."""


class Features:
    """Gathers the articles of one landing file; their shingles go to `write`.

    Where near duplicates aren't looked for, an article has no shingles here: its
    `sizes` is 0, and so is the rest.
    """

    def __init__(self, write: Write, near: bool = True):
        self._write = write
        self._near = near
        self._pending: list[tuple[str, str]] = []
        self._characters = 0
        self._rows: list[int] = []
        self._signatures: list[Array] = []
        self._bands: list[Array] = []
        self._sizes: list[Array] = []

    def add(self, row: int, title: str, text: str) -> None:
        """Take the article of a row; rows come in order."""
        if not self._near:
            return
        self._rows.append(row)
        self._pending.append((title, text))
        self._characters += len(text)
        if len(self._pending) == BATCH or self._characters >= MOST_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        found, starts = shingles_of(self._pending)
        self._pending, self._characters = [], 0
        signature = signatures(found, starts)
        self._signatures.append(short(signature))
        self._bands.append(bands(signature))
        self._sizes.append(np.diff(starts).astype(np.int32))
        self._write(found.tobytes())

    def columns(self, rows: int) -> dict[str, Array]:
        """Return the columns of all rows of the file.

        `sizes` int32[n], numbers of shingles, repeated ones too, 0 for what is no
        article; `signature` uint8[n, 128]; `band_00` and on, uint32[n].
        """
        if self._pending:
            self._flush()
        places = np.array(self._rows, np.int64)
        out: dict[str, Array] = {
            "sizes": _spread(self._sizes, places, np.zeros(rows, np.int32))
        }
        none = np.zeros((rows, PERMUTATIONS), np.uint8)
        out["signature"] = _spread(self._signatures, places, none)
        for band in range(BANDS):
            parts = [one[band] for one in self._bands]
            empty = np.zeros(rows, np.uint32)
            out[band_name(band)] = _spread(parts, places, empty)
        return out


def _spread(parts: list[Array], places: Array, out: Array) -> Array:
    if parts:
        out[places] = np.concatenate(parts)
    return out


def band_name(band: int) -> str:
    """Return the name of a band's section.

    >>> band_name(7)
    'band_07'
    """
    return f"band_{band:02d}"
