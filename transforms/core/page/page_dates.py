"""When the article of a page was published and last changed, or why that is unknown.

Fields first, then what stands near the heading, then the address; the order is
`docs/metadata.md`'s. A date after the crawl is none, and a day that only stands
somewhere in the text is no date of the page.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from transforms.core.dates import build_date
from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues, host
from transforms.core.page.date_lines import (
    LONGEST_LINE,
    day_in_address,
    marked,
    near_heading,
    short_lines,
)
from transforms.core.page.latest import Latest
from transforms.core.page.tags import Element, text_of
from transforms.core.page.written_dates import Written, find_date, stated_date

EARLIEST_WEB = 1991
"""Years before the web are dates of what is told, unless a field states them."""

MOST_BESIDE = 70
"""Characters beside the date that a line of dates and names has at most."""

_SURE = """
    article:published_time article:published og:article:published_time
    article:published:time
    og:published_time og:pubdate parsely-pub-date sailthru:date datepublished pubdate
    publishdate publish-date publish_date published_date publication_date date:published
    published cxenseparse:recs:publishtime cxenseparse:publishtime dc:date:issued
    dcterms:issued dc:issued citation_publication_date citation_online_date
    prism:publicationdate article_date_original originalpublicationdate
    article:post_date bt:pubdate article:create_time
"""
_UNSURE = """
    date citation_date dc:date dcterms:date dc:date:created dcterms:created
    article:created created creation_date datecreated date:created displaydate ptime
    rnews:datepublished analyticsattributes:articledate dcsext:articlefirstpublished
    time
"""
_CHANGED = """
    article:modified_time og:updated_time article:updated_time og:article:modified_time
    article:modified:time datemodified dcterms:modified dc:date:modified lastmod
    last-modified modified revision_date date:modified date:updated utime modified-date
"""
_SURE_METAS = tuple(_SURE.split())
_UNSURE_METAS = tuple(_UNSURE.split())
_CHANGED_METAS = tuple(_CHANGED.split())

_MODIFIED = re.compile(
    r"(?i)modif|updat|aktualis|actuali|mis à jour|aggiorn|bijgewerkt|gewijzigd|обновл"
    r"|更新|güncel|geändert|edited|revis|atualiz|zaktualiz|수정|uppdatera|oppdater"
)
_LABEL = re.compile(
    r"(?i)(?:stand|datum|date|published|posted|veröffentlicht|erschienen|erstellt|fecha"
    r"|publi(?:é|cad[oa]|kowano)|pubblicato|gepubliceerd|geplaatst|опубликовано|дата"
    r"|last (?:edited|modified|updated|revision)|date of last revision|zuletzt|geändert"
    r"|updated|aktualisiert|tarih|data|dato|julkaistu|発行|公開日?|掲載日?|发布|發布"
    r"|入力|입력|등록)[^\d]{0,30}$"
)
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/(.*)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])/")
_IN_SCRIPTS = re.compile(
    r'"(?i:date_?published|published_?(?:date|at)|publish_?date|publication_?date'
    r'|first_?published)"\s{0,4}:\s{0,4}"(\d{4}-\d\d-\d\d[^"]{0,30})"'
)


def choose(
    clues: Clues, language: str | None
) -> tuple[str | None, str | None, list[Clue]]:
    """Return the publication date, why there is none, and the clues, winner first."""
    reader = _Reader(clues, language)
    sure, unsure = list(_fields(clues)), list(_unsure(clues))
    times = [Clue(_of_element(e), "time") for e in _times(clues, False)]
    others = [*times, *unsure]
    found = reader.in_fields(sure, others) or reader.in_fields(times, unsure)
    found = found or reader.by_heading() or reader.in_fields(unsure, ())
    found = found or reader.in_page()
    fields = [clue for clue in sure + others if clue.value]
    if found:
        return found[0], None, [found[1], *(c for c in fields if c is not found[1])]
    why = "every date stated is after the crawl" if reader.late else _NONE
    return None, why, fields


_NONE = "no field, no line by the heading and no address states a date"


def _fields(clues: Clues) -> Iterator[Clue]:
    """Yield what says when the article was published, best first."""
    yield from clues.ld("datePublished")
    yield from clues.meta(*_SURE_METAS)
    tags = clues.tags
    for name in ("datepublished", "published", "pubdate", "dc:date"):
        for element in tags.props.get(name, ())[:5]:
            if not tags.elsewhere(element):
                yield Clue(_of_element(element), f"itemprop:{name}")
    for node in clues.nodes:
        if "datePublished" in node and json_ld.kinds(node) & json_ld.PAGES:
            for text in json_ld.texts(node["datePublished"]):
                yield Clue(text, "json-ld:WebPage.datePublished")
    yield from (Clue(_of_element(e), "time") for e in _times(clues, True))


def _unsure(clues: Clues) -> Iterator[Clue]:
    """Yield what may be another date of the page, best first."""
    yield from clues.meta(*_UNSURE_METAS)
    yield from clues.ld("dateCreated", "uploadDate")


def _times(clues: Clues, marked: bool) -> Iterator[Element]:
    """Yield `time` elements that say they are of the publication, or don't say."""
    for element in clues.tags.times[:40]:
        if _is_publication(element) is not marked or _is_change(element):
            continue
        if not clues.tags.elsewhere(element):
            yield element


