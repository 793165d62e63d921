"""When the article of a page was published and last changed, or why that is unknown.

Fields first, then what stands near the heading, then the address; the order is
`docs/metadata.md`'s. A date after the crawl is none, and a day that only stands
somewhere in the text is no date of the page.
"""

from collections.abc import Iterator

from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.date_lines import LONGEST_LINE, moment_in_data
from transforms.core.page.date_reader import MODIFIED, DateReader
from transforms.core.page.tags import Element
from transforms.core.page.visible_text import text_of

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


def choose(
    clues: Clues, language: str | None
) -> tuple[str | None, str | None, list[Clue]]:
    """Return the publication date, why there is none, and the clues, winner first."""
    reader = DateReader(clues, language)
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
    reader = DateReader(clues, language)
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
    return bool(MODIFIED.search(named) or MODIFIED.search(text[-40:]))


def _is_publication(element: Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return element.get("pubdate") is not None or "publish" in named


def _of_element(element: Element) -> str:
    for attribute in ("datetime", "content", "title"):
        value = element.get(attribute)
        if value and any(ch.isdigit() for ch in value):
            return value
    return moment_in_data(element) or text_of(element, LONGEST_LINE)
