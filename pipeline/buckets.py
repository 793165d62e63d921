"""The stream's last step: buckets of event time, closed one after another.

A bucket is decided, staged and committed in one go by one step on one key, so that the
next one compares with what it kept, wherever a runner puts the step. In a drain all is
one bucket, closed when the source has ended.
"""

import threading
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import msgspec
from apache_beam.coders import BytesCoder, VarIntCoder
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import (
    BagStateSpec,
    ReadModifyWriteStateSpec,
    TimerSpec,
    on_timer,
)
from apache_beam.utils.timestamp import Timestamp

from pipeline.books import Books
from pipeline.commit import commit
from pipeline.faults import Fault, no_fault
from pipeline.index import Index, open_segment
from pipeline.manifest import Place
from pipeline.outbox import send_buckets
from pipeline.report import StreamReport
from pipeline.status import STATUS
from transforms import storage
from transforms.core.buckets import Windows
from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.core.storage.landing import Landed
from transforms.core.storage.memory import Memory
from transforms.find_duplicates import decide_landed
from transforms.land import COLUMNS, open_columns
from transforms.output_files import PLAIN, Form
from transforms.publish import stage_bucket


class Pending(msgspec.Struct, frozen=True):
    """A landing file that waits for its bucket to be closed.

    Attributes:
        end: End of the bucket, microseconds.
        late: Whether its own bucket was closed when it came.
        landed: The file.
    """

    end: int
    late: bool
    landed: Landed


@dataclass(frozen=True)
class Closing:
    """How a bucket is closed; picklable.

    Attributes:
        place: Where the stream works; `place.run` is the stream's name.
        windows: How event time is cut.
        rules: The figures of the pass.
        policy: Which copy is kept.
        report: Makes the reports.
        form: How the final files are written.
        shard_bytes: Size at which a bucket's next final file begins.
        fault: Called with the name of each moment.
    """

    place: Place
    windows: Windows
    rules: Rules
    policy: Order
    report: StreamReport
    form: Form = PLAIN
    shard_bytes: int = 0
    fault: Fault = no_fault

    @property
    def keep_for(self) -> int:
        """Return the retention in microseconds; 0: for ever."""
        return int(self.rules.keep_for_days * 24 * 3_600_000_000)

    def close(self, name: str, pending: Sequence[Pending]) -> Books | None:
        """Decide, stage and commit a bucket; None if all of it is published already.

        Landing files that aren't there were published by a commit that the runner
        didn't hear of; they are deleted by nothing else while the stream runs.
        """
        here = [one for one in pending if storage.exists(one.landed.path + COLUMNS)]
        if not here:
            return None
        stream = self.place.stream or self.place.run
        place = msgspec.structs.replace(
            self.place,
            run=f"{stream}-{name}" if name else stream,
            stream=stream,
            holder=self.place.holder or stream,
        )
        landed = sorted((one.landed for one in here), key=lambda one: one.path)
        late = {one.landed.path for one in here if one.late}
        with _lock:
            return self._close(place, landed, late)

    def unheard(self, heard: Set[str], end: int, closed: int | None) -> list[Pending]:
        """Return the landing files of buckets up to `end` that no element has named.

        A file is on disk before its bundle is committed, and Prism was seen to hand
        the element of one on only when the stream ended. What is published so is gone
        when the element comes, and left out then.

        Args:
            heard: Paths of the files that elements named, and wait.
            end: Of the bucket that is closed, microseconds.
            closed: End of the last one that was.
        """
        found = []
        for name in storage.names(self.place.landing, COLUMNS):
            path = storage.join(self.place.landing, name.removesuffix(COLUMNS))
            if path in heard:
                _noted.pop(path, None)
                continue
            if path not in _noted:
                landed = msgspec.convert(open_columns(path).meta["landed"], Landed)
                _noted[path] = msgspec.structs.replace(landed, path=path)
            own, late = self.windows.place(_noted[path].greatest or 0, closed)
            if own <= end:
                found.append(Pending(own, late, _noted.pop(path)))
        return found

    def _close(self, place: Place, landed: list[Landed], late: set[str]) -> Books:
        index = Index(place.index)
        memory = _memories.setdefault(place.index, Memory(self.keep_for))
        now = min((one.least for one in landed if one.least is not None), default=0)
        memory.update(index.segments(), open_segment, now)
        paths = [one.path for one in landed if one.rows]
        verdicts = decide_landed(paths, memory, self.rules, self.policy)
        staged = stage_bucket(
            verdicts, place.staging, place.run, self.form, late, self.shard_bytes
        )
        rows = sum(one.rows for one in landed if one.path in late)
        report = self.report.of_bucket(place.run, landed, rows)
        total = self.report.total(place.output, landed, rows)
        books = commit(landed, staged, place, report, self.fault, total)
        send_buckets(place.output)
        index.compact(now, self.keep_for)
        memory.update(index.segments(), open_segment, now)
        STATUS.closed(books, landed, memory)
        return books