def modified(clues: Clues, language: str | None) -> tuple[str | None, list[Clue]]:
    """Return when the article was last changed, and the clues, the winner first."""
    reader = _Reader(clues, language)
    found = clues.ld("dateModified") + clues.meta(*_CHANGED_METAS)
    tags = clues.tags
    for name in ("datemodified", "modified"):
        for element in tags.props.get(name, ())[:5]:
            if not tags.elsewhere(element):
                found.append(Clue(_of_element(element), f"itemprop:{name}"))
    times = [e for e in tags.times[:40] if not tags.elsewhere(e) and _is_change(e)]
    found += [Clue(_of_element(element), "time") for element in times]
    for clue in found:
        if value := reader.stated(clue.value):
            return value, [clue, *(c for c in found if c is not clue)]
    return None, found


def _is_change(element: Element) -> bool:
    """Return whether a time is said to be of a change, by itself or what is before."""
    parent = element.getparent()
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    before = element.getprevious()
    text = (parent.text or "") if parent is not None and before is None else ""
    if before is not None:
        text = (before.tail or "") or text_of(before, 60)
    return bool(_MODIFIED.search(named) or _MODIFIED.search(text[-40:]))


def _is_publication(element: Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return element.get("pubdate") is not None or "publish" in named


def _of_element(element: Element) -> str:
    for attribute in ("datetime", "content", "title"):
        value = element.get(attribute)
        if value and any(ch.isdigit() for ch in value):
            return value
    return text_of(element, LONGEST_LINE)


class _Reader:
    """Reads dates of one page: its language, its region, its latest moment."""

    def __init__(self, clues: Clues, language: str | None):
        self.clues = clues
        self.language = language
        self.month_first = _month_first(clues)
        archived = _ARCHIVE.match(clues.url or "")
        self.address = archived.group(2) if archived else (clues.url or "")
        self.latest = Latest(
            clues.crawled or (stated_date(archived.group(1)) if archived else None)
        )
        self.late = False

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
            if local and (zoned := _same_moment(moment, local)):
                return zoned, other
        return value, clue

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

    def by_heading(self) -> tuple[str, Clue] | None:
        """Return the date of the lines near the heading, or of the address.

        Where the address states a day or month, only lines of it count. A date that is
        in the title too is what the article is about.
        """
        title = self.clues.tags.title or ""
        day = day_in_address(self.address)
        if day and not self.latest.allows(day):
            day = None
        stated = day or self._month() or ""
        changed: tuple[str, Clue] | None = None
        for clue in itertools.chain(near_heading(self.clues), marked(self.clues)):
            written = self.read(clue.value)
            if written is None or not written.value.startswith(stated):
                continue
            if clue.value[written.start : written.end] in title:
                continue
            if not _MODIFIED.search(clue.value[: written.start][-30:]):
                return written.value, clue
            changed = changed or (written.value, clue)
        return (day, Clue(self.address, "url")) if day else changed

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
        for line in short_lines(self.clues):
            written = self.read(line)
            if written and _LABEL.search(line[: written.start]):
                return written.value, Clue(line, "labelled line")
        return None


def _same_moment(moment: datetime, local: str) -> str | None:
    """Return a local time if it is a moment in UTC, to the minute; with its offset.

    A local time without one has the offset that makes it the same moment, if there is
    such an offset: whole quarters of an hour.
    """
    if len(local) < 19 or local.endswith(("Z", "+00:00")):
        return None
    there = datetime.fromisoformat(local)
    if there.tzinfo is not None:
        return local if there.replace(second=0, microsecond=0) == moment else None
    ahead = there.replace(second=0) - moment.replace(tzinfo=None)
    minutes = int(ahead.total_seconds()) // 60
    if minutes % 15 or not minutes or abs(minutes) > 14 * 60:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _month_first(clues: Clues) -> bool | None:
    """Return whether 03/04 is March 4th here.

    By the region of the page's language, of its address (`/en-gb/`, `.co.uk`), else
    by its language.
    """
    stated = [clues.tags.language or ""]
    stated += [value for _, value in clues.tags.meta("og:locale", "content-language")]
    regions = [tag.replace("_", "-").split("-")[-1] for tag in stated if len(tag) > 3]
    if found := _REGION_IN_URL.search(clues.url or ""):
        regions.append(found.group(1))
    regions.append(host(clues.url).rpartition(".")[2])
    for region in regions:
        if region.upper() in _MONTH_FIRST:
            return True
        if len(region) == 2 and region.lower() not in _NOWHERE:
            return False
    language = stated[0].lower()[:2]
    return False if language and language != "en" else None


_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW"))
_NOWHERE = frozenset(("io", "co", "tv", "me", "ai", "fm", "ly", "to", "cc", "eu"))
"""Top-level domains of two letters that the whole world uses."""
_REGION_IN_URL = re.compile(r"/[a-z]{2}[-_]([a-zA-Z]{2})(?=/)")
