"""Where a page's date may stand when no field states it: lines and the address."""

import itertools
import re
from collections.abc import Iterator

from lxml import etree

from transforms.core.dates import build_date, parse_date
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.month_names import month_of
from transforms.core.page.tags import Element, Tags
from transforms.core.page.visible_text import text_of

WINDOW_BEFORE, WINDOW_AFTER = 40, 80
"""Elements around the heading in which a date is the article's."""

LONGEST_LINE = 140
LONGEST_LABEL = 40

WORDS_OF_A_STORY = 3
"""Words of a link from which it leads to another story."""

_DAY_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d])"
)
_DAY_FIRST_IN_URL = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)"
)
_NAMED_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[/-]"
    r"(0?[1-9]|[12]\d|3[01])(?!\d)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_TIMED = re.compile(r"time|date|stamp|epoch|publish")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_SILENT = frozenset(("script", "style", "option", "noscript", "template"))


def marked(clues: Clues) -> Iterator[Clue]:
    """Yield short texts of elements whose class speaks of a date."""
    tags = clues.tags
    for element in tags.marked.get("date", ())[:80]:
        if not tags.elsewhere(element) and not _within_other_heading(element, tags):
            text = _moment(element) or text_of(element, LONGEST_LINE)
            if text:
                yield Clue(text, "byline")


def _moment(element: Element) -> str | None:
    """Return the date that an element states for machines, as microformats do."""
    stated = element.get("datetime") or element.get("title") or ""
    return stated if _ISO.match(stated) else moment_in_data(element)


def moment_in_data(element: Element) -> str | None:
    """Return the date in an attribute for scripts, by its name: `data-timestamp`."""
    for name, value in element.items():
        if name.startswith("data-") and _TIMED.search(name):
            if _ISO.match(value):
                return value
            if _EPOCH.fullmatch(value):
                return parse_date(int(value))
    return None


def _within_other_heading(element: Element, tags: Tags) -> bool:
    """Return whether a date stands in a heading below the page's: another story's."""
    return any(
        parent.tag in ("h2", "h3", "h4") and parent is not tags.heading
        for parent in element.iterancestors("h2", "h3", "h4")
    )


def near_heading(clues: Clues) -> Iterator[Clue]:
    """Yield the lines after the heading, then those before it, nearest first."""
    tags = clues.tags
    if tags.body is None or tags.heading is None:
        return
    own = text_of(tags.heading, LONGEST_LINE)
    after = itertools.islice(_following(tags.heading), WINDOW_AFTER)
    before = itertools.islice(_preceding(tags.heading), WINDOW_BEFORE)
    for element in itertools.chain(after, before):
        if element.tag in _SILENT or tags.elsewhere(element):
            continue
        inside = None if len(element) and tags.elsewhere(element[-1]) else element
        whole = text_of(element, LONGEST_LINE) if inside is not None else ""
        meant = element.get("data-datetime") or element.get("data-date")
        for text in (meant, whole or element.text, element.tail):
            if text and (own and own in text):
                continue
            if text and _DIGIT.search(text, 0, LONGEST_LINE):
                if _is_of_stories(element, tags):
                    break
                yield Clue(" ".join(text.split())[:400], "line by the heading")


def is_story(item: Element, tags: Tags) -> bool:
    """Return whether a list's item has a link to a story, of several words.

    Fewer are enough where the item beside it is of the same make; no story has a link
    to an author, or one about the time itself.
    """
    if item.tag != "li":
        return False
    links = [
        len(text_of(link, LONGEST_LINE).split())
        for link in itertools.islice(item.iter("a"), 3)
        if link not in tags.links_to_authors and link.get("rel") != "author"
        if next(link.iter("time"), None) is None
    ]
    most = max(links, default=0)
    beside = (item.getprevious(), item.getnext())
    alike = any(e is not None and _has_both(e) for e in beside)
    return most >= WORDS_OF_A_STORY or bool(most and alike)


def _has_both(item: Element) -> bool:
    """Return whether an element has a link and a time."""
    return all(next(item.iter(tag), None) is not None for tag in ("a", "time"))


def _is_of_stories(element: Element, tags: Tags) -> bool:
    """Return whether an element stands in an item that is a story, or holds such."""
    above = itertools.chain((element,), itertools.islice(element.iterancestors(), 3))
    if any(is_story(holder, tags) for holder in above if holder not in tags.own):
        return True
    return any(is_story(item, tags) for item in itertools.islice(element.iter("li"), 3))


def _following(element: Element) -> Iterator[Element]:
    """Yield the elements inside one and after it, in document order."""
    yield from itertools.islice(element.iter(etree.Element), 1, None)
    node = element
    while node is not None and node.tag != "body":
        for sibling in node.itersiblings():
            yield from sibling.iter(etree.Element)
        node = node.getparent()


def _preceding(element: Element) -> Iterator[Element]:
    """Yield the elements before one, nearest first, and those that hold it."""
    node = element
    while node is not None and node.tag != "body":
        for sibling in node.itersiblings(preceding=True):
            yield from reversed(list(sibling.iter(etree.Element)))
        node = node.getparent()
        if node is not None:
            yield node


def short_lines(clues: Clues) -> Iterator[str]:
    """Yield every short line of the body that has a digit, in order."""
    if clues.tags.body is None:
        return
    for element in itertools.islice(clues.tags.body.iter(etree.Element), 50_000):
        if element.tag in _SILENT:
            continue
        for raw, after in ((element.text, False), (element.tail, True)):
            if raw and 5 < len(raw) < 2000:
                text = " ".join(raw.split())
                if len(text) <= LONGEST_LINE and _DIGIT.search(text):
                    yield f"{_label(element, after)} {text}".lstrip()


def _label(element: Element, after: bool) -> str:
    """Return what names a value: the cell before it, or the element it is after."""
    if after:
        named = element if element.tag in ("b", "strong", "span", "em") else None
    else:
        named = element.getprevious() if element.tag in ("dd", "td") else None
    return text_of(named, LONGEST_LABEL) if named is not None else ""


def day_in_address(url: str) -> str | None:
    """Return the day that an address states, or None.

    >>> day_in_address("https://example.org/2016/03/24/talks-begin")
    '2016-03-24'
    >>> day_in_address("https://example.org/speech/20030331_2.html")
    '2003-03-31'
    >>> day_in_address("https://example.org/news/2021/may/05/ferry")
    '2021-05-05'
    >>> day_in_address("https://example.org/a/1234567890123") is None
    True
    """
    for match in _DAY_IN_URL.finditer(url):
        year, mark, month, day = match.groups()
        whole = mark or len(month) == len(day) == 2
        if whole and (value := build_date(year, month, day)):
            return value
    if named := _NAMED_IN_URL.search(url):
        return build_date(named[1], str(month_of(named[2], "en")), named[3])
    turned = _DAY_FIRST_IN_URL.search(url)
    return build_date(turned[4], turned[3], turned[1]) if turned else None