_memories: dict[str, Memory] = {}
"""By index: what this process remembers of it, whatever steps ask."""

_noted: dict[str, Landed] = {}
"""By path: what was read of landing files of later buckets that no element named."""

_lock = threading.Lock()


@dataclass
class CloseBuckets(beam.PTransform[beam.PCollection[Landed], beam.PCollection[Books]]):
    """From landing files to committed buckets; one element of books for each.

    Unbounded input in the global window, on one key. State: the names of the landing
    files that wait, about 300 bytes each; one event-time timer, armed for the end of
    the earliest bucket that has any, and `lateness`. What comes for a closed bucket
    goes into the next one, and is noted `late`; the runner never drops anything.

    Attributes:
        closing: How a bucket is closed.
    """

    closing: Closing

    def expand(self, landed: beam.PCollection[Landed]) -> beam.PCollection[Books]:
        """Gather the files by bucket, and close each in its time."""
        return (
            landed
            | "On one key" >> beam.WithKeys(0).with_output_types(tuple[int, Landed])
            | "Close" >> beam.ParDo(_Close(self.closing))
        )


_packer = msgspec.json.Encoder()
_unpacker = msgspec.json.Decoder(Pending)


class _Close(beam.DoFn):
    PENDING = beam.DoFn.StateParam(BagStateSpec("pending", BytesCoder()))
    EARLIEST = beam.DoFn.StateParam(ReadModifyWriteStateSpec("earliest", VarIntCoder()))
    CLOSED = beam.DoFn.StateParam(ReadModifyWriteStateSpec("closed", VarIntCoder()))
    TIMER = TimerSpec("due", TimeDomain.WATERMARK)
    DUE = beam.DoFn.TimerParam(TIMER)

    def __init__(self, closing: Closing):
        self._closing = closing
        self._windows = closing.windows

    def process(
        self,
        element: tuple[int, Landed],
        pending: Any = PENDING,
        earliest: Any = EARLIEST,
        closed: Any = CLOSED,
        due: Any = DUE,
    ) -> None:
        landed = element[1]
        time = landed.greatest
        end, late = self._windows.place(0 if time is None else time, closed.read())
        pending.add(_packer.encode(Pending(end, late, landed)))
        before = earliest.read()
        if before is None or end < before:
            earliest.write(end)
            self._arm(due, end)

    @on_timer(TIMER)
    def close(
        self,
        pending: Any = PENDING,
        earliest: Any = EARLIEST,
        closed: Any = CLOSED,
        due: Any = DUE,
    ) -> Iterator[Books]:
        end = earliest.read()
        waiting = [_unpacker.decode(one) for one in pending.read()]
        later = [one for one in waiting if one.end > end]
        due_now = [one for one in waiting if one.end <= end]
        heard = {one.landed.path for one in waiting}
        due_now += self._closing.unheard(heard, end, closed.read())
        books = self._closing.close(self._windows.name(end), due_now)
        closed.write(end)
        pending.clear()
        earliest.clear()
        for one in later:
            pending.add(_packer.encode(one))
        if later:
            following = min(one.end for one in later)
            earliest.write(following)
            self._arm(due, following)
        if books is not None:
            yield books

    def _arm(self, due: Any, end: int) -> None:
        due.set(Timestamp(micros=end + self._windows.lateness))
