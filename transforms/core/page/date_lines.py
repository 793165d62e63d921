"""Where a page's date may stand when no field states it: lines and the address."""

import itertools
import re
from collections.abc import Iterator

from lxml import etree

from transforms.core.dates import build_date
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.tags import text_of

WINDOW_BEFORE, WINDOW_AFTER = 40, 80
"""Elements around the heading in which a date is the article's."""

LONGEST_LINE = 140

_DAY_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d])"
)
_DAY_FIRST_IN_URL = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)"
)
_SILENT = frozenset(("script", "style", "option", "noscript", "template"))


def marked(clues: Clues) -> Iterator[Clue]:
    """Yield short texts of elements whose class speaks of a date."""
    tags = clues.tags
    for element in tags.marked.get("date", ())[:80]:
        if not tags.elsewhere(element):
            text = text_of(element, LONGEST_LINE)
            if text:
                yield Clue(text, "byline")


def near_heading(clues: Clues) -> Iterator[Clue]:
    """Yield the lines after the heading, then those before it, nearest first."""
    tags = clues.tags
    if tags.body is None or tags.heading is None:
        return
    elements = list(itertools.islice(tags.body.iter(etree.Element), 50_000))
    try:
        at = elements.index(tags.heading)
    except ValueError:
        return
    own = text_of(tags.heading, LONGEST_LINE)
    after = elements[at + 1 : at + WINDOW_AFTER]
    before = elements[max(0, at - WINDOW_BEFORE) : at]
    for element in [*after, *reversed(before)]:
        if element.tag in _SILENT or tags.elsewhere(element):
            continue
        inside = None if len(element) and tags.elsewhere(element[-1]) else element
        whole = text_of(element, LONGEST_LINE) if inside is not None else ""
        for text in (whole or element.text, element.tail):
            if text and (own and own in text):
                continue
            if text and any(ch.isdigit() for ch in text[:LONGEST_LINE]):
                yield Clue(" ".join(text.split())[:400], "line by the heading")


def short_lines(clues: Clues) -> Iterator[str]:
    """Yield every short line of the body that has a digit, in order."""
    if clues.tags.body is None:
        return
    for element in itertools.islice(clues.tags.body.iter(etree.Element), 50_000):
        if element.tag in _SILENT:
            continue
        for raw in (element.text, element.tail):
            if raw and 5 < len(raw) < 2000:
                text = " ".join(raw.split())
                if len(text) <= LONGEST_LINE and any(ch.isdigit() for ch in text):
                    yield text


def day_in_address(url: str) -> str | None:
    """Return the day that an address states, or None.

    >>> day_in_address("https://example.org/2016/03/24/talks-begin")
    '2016-03-24'
    >>> day_in_address("https://example.org/speech/20030331_2.html")
    '2003-03-31'
    >>> day_in_address("https://example.org/a/1234567890123") is None
    True
    """
    for match in _DAY_IN_URL.finditer(url):
        year, mark, month, day = match.groups()
        whole = mark or len(month) == len(day) == 2
        if whole and (value := build_date(year, month, day)):
            return value
    turned = _DAY_FIRST_IN_URL.search(url)
    return build_date(turned[4], turned[3], turned[1]) if turned else None
