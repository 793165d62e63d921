"""The date that the fields of a page, its lines, its address and its scripts give."""

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone

from transforms.core.dates import build_date
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.date_lines import (
    day_in_address,
    marked,
    near_heading,
    short_lines,
)
from transforms.core.page.date_words import (
    CHANGED,
    CHANGED_BEHIND,
    LABEL,
    OF_ELSE,
    SAID,
)
from transforms.core.page.day_order import month_first, regions_of
from transforms.core.page.latest import Latest
from transforms.core.page.local_times import offset_shown, same_moment, with_region
from transforms.core.page.written_dates import Written, find_date, stated_date

EARLIEST_WEB = 1991
"""Years before the web are dates of what is told, unless a field states them."""

MOST_BESIDE = 70
"""Characters beside the date that a line of dates and names has at most."""

MOST_LINES = 60
"""Lines that are looked through for the local time of a moment in UTC."""

MOST_OF_CHANGES = 8
"""Lines that are looked through, beyond those read, for the date of a change."""

_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/(.*)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])/")
_IN_SCRIPTS = re.compile(
    r'"(?i:date_?published|published_?(?:date|at)|publish_?date|publication_?date'
    r'|first_?published|(?:reg|deploy)_?(?:dt|date))"\s{0,4}:\s{0,4}"'
    r'(\d{4}[-.]\d\d[-.]\d\d[^"]{0,30})"'
)


_UNSET = ("1969-12-31", "1900-01-01", "1899-12-3", "1601-01-01")
"""What programs make of no date: the day from which they count; `dates` has 1970."""

_FROM = re.compile(r"(?<![\d:.h])\d{1,2}(?:\.\s?[-–]\s?|[-–])$")
_TO = re.compile(r"\s*(?:[-–—]|bis(?: zum)?|until|till|t/m)\s*")
"""Before and behind a day of a range: `12.-15. Mai 2021`, `5 May 2021 – 9 May 2021`."""


