"""The articles that a pass decides, or compares with: by row, wherever they are.

Numbers are held in memory (about 200 bytes an article); texts and shingles are read
when two articles are compared, and the last ones are kept at hand.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import msgspec
import numpy as np
import zstandard

from transforms.core.duplicates.changes import Story
from transforms.core.duplicates.features import band_name
from transforms.core.duplicates.shingles import shingles, unique
from transforms.core.duplicates.signatures import BANDS, PERMUTATIONS
from transforms.core.duplicates.words import Words
from transforms.core.storage.columns import (
    Array,
    Columns,
    DamagedFile,
    Sections,
    Strings,
)

AT_HAND = 4096
"""Articles whose shingles (3 kB) or words (20 kB, a quarter as many) are kept."""

ReadAt = Callable[[int, int], bytes]
"""Returns `size` bytes of a file from `start`."""


class Piece(msgspec.Struct):
    """Of a record's line, what is compared."""

    title: str | None
    text: str


pieces = msgspec.json.Decoder(Piece)


def read_piece(line: bytes) -> Piece:
    """Return title and text of a line; a function, as steps that hold it travel."""
    return pieces.decode(line)


class Told(Protocol):
    """What has title and text."""

    title: str | None
    text: str


ReadPiece = Callable[[bytes], Told]


class Part(Protocol):
    """Some of the articles: those of one landing file, or of one index segment."""

    @property
    def columns(self) -> Sections:
        """Return its columns."""

    def shingles(self, row: int) -> Array:
        """Return the set of shingles, sorted, unique uint64."""

    def piece(self, row: int) -> Told:
        """Return title and text."""


class LandedPart:
    """The articles of a landing file.

    Args:
        columns: Of the file.
        lines: Reads the file.
        shingles: Reads the file of shingles beside it.
        read: Returns title and text of a line.
    """

    def __init__(
        self,
        columns: Columns,
        lines: ReadAt,
        shingles: ReadAt,
        read: ReadPiece = read_piece,
    ):
        self.columns = columns
        self._lines = lines
        self._shingles = shingles
        self._read = read
        self._offset, self._length = columns["offset"], columns["length"]
        self._ends = np.cumsum(columns["sizes"], dtype=np.int64)
        self._sizes = columns["sizes"]

    def shingles(self, row: int) -> Array:
        """Read the shingles; they are made where the landing made none."""
        size = int(self._sizes[row])
        if not size:
            piece = self.piece(row)
            return shingles(piece.title or "", piece.text)
        data = self._shingles(8 * (int(self._ends[row]) - size), 8 * size)
        return unique(np.frombuffer(data, np.uint64))

    def piece(self, row: int) -> Told:
        """Read title and text from the record's line."""
        line = self._lines(int(self._offset[row]), int(self._length[row]))
        return self._read(line)


class KeptPart:
    """The articles of an index segment, kept by an earlier commit."""

    def __init__(self, columns: Columns):
        self.columns = columns
        self._block_ends = np.cumsum(columns["block_rows"], dtype=np.int64)
        self._block_bytes = np.concatenate(
            ([0], np.cumsum(columns["block_lengths"], dtype=np.int64))
        )
        self._decompressor = zstandard.ZstdDecompressor()
        self._last: tuple[int, list[bytes]] = (-1, [])

    def shingles(self, row: int) -> Array:
        """Make the shingles again from the words of title and text."""
        piece = self.piece(row)
        return shingles(piece.title or "", piece.text)

    def verify(self) -> None:
        """Check that the blocks hold as many texts as there are articles.

        Raises:
            DamagedFile: They don't.
        """
        held = int(self._block_ends[-1]) if len(self._block_ends) else 0
        if held != len(self.columns["time"]):
            raise DamagedFile(f"{self.columns.name}: its texts are not those kept")

    def piece(self, row: int) -> Piece:
        """Read title and text from the segment."""
        block = int(np.searchsorted(self._block_ends, row, "right"))
        if self._last[0] != block:
            start, end = self._block_bytes[block], self._block_bytes[block + 1]
            data = self.columns.part("block_data", int(start), int(end))
            try:
                texts = unpack_block(data, self._decompressor)
            except zstandard.ZstdError as error:
                name = self.columns.name
                raise DamagedFile(f"{name}: a block of texts is damaged") from error
            self._last = (block, texts)
        last = int(self._block_ends[block])
        return pieces.decode(self._last[1][row - last])


