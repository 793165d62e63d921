"""Pieces of a stream between tags, one held at a time: entries, documents.

Exports of whole sites and archives come to gigabytes. Their records are found by their
tags, without a tree of the whole.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from transforms.core.formats.limits import CHUNK, Discarded

_LONGEST_TAG = 1100


def pieces_in(
    held: bytes,
    stream: BinaryIO,
    limit: int,
    begin: re.Pattern[bytes],
    end: re.Pattern[bytes],
) -> Iterator[bytes | Discarded]:
    """Yield what stands before the first piece, then the pieces, tags included.

    The last one goes to the stream's end where its tag is missing.

    Args:
        held: The stream's first bytes.
        stream: The rest of them.
        limit: Bytes that a piece may come to; of one above it little is kept.
        begin: The tag that a piece begins with.
        end: The tag that it ends with.
    """
    window = _Window(held, stream)
    found = window.find(begin)
    yield window.passed if found else b""
    while found:
        yield window.take(end, limit)
        found = window.find(begin)


class _Window:
    """A stretch of a stream that moves along it."""

    def __init__(self, held: bytes, stream: BinaryIO):
        self._held = held
        self._stream = stream
        self._at = 0
        self.passed = b""
        """What was held before the last tag that was found."""

    def find(self, tag: re.Pattern[bytes]) -> bool:
        """Move to the next tag; false if there is none."""
        while (found := tag.search(self._held, self._at)) is None:
            self._at = max(self._at, len(self._held) - _LONGEST_TAG)
            if not self._more():
                return False
        self.passed = self._held[max(0, found.start() - CHUNK) : found.start()]
        self._at = found.start()
        return True

    def take(self, tag: re.Pattern[bytes], limit: int) -> bytes | Discarded:
        """Return all up to the end of a tag, or of the stream, and move behind it."""
        searched = self._at
        gone = Discarded()
        while (found := tag.search(self._held, searched)) is None:
            if gone.size or len(self._held) - self._at > limit:
                kept = max(self._at, len(self._held) - _LONGEST_TAG)
                gone.add(self._held[self._at : kept])
                self._at = kept
            searched = max(self._at, len(self._held) - _LONGEST_TAG) - self._at
            more = self._more()
            if not more:
                break
        end = found.end() if found else len(self._held)
        piece = self._held[self._at : end]
        self._at = end
        if gone.size or len(piece) > limit:
            gone.add(piece)
            return gone
        return piece

    def _more(self) -> bool:
        """Read on, from where the window is; false at the end."""
        data = self._stream.read(max(CHUNK, len(self._held) - self._at))
        self._held = self._held[self._at :] + data
        self._at = 0
        return bool(data)
