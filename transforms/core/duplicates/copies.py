"""Exact copies: the same cleaned title and text, found by their content hash."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from transforms.core.dates import UNDATED
from transforms.core.duplicates.decisions import Articles
from transforms.core.duplicates.intervals import UNLIMITED, Intervals
from transforms.core.duplicates.rules import DAY, Rules
from transforms.core.duplicates.shared import shared
from transforms.core.storage.columns import Array, as_fixed


class Copies:
    """The kept articles by content; what only one row has isn't held."""

    def __init__(
        self, articles: Articles, rules: Rules, intervals: Intervals, rank: Array
    ):
        self._articles = articles
        self._short = rules.recurring_words
        self._intervals = intervals
        self._rank = rank
        self._shares = shared(as_fixed(articles.hashes))
        self._kept: dict[bytes, int | _Series] = {}

    def keep(self, row: int) -> None:
        """Note a kept article."""
        if not self._shares[row]:
            return
        digest = self._articles.hash(row)
        first = self._kept.setdefault(digest, row)
        if first != row:
            if not isinstance(first, _Series):
                first = self._kept[digest] = _Series(self._articles, self._rank, first)
            first.add(row)

    def of(self, row: int) -> int | None:
        """Return the kept row that this one is a copy of, if any: the earliest.

        Short articles (market briefs, notices) are copies only within the window in
        which stories don't recur, but for one that is delivered again.
        """
        if not self._shares[row]:
            return None
        found = self._kept.get(self._articles.hash(row))
        if found is None:
            return None
        if not isinstance(found, _Series):
            return found if self._is_copy(row, found) else None
        for other in found.near(row, self._reach(row)):
            if self._is_copy(row, other):
                return other
        again = found.of_id(self._articles.id(row))
        return again if again is not None and self._is_copy(row, again) else None

    def _is_copy(self, row: int, other: int) -> bool:
        """Return whether two articles of one content are one, not a story twice."""
        articles, intervals = self._articles, self._intervals
        if not intervals.remembers(row, other):
            return False
        if articles.words[row] >= self._short:
            return True
        within = intervals.apart(row, other) <= intervals.window
        return within or articles.id(other) == articles.id(row)

    def _reach(self, row: int) -> float:
        """Return how far apart two published copies of a content can be."""
        window = self._intervals.window
        reach = window if self._articles.words[row] < self._short else UNLIMITED
        if self._articles.event[row] == UNDATED:  # of a file: it has no other time
            reach = min(reach, self._intervals.memory)
        return reach


class _Series:
    """Kept articles of one content: those that recur from day to day."""

    def __init__(self, articles: Articles, rank: Array, row: int):
        self._articles = articles
        self._rank = rank
        self._undated: list[int] = []
        self._dated: list[tuple[int, int, int]] = []
        self._first: dict[str, int] = {}
        self.add(row)

    def add(self, row: int) -> None:
        """Note one more."""
        self._first.setdefault(self._articles.id(row), row)
        time = int(self._articles.time[row])
        if time == UNDATED:
            self._undated.append(row)
        else:
            insort(self._dated, (time, int(self._rank[row]), row))

    def near(self, row: int, reach: float) -> Iterator[int]:
        """Yield the kept rows that may be within reach in time, the earliest first.

        What is dated by the day alone may be a day nearer than it stands.
        """
        yield from self._undated
        time = int(self._articles.time[row])
        place, last = 0, UNLIMITED
        if time != UNDATED and reach != UNLIMITED:
            place = bisect_left(self._dated, (time - int(reach) - DAY, -1, -1))
            last = time + int(reach) + DAY
        for at in range(place, len(self._dated)):
            if self._dated[at][0] > last:
                return
            yield self._dated[at][2]

    def of_id(self, name: str) -> int | None:
        """Return the first kept row of an id, if any."""
        return self._first.get(name)
