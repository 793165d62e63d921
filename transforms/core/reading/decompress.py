"""Compressed files, told by their first bytes, read under a limit."""

import bz2
import io
import lzma
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import zstandard
from fastwarc.stream_io import Lz4Reader

MAX_DECOMPRESSED = 16 * 1024**3
"""Bytes that one file may come to: a bomb is stopped, a day of a crawl is not."""

MAX_RATIO = 250
"""Times its own size that a file may come to, once past `FREE`: real text stays
under 50; gzip gets to 1,000 at most, so a bomb is near it."""

FREE = 64 * 1024**2
"""Bytes below which the ratio is not looked at: small files of one letter exist."""

ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".lzma", ".lz4")

MAX_SPOOLED = 2 * 1024**3
"""Bytes of a compressed file that is put on disk, as its end is to be read first."""

PIECE = 1 << 20
"""Bytes that are decompressed at a time, however many are asked for."""

_CHUNK = 64 * 1024
_ZSTD_CHUNK = 1024  # a block of 4 bytes can come to 128 kB: so much at a time is held
_SPOOL = 16 * 1024**2  # bytes that are kept in memory before a file is made for them
_MEMBER = b"\x1f\x8b\x08"


class Gzip:
    """Gzip members one after another; after damage it can go on at the next one."""

    def __init__(self, raw: BinaryIO):
        self._raw = raw
        self._input = b""
        self._damage: EOFError | zlib.error | None = None
        self._begin()

    def _begin(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._begun = False

    def read(self, size: int) -> bytes:
        """Return `size` bytes, fewer at the end and before damage.

        Raises:
            EOFError: The file ends inside a member.
            zlib.error: A member is damaged.
        """
        parts: list[bytes] = []
        while size > 0 and self._damage is None and self._ready():
            try:
                parts.append(self._decompress(size))
            except (EOFError, zlib.error) as error:
                self._damage = error
                break
            size -= len(parts[-1])
        data = b"".join(parts)
        if not data and self._damage:
            raise self._damage
        return data

    def _ready(self) -> bool:
        """Begin the next member if one is over; false if there is none."""
        while not self._begun:
            if not self._input:
                self._input = self._raw.read(_CHUNK)
                if not self._input:
                    return False
            self._input = self._input.lstrip(b"\x00")  # some writers pad with NULs
            self._begun = bool(self._input)
        return True

    def _decompress(self, size: int) -> bytes:
        if not self._input:
            self._input = self._raw.read(_CHUNK)
        ended = not self._input
        data = self._member.decompress(self._input, size)
        self._input = self._member.unconsumed_tail
        if self._member.eof:
            self._input = self._member.unused_data
            self._begin()
        elif ended and not data:
            raise EOFError("the file ends inside a gzip member")
        return data

    def resume(self) -> bool:
        """Go to the next member after a damaged one; false if there is none."""
        self._begin()
        self._damage = None
        self._input = self._input[1:]
        while (at := self._input.find(_MEMBER)) < 0:
            data = self._raw.read(_CHUNK)
            if not data:
                return False
            self._input = self._input[-2:] + data
        self._input = self._input[at:]
        return True


class Zstd:
    """Zstandard frames one after another.

    The library's own reader takes a frame that is cut short for the end.
    """

    def __init__(self, raw: BinaryIO):
        self._raw = raw
        self._input = b""
        self._output = b""
        self._at = 0
        self._frame: zstandard.ZstdDecompressionObj | None = None

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end.

        Raises:
            EOFError: The file ends inside a frame.
            zstandard.ZstdError: A frame is damaged.
        """
        while self._at == len(self._output):
            if not self._input:
                self._input = self._raw.read(_ZSTD_CHUNK)
                if not self._input and self._frame is None:
                    return b""
                if not self._input:
                    raise EOFError("the file ends inside a zstd frame")
            self._decompress()
        data = self._output[self._at : self._at + size]
        self._at += len(data)
        return data

    def _decompress(self) -> None:
        if self._frame is None:
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._output, self._at = self._frame.decompress(self._input), 0
        self._input = b""
        if self._frame.eof:
            self._input = self._frame.unused_data
            self._frame = None


class _Lz4:
    """LZ4 frames, as FastWARC reads them."""

    def __init__(self, raw: BinaryIO):
        self._reader = Lz4Reader(raw)

    def read(self, size: int) -> bytes:
        try:
            return self._reader.read(size)
        except OSError as error:
            raise EOFError(str(error)) from error


_OPENERS: tuple[tuple[bytes, Any], ...] = (
    (b"\x1f\x8b", Gzip),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", Zstd),
    (b"\x04\x22\x4d\x18", _Lz4),
)

DAMAGE = (EOFError, lzma.LZMAError, zlib.error, zstandard.ZstdError)


class Unreadable(Exception):
    """A file that can't be read to its end.

    Attributes:
        reason: A short code: `truncated`, `too-large`, `io-error`.
    """

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason


class _Limited(io.RawIOBase):
    """Reads from a decompressor until a limit is passed."""

    def __init__(self, inner: Any, allowed: int):
        self._inner = inner
        self._left = self._allowed = allowed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(min(len(buffer), PIECE))
        except DAMAGE as error:
            raise Unreadable(
                "truncated", f"the compressed data is damaged or cut short: {error}"
            ) from error
        except OSError as error:
            if error.errno is None:  # bz2 says damage so
                raise Unreadable("truncated", f"damaged: {error}") from error
            raise Unreadable("io-error", _without_path(error)) from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                "too-large",
                f"decompresses to more than {self._allowed:,} bytes; expected less",
            )
        buffer[: len(data)] = data
        return len(data)


class Decompressed(io.BufferedReader):
    """The decompressed bytes of a file.

    Reading raises `Unreadable` where they are damaged, past the limits, or can't be
    read.
    """

    def __init__(self, file: BinaryIO, inner: Any, allowed: int):
        super().__init__(_Limited(inner, allowed), 1 << 20)
        self._file = file
        self._inner = inner

    def resume(self) -> bool:
        """After damage, go to where whole bytes begin again; false if nowhere."""
        resume = getattr(self._inner, "resume", None)
        return bool(resume and resume())

    @property
    def stored(self) -> BinaryIO | None:
        """The file itself, where it is seekable and not compressed."""
        plain = self._inner is self._file and self._file.seekable()
        return self._file if plain else None


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[tuple[BinaryIO, int]]:
    """Give a seekable file of the same bytes, from the first, and its size.

    The file itself where it is not compressed; else an unnamed temporary file, under
    the same limits as reading.
    """
    stored = stream.stored if isinstance(stream, Decompressed) else None
    if stored is not None:
        size = stored.seek(0, io.SEEK_END)
        stored.seek(0)
        yield stored, size
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spooled:
        size = 0
        while data := stream.read(PIECE):
            size += len(data)
            if size > MAX_SPOOLED:
                error = f"more than {MAX_SPOOLED:,} bytes with an index at the end"
                raise Unreadable("too-large", error)
            spooled.write(data)
        spooled.seek(0)
        file: Any = spooled
        yield file, size


def open_decompressed(raw: BinaryIO, size: int) -> Decompressed:
    """Return a reader of the decompressed bytes of a file.

    Args:
        raw: The file, at its beginning, seekable or buffered.
        size: Its size in bytes; 0 if unknown.
    """
    if isinstance(raw, io.BufferedReader) and not raw.seekable():
        head = raw.peek(6)[:6]
    else:
        head = raw.read(6)
        raw.seek(0)
    inner: Any = raw
    allowed = MAX_DECOMPRESSED
    for magic, opener in _OPENERS:
        if head.startswith(magic):
            inner = opener(raw)
            allowed = max(FREE, min(allowed, size * MAX_RATIO))
            break
    return Decompressed(raw, inner, allowed)


def _without_path(error: OSError) -> str:
    return error.strerror or type(error).__name__
