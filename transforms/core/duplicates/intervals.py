"""How far two articles lie apart in time, and how far is too far."""

from transforms.core.dates import UNDATED
from transforms.core.duplicates.decisions import Articles
from transforms.core.duplicates.rules import DAY, HOUR, Rules

UNLIMITED = (1 << 63) - 1


class Intervals:
    """Tells which articles are of one time.

    Attributes:
        window: Microseconds from which two stories may recur.
        memory: Microseconds from which two articles aren't compared.
    """

    def __init__(self, articles: Articles, rules: Rules):
        self._time = articles.time
        self._event = articles.event
        self.window = rules.recurring_hours * HOUR or UNLIMITED
        self.memory = rules.keep_for_days * DAY or UNLIMITED

    def apart(self, row: int, other: int) -> float:
        """Return the time between two articles in microseconds; 0 if not known.

        What is dated by the day alone, and so stands at its end, may be of any time
        of that day.
        """
        one, two = int(self._time[row]), int(self._time[other])
        if UNDATED in (one, two):
            return 0
        apart = abs(one - two)
        by_the_day = max(one, two) % DAY == DAY - 1
        return 0 if by_the_day and apart < DAY else apart

    def remembers(self, row: int, other: int) -> bool:
        """Return whether two articles are near enough in time to be compared.

        That goes by the times of their messages; for files by the articles' own.
        """
        if self.memory == UNLIMITED:
            return True
        one, two = self._event[row], self._event[other]
        if UNDATED in (one, two):
            return self.apart(row, other) <= self.memory
        return abs(int(one) - int(two)) <= self.memory
