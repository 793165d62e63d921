"""How a record gets its key, and how one is refused."""

import base64
import hashlib
import json

from transforms.core.schema import Delivery, Draft, Reject, Source

PAYLOAD_LIMIT = 64 * 1024
"""How many bytes of a refused record its reject keeps."""

MESSAGE_LIMIT = 64 * 1024 * 1024
"""How many of a refused message: all, as no broker takes larger ones. It is gone from
the broker when it has been refused."""

READ_STAGE = "read"
"""Rejects of this stage are never *seen*: the next run tries to read again."""


def record_key(uri: str, sha256: str) -> bytes:
    """Return the record's key: 16 bytes of BLAKE2b of its uri and content.

    The place inside a container is no part of it, so that a record whose line moves
    keeps its key.

    >>> record_key("news.jsonl", "00").hex()
    'a50b4e45b5e1908d071574a40d6e25a4'
    """
    name = f"{uri}\n{sha256}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(name, digest_size=16).digest()


def deliver(
    data: bytes,
    *,
    uri: str,
    format: str,  # noqa: A002
    record: int | None = None,
    url: str | None = None,
    declared: str | None = None,
) -> Delivery:
    """Return the delivery of one record's bytes; steps later add the encoding."""
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(
        uri=uri, url=url, record=record, format=format, sha256=sha256, bytes=len(data)
    )
    key = record_key(uri, sha256)
    return Delivery(source=source, key=key, data=data, declared=declared)


def reject(
    record: Delivery | Draft, stage: str, reason: str, error: str, data: bytes = b""
) -> Reject:
    """Return the reject of a delivery, or of the draft made from `data`."""
    data = record.data if isinstance(record, Delivery) else data
    of_message = record.source.attributes is not None
    limit = MESSAGE_LIMIT if of_message else PAYLOAD_LIMIT
    kept = data[:limit]
    try:
        payload, payload_encoding = kept.decode(), "utf-8"
        json.dumps(payload)
    except UnicodeDecodeError:
        payload, payload_encoding = base64.b64encode(kept).decode(), "base64"
    return Reject(
        id=record.key.hex(),
        source=record.source,
        stage=stage,
        reason=reason,
        error=error,
        payload=payload,
        payload_encoding=payload_encoding,  # type: ignore[arg-type]
        payload_bytes=len(data),
        payload_limit=limit,
    )


def unreadable(uri: str, format: str, reason: str, error: str) -> Reject:  # noqa: A002
    """Return the reject of a file, or the rest of one, that could not be read."""
    empty = deliver(b"", uri=uri, format=format)
    return reject(empty, READ_STAGE, reason, error)
