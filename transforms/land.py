"""The step that writes finished records to disk, once, as `core.storage.landing`."""

import os
import socket
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import apache_beam as beam
import msgspec
from apache_beam.transforms.window import GlobalWindow
from apache_beam.utils.timestamp import MIN_TIMESTAMP
from apache_beam.utils.windowed_value import WindowedValue

from transforms import storage
from transforms.core.buckets import Windows
from transforms.core.storage.columns import Columns, pack
from transforms.core.storage.landing import Landed, LandingBuffer

ROLL_BYTES = 32 * 1024 * 1024
"""A landing file's size: what one published shard holds and one worker keeps open."""

COLUMNS = ".columns"
SHINGLES = ".shingles"
PROGRESS_EVERY = 500


@dataclass
class Land(beam.PTransform[Any, beam.PCollection[Landed]]):
    """Writes records to landing files; one `Landed` goes on for each.

    Records come one by one or, those of files, in lists (`passing.InLists`). Bounded
    or unbounded input; what goes on is in the global window. Files roll at `roll_bytes`
    and at the end of the bundle, so a source's checkpoint is finalised after its
    records are durable. A repeated bundle writes files of other names, and only
    those of committed elements are ever published.

    Attributes:
        folder: Where the files go.
        roll_bytes: Bytes of lines after which the next file begins.
        windows: Of a stream, whose elements' timestamps are event times: no file
            holds records of two buckets. None: files, which have no event time.
        near: Whether what near duplicates are found by is computed.
    """

    folder: str
    roll_bytes: int = ROLL_BYTES
    windows: Windows | None = None
    near: bool = True

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Landed]:
        """Land everything."""
        if self.windows is None:
            return items | beam.ParDo(_Land(self.folder, self.roll_bytes, self.near))
        parts = self.folder, self.roll_bytes, self.near, self.windows
        return items | beam.ParDo(_LandByBucket(*parts))


class OpenFile:
    """One landing file that is being written."""

    def __init__(self, folder: str, near: bool = True):
        worker = f"{socket.gethostname()}-{os.getpid()}"
        self.path = storage.join(folder, f"{worker}-{uuid.uuid4().hex[:12]}.jsonl")
        self._lines = storage.NewFile(self.path)
        self._shingles = storage.NewFile(self.path + SHINGLES)
        self.buffer = LandingBuffer(self._lines.write, self._shingles.write, near)

    def close(self) -> Landed:
        """Make lines and columns durable."""
        return close_files([self])[0]

    def finish(self) -> tuple[Landed, list[storage.NewFile]]:
        """Return what was landed, and its files, the columns last."""
        buffer = self.buffer
        columns = buffer.columns()
        landed = Landed(
            path=self.path,
            rows=buffer.rows,
            least=buffer.least,
            greatest=buffer.greatest,
            articles=buffer.articles,
            rejects=dict(buffer.rejects),
            skipped=dict(buffer.skipped),
            cuts=dict(buffer.cuts),
        )
        footer = {"rows": landed.rows, "landed": msgspec.to_builtins(landed)}
        beside = storage.new(self.path + COLUMNS, pack(columns, footer))
        return landed, [self._lines, self._shingles, beside]


def close_files(files: Iterable[OpenFile]) -> list[Landed]:
    """Make the lines and columns of landing files durable."""
    finished = [file.finish() for file in files]
    storage.close_together([one for _, parts in finished for one in parts])
    return [landed for landed, _ in finished]


class _Land(beam.DoFn):
    def __init__(self, folder: str, roll_bytes: int, near: bool):
        self._folder = folder
        self._roll_bytes = roll_bytes
        self._near = near
        self._file: OpenFile | None = None
        self._landed = 0

    def setup(self) -> None:
        self._progress = _Progress(self._folder)

    def start_bundle(self) -> None:
        self._file = None

    def process(self, item: Any) -> Iterator[Landed]:
        for one in item if isinstance(item, list) else (item,):
            if self._file is None:
                self._file = OpenFile(self._folder, self._near)
            self._file.buffer.add(one, None)
            self._progress.count()
            if self._file.buffer.bytes >= self._roll_bytes:
                yield self._file.close()
                self._file = None

    def finish_bundle(self) -> Iterator[WindowedValue]:
        if self._file is not None:
            landed = self._file.close()
            self._file = None
            yield WindowedValue(landed, MIN_TIMESTAMP, (GlobalWindow(),))
        self._progress.note()

    def teardown(self) -> None:
        self._progress.close()


MOST_OPEN = 64
"""Buckets of one bundle whose files are open at once; then the oldest is closed."""


class _LandByBucket(beam.DoFn):
    """As `_Land`, with a file for each bucket that has records in the bundle."""

    def __init__(self, folder: str, roll_bytes: int, near: bool, windows: Windows):
        self._folder = folder
        self._roll_bytes = roll_bytes
        self._near = near
        self._windows = windows

    def setup(self) -> None:
        self._progress = _Progress(self._folder)

    def start_bundle(self) -> None:
        self._files: dict[int, OpenFile] = {}

    def process(
        self, item: Any, timestamp: Any = beam.DoFn.TimestampParam
    ) -> Iterator[Landed]:
        bucket = self._windows.end_of(timestamp.micros)
        file = self._files.get(bucket)
        if file is None:
            if len(self._files) == MOST_OPEN:
                yield self._files.pop(next(iter(self._files))).close()
            file = self._files[bucket] = OpenFile(self._folder, self._near)
        file.buffer.add(item, timestamp.micros)
        self._progress.count()
        if file.buffer.bytes >= self._roll_bytes:
            yield self._files.pop(bucket).close()

    def finish_bundle(self) -> Iterator[WindowedValue]:
        for landed in close_files(self._files.values()):
            yield WindowedValue(landed, MIN_TIMESTAMP, (GlobalWindow(),))
        self._files = {}
        self._progress.note()

    def teardown(self) -> None:
        self._progress.close()


class _Progress:
    """Notes beside the landing how many records this worker has done."""

    def __init__(self, folder: str):
        path = storage.join(folder, f"{uuid.uuid4().hex[:12]}.progress")
        self._done = 0
        storage.make_folder(folder)
        flags = os.O_WRONLY | os.O_CREAT
        self._file = os.open(path, flags, 0o666) if storage.is_local(folder) else -1

    def count(self) -> None:
        self._done += 1
        if self._done % PROGRESS_EVERY == 0:
            self.note()

    def note(self) -> None:
        if self._file >= 0:  # over the number before, which has no more digits
            os.pwrite(self._file, b"%d" % self._done, 0)

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def open_columns(path: str) -> Columns:
    """Return the columns beside a landing file."""
    columns = path + COLUMNS
    return Columns(partial(storage.read, columns), storage.size(columns), path)
