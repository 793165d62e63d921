"""Files that are read at any place: few of them are open, however many there are."""

import os
import shutil
import tempfile
from functools import partial

from transforms import storage
from transforms.core.storage.pool import ReadAt

MOST_OPEN = 128
"""Local files that are open at once: a bucket of an hour may have landed in thousands,
and a process may open 1,024, or 256, by default."""


class Anywhere:
    """Opens files as they are read, and closes the one that was read longest ago.

    Remote files are fetched, each in one sequential read, to the end of one temporary
    file. For one thread.
    """

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._fetched = tempfile.TemporaryFile()  # noqa: SIM115

    def close(self) -> None:
        """Close all files."""
        for descriptor in self._open.values():
            os.close(descriptor)
        self._open = {}
        self._fetched.close()

    def reader(self, path: str) -> ReadAt:
        """Return what reads a file; a remote one is fetched now."""
        if storage.is_local(path):
            return partial(self._read, path)
        begin = self._fetched.seek(0, os.SEEK_END)
        with storage.open_raw(path) as remote:
            shutil.copyfileobj(remote, self._fetched, 1 << 20)
        self._fetched.flush()
        copy = self._fetched.fileno()
        return lambda start, size: os.pread(copy, size, begin + start)

    def _read(self, path: str, start: int, size: int) -> bytes:
        descriptor = self._open.pop(path, None)
        if descriptor is None:
            if len(self._open) >= MOST_OPEN:
                os.close(self._open.pop(next(iter(self._open))))
            descriptor = os.open(path, os.O_RDONLY)
        self._open[path] = descriptor  # last, as it was read last
        return os.pread(descriptor, size, start)
