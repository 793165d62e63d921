"""Records that are refused as they are read, without being held in memory."""

import hashlib
from typing import BinaryIO

from msgspec.structs import replace

from transforms.core.formats.format import ParseSettings
from transforms.core.records import (
    PAYLOAD_LIMIT,
    READ_STAGE,
    deliver,
    record_key,
    reject,
)
from transforms.core.schema import Reject

CHUNK = 1 << 20
SMALL = 1 << 16
"""Bytes that most files are smaller than."""


class Discarded:
    """Takes in a record piece by piece and keeps no more of it than a reject shows."""

    def __init__(self, data: bytes = b"") -> None:
        self.size = 0
        self._head = bytearray()
        self._hash = hashlib.sha256()
        self.add(data)

    @property
    def head(self) -> bytes:
        """The record's first bytes."""
        return bytes(self._head)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of all its bytes."""
        return self._hash.hexdigest()

    def add(self, piece: bytes) -> None:
        """Take the record's next bytes."""
        self.size += len(piece)
        self._hash.update(piece)
        if len(self._head) < PAYLOAD_LIMIT:
            self._head += piece[: PAYLOAD_LIMIT - len(self._head)]

    def reject(
        self, uri: str, format_name: str, record: int | None, reason: str, error: str
    ) -> Reject:
        """Return the reject of what was taken in."""
        sha256 = self.sha256
        head = deliver(bytes(self._head), uri=uri, format=format_name, record=record)
        source = replace(head.source, sha256=sha256, bytes=self.size)
        whole = replace(head, source=source, key=record_key(uri, sha256))
        refused = reject(whole, READ_STAGE, reason, error)
        return replace(refused, payload_bytes=self.size)

    def too_large(
        self, uri: str, format_name: str, record: int | None, settings: ParseSettings
    ) -> Reject:
        """Return the reject of a record above the limit."""
        error = (
            f"a record of {self.size:,} bytes; expected at most "
            f"{settings.max_record_bytes:,} (max_record_bytes)"
        )
        return self.reject(uri, format_name, record, "too-large", error)


def read_whole(
    stream: BinaryIO, uri: str, format_name: str, settings: ParseSettings
) -> bytes | Reject:
    """Return all of a stream as one record, or its reject if that is too large."""
    limit = settings.max_record_bytes
    data = read_at_most(stream, limit)
    if len(data) <= limit:
        return data
    rest = Discarded(data)
    while data := stream.read(CHUNK):
        rest.add(data)
    return rest.too_large(uri, format_name, None, settings)


def read_at_most(stream: BinaryIO, limit: int) -> bytes:
    """Return a stream's first bytes: one more than a limit where it has more."""
    data = stream.read(min(SMALL, limit + 1))
    if len(data) == SMALL:  # or a buffer of the limit's size is made for each file
        data += stream.read(limit + 1 - SMALL)
    return data
