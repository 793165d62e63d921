"""The index: what earlier runs took and kept, one segment for each commit.

`transforms.core.storage.segments` is the format of a segment. Segments are named by a
running number, so that their order is that of the commits. Some that were merged into
one are shadowed by its name, `LAST-from-FIRST`, until they are deleted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec
import numpy as np

from transforms import storage
from transforms.core.duplicates.verdicts import A_REJECT
from transforms.core.storage.columns import Array, Columns, DamagedFile
from transforms.core.storage.pool import KeptPart
from transforms.core.storage.segments import merged

SEGMENTS = "segments"
MOST_SEGMENTS = 64
"""A batch run that finds more of them merges them first."""

ENDING = ".segment"


class Index(msgspec.Struct, frozen=True):
    """The index in a folder; picklable, reads when asked.

    Attributes:
        folder: Where it is.
    """

    folder: str

    def segments(self) -> list[str]:
        """Return the paths of the segments, in the order of their commits."""
        folder = storage.join(self.folder, SEGMENTS)
        names = storage.names(folder, ENDING)
        spans = [_span(name) for name in names if _MERGED.match(name)]
        return [
            storage.join(folder, name)
            for name in names
            if not any(_shadows(span, name) for span in spans)
        ]

    def next_segment(self, run: str) -> str:
        """Return the path of the segment that this run's commit will add."""
        taken = [path.rsplit("/", 1)[-1] for path in self.segments()]
        number = int(taken[-1].split("-")[0]) + 1 if taken else 1
        return storage.join(self.folder, SEGMENTS, f"{number:08d}-{run}{ENDING}")

    def compact(self, now: int = 0, keep_for: int = 0) -> None:
        """Merge segments of a stream that follow one another and are alike in size.

        `TIER` of them become one, `TIER` of those one again, so that their number
        grows with the logarithm of the commits. What a stream still remembers is not
        merged beyond a quarter of the retention: a segment is forgotten as a whole.
        Called under the lock.

        Args:
            now: Event time, microseconds, up to which the stream has come.
            keep_for: How long it remembers, microseconds; 0: for ever.
        """
        self._sweep()
        while True:
            for alike in _alike(self.segments()):
                segments = [open_segment(path) for path in alike]
                if _may_merge(segments, now, keep_for):
                    self._merge(alike, segments)
                    self._sweep()
                    break
            else:
                return

    def merge(self, forget_known: str = "", above: int = 1) -> int:
        """Merge all segments into one; returns how many record keys were forgotten.

        The merged file is staged and takes its name in one rename; from then on it
        shadows the others, which are deleted. Called under the lock.

        Args:
            forget_known: Record keys taken before this day, `2026-01-31`, are left
                out: what is delivered again is then compared like any other record.
            above: Nothing is done if there are no more segments than these.
        """
        self._sweep()
        paths = self.segments()
        if len(paths) <= above and not (forget_known and paths):
            return 0
        forgotten = self._merge(paths, [open_segment(p) for p in paths], forget_known)
        self._sweep()
        return forgotten

    def _merge(
        self,
        paths: Sequence[str],
        segments: Sequence[Columns],
        forget_known: str = "",
    ) -> int:
        spans = [_span(path) for path in paths]
        first, last = spans[0][0], spans[-1][1]
        taken = [pair for segment in segments for pair in _taken(segment)]
        stays = [_stays(segment, forget_known) for segment in segments]
        left = [[day, n] for day, n in taken if not day < forget_known]
        meta: dict[str, Any] = {"taken": left}
        for name, pick in (("since", min), ("until", max)):
            if all(name in segment.meta for segment in segments):
                meta[name] = pick(segment.meta[name] for segment in segments)
        commits = [start - first for start, _ in spans]
        staged = storage.join(self.folder, "_staging", "merged")
        storage.write(staged, merged(segments, meta, commits, stays))
        name = f"{last:08d}-from-{first:08d}{ENDING}"
        storage.rename(staged, storage.join(self.folder, SEGMENTS, name))
        storage.sync_folders([storage.join(self.folder, SEGMENTS)])
        return sum(n for _, n in taken) - sum(n for _, n in left)

    def _sweep(self) -> None:
        folder = storage.join(self.folder, SEGMENTS)
        left = {path.rsplit("/", 1)[-1] for path in self.segments()}
        for name in storage.names(folder, ENDING):
            if name not in left:
                storage.delete(storage.join(folder, name))

    def known(self) -> Array:
        """Return the record keys of earlier runs, uint8[m, 16]."""
        keys = [open_segment(path)["known_key"] for path in self.segments()]
        return np.concatenate(keys) if keys else np.zeros((0, 16), np.uint8)

    def taken(self) -> Array:
        """Return the record keys that met another fate than a reject's."""
        return self._with_fate(lambda fate: fate != A_REJECT)

    def refused(self) -> Array:
        """Return the record keys of rejects."""
        return self._with_fate(lambda fate: fate == A_REJECT)

    def _with_fate(self, wanted: Callable[[Array], Array]) -> Array:
        segments = map(open_segment, self.segments())
        keys = [one["known_key"][wanted(one["known_fate"])] for one in segments]
        return np.concatenate(keys) if keys else np.zeros((0, 16), np.uint8)

    def kept(self) -> list[Columns]:
        """Return the segments, in the order of their commits."""
        return [open_segment(path) for path in self.segments()]

    def info(self) -> str:
        """Return a table of the segments: records taken, articles kept, bytes."""
        head = (
            f"{'segment':<48}{'taken':>12}{'kept':>12}{'bytes':>16}{'an article':>12}"
        )
        rows, totals = [head], [0, 0, 0]
        for path in self.segments():
            segment = open_segment(path)
            figures = (segment.rows("known_fate"), segment.rows("time"))
            row = (*figures, storage.size(path))
            totals = [one + other for one, other in zip(totals, row, strict=True)]
            rows.append(_info_row(path.rsplit("/", 1)[-1], *row))
        rows.append(_info_row("all", *totals))
        return "\n".join(rows)

    def damaged(self) -> Iterator[str]:
        """Yield what is wrong with each damaged segment; every byte is read."""
        for path in self.segments():
            try:
                segment = open_segment(path)
                segment.verify()
                KeptPart(segment).verify()
            except DamagedFile as error:
                yield str(error)


