"""The date that the fields of a page, its lines, its address and its scripts give."""

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone

from transforms.core.dates import build_date
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.date_lines import (
    day_in_address,
    marked,
    near_heading,
    short_lines,
)
from transforms.core.page.day_order import month_first
from transforms.core.page.latest import Latest
from transforms.core.page.local_times import offset_shown, same_moment
from transforms.core.page.written_dates import Written, find_date, stated_date

EARLIEST_WEB = 1991
"""Years before the web are dates of what is told, unless a field states them."""

MOST_BESIDE = 70
"""Characters beside the date that a line of dates and names has at most."""

MOST_LINES = 60
"""Lines that are looked through for the local time of a moment in UTC."""

MODIFIED = re.compile(
    r"(?i)modif|updat|aktualis|actuali|mis à jour|aggiorn|bijgewerkt|gewijzigd|обновл"
    r"|更新|güncel|geändert|edited|revis|atualiz|aktualiz|수정|uppdatera|oppdater"
    r"|修改|изменен|отредакт|оновлен|змінен|تحديث|تعديل|अपडेट|संशोधित|modificat|opdatere"
    r"|frissít|módosít|päivitet|ενημερ|עודכן|עדכון|diperbarui|cập nhật|posodobljen"
    r"|ažurir|upraven|atnaujin|izmjen|อัปเดต|به‌روز"
)
_LABEL = re.compile(
    r"(?i)(?:(?:artikel|beitrag|meldung|mitteilung|nachricht) vom"
    r"|(?:notizia|articolo|nota|noticia|artículo) del?|(?:article|communiqué) du"
    r"|stand|datum|date|published|posted|veröffentlicht|erschienen|erstellt|fecha"
    r"|publi(?:é|cad[oa]|kowano)|pubblicato|gepubliceerd|geplaatst|опубликовано|дата"
    r"|last (?:edited|modified|updated|revision)|date of last revision|zuletzt|geändert"
    r"|updated|aktualisiert|tarih|data|dato|julkaistu|発行|公開日?|掲載日?"
    r"|配信(?:開始)?日?|发布|發布|入力|입력|등록)[^\d]{0,30}$"
)
_SAID = re.compile(
    r"(?i)\b(?:published|posted|veröffentlicht|publi(?:é|cado)|pubblicato|gepubliceerd"
    r"|geplaatst|opublikowano|опубликовано)(?: (?:on|am|le|el|em|il|op|dnia))?:?\s*$"
)
"""What says outright that the date behind it is of the publication."""

_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/(.*)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])/")
_IN_SCRIPTS = re.compile(
    r'"(?i:date_?published|published_?(?:date|at)|publish_?date|publication_?date'
    r'|first_?published|(?:reg|deploy)_?(?:dt|date))"\s{0,4}:\s{0,4}"'
    r'(\d{4}[-.]\d\d[-.]\d\d[^"]{0,30})"'
)


class DateReader:
    """Reads dates of one page: its language, its region, its latest moment."""

    def __init__(self, clues: Clues, language: str | None):
        self.clues = clues
        self.language = language
        self.month_first = month_first(clues)
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
            if written is None or MODIFIED.search(line.value[: written.start][-30:]):
                continue
            if offset := offset_shown(moment, written.value):
                there = datetime.fromisoformat(value).astimezone(timezone(offset))
                return there.isoformat(), line
        return value, clue

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
        if not self.latest.allows(written.value):
            self.late = True
            return None
        return written

    def read_published(self, text: str) -> tuple[Written, bool] | None:
        """Return the date in a line, and whether it is said to be of a change.

        Of a line with both, `Updated 3 May | Published 1 May`, the other is taken.
        """
        written = self.read(text)
        if written is None or not MODIFIED.search(text[: written.start][-30:]):
            return written and (written, False)
        rest = text[written.end :]
        other = self.read(rest) if len(rest) <= MOST_BESIDE else None
        if other is None or MODIFIED.search(rest[: other.start][-30:]):
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
            elif _SAID.search(clue.value[: written.start]):
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
            if written and _LABEL.search(line[: written.start]):
                return written.value, Clue(line, "labelled line")
        return None
