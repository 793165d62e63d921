"""Sends what a run has committed to topics, at least once.

    DIR/_outbox/RUN.json    which topics are to get what; written before the run begins,
                            deleted when all is sent

A crash in between leaves the note, and the next run sends all of it again: receivers
tell a repeated record by its attributes `id` and `kind`. A run that commits nothing
sends nothing. Files stay as they are: a topic is beside them.
"""

import base64
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from pipeline.commit import COMMITS, DONE, Manifest
from pipeline.sources.pubsub import Topic
from transforms import storage
from transforms.core.decompress import open_decompressed

OUTBOX = "_outbox"
BATCH = 1_000
"""Messages on their way at a time."""

LIMIT = 10_000_000
"""Bytes of the largest message that Pub/Sub takes; larger ones stay in files only."""


class Targets(msgspec.Struct, frozen=True):
    """Who gets what; empty is nobody.

    Attributes:
        records: Topic for every record, its line as it is published.
        dead_letter: Topic for the bytes of what was rejected.
    """

    records: str = ""
    dead_letter: str = ""


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
    """Send what committed runs noted; return the number of messages sent.

    Called under the lock, when nothing is left to be committed.
    """
    folder, sent = storage.join(output, OUTBOX), 0
    for name in storage.names(folder, ".json"):
        path = storage.join(folder, name)
        done = storage.join(output, COMMITS, name + DONE)
        if storage.exists(done):
            targets = msgspec.json.decode(storage.read(path), type=Targets)
            manifest = msgspec.json.decode(storage.read(done), type=Manifest)
            sent += _send(posts(output, manifest, targets))
        storage.delete(path)
    storage.delete_empty(folder)
    return sent


def _send(messages: Iterator[Post]) -> int:
    topics: dict[str, Topic] = {}
    sent = 0
    for post in messages:
        if len(post.data) > LIMIT:
            continue
        topic = topics.setdefault(post.topic, Topic(post.topic))
        topic.publish(post.data, post.attributes)
        sent += 1
        if sent % BATCH == 0:
            topic.wait()
    for topic in topics.values():
        topic.wait()
    return sent


def posts(output: str, manifest: Manifest, targets: Targets) -> Iterator[Post]:
    """Yield the messages for the final files of a commit."""
    for _, final in manifest.moves:
        kind = final.split("/")[0]
        if kind not in ("articles", "duplicates", "rejects"):
            continue
        path = storage.join(output, *final.split("/"))
        with storage.open_raw(path) as raw:
            for line in open_decompressed(raw, storage.size(path)):
                record = msgspec.json.decode(line)
                named = {"kind": kind, "id": record["id"]}
                if targets.records:
                    yield Post(targets.records, line.rstrip(b"\n"), named)
                if targets.dead_letter and kind == "rejects":
                    yield _dead(targets.dead_letter, record, named)


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
