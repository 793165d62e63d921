"""When the article of a page was published and last changed, or why that is unknown."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from transforms.core.dates import date_from_url
from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.tags import Element, elsewhere, text_of
from transforms.core.page.written_dates import find_date, stated_date

EARLIEST_WEB = 1991
"""Years before the web are dates of what is told, unless a field states them."""

_PUBLISHED = """
    article:published_time article:published og:article:published_time
    og:published_time og:pubdate parsely-pub-date sailthru:date datepublished
    pubdate publishdate publish-date publish_date published_date publication_date
    date:published published cxenseparse:recs:publishtime dc:date:issued
    dcterms:issued dc:issued dcterms:date dc:date dc:date:created dcterms:created
    citation_publication_date citation_date citation_online_date
    prism:publicationdate article:created article_date_original
    originalpublicationdate displaydate ptime date rnews:datepublished bt:pubdate
    analyticsattributes:articledate dcsext:articlefirstpublished gentime
    article:post_date created creation_date datecreated article:create_time
"""
_CHANGED = """
    article:modified_time og:updated_time article:updated_time
    og:article:modified_time datemodified dcterms:modified dc:date:modified lastmod
    last-modified modified revision_date parsely-metadata:modified date:modified
    utime
"""
_META_PUBLISHED = tuple(_PUBLISHED.split())
_META_MODIFIED = tuple(_CHANGED.split())


def published_of(clues: Clues, language: str | None) -> Iterator[Clue]:
    """Yield what says when the article was published, best first."""
    yield from clues.ld("datePublished")
    yield from clues.meta(*_META_PUBLISHED)
    tags = clues.tags
    for name in ("datepublished", "published", "pubdate", "datecreated"):
        for element in tags.props.get(name, ())[:5]:
            if not elsewhere(element):
                yield Clue(_of_element(element), f"itemprop:{name}")
    for node in clues.nodes:
        if "datePublished" in node and json_ld.kinds(node) & json_ld.PAGES:
            for text in json_ld.texts(node["datePublished"]):
                yield Clue(text, "json-ld:WebPage.datePublished")
    for element in tags.times:
        if element.get("pubdate") is not None and not elsewhere(element):
            yield Clue(_of_element(element), "time")
    for element in tags.times[:30]:
        if not elsewhere(element) and not _modified(element):
            yield Clue(_of_element(element), "time")
    yield from clues.ld("dateCreated", "uploadDate")


def modified_of(clues: Clues) -> Iterator[Clue]:
    """Yield what says when the article was last changed, best first."""
    yield from clues.ld("dateModified")
    yield from clues.meta(*_META_MODIFIED)
    for name in ("datemodified", "modified"):
        for element in clues.tags.props.get(name, ())[:5]:
            if not elsewhere(element):
                yield Clue(_of_element(element), f"itemprop:{name}")


_MODIFIED = re.compile(
    r"(?i)modif|updat|aktualis|actuali|mis à jour|aggiorn|bijgewerkt|обновл|更新|güncel"
)


def _modified(element: Element) -> bool:
    parent = element.getparent()
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if parent is not None:
        named += f" {parent.get('class') or ''} {(parent.text or '')[:60]}"
    return bool(_MODIFIED.search(named))


def _of_element(element: Element) -> str:
    for attribute in ("datetime", "content", "title"):
        value = element.get(attribute)
        if value and any(ch.isdigit() for ch in value):
            return value
    return text_of(element, 120)


def texts_with_dates(clues: Clues) -> Iterator[Clue]:
    """Yield short texts of elements whose class speaks of a date."""
    for element in clues.tags.marked.get("date", ())[:80]:
        if not elsewhere(element):
            text = text_of(element, 200)
            if text:
                yield Clue(text, "byline")


def choose(
    clues: Clues, language: str | None
) -> tuple[str | None, str | None, list[Clue]]:
    """Return the publication date, its null reason, and the clues, winner first."""
    latest = Latest(clues.crawled)
    month_first = _month_first(clues)
    winner: str | None = None
    seen: list[Clue] = []
    late = False
    for clue in published_of(clues, language):
        if not clue.value:
            continue
        value = stated_date(clue.value, language, month_first)
        if value and winner is None and latest.allows(value):
            winner = value
            seen.insert(0, clue)
        else:
            late = late or (value is not None and not latest.allows(value))
            seen.append(clue)
    if winner:
        return winner, None, seen
    for clue in texts_with_dates(clues):
        written = find_date(clue.value, language, month_first)
        if (
            written
            and int(written.value[:4]) >= EARLIEST_WEB
            and latest.allows(written.value)
        ):
            return written.value, None, [clue, *seen]
    for url in (clues.url, *(v for _, v in clues.tags.meta("og:url"))):
        day = date_from_url(url or "")
        if day and latest.allows(day):
            return day, None, [Clue(url or "", "url"), *seen]
    why = "every date stated is after the crawl" if late else "the page states no date"
    return None, why, seen


class Latest:
    """The moment of the crawl, which no date of the page can be after."""

    def __init__(self, crawled: str | None):
        self.moment: datetime | None = None
        if crawled:
            try:
                moment = datetime.fromisoformat(crawled)
            except ValueError:
                return
            self.moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def allows(self, value: str) -> bool:
        """Return whether a date lies at or before the crawl.

        Without a zone it may be of the place furthest east, 14 hours ahead.
        """
        if self.moment is None:
            return True
        if len(value) <= 10:
            value = value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value
            start = datetime.fromisoformat(value)
        else:
            start = datetime.fromisoformat(value)
        if start.tzinfo is None:
            start = start.replace(tzinfo=timezone(timedelta(hours=14)))
        return start <= self.moment


def _month_first(clues: Clues) -> bool | None:
    """Return whether 03/04 is March 4th here: by region, language, or host."""
    stated = [clues.tags.language or ""] + [
        v for _, v in clues.tags.meta("og:locale", "content-language")
    ]
    for tag in stated:
        region = tag.replace("_", "-").split("-")[-1].upper() if len(tag) > 3 else ""
        if region in ("US", "PH"):
            return True
        if len(region) == 2:
            return False
    language = (stated[0] or "").lower()[:2]
    if language and language != "en":
        return False
    return None
