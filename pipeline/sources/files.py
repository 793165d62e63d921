"""Files: a path, a folder (walked), a glob, or `-` for standard input.

The files are listed when the run is built, and read in tasks of many small files
or of one byte range of a large JSON Lines file, so that workers share them.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import apache_beam as beam

from pipeline.sources.part import ALL, Part, take
from pipeline.sources.source import NothingMatched, Reading, Source
from transforms import storage
from transforms.core.formats.format import ParseSettings
from transforms.core.reading import read_file, read_range, splittable

TASK_BYTES = 16 * 1024 * 1024
"""How much one task reads: enough to drown its overhead, small enough to share."""

TASK_FILES = 256
STDIN = "-"


class File(NamedTuple):
    """A file to read: where it is, how output calls it, its size in bytes."""

    path: str
    uri: str
    size: int


class Task(NamedTuple):
    """What one element reads: whole files, or the lines of one in a byte range."""

    files: tuple[File, ...]
    start: int = 0
    stop: int | None = None


class FilesSource(Source):
    """Reads the files of the patterns, each once however often it is matched."""

    @classmethod
    def takes(cls, pattern: str) -> bool:
        """Take any pattern; asked last."""
        return True

    def __init__(
        self, patterns: Sequence[str], settings: ParseSettings, part: Part = ALL
    ):
        found: dict[str, File] = {}
        # Standard input last: it isn't spooled where another pattern matches nothing.
        for pattern in sorted(dict.fromkeys(patterns), key=STDIN.__eq__):
            matched = list(find(pattern))
            if not matched:
                raise NothingMatched(f"--input {pattern}: {nothing(pattern)}")
            for file in matched:
                found.setdefault(_identity(file.path), file)
        self._settings = settings
        self._part = part
        self._found = found
        self.files = len(found)

    def close(self) -> None:
        """Delete the file that standard input was spooled to."""
        for file in self._found.values():
            if file.uri == STDIN and os.path.exists(file.path):
                os.unlink(file.path)

    def read(self, reading: Reading) -> beam.PTransform[Any, Any]:
        """Return `Create | Reshuffle | read`; what the output holds is left out."""
        output = _identity(os.path.dirname(os.path.dirname(reading.landing)))
        inside = output.rstrip("/") + "/"
        found = self._found.items()
        files = [file for path, file in found if not path.startswith(inside)]
        self.files = len(files)
        tasks = [Task(tuple(files))] if self._part else list(plan(files))
        return _Read(tasks, self._settings, self._part)


class _Read(beam.PTransform[Any, Any]):
    def __init__(self, tasks: list[Task], settings: ParseSettings, part: Part):
        super().__init__()
        self.tasks = tasks
        self._settings = settings
        self._part = part

    def expand(self, start: Any) -> beam.PCollection[Any]:
        return (
            start
            | "List" >> beam.Create(self.tasks)
            | "Share" >> beam.Reshuffle()  # a shuffle, of file names
            | "Read" >> beam.ParDo(_ReadTasks(self._settings, self._part))
        )


class _ReadTasks(beam.DoFn):
    def __init__(self, settings: ParseSettings, part: Part):
        self._settings = settings
        self._part = part

    def process(self, task: Task) -> Iterator[Any]:
        items = read(task, self._settings)
        return take(items, self._part) if self._part else items


def read(task: Task, settings: ParseSettings) -> Iterator[Any]:
    """Yield the records of one task."""
    for file in task.files:
        if task.stop is None:
            yield from read_file(
                storage.open_raw, file.path, file.uri, file.size, settings
            )
        else:
            yield from read_range(
                storage.open_raw, file.path, file.uri, settings, task.start, task.stop
            )


def find(pattern: str) -> Iterator[File]:
    """Yield the files that a pattern matches, in the order of their names.

    `uri` is relative to the pattern's fixed part: what is left of its first
    wildcard, up to the last slash; for a folder the folder, for a file its folder.
    """
    if pattern == STDIN:
        yield _standard_input()
    elif not storage.is_local(pattern):
        storage.reach(pattern)
        for path, size in storage.match(pattern):
            yield File(path, path, size)
    elif os.path.isdir(pattern):
        yield from _walk(pattern)
    elif os.path.lexists(pattern):
        yield _local(pattern, os.path.dirname(pattern))
    else:
        fixed = os.path.dirname(pattern[: _first_wildcard(pattern)])
        for path in sorted(storage.glob(pattern)):
            if _is_file(path):
                yield _local(path, fixed)


def nothing(pattern: str) -> str:
    """Return what is wrong with a pattern that matches no file."""
    if storage.is_local(pattern) and os.path.isdir(pattern):
        return "no file in this folder; expected files, in it or below it"
    return "no file matches this pattern; expected a file, a folder, or a glob"


def _first_wildcard(pattern: str) -> int:
    places = [pattern.find(mark) for mark in "*?["]
    return min((place for place in places if place >= 0), default=len(pattern))


def _walk(folder: str) -> Iterator[File]:
    """Yield the files under a folder; links to folders are not followed."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(here, name)
            if _is_file(path):
                yield _local(path, folder)


def _is_file(path: str) -> bool:
    """Return whether it can be read to an end: pipes and devices may have none.

    A link to nowhere passes: reading it will say so.
    """
    return os.path.isfile(path) or not os.path.exists(path)


def _local(path: str, fixed: str) -> File:
    relative = os.path.relpath(path, fixed or ".")
    uri = relative.replace(os.sep, "/").encode("utf-8", "surrogateescape")
    try:
        size = os.path.getsize(path)
    except OSError:
        size = 0  # reading it will say why
    return File(path, uri.decode("utf-8", "backslashreplace"), size)


def _identity(path: str) -> str:
    return os.path.realpath(path) if storage.is_local(path) else path


def _standard_input() -> File:
    """Spool standard input to a temporary file, which workers can open.

    Raises:
        NothingMatched: It is closed.
    """
    if sys.stdin is None:
        raise NothingMatched("--input -: standard input is closed; expected articles")
    descriptor, path = tempfile.mkstemp(prefix="copydesk-stdin-")
    with os.fdopen(descriptor, "wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out)
    return File(path, STDIN, os.path.getsize(path))


def plan(files: Sequence[File]) -> Iterator[Task]:
    """Part the files into tasks of about `TASK_BYTES`."""
    batch: list[File] = []
    size = 0
    for file in files:
        if file.size > TASK_BYTES and splittable(storage.open_raw, file.path):
            for start in range(0, file.size, TASK_BYTES):
                yield Task((file,), start, min(start + TASK_BYTES, file.size))
            continue
        if batch and (size + file.size > TASK_BYTES or len(batch) == TASK_FILES):
            yield Task(tuple(batch))
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield Task(tuple(batch))