def _info_row(name: str, taken: int, kept: int, size: int) -> str:
    each = f"{size / kept:>12,.0f}" if kept else f"{'':>12}"
    return f"{name:<48}{taken:>12,}{kept:>12,}{size:>16,}{each}"


TIER = 8
"""Segments of one size that are merged: each record is written again once a tier."""

_MERGED = re.compile(r"(\d{8})-from-(\d{8})\.segment$")

Span = tuple[int, int]
"""Numbers of the first and the last commit of a segment."""


def _span(path: str) -> Span:
    """Return the span of a segment.

    >>> _span("segments/00000009-20240309T101100Z.segment")
    (9, 9)
    >>> _span("segments/00000016-from-00000009.segment")
    (9, 16)
    """
    name = path.rsplit("/", 1)[-1]
    found = _MERGED.match(name)
    last = int(name.split("-")[0])
    return (int(found[2]), last) if found else (last, last)


def _shadows(span: Span, name: str) -> bool:
    """Return whether a merged segment of that span holds what another one does."""
    other = _span(name)
    if span == other:
        return not _MERGED.match(name)
    return span[0] <= other[0] and other[1] <= span[1]


def _taken(segment: Columns) -> list[list[Any]]:
    """Return the days on which record keys were taken, and how many: [[day, n]]."""
    if "taken" in segment.meta:
        return list(segment.meta["taken"])
    return [[_day(segment), len(segment["known_fate"])]]


def _day(segment: Columns) -> str:
    """Return the day of a segment: of its latest message, else of its run."""
    if "until" in segment.meta:
        seconds = segment.meta["until"] / 1_000_000
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    found = re.match(r"(\d{4})(\d\d)(\d\d)T", segment.meta.get("run", ""))
    return "-".join(found.groups()) if found else _NO_DAY


_NO_DAY = "9999-12-31"
"""Of a segment whose day isn't known: its keys are never forgotten."""


def _stays(segment: Columns, forget_known: str) -> Array:
    """Return bool[n]: which record keys were taken on that day or later."""
    days = _taken(segment)
    stays = [day >= forget_known for day, _ in days]
    return np.repeat(np.array(stays, bool), [n for _, n in days])


def _alike(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield each run of `TIER` segments that hold alike many commits."""
    spans = [_span(path) for path in paths]
    tiers = [len(format(end - start + 1, "o")) for start, end in spans]
    for start in range(len(paths) - TIER + 1):
        if len(set(tiers[start : start + TIER])) == 1:
            yield paths[start : start + TIER]


def _may_merge(segments: Sequence[Columns], now: int, keep_for: int) -> bool:
    if any("until" not in segment.meta for segment in segments):
        return False
    since = min(segment.meta["since"] for segment in segments)
    until = max(segment.meta["until"] for segment in segments)
    return not keep_for or until - since <= keep_for // 4 or until < now - keep_for


def open_segment(path: str) -> Columns:
    """Return a segment's columns.

    Raises:
        DamagedFile: It is cut short or damaged.
    """
    return Columns(partial(storage.read, path), storage.size(path), path)
