"""Which message a process was at when it died: one that kills it is set aside.

    DIR/_crashes/now-RANDOM    the uri of the message being handled, by each worker
    DIR/_crashes/counts.json   crashes that each message was at

A worker handles one message at a time, up to the landing, so what it noted last is what
it died of, or what it was at when killed. Written over and not synced: a process's
death loses nothing of it, and a machine's is no message's fault.
"""

import json
import os
import uuid

CRASHES = "_crashes"
LIMIT = 3
"""Crashes after which a message is set aside."""

_COUNTS = "counts.json"
_NOW = "now-"


class Journal:
    """One worker's note of the message that it is at; without a folder, none."""

    def __init__(self, folder: str | None):
        self._file: int | None = None
        self._length = 0
        if folder is not None:
            os.makedirs(folder, exist_ok=True)
            self._path = os.path.join(folder, _NOW + uuid.uuid4().hex[:12])
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT)

    def at(self, uri: str) -> None:
        """Note a message; an empty uri is none."""
        if self._file is None:
            return
        note = uri.encode("utf-8", "surrogateescape")
        os.pwrite(self._file, note.ljust(self._length), 0)
        self._length = max(len(note), self._length)

    def close(self) -> None:
        """Take the note away: the worker ends in peace."""
        if self._file is not None:
            os.close(self._file)
            os.unlink(self._path)
            self._file = None


def take_up(folder: str) -> frozenset[str]:
    """Count what workers died at; return the messages that are to be set aside.

    Called under the lock, when no worker is at work.
    """
    if not os.path.isdir(folder):
        return frozenset()
    counts = _read(os.path.join(folder, _COUNTS))
    for name in sorted(os.listdir(folder)):
        if not name.startswith(_NOW):
            continue
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            uri = file.read().decode("utf-8", "surrogateescape").strip()
        if uri:
            counts[uri] = counts.get(uri, 0) + 1
            _write(os.path.join(folder, _COUNTS), counts)
        os.unlink(path)
    return frozenset(uri for uri, count in counts.items() if count >= LIMIT)


def forget(folder: str) -> None:
    """Forget all: the messages have met their fates."""
    if os.path.isdir(folder):
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))
        os.rmdir(folder)


def _read(path: str) -> dict[str, int]:
    try:
        with open(path, encoding="utf-8") as file:
            counts: dict[str, int] = json.load(file)
            return counts
    except (FileNotFoundError, ValueError):
        return {}


def _write(path: str, counts: dict[str, int]) -> None:
    temporary = f"{path}.tmp"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(counts, file)
    os.replace(temporary, path)
