"""Feeds above the limit of a record: entry by entry, without holding the whole.

Exports of whole sites come to gigabytes. Entries are found by their tags, as in feeds
that are damaged, and the bytes before the first say what the feed says for all.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from transforms.core.formats.limits import CHUNK, Discarded

_BEGIN = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,40}>", re.IGNORECASE)
_LONGEST_TAG = 100


def entries_in(
    held: bytes, stream: BinaryIO, limit: int
) -> Iterator[bytes | Discarded]:
    """Yield what stands before the first entry, then the entries.

    Args:
        held: The feed's first bytes.
        stream: The rest of them.
        limit: Bytes that an entry may come to; of one above it little is kept.
    """
    window = _Window(held, stream)
    begin = window.find(_BEGIN)
    yield window.passed if begin else b""
    while begin:
        piece = window.take(_END, limit)
        yield piece
        begin = window.find(_BEGIN)


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
