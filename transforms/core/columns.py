r"""A file of named arrays: the columns beside a landing file, an index segment.

    "COPYDESK-COLUMNS/1\n"
    sections                 the arrays' bytes, little-endian, C order
    contents                 JSON: meta, and for each section its name, dtype, shape,
                             offset, bytes and checksum (XXH3-64)
    length of the contents, their XXH3-64 (8 bytes each, little-endian), "\nEND\n"

A section is read on its own, so that one band costs one band's bytes; each is
checked against its checksum as it is read. The contents stand last, so that a
file of many parts is written in one go and a file cut short is known by its end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
import xxhash

MAGIC = b"COPYDESK-COLUMNS/1\n"
END = b"\nEND\n"
TAIL = 16 + len(END)
Array = np.ndarray[Any, np.dtype[Any]]
Read = Callable[[int, int], bytes]
"""Reads `size` bytes from `start`."""


class DamagedFile(ValueError):
    """A columns file is cut short or has changed since it was written."""


class Section(msgspec.Struct, frozen=True):
    """Where one array stands in the file."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    offset: int
    bytes: int
    checksum: str


class Contents(msgspec.Struct, frozen=True):
    """The table of contents."""

    meta: dict[str, Any]
    sections: list[Section]


def pack(
    arrays: Mapping[str, Array | Iterable[Array]], meta: Mapping[str, Any]
) -> Iterator[bytes]:
    """Yield the bytes of a file that holds these arrays.

    An array may come as an iterable of its parts (at least one, alike but for
    their length); it is then never held whole.

    >>> data = b"".join(pack({"x": [np.arange(2), np.arange(1)]}, {"n": 3}))
    >>> Columns.of_bytes(data)["x"].tolist()
    [0, 1, 0]
    """
    yield MAGIC
    sections, offset = [], len(MAGIC)
    for name, array in arrays.items():
        checksum = xxhash.xxh3_64()
        start, rows, dtype, inner = offset, 0, "", ()
        for piece in [array] if isinstance(array, np.ndarray) else array:
            whole = np.ascontiguousarray(piece)
            body = whole.tobytes()
            checksum.update(body)
            dtype, inner = whole.dtype.str, whole.shape[1:]
            rows += len(whole)
            offset += len(body)
            yield body
        shape = (rows, *inner)
        size = offset - start
        digest = checksum.hexdigest()
        sections.append(Section(name, dtype, shape, start, size, digest))
    contents = msgspec.json.encode(Contents(dict(meta), sections))
    yield contents + len(contents).to_bytes(8, "little") + _checksum(contents) + END


class Columns:
    """A columns file, read a section at a time.

    Attributes:
        meta: What its writer noted.
        name: How the file is called in error messages.
    """

    def __init__(self, read: Read, size: int, name: str = "columns file"):
        self._read = read
        self.name = name
        tail = read(max(0, size - TAIL), TAIL)
        if not tail.endswith(END) or len(tail) < TAIL:
            raise DamagedFile(f"{name}: not a columns file, or its end is lost")
        length = int.from_bytes(tail[:8], "little")
        start = size - TAIL - length
        body = read(start, length) if start >= 0 else b""
        if _checksum(body) != tail[8:16]:
            raise DamagedFile(f"{name}: its table of contents is damaged")
        contents = msgspec.json.decode(body, type=Contents)
        self.meta = contents.meta
        self._sections = {section.name: section for section in contents.sections}

    @classmethod
    def of_bytes(cls, data: bytes, name: str = "columns file") -> "Columns":
        """Return the columns of a file that is in memory."""
        return cls(lambda start, size: data[start : start + size], len(data), name)

    def __getitem__(self, name: str) -> Array:
        """Return one array, checked."""
        section = self._sections[name]
        data = self._read(section.offset, section.bytes)
        whole = len(data) == section.bytes
        if not whole or xxhash.xxh3_64_hexdigest(data) != section.checksum:
            raise DamagedFile(f"{self.name}: section {name!r} is cut short or damaged")
        return np.frombuffer(data, dtype=section.dtype).reshape(section.shape)

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def names(self) -> list[str]:
        """Return the names of the sections."""
        return list(self._sections)

    def verify(self) -> None:
        """Read every section.

        Raises:
            DamagedFile: One of them is damaged.
        """
        for name in self._sections:
            self[name]


def pack_strings(values: Sequence[bytes]) -> tuple[Array, Array]:
    """Return byte strings as (lengths: uint32[n], data: uint8[total])."""
    lengths = np.array([len(value) for value in values], dtype=np.uint32)
    return lengths, np.frombuffer(b"".join(values), dtype=np.uint8)


def unpack_strings(lengths: Array, data: Array) -> list[bytes]:
    """Return the byte strings of `pack_strings`."""
    whole, start, out = data.tobytes(), 0, []
    for length in lengths.tolist():
        out.append(whole[start : start + length])
        start += length
    return out


def _checksum(data: bytes) -> bytes:
    return xxhash.xxh3_64_intdigest(data).to_bytes(8, "little")