class DateReader:
    """Reads dates of one page: its language, its region, its latest moment."""

    def __init__(self, clues: Clues, language: str | None):
        self.clues = clues
        self.language = language
        self.month_first = month_first(clues)
        self.regions = regions_of(clues)
        archived = _ARCHIVE.match(clues.url or "")
        self.address = archived.group(2) if archived else (clues.url or "")
        self.latest = Latest(
            clues.crawled or (stated_date(archived.group(1)) if archived else None)
        )
        self.late = False
        self._read_lines: list[Clue] = []
        self._unread_lines = itertools.chain(near_heading(clues), marked(clues))

    def stated(self, text: str) -> str | None:
        """Return the date that a field states, unless it is after the crawl."""
        value = stated_date(text, self.language, self.month_first)
        if value and value.startswith(_UNSET):
            return None
        if value and not self.latest.allows(value):
            self.late = True
            return None
        return value

    def in_fields(
        self, fields: list[Clue], others: Iterable[Clue]
    ) -> tuple[str, Clue] | None:
        """Return the first date that the fields state."""
        for index, clue in enumerate(fields):
            if clue.value and (value := self.stated(clue.value)):
                return self.with_zone(value, clue, [*fields[index + 1 :], *others])
        return None

    def with_zone(
        self, value: str, clue: Clue, others: Iterable[Clue]
    ) -> tuple[str, Clue]:
        """Return the same moment as another field states it with the local offset.

        The day of publication is the day where the article was published.
        """
        if not value.endswith(("Z", "+00:00")):
            return value, clue
        moment = datetime.fromisoformat(value).replace(second=0, microsecond=0)
        for other in others:
            local = self.stated(other.value) if other.value else None
            if local and (zoned := same_moment(moment, local)):
                return zoned, other
        for line in itertools.islice(self.lines(), MOST_LINES):
            written = self.read(line.value)
            if written is None or _is_changed(line.value, written):
                continue
            offset: timedelta | None = None
            if len(written.value) <= 19:
                offset = offset_shown(moment, written.value)
            elif same_moment(moment, written.value):
                offset = datetime.fromisoformat(written.value).utcoffset()
            if offset:
                there = datetime.fromisoformat(value).astimezone(timezone(offset))
                return there.isoformat(), line
        return value, clue

    def said_outright(self, value: str | None) -> tuple[str, Clue] | None:
        """Return what a line near the heading says outright, if of another day."""
        for line in itertools.islice(self.lines(), MOST_LINES):
            written = self.read(line.value)
            if written and SAID.search(line.value[: written.start]):
                other = not (value or "").startswith(written.value[:10])
                return (written.value, line) if other else None
        return None

    def changed(self) -> Iterator[tuple[str, Clue]]:
        """Yield the dates that lines near the heading say to be of a change.

        Lines are those that were read for the publication and those soon behind them,
        else those that are marked as dates.
        """
        read = len(self._read_lines)
        lines = self.lines() if read else marked(self.clues)
        for line in itertools.islice(lines, read + MOST_OF_CHANGES):
            text = line.value
            said = CHANGED.search(text)
            while said and (written := self.read(text)):
                if _is_changed(text, written):
                    yield written.value, line
                text = text[written.end :]

    def lines(self) -> Iterator[Clue]:
        """Yield the lines that may be the article's date, as readers see it."""
        yield from self._read_lines
        for clue in self._unread_lines:
            self._read_lines.append(clue)
            yield clue

    def read(self, text: str) -> Written | None:
        """Return the date in a line that is about a date, or None.

        Such a line has little beside the date; or it begins with it.
        """
        written = find_date(text[:400], self.language, self.month_first)
        if written is None or int(written.value[:4]) < EARLIEST_WEB:
            return None
        beside = len(text) - (written.end - written.start)
        if beside > MOST_BESIDE and written.start > 3:
            return None
        if _is_of_else(text, written) or self._is_range(text, written):
            return None
        if not self.latest.allows(written.value):
            self.late = True
            return None
        within = text[written.start : written.end]
        return written._replace(value=with_region(written.value, within, self.regions))

    def _is_range(self, text: str, written: Written) -> bool:
        """Return whether a day is one of two from which to which something is."""
        if len(written.value) > 10:
            return False
        if _FROM.search(text[: written.start][-8:]):
            return True
        to = _TO.match(text[:400], written.end)
        if to is None:
            return False
        other = find_date(text[to.end() : 400], self.language, self.month_first)
        if other is None or other.start or len(other.value) > 10:
            return False
        return other.value != written.value  # the same day in two calendars

    def read_published(self, text: str) -> tuple[Written, bool] | None:
        """Return the date in a line, and whether it is said to be of a change.

        Of a line with both, `Updated 3 May | Published 1 May`, the other is taken.
        """
        written = self.read(text)
        if written is None or not _is_changed(text, written):
            return written and (written, False)
        rest = text[written.end :]
        other = self.read(rest) if len(rest) <= MOST_BESIDE else None
        if other is None or _is_changed(rest, other):
            return written, True
        start, end = other.start + written.end, other.end + written.end
        return Written(other.value, start, end), False

    def by_heading(self) -> tuple[str, Clue] | None:
        """Return the date of the lines near the heading, or of the address.

        Where the address states a day or month, only lines of it count. A date that is
        in the title too is what the article is about. A line with the time of the same
        day goes before one with the day alone, one that says that it was published then
        before all.
        """
        title = self.clues.tags.title or ""
        day = day_in_address(self.address)
        if day and not self.latest.allows(day):
            day = None
        stated = day or self._month() or ""
        found: tuple[str, Clue] | None = None
        changed: tuple[str, Clue] | None = None
        for clue in self.lines():
            read = self.read_published(clue.value)
            if read is None or not read[0].value.startswith(stated):
                continue
            written, is_change = read
            if clue.value[written.start : written.end] in title:
                continue
            if is_change:
                changed = changed or (written.value, clue)
            elif SAID.search(clue.value[: written.start]):
                return written.value, clue
            elif found is None or written.value.startswith(found[0]):
                if len(written.value) > 10:
                    return written.value, clue
                found = found or (written.value, clue)
        return found or ((day, Clue(self.address, "url")) if day else changed)

    def in_page(self) -> tuple[str, Clue] | None:
        """Return the date of the title element, the address's month, labelled lines."""
        return (
            self._of_title()
            or self._by_month()
            or self._by_label()
            or self._of_scripts()
        )

    def _of_title(self) -> tuple[str, Clue] | None:
        """Return a date at either end of the title element."""
        title = self.clues.tags.title or ""
        written = find_date(title, self.language, self.month_first)
        if written is None or not self.latest.allows(written.value):
            return None
        at_an_end = written.start == 0 or written.end == len(title)
        return (written.value, Clue(title, "title")) if at_an_end else None

    def _month(self) -> str | None:
        """Return the month that the address states, unless it is after the crawl."""
        match = _MONTH_IN_URL.search(self.address)
        month = match and build_date(*match.groups())
        return month if month and self.latest.allows(month) else None

    def _by_month(self) -> tuple[str, Clue] | None:
        """Return a day in the page that fits the month in its address, or the month."""
        month = self._month()
        if month is None:
            return None
        for line in short_lines(self.clues):
            written = find_date(line[:200], self.language, self.month_first)
            if written and written.value.startswith(month):
                return written.value, Clue(line, "line that fits the url")
        return month, Clue(self.address, "url")

    def _of_scripts(self) -> tuple[str, Clue] | None:
        """Return the date that data in scripts give, if they give no other day."""
        found: dict[str, Clue] = {}
        for script in self.clues.tags.data:
            for match in itertools.islice(_IN_SCRIPTS.finditer(script), 50):
                if value := self.stated(match[1]):
                    found.setdefault(value, Clue(match[0], "script"))
        if len({value[:10] for value in found}) != 1:
            return None
        return next(iter(found.items()))

    def _by_label(self) -> tuple[str, Clue] | None:
        """Return a date that a word like `published` stands before, anywhere."""
        summaries = self.clues.meta("description", "og:description")
        for line in [*(c.value for c in summaries), *short_lines(self.clues)]:
            written = self.read(line)
            if written and LABEL.search(line[: written.start]):
                return written.value, Clue(line, "labelled line")
        return None


def _is_changed(text: str, written: Written) -> bool:
    """Return whether a date of a line is said to be of a change."""
    if CHANGED.search(text[: written.start][-30:]):
        return True
    return CHANGED_BEHIND.match(text, written.end) is not None


def _is_of_else(text: str, written: Written) -> bool:
    """Return whether a date is of an event, a birth, a term or a visit."""
    return OF_ELSE.search(text[: written.start][-40:]) is not None
