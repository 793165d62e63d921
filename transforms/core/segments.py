"""An index segment: what one commit took and kept.

A columns file (`core.columns`) with these sections, in the order of the landing:

    known_key    uint8[n, 16]   record key of every record taken; those that could
                                not be read are left out, and tried again
    known_fate   uint8[n]       its fate, an index into `verdicts.FATES`
    key, hash    uint8[m, 16]   of every kept article: record key, content hash
    time         int64[m]       order time, microseconds since 1970 UTC
    id, url      strings        as `_lengths` uint32[m] and `_data` uint8

Nothing in it points into published files: these may be moved or deleted.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from transforms.core.columns import (
    Array,
    Columns,
    pack,
    pack_strings,
    unpack_strings,
)
from transforms.core.landing import UNREADABLE
from transforms.core.verdicts import AN_ARTICLE, SEEN, Verdicts

SECTIONS: tuple[tuple[str, tuple[int, ...], Any], ...] = (
    ("known_key", (16,), np.uint8),
    ("known_fate", (), np.uint8),
    ("key", (16,), np.uint8),
    ("hash", (16,), np.uint8),
    ("time", (), np.int64),
    ("id_lengths", (), np.uint32),
    ("id_data", (), np.uint8),
    ("url_lengths", (), np.uint32),
    ("url_data", (), np.uint8),
)


def segment_part(columns: Columns, verdicts: Verdicts) -> Iterator[bytes]:
    """Yield the bytes of the segment of one landing file."""
    fates = np.frombuffer(verdicts.fates, np.uint8)
    taken = (fates != SEEN) & (columns["kind"] != UNREADABLE)
    kept = np.flatnonzero(fates == AN_ARTICLE)
    ids = unpack_strings(columns["id_lengths"], columns["id_data"])
    for note in verdicts.notes:
        if note.id is not None:
            ids[note.row] = note.id.encode()
    urls = unpack_strings(columns["url_lengths"], columns["url_data"])
    arrays = {"known_key": columns["key"][taken], "known_fate": fates[taken]}
    arrays |= {name: columns[name][kept] for name in ("key", "hash", "time")}
    for name, values in (("id", ids), ("url", urls)):
        lengths, data = pack_strings([values[row] for row in kept.tolist()])
        arrays |= {f"{name}_lengths": lengths, f"{name}_data": data}
    return pack(arrays, {})


def merged(parts: Sequence[Columns], meta: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield the bytes of one segment that holds all these, one section at a time."""

    def section(name: str, inner: tuple[int, ...], dtype: Any) -> Iterator[Array]:
        yield np.zeros((0, *inner), dtype)
        for part in parts:
            yield part[name]

    arrays = {name: section(name, inner, dtype) for name, inner, dtype in SECTIONS}
    return pack(arrays, meta)
