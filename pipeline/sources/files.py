"""Files as a source; `sources.found` finds them.

They are listed when the run is built, and read in tasks of many small files
or of one byte range of a large JSON Lines file, so that workers share them.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import apache_beam as beam

from pipeline.sources.found import STDIN, File, find, nothing, records_of
from pipeline.sources.part import ALL, Part, take
from pipeline.sources.source import NothingMatched, Reading, Source
from transforms import storage
from transforms.core.formats.format import ParseSettings
from transforms.core.reading.files import read_range, splittable

TASK_BYTES = 16 * 1024 * 1024
"""How much one task reads: enough to drown its overhead, small enough to share."""

TASK_FILES = 256


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
                _put(found, file)
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
            yield from records_of(file, settings)
        else:
            yield from read_range(
                storage.open_raw, file.path, file.uri, settings, task.start, task.stop
            )


def _put(found: dict[str, File], file: File) -> None:
    """Take a file, once: by its own name before that of a link to it.

    What a walk skips is read where a pattern names it.
    """
    path = _identity(file.path)
    known = found.get(path)
    if known is None or _rank(file) < _rank(known):
        found[path] = file


def _rank(file: File) -> tuple[bool, bool]:
    return bool(file.skipped), os.path.islink(file.path)


def _identity(path: str) -> str:
    return os.path.realpath(path) if storage.is_local(path) else path


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
