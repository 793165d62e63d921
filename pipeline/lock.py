"""One run at a time on an output and an index; the lock dies with its holder."""

import fcntl
import json
import os
import socket
from contextlib import ExitStack
from typing import IO

from transforms import storage

LOCK = "_lock"


class Held(RuntimeError):
    """Another run has the lock."""


class RunLock:
    """The lock on the folders that a run writes to.

    Local folders are locked by the kernel (`flock`), which no crash survives. On a
    remote store nothing can be locked: only the name is left, for the commit to
    see that no other run has begun since.
    """

    def __init__(self, folders: list[str], run: str):
        self._stack = ExitStack()
        self._files: list[IO[bytes]] = []
        self._folders = list(dict.fromkeys(folders))
        self.run = run
        for folder in self._folders:
            self._take(folder)
        self.work_for(run)

    def work_for(self, run: str) -> None:
        """Note whose work is done under the lock: this run's, or a dead one's."""
        note = json.dumps(
            {"run": run, "pid": os.getpid(), "host": socket.gethostname()}
        ).encode()
        for folder in self._folders:
            if not storage.is_local(folder):
                storage.write(storage.join(folder, LOCK), [note])
        for file in self._files:
            file.truncate(0)
            file.write(note)
            file.flush()

    def _take(self, folder: str) -> None:
        if not storage.is_local(folder):
            return
        path = storage.join(folder, LOCK)
        if os.path.isfile(folder):
            raise NotADirectoryError(f"{folder}: is a file; expected a folder")
        storage.make_folder(folder)
        file = open(path, "a+b")  # noqa: SIM115
        self._stack.enter_context(file)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _holder(file)
            self._stack.close()
            raise Held(
                f"{folder}: another run is working here ({holder}); "
                "wait until it is done, or choose another --output or --index"
            ) from None
        self._files.append(file)

    def release(self) -> None:
        """Let the next run in."""
        self._stack.close()


def holder(folder: str) -> str | None:
    """Return the name of the run that last took the lock on a folder."""
    path = storage.join(folder, LOCK)
    if not storage.exists(path):
        return None
    try:
        return json.loads(storage.read(path))["run"]
    except (ValueError, KeyError):
        return None


def _holder(file: IO[bytes]) -> str:
    file.seek(0)
    try:
        note = json.loads(file.read())
        return f"run {note['run']}, process {note['pid']} on {note['host']}"
    except (ValueError, KeyError):
        return "it has only just begun"
