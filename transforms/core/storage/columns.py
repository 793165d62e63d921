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

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

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


class UnknownFormat(DamagedFile):
    """Another version of Copydesk wrote it, in a format that this one doesn't know."""


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


class Sections(Protocol):
    """Arrays by name: a columns file, or some rows of one."""

    def __getitem__(self, name: str, /) -> Array:
        """Return one array."""


class Columns:
    """A columns file, read a section at a time.

    Attributes:
        meta: What its writer noted.
        name: How the file is called in error messages.
    """

    def __init__(self, read: Read, size: int, name: str = "columns file"):
        self._read = read
        self.name = name
        _check_first_line(read(0, len(MAGIC)), name)
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

    def rows(self, name: str) -> int:
        """Return the length of one array, unread."""
        return self._sections[name].shape[0]

    def part(self, name: str, start: int, end: int) -> bytes:
        """Return bytes of one array, from `start` to before `end`, unchecked."""
        section = self._sections[name]
        return self._read(section.offset + start, end - start)

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


class Strings(Sequence[bytes]):
    """Byte strings of `pack_strings`, of several files one after another.

    Memory: 8 bytes each and their bytes.

    >>> strings = Strings(*pack_strings([b"a", b"", b"bcd"]))
    >>> strings[2], len(strings), list(strings)
    (b'bcd', 3, [b'a', b'', b'bcd'])
    """

    def __init__(self, lengths: Array, data: Array | bytes):
        self._data = data if isinstance(data, bytes) else data.tobytes()
        self._ends = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=self._ends[1:])

    @classmethod
    def of(cls, files: Sequence[Sections], name: str) -> "Strings":
        """Return the strings of that name of all files."""
        lengths = [file[f"{name}_lengths"] for file in files]
        data = b"".join([file[f"{name}_data"].tobytes() for file in files])
        return cls(np.concatenate([np.zeros(0, np.uint32), *lengths]), data)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._ends.nbytes + len(self._data)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, row: Any) -> Any:
        return self._data[self._ends[row] : self._ends[row + 1]]

    def __iter__(self) -> Iterator[bytes]:
        start = 0
        for end in self._ends[1:].tolist():
            yield self._data[start:end]
            start = end

    def hashes(self) -> Array:
        """Return uint64[n]: equal strings have equal ones."""
        digest = xxhash.xxh3_64_intdigest
        return np.fromiter(map(digest, self), np.uint64, len(self))

    def heads(self, size: int) -> Array:
        """Return the first `size` bytes of each, as numpy's S type orders them."""
        return np.fromiter((value[:size] for value in self), f"S{size}", len(self))


def as_fixed(rows: Array) -> Array:
    """Return uint8[n, 16] as n comparable 16-byte values."""
    return np.ascontiguousarray(rows).view("V16").reshape(-1)


def _check_first_line(line: bytes, name: str) -> None:
    """Raise if a file begins otherwise than ours do; the end tells of one cut short."""
    if len(line) < len(MAGIC) or line == MAGIC:
        return
    ours = MAGIC.decode().strip()
    if not re.fullmatch(rb"COPYDESK-COLUMNS/\d+\n?", line):
        raise DamagedFile(f"{name}: its first line is damaged")
    theirs = line.decode().strip()
    raise UnknownFormat(
        f"{name}: in the format {theirs}; this Copydesk reads {ours}: "
        "expected the version that wrote it"
    )


def _checksum(data: bytes) -> bytes:
    return xxhash.xxh3_64_intdigest(data).to_bytes(8, "little")
