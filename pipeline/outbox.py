"""Sends what a run, or a stream's bucket, has committed to topics, at least once.

    DIR/_outbox/RUN.json       which topics are to get what; written before the run
                               begins, deleted when all is sent
    DIR/_outbox/BUCKET.bucket  the manifest of a stream's bucket that is committed and
                               still to be sent

A crash in between leaves them, and the next run sends all of it again: receivers tell
a repeated record by its attributes `id` and `kind`. A run that commits nothing sends
nothing. Files stay as they are, beside the topic, if they were asked for.
"""

import base64
import os
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from pipeline.manifest import COMMITS, DONE, OUTBOX, TO_SEND, Manifest
from pipeline.sources.broker import Refused, Unreachable
from pipeline.sources.pubsub import EMULATOR, Topic
from transforms import storage
from transforms.core.reading.decompress import open_decompressed

BATCH = 1_000
"""Messages on their way at a time."""

LIMIT = 10_000_000
"""Bytes of the largest message that Pub/Sub takes; larger ones stay in files only."""

KINDS = ("articles", "duplicates", "rejects")


class Targets(msgspec.Struct, frozen=True):
    """Who gets what; empty is nobody.

    Attributes:
        records: Topic for every record, its line as it is published.
        dead_letter: Topic for the bytes of what was rejected.
        instead: The final files are deleted when they are sent, but for those that
            hold a record too large for a message.
    """

    records: str = ""
    dead_letter: str = ""
    instead: bool = False


class Post(NamedTuple):
    """One message to send."""

    topic: str
    data: bytes
    attributes: dict[str, str]


def note(output: str, run: str, targets: Targets) -> None:
    """Note what is to be sent when a run is committed, and that its topics are there.

    Raises:
        Refused: There is no such topic, or it isn't ours to publish to.
    """
    for address in filter(None, (targets.records, targets.dead_letter)):
        Topic(address).look()
    if targets != Targets():
        path = storage.join(output, OUTBOX, f"{run}.json")
        storage.write(path, [msgspec.json.encode(targets)])


def send_pending(output: str) -> int:
    """Send what dead runs and this one committed; return the number of messages.

    Called under the lock, when nothing is left to be committed.
    """
    folder, sent = storage.join(output, OUTBOX), send_buckets(output)
    for name in storage.names(folder, ".json"):
        done = storage.join(output, COMMITS, name + DONE)
        if storage.exists(done):
            sent += _send_all(output, done, name)
        storage.delete(storage.join(folder, name))
    storage.delete_empty(folder)
    return sent


def send_buckets(output: str) -> int:
    """Send the buckets of streams that are committed; return the number of messages."""
    folder, sent = storage.join(output, OUTBOX), 0
    for name in storage.names(folder, TO_SEND):
        path = storage.join(folder, name)
        sent += _send_all(output, path)
        storage.delete(path)
    return sent


def _send_all(output: str, path: str, note: str = "") -> int:
    """Send what a manifest names to whom the run's note says."""
    manifest = msgspec.json.decode(storage.read(path), type=Manifest)
    noted = storage.join(output, OUTBOX, note or f"{manifest.stream}.json")
    targets = msgspec.json.decode(storage.read(noted), type=Targets)
    sent, too_large = _send(posts(output, manifest, targets))
    if targets.instead and not too_large:
        for final in _finals(manifest):
            storage.delete(storage.join(output, *final.split("/")))
    return sent


_TOPICS: dict[tuple[str, str | None], Topic] = {}
"""By address and emulator: a client takes its time to connect."""


def _send(messages: Iterator[Post]) -> tuple[int, int]:
    """Send messages; returns how many were sent, and how many are too large."""
    topics: dict[str, Topic] = {}
    sent = too_large = 0
    try:
        for post in messages:
            if len(post.data) > LIMIT:
                too_large += 1
                continue
            topic = topics.get(post.topic) or _topic(post.topic)
            topics[post.topic] = topic
            topic.publish(post.data, post.attributes)
            sent += 1
            if sent % BATCH == 0:
                topic.wait()
        for topic in topics.values():
            topic.wait()
    except (Unreachable, Refused):
        _TOPICS.clear()
        raise
    return sent, too_large


def _topic(address: str) -> Topic:
    key = address, os.environ.get(EMULATOR)
    if key not in _TOPICS:
        _TOPICS[key] = Topic(address)
    return _TOPICS[key]


def _finals(manifest: Manifest) -> Iterator[str]:
    """Yield the final files of records."""
    for _, final in manifest.moves:
        if final.split("/")[0] in KINDS:
            yield final


def posts(output: str, manifest: Manifest, targets: Targets) -> Iterator[Post]:
    """Yield the messages for the final files of a commit."""
    for final in _finals(manifest):
        kind = final.split("/")[0]
        path = storage.join(output, *final.split("/"))
        if not storage.exists(path):
            continue  # sent before, and deleted
        with storage.open_raw(path) as raw:
            for line in open_decompressed(raw, storage.size(path)):
                record = msgspec.json.decode(line)
                named = {"kind": kind, "id": _id_of(record)}
                if targets.records:
                    yield Post(targets.records, line.rstrip(b"\n"), named)
                if targets.dead_letter and kind == "rejects":
                    yield _dead(targets.dead_letter, record, named)


def _id_of(record: dict[str, Any]) -> str:
    """Return a record's id, under the name that it has in its format."""
    return str(
        next(record[key] for key in ("id", "uri", "identifier") if key in record)
    )


def _dead(topic: str, record: dict[str, Any], named: dict[str, str]) -> Post:
    """Return the bytes that were rejected, with their attributes and the reason."""
    data = record["payload"].encode()
    if record["payload_encoding"] == "base64":
        data = base64.b64decode(record["payload"])
    why = {f"reject.{key}": record[key] for key in ("stage", "reason", "error")}
    stated = record["source"]["attributes"] or {}
    attributes = {**stated, **named, **why, "reject.uri": record["source"]["uri"]}
    return Post(topic, data, {key: _cut(value) for key, value in attributes.items()})


def _cut(value: str) -> str:
    """Return what an attribute of Pub/Sub can hold: 1,024 bytes."""
    return value.encode("utf-8", "replace")[:1024].decode("utf-8", "ignore")
