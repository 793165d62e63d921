"""When the article of a page was published and last changed, or why that is unknown.

Fields first, then what stands near the heading, then the address; the order is
`docs/metadata.md`'s. A date after the crawl is none, and a day that only stands
somewhere in the text is no date of the page.
"""

import itertools
from collections.abc import Iterator

from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.date_lines import LONGEST_LINE, is_story, moment_in_data
from transforms.core.page.date_reader import DateReader
from transforms.core.page.date_words import CHANGED
from transforms.core.page.tags import Element, Tags
from transforms.core.page.visible_text import text_of

MOST_ABOVE = 6
MOST_BESIDE = 8
"""Elements above a time, and beside one of these, that are asked whose it is."""

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


def choose(reader: DateReader) -> tuple[str | None, str | None, list[Clue]]:
    """Return the publication date, why there is none, and the clues, winner first."""
    clues = reader.clues
    sure, unsure = list(_fields(clues)), list(_unsure(clues))
    times = [Clue(_of_element(e), "time") for e in _times(clues, False)]
    others = [*times, *unsure]
    found = reader.in_fields(sure, others)
    if not found and (found := reader.in_fields(times, unsure)):
        found = reader.said_outright(found[0]) or found
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
        if not clues.tags.elsewhere(element) and not _of_others(element, clues.tags):
            yield element


def _of_others(element: Element, tags: Tags) -> bool:
    """Return whether a time is another story's, or that of an entry of a live blog.

    It stands in an item of a list beside a link to a story, or in one of three elements
    or more of a kind, side by side, that have times.
    """
    holders = itertools.chain((element,), element.iterancestors())
    for holder in itertools.islice(holders, MOST_ABOVE):
        if holder in tags.own or holder.tag == "body":
            return False
        if holder is not element and (is_story(holder, tags) or _is_entry(holder)):
            return True
    return False


def _is_entry(element: Element) -> bool:
    """Return whether two elements or more of its kind beside it have times, too."""
    kind = element.tag, element.get("class")
    beside = itertools.chain(
        itertools.islice(element.itersiblings(preceding=True), MOST_BESIDE),
        itertools.islice(element.itersiblings(), MOST_BESIDE),
    )
    alike = (e for e in beside if (e.tag, e.get("class")) == kind)
    timed = (e for e in alike if next(e.iter("time"), None) is not None)
    return len(list(itertools.islice(timed, 2))) == 2


def modified(
    reader: DateReader, published: str | None
) -> tuple[str | None, list[Clue]]:
    """Return when the article was last changed, and the clues, the winner first.

    Fields first, then the latest of the lines near the heading that say so, unless it
    is before the day of publication.
    """
    clues = reader.clues
    found = clues.ld("dateModified") + clues.meta(*_CHANGED_METAS)
    tags = clues.tags
    for name in ("datemodified", "modified"):
        for element in tags.props.get(name, ())[:5]:
            if not tags.elsewhere(element):
                found.append(Clue(_of_element(element), f"itemprop:{name}"))
    times = [e for e in tags.times[:40] if not tags.elsewhere(e) and _is_change(e)]
    found += [Clue(_of_element(element), "time") for element in times]
    first = (published or "")[:10]
    for clue in found:
        if value := reader.stated(clue.value):
            return value, [clue, *(c for c in found if c is not clue)]
    shown = [(v, line) for v, line in reader.changed() if v[:10] >= first[: len(v)]]
    value, line = max(shown, key=lambda told: told[0], default=(None, None))
    return value, [*([line] if line else []), *found]


def _is_change(element: Element) -> bool:
    """Return whether a time is said to be of a change, by itself or what is before."""
    parent = element.getparent()
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    before = element.getprevious()
    text = (parent.text or "") if parent is not None and before is None else ""
    if before is not None:
        text = (before.tail or "") or text_of(before, 60)
    return bool(CHANGED.search(named) or CHANGED.search(text[-40:]))


def _is_publication(element: Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return element.get("pubdate") is not None or "publish" in named


def _of_element(element: Element) -> str:
    for attribute in ("datetime", "content", "title"):
        value = element.get(attribute)
        if value and any(ch.isdigit() for ch in value):
            return value
    return moment_in_data(element) or text_of(element, LONGEST_LINE)
