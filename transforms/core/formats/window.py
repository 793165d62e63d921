"""A stream of records with headers: bytes can be given back, damage left behind."""

from collections.abc import Callable
from typing import BinaryIO

from transforms.core.formats.limits import CHUNK, Discarded
from transforms.core.reading.decompress import Decompressed, Unreadable

LINE = 64 * 1024
"""Bytes after which a line is taken in pieces."""

_PADDING = b"\r\n\x00"

Begins = Callable[[bytes], bool]
"""Whether a line is the first of a record's header."""


class Window:
    """The stream from the next unread byte on; bytes can be given back.

    Attributes:
        cut: The damage that ends what can be read for now.
        told: Whether a damaged record stands for that.
    """

    def __init__(self, stream: BinaryIO):
        self._stream = stream
        self._read = getattr(stream, "read1", stream.read)
        self._held = b""
        self._at = 0
        self.cut: Unreadable | None = None
        self.told = False

    def _fill(self) -> bool:
        """Read on; false at the end, or where bytes are damaged: then `cut` is set."""
        if self.cut is not None:
            return False
        try:
            data = self._read(CHUNK)
        except Unreadable as error:
            self.cut = error
            return False
        self._held, self._at = self._held[self._at :] + data, 0
        return bool(data)

    def resume(self) -> bool:
        """Leave damage behind; false if reading can't go on after it."""
        if self.cut is None or self.cut.reason != "truncated":
            return False
        self.cut, self.told = None, False
        return isinstance(self._stream, Decompressed) and self._stream.resume()

    def at_end(self) -> bool:
        """Pass over line ends and NULs; return whether nothing follows, or damage."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _PADDING:
                    return False
                self._at += 1
            if not self._fill():
                return True

    def at_start(self, begins: Begins) -> bool:
        """Return whether a record, or the end, follows but for line ends."""
        return self.at_end() or begins(self.line_ahead())

    def line_ahead(self) -> bytes:
        """Return the next line without passing over it."""
        line = self.line(LINE)
        self.push(line)
        return line

    def line(self, limit: int) -> bytes:
        """Return the bytes up to and with the next line end, at most `limit`."""
        searched = self._at
        while (end := self._held.find(b"\n", searched)) < 0:
            held = len(self._held) - self._at
            if held >= limit or not self._fill():
                end = len(self._held)
                break
            searched = held  # the window begins at `_at` now
        end = min(end + 1, self._at + limit)
        data = self._held[self._at : end]
        self._at = min(end, len(self._held))
        return data

    def read(self, size: int) -> bytes:
        """Return `size` bytes, fewer at the end."""
        parts = []
        while size > 0:
            part = self._held[self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
            if size and not self._fill():
                break
        return b"".join(parts)

    def push(self, data: bytes) -> None:
        """Give bytes back, to be read next."""
        if self._held.endswith(data, 0, self._at):
            self._at -= len(data)
        else:
            self._held, self._at = data + self._held[self._at :], 0

    def discard(
        self, begins: Begins, gone: Discarded, most: int | None = None
    ) -> Discarded:
        """Add what stands before the next header, at most `most` bytes, to `gone`."""
        passed = 0
        fresh = False  # whether a line begins here; the first one is passed over
        while most is None or passed < most:
            line = self.line(LINE if most is None else min(LINE, most - passed))
            if fresh and begins(line):
                self.push(line)
                break
            if not line:
                break
            gone.add(line)
            passed += len(line)
            fresh = line.endswith(b"\n")
        return gone
