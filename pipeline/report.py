"""The run's report: the books for machines, a table for people."""

import time
from importlib.metadata import version
from typing import Any

import msgspec

from pipeline.commit import Books
from pipeline.config import Settings


class RunReport(msgspec.Struct, frozen=True, kw_only=True):
    """Makes the bytes of `report.json` when the books are closed; picklable.

    Attributes:
        run: The run's name.
        runner: Which runner was asked for.
        settings: Of the run.
        started: Seconds since 1970.
    """

    run: str
    runner: str
    settings: Settings
    started: float

    def __call__(self, books: Books) -> bytes:
        """Return the report as JSON."""
        now = time.time()
        return msgspec.json.format(
            msgspec.json.encode(
                {
                    "schema": "report/1",
                    "run": self.run,
                    "books": books,
                    "started": _rfc3339(self.started),
                    "seconds": round(now - self.started, 3),
                    "runner": self.runner,
                    "versions": versions(),
                    "settings": self.settings,
                }
            ),
            indent=2,
        )


def versions() -> dict[str, str]:
    """Return the versions of what makes the output."""
    return {name: version(name) for name in ("copydesk", "apache-beam", "numpy")}


def _rfc3339(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def table(books: Books, seconds: float, runner: str, output: str) -> str:
    """Return the summary that a run ends with."""
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
        ("cuts", sum(books.cuts.values())),
        *((f"  {name}", count) for name, count in books.cuts.items()),
    ]
    if books.id_collisions:
        rows.append(("id-collision", books.id_collisions))
    lines = [f"{name:<28} {count:>12,}" for name, count in rows]
    lines.append(f"{'time':<28} {seconds:>11.1f}s  ({rate:,.0f} records/s, {runner})")
    lines.append(f"{'output':<28} {output}")
    return "\n".join(lines)
