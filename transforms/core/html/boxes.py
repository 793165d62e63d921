"""Parts of a page that are furniture for what they hold or repeat.

A quote set large from a text that has it already, the line under a picture within its
paragraph, the box around a form that asks for an address.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from transforms.core.html.words import fold

LONGEST_BOX = 400
"""Characters of a box around a form: what is longer holds more than an appeal."""

LONGEST_CAPTION = 250
SHORTEST_QUOTE = 20
"""Folded characters of a quote: a shorter one may stand in a text by chance."""

PULLED = re.compile(r"pull-?_?(?:quote|out)|quote-?_?pull", re.IGNORECASE)
"""What quotes set large from the text are called."""

_SOURCES = ("cite", "footer", "figcaption", "small")
_AROUND_PICTURES = frozenset(("a", "picture", "span", "strong", "b", "noscript"))
_SMALL = frozenset(("em", "i", "small"))
_BOXES = frozenset(("div", "section", "aside", "form", "fieldset"))


def said_elsewhere(quotes: list[HtmlElement], tree: HtmlElement) -> list[HtmlElement]:
    """Return the quotes that the page's text has as well."""
    if not quotes:
        return []
    text = fold(" ".join(tree.itertext()))
    said = [(quote, fold(_without_source(quote))) for quote in quotes]
    return [
        quote
        for quote, words in said
        if len(words) >= SHORTEST_QUOTE and text.count(words) > 1
    ]


def _without_source(quote: HtmlElement) -> str:
    """Return the text of a quote without who said it."""
    text = " ".join(quote.itertext())
    for source in quote.iter(*_SOURCES):
        text = text.replace(" ".join(source.itertext()), " ", 1)
    return text


def captions_and_sign_ups(parts: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield paragraphs of a picture and its caption, and boxes around forms, in order.

    A caption is a line in small or slanted letters; the forms are those that ask for an
    e-mail address.

    Args:
        parts: Elements of a page, its images and inputs among them.
    """
    for element in parts:
        found: HtmlElement | None = None
        if element.tag in ("img", "amp-img"):
            found = _captioned(element)
        elif element.tag == "input" and element.get("type", "").lower() == "email":
            found = _box(element)
        if found is not None:
            yield found


def _captioned(image: HtmlElement) -> HtmlElement | None:
    """Return the paragraph that an image and its caption make up."""
    block = image.getparent()
    while block is not None and block.tag in _AROUND_PICTURES:
        block = block.getparent()
    if block is None or block.tag != "p" or not _is_caption(block):
        return None
    return block


def _is_caption(block: HtmlElement) -> bool:
    text = "".join(block.text_content().split())
    if not 0 < len(text) <= LONGEST_CAPTION or (block.text or "").strip():
        return False
    small = "".join(
        "".join(child.text_content().split())
        for child in block.iter(*_SMALL)
        if not any(parent.tag in _SMALL for parent in child.iterancestors())
    )
    return small == text


def _box(field: HtmlElement) -> HtmlElement | None:
    """Return the largest box around a field that holds little text and no heading."""
    box: HtmlElement | None = None
    for parent in field.iterancestors():
        if parent.tag not in _BOXES or len(parent.text_content()) > LONGEST_BOX:
            break
        if parent.find(".//h1") is not None:
            break
        box = parent
    return box