BLOCK = 16
"""Articles of one compressed block: 32 kB before, about 14 kB after."""


def pack_block(lines: Sequence[bytes], compressor: zstandard.ZstdCompressor) -> bytes:
    """Return records' lines, of which title and text are kept, as one zstd frame."""
    kept = (encoder.encode(raw_pieces.decode(line)) for line in lines)
    return compressor.compress(b"\n".join(kept))


def unpack_block(data: bytes, decompressor: zstandard.ZstdDecompressor) -> list[bytes]:
    """Return the lines of a block, each with title and text."""
    return decompressor.decompress(data).split(b"\n")


class _RawPiece(msgspec.Struct):
    title: msgspec.Raw
    text: msgspec.Raw


encoder = msgspec.json.Encoder()
raw_pieces = msgspec.json.Decoder(_RawPiece)


class Pool:
    """The parts one after another, as `leaders.Articles`.

    Attributes:
        kept: The index segments among the parts.
        starts: For each part the row where it begins, and the total at last.
    """

    def __init__(self, kept: Sequence[Part], landed: Sequence[Part]):
        self.kept = [part.columns for part in kept]
        parts = self._parts = [*kept, *landed]
        sizes = [len(part.columns["time"]) for part in parts]
        self.starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        self._starts: list[int] = self.starts.tolist()
        self.time = self._all("time", np.int64)
        self.event = self._all("event", np.int64)
        self.words = self._all("words", np.int32)
        self.form = self._all("form", np.uint8)
        self.sizes = self._all("sizes", np.int32)
        self.signature = self._all("signature", np.uint8, (PERMUTATIONS,))
        self.hashes = self._all("hash", np.uint8, (16,))
        self.ids = Strings.of([part.columns for part in parts], "id")
        self.urls = Strings.of([part.columns for part in parts], "url")
        self._shingles: OrderedDict[int, Array] = OrderedDict()
        self._stories: OrderedDict[int, Story] = OrderedDict()

    def __len__(self) -> int:
        return self._starts[-1]

    def _all(self, name: str, dtype: Any, inner: tuple[int, ...] = ()) -> Array:
        parts = [np.zeros((0, *inner), dtype)]
        return np.concatenate(parts + [part.columns[name] for part in self._parts])

    def bands(self) -> Iterator[Array]:
        """Yield for each band the hashes of all rows, uint32[n]; one is in memory."""
        for band in range(BANDS):
            yield self._all(band_name(band), np.uint32)

    def id(self, row: int) -> str:
        """Return the source's id."""
        return self.ids[row].decode()

    def hash(self, row: int) -> bytes:
        """Return the content hash, 16 bytes."""
        return self.hashes[row].tobytes()

    def shingles(self, row: int) -> Array:
        """Return the set of shingles, sorted, unique uint64."""
        found = self._shingles.get(row)
        if found is None:
            part, place = self._at(row)
            found = part.shingles(place)
            keep_at_hand(self._shingles, row, found, AT_HAND)
        return found

    def text(self, row: int) -> Story:
        """Return title and body, to align."""
        found = self._stories.get(row)
        if found is None:
            part, place = self._at(row)
            piece = part.piece(place)
            found = Story(Words(piece.title or ""), Words(piece.text))
            keep_at_hand(self._stories, row, found, AT_HAND // 4)
        return found

    def _at(self, row: int) -> tuple[Part, int]:
        number = bisect_right(self._starts, row) - 1
        return self._parts[number], row - self._starts[number]


def keep_at_hand(held: OrderedDict[int, Any], row: int, value: Any, most: int) -> None:
    """Keep a value by its row; the oldest goes.

    (A plain dict steps over all that has gone before it finds the oldest.)
    """
    if len(held) >= most:
        held.popitem(last=False)
    held[row] = value
