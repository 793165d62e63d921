"""The run's report: the books for machines, a table for people."""

import time
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from pipeline.books import Books
from pipeline.commit import Report
from pipeline.config import Settings
from transforms import storage
from transforms.core.storage.landing import Landed


def _encoded(
    of: "RunReport | StreamReport", run: str, books: Books, more: dict[str, Any]
) -> bytes:
    """Return a report as JSON; bytes of a file name that aren't UTF-8 are escaped."""
    report = {
        "schema": "report/1",
        "run": run,
        "books": books,
        **more,
        "started": _rfc3339(of.started),
        "seconds": round(time.time() - of.started, 3),
        "runner": of.runner,
        "versions": versions(),
        "settings": of.settings,
    }
    plain = _utf8(msgspec.to_builtins(report))
    return msgspec.json.format(msgspec.json.encode(plain), indent=2)


def _utf8(value: Any) -> Any:
    r"""Return a value with what isn't UTF-8 in its strings as escapes.

    >>> _utf8({"input": ["caf\udce9"]})
    {'input': ['caf\\xe9']}
    """
    if isinstance(value, str):
        named = value.encode("utf-8", "surrogateescape")
        return named.decode("utf-8", "backslashreplace")
    if isinstance(value, list):
        return [_utf8(one) for one in value]
    if isinstance(value, dict):
        return {key: _utf8(one) for key, one in value.items()}
    return value


class RunReport(msgspec.Struct, frozen=True, kw_only=True):
    """Makes the bytes of `report.json` when the books are closed; picklable.

    Attributes:
        run: The run's name.
        runner: Which runner ran it.
        settings: Of the run.
        started: Seconds since 1970.
    """

    run: str
    runner: str
    settings: Settings
    started: float

    def __call__(self, books: Books) -> bytes:
        """Return the report as JSON."""
        return _encoded(self, self.run, books, {})


class StreamReport(msgspec.Struct, frozen=True, kw_only=True):
    """Makes the reports of a stream: on each bucket, and on all so far; picklable.

    Attributes:
        stream: Name of the stream.
        runner: Which runner ran it.
        settings: Of the stream.
        started: Seconds since 1970.
    """

    stream: str
    runner: str
    settings: Settings
    started: float

    def of_bucket(self, name: str, landed: Sequence[Landed], late: int) -> Report:
        """Return what makes the report on a bucket.

        Args:
            name: Of the bucket.
            landed: The landing files in it.
            late: How many records of it are late.
        """

        def report(books: Books) -> bytes:
            span = {"from": _least(landed), "to": _greatest(landed)}
            return _encoded(self, name, books, {"late": late, "events": span})

        return report

    def total(self, output: str, landed: Sequence[Landed], late: int) -> Report:
        """Return what makes the report on the stream so far, this bucket included."""

        def report(books: Books) -> bytes:
            before = so_far(output, self.stream)
            more = {
                "buckets": before.buckets + 1,
                "late": before.late + late,
                "until": _greatest(landed),
            }
            return _encoded(self, self.stream, before.books.plus(books), more)

        return report


class _SoFar(msgspec.Struct):
    """Of the report on a stream, what the next one adds to."""

    run: str = ""
    books: Books = Books()
    buckets: int = 0
    late: int = 0


def so_far(output: str, stream: str) -> _SoFar:
    """Return what a stream's report says so far."""
    path = storage.join(output, "report.json")
    if not storage.exists(path):
        return _SoFar()
    found = msgspec.json.decode(storage.read(path), type=_SoFar)
    return found if found.run == stream else _SoFar()


def _least(landed: Sequence[Landed]) -> str | None:
    times = [file.least for file in landed if file.least is not None]
    return _rfc3339(min(times) / 1e6) if times else None


def _greatest(landed: Sequence[Landed]) -> str | None:
    times = [file.greatest for file in landed if file.greatest is not None]
    return _rfc3339(max(times) / 1e6) if times else None


@cache
def versions() -> dict[str, str]:
    """Return the versions of what makes the output."""
    return {name: version(name) for name in ("copydesk", "apache-beam", "numpy")}


def _rfc3339(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


NARROW = 28
"""Characters of the names' column, where none is longer."""


def table(books: Books, seconds: float, runner: str, output: str) -> str:
    """Return the summary that a run ends with.

    Cuts are counted as records land, before it is known which were seen.
    """
    rate = books.records / seconds if seconds else 0.0
    rows: list[tuple[str, Any]] = [
        ("in", books.records),
        ("articles", books.articles),
        ("duplicates", books.duplicates),
        *((f"  {name}", count) for name, count in books.duplicates_by.items()),
        ("rejects", books.rejects),
        *((f"  {name}", count) for name, count in books.rejects_by.items()),
        ("seen", books.seen),
        ("skipped", sum(books.skipped.values())),
        *((f"  {name}", count) for name, count in books.skipped.items()),
        ("cuts, of seen ones too" if books.seen else "cuts", sum(books.cuts.values())),
        *((f"  {name}", count) for name, count in books.cuts.items()),
    ]
    if books.id_collisions:
        rows.append(("id-collision", books.id_collisions))
    if books.flooded:
        rows.append(("flooded buckets", books.flooded))
    wide = max(NARROW, *(len(name) for name, _ in rows))
    lines = [f"{name:<{wide}} {count:>12,}" for name, count in rows]
    lines.append(
        f"{'time':<{wide}} {seconds:>11.1f}s  ({rate:,.0f} records/s, {runner})"
    )
    lines.append(f"{'output':<{wide}} {output}")
    return "\n".join(lines)
