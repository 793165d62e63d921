"""Paragraphs and subheadings that a page sets in plain blocks beside its paragraphs.

The extractor reads `p` where there are any, and leaves out a `div` between them.
"""

import re

from lxml import etree
from lxml.html import HtmlElement

FEWEST = 2
"""Paragraphs side by side from which a plain block between them is text too."""

SHORTEST = 40
"""Characters from which a plain block that ends as a sentence does is a paragraph."""

LONGEST_HEAD = 120
"""Characters that a subheading has at most."""

BESIDE = 5
"""Characters beside its links by which a sentence is one of the text."""

FEWEST_SPANS = 3
"""Sentences in spans side by side from which these are paragraphs."""

_SUBHEAD = re.compile(
    r"(?:^|[\s_-])(?:sub-?(?:head(?:er|ing|line)?|title)|cross-?(?:head(?:ing)?)"
    r"|inter-?(?:title|titre)|zwischen-?(?:titel|überschrift|ueberschrift)"
    r"|section-?(?:head(?:er|ing)?|title)|ladillo|intertítulo|mellanrubrik"
    r"|mellomtittel|tussenkop|sottotitolo|śródtytuł)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…。！？।؟][\"'”’»“）)\]]*\s*\Z")
_INLINE_TAGS = """
    a abbr b br cite code em font i mark q s small span strong sub sup time u wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())


def name_blocks(tree: HtmlElement) -> None:
    """Turn plain blocks of sentences into paragraphs, in place, on a page without any.

    Frameworks write a `div`, or a span set as a block, where others write a `p`; a
    `div` for each and one more around it says nothing of where paragraphs end.
    """
    for holder in tree.iter("div", "section", "article"):
        spans = [child for child in holder if child.tag == "span"]
        if len(spans) < FEWEST_SPANS or _runs_on(holder):
            continue
        found = [span for span in spans if _meant(span) == "p"]
        for span in found if len(found) >= FEWEST_SPANS else ():
            span.tag = "p"
    _name_alike(tree)


def _name_alike(tree: HtmlElement) -> None:
    """Turn blocks of sentences into paragraphs, and short ones of the same making.

    Of one making are those of one class, and without a class those side by side.
    """
    blocks = [block for block in tree.iter("div") if _holds_text(block)]
    sentences = [block for block in blocks if _meant(block) == "p"]
    kinds = {_kind(block) for block in sentences}
    for block in blocks:
        if _kind(block) in kinds:
            block.tag = "p"


def _kind(block: HtmlElement) -> str | HtmlElement | None:
    return block.get("class") or block.getparent()


def _holds_text(block: HtmlElement) -> bool:
    """Return whether there is text in a block, most of it no link, and no block."""
    if any(inner.tag not in _INLINE for inner in block.iterdescendants()):
        return False
    size = len("".join(block.text_content().split()))
    linked = sum(len(link.text_content()) for link in block.iter("a"))
    return 0 < size > linked * 2


def _runs_on(parent: HtmlElement) -> bool:
    """Return whether text of its own stands between an element's children."""
    tails = (child.tail for child in parent)
    return any(text and not text.isspace() for text in (parent.text, *tails))


def name_loose_blocks(tree: HtmlElement) -> None:
    """Turn plain blocks between paragraphs into paragraphs or subheadings, in place."""
    seen: set[HtmlElement] = set()
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is None or parent in seen:
            continue
        seen.add(parent)
        children = list(parent)
        if sum(child.tag == "p" for child in children) < FEWEST:
            continue
        for child in children:
            if child.tag == "div" and (tag := _meant(child)):
                child.tag = tag


def open_links(tree: HtmlElement) -> None:
    """Make links plain text in sentences that are mostly links, in place.

    The extractor takes a paragraph that is mostly a link for a way to other pages.
    """
    for paragraph in tree.iter("p"):
        links = list(paragraph.iter("a"))
        if not links:
            continue
        text = paragraph.text_content()
        linked = sum(len(link.text_content()) for link in links)
        words = len(text) - linked
        if linked > words >= BESIDE and _SENTENCE.search(text):
            etree.strip_tags(paragraph, "a")


def _meant(block: HtmlElement) -> str | None:
    """Return the tag that a plain block is to have, or None where it is no text."""
    if any(inner.tag not in _INLINE for inner in block.iterdescendants()):
        return None
    text = " ".join(block.text_content().split())
    names = f"{block.get('class', '')} {block.get('id', '')}"
    if 2 < len(text) <= LONGEST_HEAD and _SUBHEAD.search(names):
        return "h3"
    linked = sum(len(link.text_content()) for link in block.iter("a"))
    if len(text) >= SHORTEST and _SENTENCE.search(text) and linked * 2 < len(text):
        return "p"
    return None
