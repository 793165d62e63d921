"""A watched folder as a queue: `watch:DIR`. Each file is a message, taken once.

A file is taken when it is whole: when it has not changed for `SETTLES` seconds, which
for one that was renamed into the folder is at once. Names that begin with a dot, or end
as unfinished files do, are left alone. Its event time is its modification time. What
was taken is noted in a ledger in the output, so that files may stay where they are; a
file that changes is taken again.
"""

import json
import logging
import os
import stat
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.sources.broker import Broker, NoAddress, Refused
from transforms.core.reading.messages import Message

_log = logging.getLogger(__name__)

SCHEME = "watch:"

SETTLES = 2.0
"""Seconds without a change after which a file is whole."""

LOOKS_EVERY = 0.5
"""Seconds between two looks at the folder."""

UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".swp", "~")
"""Endings of files that a program has not finished yet."""

PULL_BYTES = 32 * 1024 * 1024
"""Bytes after which a pull takes no further file."""


class Version(NamedTuple):
    """A file as it was when it was looked at.

    Attributes:
        size: Bytes.
        modified: Nanoseconds since 1970.
    """

    size: int
    modified: int


class Folder(Broker):
    """The files of a folder and those below it, those modified first before others.

    Args:
        address: `watch:DIR`.
        ledger: File that notes what was taken; none: nothing is noted.
        left: Folder whose files are left alone, as the output's are; none: "".
    """

    def __init__(self, address: str, ledger: str | None = None, left: str = ""):
        folder = address.removeprefix(SCHEME)
        if not folder:
            raise NoAddress(f"{address}: expected {SCHEME}DIR")
        self.name = address
        self._folder = os.path.abspath(folder)
        self._ledger = ledger
        self._left = os.path.realpath(left) if left else ""
        self._taken: dict[str, Version] = {}
        self._settling: dict[str, tuple[Version, float]] = {}
        self._whole: list[tuple[str, Version]] = []
        self._unreadable: set[str] = set()

    def connect(self) -> None:
        """See that the folder is there, and read the ledger."""
        if not os.path.isdir(self._folder):
            raise Refused(f"{self.name}: there is no such folder; create it")
        if not os.access(self._folder, os.R_OK | os.X_OK):
            raise Refused(f"{self.name}: may not be read; give yourself leave to")
        if self._ledger is not None:
            self._taken = _read(self._ledger)
            _tidy(self._ledger, self._taken)

    def pull(self, limit: int, wait: float) -> list[Message]:
        """Return the files that are whole by now, read."""
        latest = time.monotonic() + wait
        while not self._whole:
            self._look()
            left = latest - time.monotonic()
            if self._whole or left <= 0:
                break
            time.sleep(min(left, LOOKS_EVERY))
        messages: list[Message] = []
        size = 0
        while self._whole and len(messages) < limit and size < PULL_BYTES:
            message = self._read(*self._whole.pop(0))
            if message is not None:
                messages.append(message)
                size += len(message.data)
        return messages

    def acknowledge(self, receipts: Sequence[Any]) -> None:
        """Note in the ledger what was taken."""
        if self._ledger is None:
            return
        with open(self._ledger, "a", encoding="ascii") as out:
            out.writelines(map(_line, receipts))
            out.flush()
            os.fsync(out.fileno())

    def release(self, receipts: Sequence[Any]) -> None:
        """Let the files be taken again."""
        for uri, version in receipts:
            if self._taken.get(uri) == version:
                del self._taken[uri]

    def close(self) -> None:
        """Nothing is open."""

    def _look(self) -> None:
        """Gather what is whole, the earliest first."""
        found = dict(_files(self._folder, self._left))
        now, clock = time.time(), time.monotonic()
        settling = {}
        for uri, version in found.items():
            if self._taken.get(uri) == version:
                continue
            before = self._settling.get(uri)
            since = before[1] if before and before[0] == version else clock
            unchanged = max(clock - since, now - version.modified / 1e9)
            if unchanged >= SETTLES:
                self._whole.append((uri, version))
            else:
                settling[uri] = version, since
        self._settling = settling
        self._whole.sort(key=lambda one: (one[1].modified, one[0]))

    def _read(self, uri: str, version: Version) -> Message | None:
        """Return a file's message; None if it has changed or gone since the look."""
        path = os.path.join(self._folder, *uri.split("/"))
        try:
            with open(path, "rb") as file:
                if _version(os.fstat(file.fileno())) != version:
                    return None
                data = file.read()
        except FileNotFoundError:
            return None
        except OSError as error:  # it stays, and is tried again at each look
            if uri not in self._unreadable:
                _log.warning("%s: %s: %s; it waits", self.name, uri, error.strerror)
            self._unreadable.add(uri)
            return None
        self._taken[uri] = version
        name = uri.encode("utf-8", "surrogateescape").decode(
            "utf-8", "backslashreplace"
        )
        return Message(
            uri=name,
            id=name,
            data=data,
            published=min(version.modified // 1000, int(time.time() * 1e6)),
            receipt=(uri, version),
        )


def _files(folder: str, left: str) -> Iterator[tuple[str, Version]]:
    """Yield the files that could be taken, by their path below the folder."""
    folder = os.path.realpath(folder)
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if here == left:
            folders.clear()
            continue
        for name in names:
            if name.startswith(".") or name.endswith(UNFINISHED):
                continue
            path = os.path.join(here, name)
            try:
                found = os.stat(path)
            except OSError:
                continue  # gone, or a link to nowhere
            if stat.S_ISREG(found.st_mode):  # a pipe is read to no end
                uri = os.path.relpath(path, folder).replace(os.sep, "/")
                yield uri, _version(found)


def _version(found: os.stat_result) -> Version:
    return Version(found.st_size, found.st_mtime_ns)


def _read(ledger: str) -> dict[str, Version]:
    """Return what a ledger notes; a line that was cut short notes nothing."""
    taken: dict[str, Version] = {}
    if os.path.exists(ledger):
        with open(ledger, encoding="ascii") as lines:
            for line in lines:
                try:
                    uri, size, modified = json.loads(line)
                except ValueError:
                    continue
                taken[uri] = Version(size, modified)
    return taken


def _tidy(ledger: str, taken: dict[str, Version]) -> None:
    """Write the ledger again, a line a file."""
    os.makedirs(os.path.dirname(ledger), exist_ok=True)
    temporary = f"{ledger}.tmp"
    with open(temporary, "w", encoding="ascii") as out:
        out.writelines(map(_line, taken.items()))
        out.flush()
        os.fsync(out.fileno())
    os.replace(temporary, ledger)


def _line(noted: tuple[str, Version]) -> str:
    uri, version = noted
    return json.dumps([uri, *version]) + "\n"
