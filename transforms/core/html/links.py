"""Paragraphs and lists that are links to other stories, told by their shape.

No word is looked at, so this holds in every language: a paragraph that is one link, a
label with a link after it (`Also read: ...`), a list of such.
"""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

_PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "div", "li", "blockquote"})
_LABEL = re.compile(r"[^.!?]{0,40}[:>»›|→\-–]\s*\Z|[\s>»›→•*\-–|]*\Z")
_END = re.compile(r"[.;,:]\s*\Z")
FEWEST_CHARS = 15
"""Characters of a link from which it can be another story's headline."""

MOST_CHARS = 200
ALL = 0.9
"""Share of a paragraph's text that its links make up where it is nothing but them."""


def linked_paragraphs(links: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return the paragraphs, and the lists, that only point to other stories.

    Args:
        links: Those of the page, in order.
    """
    found: dict[HtmlElement, None] = {}
    lists: dict[HtmlElement, None] = {}
    seen: set[HtmlElement] = set()
    for link in links:
        paragraph = link.getparent()
        while paragraph is not None and paragraph.tag not in _PARAGRAPHS:
            paragraph = paragraph.getparent()
        if paragraph is None or paragraph in seen:
            continue
        seen.add(paragraph)
        if not _points_away(paragraph):
            continue
        if paragraph.tag == "li" and paragraph.getparent() is not None:
            lists.setdefault(paragraph.getparent())
        elif paragraph.tag != "div" and (
            _is_labelled(paragraph) or not _heads_text(paragraph)
        ):
            found[paragraph] = None
    for listed in lists:
        items = (
            [item for item in listed if item.tag == "li"] if listed is not None else []
        )
        if len(items) > 1 and all(map(_points_away, items)):
            found[listed] = None
    return list(found)


def _heads_text(paragraph: HtmlElement) -> bool:
    """Return whether it is a heading with text of its own under it."""
    if paragraph.tag in ("p", "blockquote"):
        return False
    following = paragraph.getnext()
    if following is None or following.tag not in ("p", "figure", "ul", "ol", "div"):
        return False
    return following.tag == "figure" or not _points_away(following)


def _is_labelled(paragraph: HtmlElement) -> bool:
    """Return whether a label stands before its link, as before no heading's own."""
    link = next(paragraph.iter("a")).text_content()
    before = paragraph.text_content().partition(link)[0] if link else ""
    return before.rstrip().endswith((":", "："))


def _points_away(paragraph: HtmlElement) -> bool:
    """Return whether a paragraph is a link, or a label and a link."""
    text = " ".join(paragraph.text_content().split())
    if not FEWEST_CHARS <= len(text) <= MOST_CHARS:
        return False
    links = [" ".join(link.text_content().split()) for link in paragraph.iter("a")]
    linked = sum(map(len, links))
    if text.startswith(("http://", "https://", "www.")):
        return False
    if linked >= ALL * len(text):
        return not _END.search(text) or len(links) == 1
    if len(links) != 1 or not links[0] or linked < FEWEST_CHARS:
        return False
    before, _, after = text.partition(links[0])
    return len(after.strip(" .»›>→")) < 3 and _LABEL.fullmatch(before) is not None
