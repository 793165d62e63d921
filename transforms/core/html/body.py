"""The article's text on a page, as paragraphs."""

import logging
from collections import Counter
from collections.abc import Iterator
from copy import copy
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from transforms.core.html.breaks import part_breaks
from transforms.core.html.container import paragraphs_of_container
from transforms.core.html.lines import (
    heads_a_list,
    is_head_line,
    is_page_line,
    is_source_line,
)
from transforms.core.html.loose_blocks import name_loose_blocks, open_links
from transforms.core.html.prune import drop_before, prune
from transforms.core.html.standfirst import heading_of
from transforms.core.html.words import fold

_INLINE = frozenset({"hi", "ref", "del", "span", "a", "sub", "sup", "graphic", "ins"})
LITTLE = 0.35
"""Share of a page's prose below which the first reading may have missed the article."""

MUCH_MORE = 4
"""Times the first reading that the thorough one has to give to be believed."""

MORE = 3
"""Times the first reading that the part with most of the prose has to hold."""

AS_MUCH = 0.9
"""Share of the thorough reading that it has to hold to go before that."""

LITTLE_BEFORE = 0.2
"""Share of the prose that may stand before the heading and be no part of the text."""

SHORT = 50
"""Characters up to which a paragraph that returns is no copy that matters."""

HEAD = 5
"""Paragraphs among which the heading may stand again."""

MOST_PARTS = 4
"""Lines that a heading may be parted into."""

FEWEST_BEFORE = 3
"""Paragraphs of a story before a list of others, which is shorter than the story."""

_CELLS = frozenset({"cell", "td", "th"})

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def paragraphs_of_page(tree: HtmlElement, title: str | None) -> tuple[str, ...]:
    """Return the paragraphs of the article on a page; the tree is left as it is.

    The title is left out where it stands before the text.
    """
    page = copy(tree)
    heading = heading_of(page, title)
    part_breaks(page)
    prose = prune(page)
    name_loose_blocks(page)
    open_links(page)
    if heading is not None and heading.getroottree().getroot() is page:
        drop_before(heading, LITTLE_BEFORE * prose)
    found = _extracted(page, fast=True)
    size = sum(map(len, found))
    if size < LITTLE * prose:
        found = _more(page, found)
    found = list(_without_furniture(found, tree, title))
    return tuple(_with_copies(found, page))


def _more(page: HtmlElement, found: list[str]) -> list[str]:
    """Return what else may be the article where little of a page's prose was found."""
    size = sum(map(len, found))
    whole = paragraphs_of_container(page, found)
    thorough = _extracted(page, fast=False)
    length = sum(map(len, whole))
    more = sum(map(len, thorough))
    if length >= MORE * max(size, 1) and length >= AS_MUCH * more:
        return whole
    return thorough if more >= MUCH_MORE * size else found


def _with_copies(found: list[str], page: HtmlElement) -> list[str]:
    """Return the paragraphs with those that the page has again, side by side.

    The extractor leaves out what stands twice without saying so; whether it is a copy
    too many is for the repair of repeats, which does.
    """
    texts = [" ".join(p.text_content().split()) for p in page.iter("p")]
    if len(set(texts)) == len(texts):
        return found
    kept = set(found)
    wanted = Counter(text for text in texts if text in kept and len(text) > SHORT)
    again = wanted - Counter(found)
    for text, count in again.items():
        at = found.index(text) + 1
        found[at:at] = [text] * count
    return found


def _without_furniture(
    found: list[str], tree: HtmlElement, title: str | None
) -> Iterator[str]:
    """Yield the paragraphs but for the heading and the page's own lines."""
    heading = heading_of(tree, title)
    names = {fold(title or ""), fold("" if heading is None else heading.text_content())}
    while found and is_source_line(found[-1]):
        found.pop()
    for index, line in enumerate(found):
        if heads_a_list(line) and index >= FEWEST_BEFORE:
            before = sum(map(len, found[:index]))
            if before > sum(map(len, found[index:])):
                del found[index:]
                break
    found = found[_parts_of_heading(found, names) :]
    for index, line in enumerate(found):
        if index < HEAD and (fold(line) in names or is_head_line(line)):
            continue
        if not is_page_line(line):
            yield line


def _parts_of_heading(found: list[str], names: set[str]) -> int:
    """Return how many first paragraphs are the heading, which a break parted."""
    begin = fold(found[0]) if found else ""
    if not begin or not any(name.startswith(f"{begin} ") for name in names):
        return 0
    for count in range(2, MOST_PARTS + 1):
        if " ".join(map(fold, found[:count])) in names and len(found) > count:
            return count
    return 0


def _extracted(page: HtmlElement, *, fast: bool) -> list[str]:
    from trafilatura import bare_extraction  # costs 0.1 s: only where there are pages

    document: Any = bare_extraction(page, include_comments=False, fast=fast)
    return blocks(document.body) if document is not None else []


def blocks(body: Any) -> list[str]:
    """Return the paragraphs of what trafilatura found; a line break parts them too."""
    found: list[str] = []
    line: list[str] = []

    def flush() -> None:
        text = " ".join("".join(line).split())
        if text:
            found.append(text)
        line.clear()

    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if node.tag in _CELLS:
                line.append(" ")
            elif node.tag not in _INLINE:
                flush()
            line.append(node.text or "")
            continue
        if node.tag not in _INLINE and node.tag not in _CELLS:
            flush()
        line.append(node.tail or "")
    flush()
    return found
