"""Exact copies: the same cleaned title and text, found by their content hash."""

from bisect import bisect_left, insort

from transforms.core.columns import Array, as_fixed
from transforms.core.dates import UNDATED
from transforms.core.decisions import Articles
from transforms.core.intervals import UNLIMITED, Intervals
from transforms.core.rules import Rules
from transforms.core.shared import shared


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
                first = self._kept[digest] = _Series(
                    self._articles.time, self._rank, first
                )
            first.add(row)

    def of(self, row: int) -> int | None:
        """Return the kept row that this one is a copy of, if any.

        Short articles (market briefs, notices) are copies only within the window in
        which stories don't recur.
        """
        if not self._shares[row]:
            return None
        found = self._kept.get(self._articles.hash(row))
        if found is None:
            return None
        if isinstance(found, _Series):
            return found.near(row, self._reach(row))
        apart = self._intervals.apart(row, found)
        if apart <= self._reach(row):
            return found
        same_id = self._articles.id(found) == self._articles.id(row)
        return found if same_id and apart <= self._intervals.memory else None

    def _reach(self, row: int) -> float:
        memory = self._intervals.memory
        short = self._articles.words[row] < self._short
        return min(memory, self._intervals.window) if short else memory


class _Series:
    """Kept articles of one content: those that recur from day to day."""

    def __init__(self, times: Array, rank: Array, row: int):
        self._times = times
        self._rank = rank
        self._undated: list[int] = []
        self._dated: list[tuple[int, int, int]] = []
        self.add(row)

    def add(self, row: int) -> None:
        """Note one more."""
        time = int(self._times[row])
        if time == UNDATED:
            self._undated.append(row)
        else:
            insort(self._dated, (time, int(self._rank[row]), row))

    def near(self, row: int, reach: float) -> int | None:
        """Return the earliest kept row that is within reach in time, if any."""
        time = int(self._times[row])
        if self._undated:
            return self._undated[0]
        if time == UNDATED or reach == UNLIMITED:
            return self._dated[0][2]
        place = bisect_left(self._dated, (time - int(reach), -1, -1))
        if place < len(self._dated) and self._dated[place][0] - time <= reach:
            return self._dated[place][2]
        return None
