"""An index segment: what one commit took and kept.

A columns file (`core.storage.columns`) with these sections, in the landing's order:

    known_key    uint8[n, 16]   record key of every record taken; those that could
                                not be read are left out, and tried again
    known_fate   uint8[n]       its fate, an index into `verdicts.FATES`
    commit       uint32[m]      number of the commit among those merged in the file
    key, hash    uint8[m, 16]   of every kept article: record key, content hash
    time         int64[m]       order time, microseconds since 1970 UTC
    event        int64[m]       event time of its message; 2^63 - 1 if it has none
    words        int32[m]       words of the body
    form         uint8[m]       1 for a corrected or updated form
    sizes        int32[m]       number of shingles, repeated ones too
    signature    uint8[m, 128]  lowest byte of each MinHash value
    band_00 ..   uint32[m]      band hashes
    id, url      strings        as `_lengths` uint32[m] and `_data` uint8: the id as
                                published, the key of the canonical URL
    block_rows   uint16[b]      articles in each block of texts, in their order
    block_lengths uint32[b]     bytes of each block
    block_data   uint8          blocks: a zstd frame (with its checksum) of one JSON
                                object a line, `title` and `text`

Nothing in it points into published files: these may be moved or deleted.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import zstandard

from transforms.core.duplicates.features import band_name
from transforms.core.duplicates.signatures import BANDS, PERMUTATIONS
from transforms.core.duplicates.verdicts import (
    AN_ARTICLE,
    HEAD,
    SEEN,
    Verdicts,
    totally_ordered,
)
from transforms.core.storage.columns import (
    Array,
    Columns,
    Sections,
    Strings,
    pack,
    pack_strings,
)
from transforms.core.storage.landing import UNREADABLE
from transforms.core.storage.pool import BLOCK, pack_block

Shape = tuple[str, tuple[int, ...], Any]
COMMIT: Shape = ("commit", (), np.uint32)
COPIED: tuple[Shape, ...] = (
    ("key", (16,), np.uint8),
    ("hash", (16,), np.uint8),
    ("time", (), np.int64),
    ("event", (), np.int64),
    ("words", (), np.int32),
    ("form", (), np.uint8),
    ("sizes", (), np.int32),
    ("signature", (PERMUTATIONS,), np.uint8),
    *((band_name(band), (), np.uint32) for band in range(BANDS)),
)
SECTIONS: tuple[Shape, ...] = (
    ("known_key", (16,), np.uint8),
    ("known_fate", (), np.uint8),
    COMMIT,
    *COPIED,
    ("id_lengths", (), np.uint32),
    ("id_data", (), np.uint8),
    ("url_lengths", (), np.uint32),
    ("url_data", (), np.uint8),
    ("block_rows", (), np.uint16),
    ("block_lengths", (), np.uint32),
    ("block_data", (), np.uint8),
)
LEVEL = 1
"""Of zstd: 3 takes twice the time for 5% less."""


class Blocks:
    """Packs the texts of a segment as the kept lines come by."""

    def __init__(self) -> None:
        self._compressor = zstandard.ZstdCompressor(LEVEL, write_checksum=True)
        self._lines: list[bytes] = []
        self._rows: list[int] = []
        self._blocks: list[bytes] = []

    def add(self, line: bytes) -> None:
        """Take the line of a kept article."""
        self._lines.append(line)
        if len(self._lines) == BLOCK:
            self._flush()

    def _flush(self) -> None:
        self._blocks.append(pack_block(self._lines, self._compressor))
        self._rows.append(len(self._lines))
        self._lines = []

    def sections(self) -> dict[str, Array]:
        """Return the sections `block_*`."""
        if self._lines:
            self._flush()
        lengths, data = pack_strings(self._blocks)
        rows = np.array(self._rows, np.uint16)
        return {"block_rows": rows, "block_lengths": lengths, "block_data": data}


def segment_part(
    columns: Columns, verdicts: Verdicts, blocks: Blocks
) -> Iterator[bytes]:
    """Yield the bytes of the segment of one landing file.

    Args:
        columns: Of the landing file.
        verdicts: On it.
        blocks: The texts of the kept articles, in their order.
    """
    fates = np.frombuffer(verdicts.fates, np.uint8)
    taken = (fates != SEEN) & (columns["kind"] != UNREADABLE)
    kept = np.flatnonzero(fates == AN_ARTICLE)
    ids = list(Strings.of([columns], "id"))
    for note in verdicts.notes:
        if note.id is not None:
            ids[note.row] = note.id.encode()
    urls = list(Strings.of([columns], "url"))
    arrays = {"known_key": columns["key"][taken], "known_fate": fates[taken]}
    arrays |= {name: columns[name][kept] for name, _, _ in COPIED}
    arrays["commit"] = np.zeros(len(kept), np.uint32)
    for name, values in (("id", ids), ("url", urls)):
        lengths, data = pack_strings([values[row] for row in kept.tolist()])
        arrays |= {f"{name}_lengths": lengths, f"{name}_data": data}
    return pack(arrays | blocks.sections(), {})


def merged(
    parts: Sequence[Columns],
    meta: Mapping[str, Any],
    commits: Sequence[int],
    known: Sequence[Array] | None = None,
) -> Iterator[bytes]:
    """Yield the bytes of one segment that holds all these, one section at a time.

    Args:
        parts: Segments, or parts of one.
        meta: What to note in the file.
        commits: What is added to each part's numbers of commits.
        known: For each part bool[n], which record keys stay; all, if not given.
    """

    def section(name: str, inner: tuple[int, ...], dtype: Any) -> Iterator[Array]:
        yield np.zeros((0, *inner), dtype)
        for row, (part, commit) in enumerate(zip(parts, commits, strict=True)):
            values = part[name]
            if known and name in ("known_key", "known_fate"):
                values = values[known[row]]
            yield values + np.uint32(commit) if name == COMMIT[0] else values

    arrays = {name: section(name, inner, dtype) for name, inner, dtype in SECTIONS}
    return pack(arrays, meta)


def kept_order(segments: Sequence[Sections]) -> Array:
    """Return the rows of all segments as they were kept: commit, time, id, hash."""
    if not segments:
        return np.zeros(0, np.int64)
    commits = [
        (np.uint64(number) << np.uint64(32)) + segment["commit"]
        for number, segment in enumerate(segments)
    ]
    times = np.concatenate([segment["time"] for segment in segments])
    hashes = np.concatenate([segment["hash"] for segment in segments])
    ids = Strings.of(segments, "id")
    keys = [ids.heads(HEAD), times, np.concatenate(commits)]
    return totally_ordered(keys, lambda row: (ids[row], hashes[row].tobytes()))
