"""The standfirst that stands on the page, between the heading and the text.

Found by what templates call it, in the web's common vocabulary, or because the page's
description says the same.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from transforms.core.html.prune import is_furniture
from transforms.core.html.words import called, fold

SHORTEST, LONGEST = 35, 900
"""Characters: what is shorter is a label, what is longer is text."""

DATELINE = 20
"""Characters that may stand before what the description says: `Berlin. Rates rose`."""

LONGEST_LIST = 1800
"""Characters of a list of points, which may be a standfirst too."""

SAME = 60
"""Characters of two folded texts that are compared: descriptions are cut off."""

FARTHEST = 500
"""Elements after the heading that are looked through."""

_BLOCKS = frozenset({"p", "div", "h2", "h3", "h4", "h5", "h6", "span", "section"})
_BLOCKS |= {"strong", "blockquote", "ul", "header", "summary"}
_INNER = ("p", "div", "h2", "h3", "li", "section", "ul", "table", "form", "article")
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?(?:head(?:line|ing)?|title|deck)|dek|deck"
    r"|chapo|chapeau|chapo-?text|lead|lede|lead-?(?:text|in)|leadtext|intro"
    r"|intro-?text|introduction|teaser-?(?:text|intro)|article-?(?:teaser|excerpt"
    r"|summary|intro|description|lead|perex)|abstract|excerpt|summary|preamble"
    r"|ingress|strap-?line|strap|vorspann|entradilla|bajada|copete|sommario"
    r"|sottotitolo|catenaccio|occhiello|perex|anons|zajawka|short-info"
    r"|key-?points?(?:-?list)?|description|synopsis|news-?(?:description|teaser)"
    r"|underline|teaser|document-?description)(?=[\s_-]|$|\d)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TEASER = re.compile("teaser", re.IGNORECASE)
_POINTS = re.compile(r"key-?points?", re.IGNORECASE)
_PICTURE = re.compile(
    r"©|\b(?:photos?|photo illustration|foto|picture|image|credit)(?: by|:)|/AFP\b"
    r"|\b(?:getty images|imago images|shutterstock|picture alliance)\b",
    re.IGNORECASE,
)
_APART = frozenset({"a", "nav", "aside", "footer", "figure", "figcaption", "li"})
_PROPERTIES = frozenset({"description", "abstract", "alternativeheadline"})


class Standfirst(NamedTuple):
    """A standfirst as it stands on the page, and what told it."""

    text: str
    told_by: str


def find_standfirst(
    tree: HtmlElement, title: str | None, first: str | None, described: str | None
) -> Standfirst | None:
    """Return the standfirst between the heading and the first paragraph of the text.

    Args:
        tree: The whole page.
        title: The article's title, to know its heading by.
        first: The first paragraph found of the text.
        described: What the page's tags give as description.
    """
    heading = heading_of(tree, title)
    if heading is None:
        return None
    begin = fold(first or "")[:SAME]
    heads = (fold(title or ""), fold(heading.text_content()))
    same = fold(described or "")[:SAME]
    for element in _after(heading):
        names = called(element)
        text = _text(element)
        if len(text) > LONGEST * 3:
            continue
        folded = fold(text)
        if begin and folded.startswith(begin) and _is_block(element):
            named = is_standfirst(names, element) and not _is_apart(element, text)
            return Standfirst(text, "class") if named and len(text) <= LONGEST else None
        longest = LONGEST_LIST if _POINTS.search(names) else LONGEST
        if not SHORTEST <= len(text) <= longest or not _is_block(element):
            continue
        if folded in heads:
            continue
        named = is_standfirst(names, element)
        told = len(same) > SHORTEST and same in folded[: len(same) + DATELINE]
        if not named and not told:
            continue
        if _is_apart(element, text) or is_furniture(_TEASER.sub("", names)):
            continue
        return Standfirst(text, "class" if named else "description")
    return None


def heading_of(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the article's heading: the `h1` with the title's words, else the first."""
    headings = list(tree.iter("h1"))
    wanted = fold(title or "")
    for heading in headings:
        words = fold(heading.text_content())
        if words and wanted and (words in wanted or wanted in words):
            return heading
    return headings[0] if headings else None


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the block elements after the heading, in the order of the page."""
    count = 0
    node = heading
    while node is not None:
        for following in node.itersiblings():
            for element in following.iter():
                count += 1
                if count > FARTHEST:
                    return
                if element.tag in _BLOCKS:
                    yield element
        node = node.getparent()


def is_standfirst(names: str, element: HtmlElement) -> bool:
    """Return whether an element's classes, id or properties name it a standfirst."""
    named = element.get("itemprop") or element.get("property") or ""
    if named.lower() in _PROPERTIES:
        return True
    return bool(names.strip() and _NAMES.search(_CAMEL.sub("-", names[:300])))


def _text(element: HtmlElement) -> str:
    """Return an element's text; the items of a list stay apart."""
    items = [" ".join(item.text_content().split()) for item in element.iter("li")]
    return "\n".join(items) or " ".join(element.text_content().split())


def _is_block(element: HtmlElement) -> bool:
    """Return whether it is one passage, not a part of the page with several."""
    if element.tag == "ul" or _POINTS.search(element.get("class", "")):
        return True
    inner = sum(1 for _ in element.iter(*_INNER)) - (element.tag in _INNER)
    return inner <= 2


def _is_apart(element: HtmlElement, text: str) -> bool:
    """Return whether it is a link, a caption, or in a part that is not the article."""
    links = sum(len(link.text_content()) for link in element.iter("a"))
    if links > len(text) // 2 or _PICTURE.search(text):
        return True
    if next(element.iter("figcaption", "img", "picture", "video"), None) is not None:
        return True
    return any(parent.tag in _APART for parent in element.iterancestors())
