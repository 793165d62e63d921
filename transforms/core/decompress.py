"""Compressed files, told by their first bytes, read under a limit."""

import bz2
import gzip
import io
import lzma
import zlib
from typing import Any, BinaryIO

import zstandard

MAX_DECOMPRESSED = 16 * 1024**3
"""Bytes that one file may come to: a bomb is stopped, a day of a crawl is not."""

MAX_RATIO = 1000
"""Times its own size that a file may come to, once past `FREE`: real text stays
under 50, a bomb is past 1,000."""

FREE = 64 * 1024**2
"""Bytes below which the ratio is not looked at: small files of one letter exist."""

ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".lzma")

_OPENERS: tuple[tuple[bytes, Any], ...] = (
    (b"\x1f\x8b", lambda raw: gzip.GzipFile(fileobj=raw)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (
        b"\x28\xb5\x2f\xfd",
        lambda raw: zstandard.ZstdDecompressor().stream_reader(
            raw, read_across_frames=True, closefd=False
        ),
    ),
)

DAMAGE = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error, zstandard.ZstdError)


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
            data = self._inner.read(len(buffer))
        except DAMAGE as error:
            raise Unreadable(
                "truncated", f"the compressed data is damaged or cut short: {error}"
            ) from error
        except OSError as error:
            raise Unreadable("io-error", _without_path(error)) from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                "too-large",
                f"decompresses to more than {self._allowed:,} bytes; expected less",
            )
        buffer[: len(data)] = data
        return len(data)


def open_decompressed(raw: BinaryIO, size: int) -> io.BufferedReader:
    """Return a reader of the decompressed bytes of a file.

    Args:
        raw: The file, at its beginning, seekable.
        size: Its size in bytes; 0 if unknown.

    Raises:
        Unreadable: On reading: damaged, past the limits, or failing to read.
    """
    head = raw.read(6)
    raw.seek(0)
    inner: Any = raw
    allowed = MAX_DECOMPRESSED
    for magic, opener in _OPENERS:
        if head.startswith(magic):
            inner = opener(raw)
            allowed = max(FREE, min(allowed, size * MAX_RATIO))
            break
    return io.BufferedReader(_Limited(inner, allowed), 1 << 20)


def _without_path(error: OSError) -> str:
    return error.strerror or type(error).__name__
