"""Marks within a sentence that the extractor would part or leave out.

It takes `code` and `q` for passages of their own wherever they stand, and drops `time`
and `output`, which it knows from pages' heads and forms. Within a sentence they are
words like any other.
"""

from collections.abc import Iterable

from lxml.html import HtmlElement

WORDS_AROUND = 40
"""Characters of a block beside the mark from which it is a sentence: `Posted on` and a
name beside a time are the page's own line."""

MARKS = ("code", "q", "time", "output")
_SENTENCES = frozenset(("p", "li", "dd", "td", "blockquote", "h2", "h3", "h4"))
_APART = frozenset(("pre", "form", "header", "footer", "div", "body"))


def open_marks(parts: Iterable[HtmlElement]) -> None:
    """Make such marks plain where they stand in a sentence, in place.

    Args:
        parts: Elements of a page, the marks among them.
    """
    for mark in parts:
        block = _block(mark) if mark.tag in MARKS else None
        if block is None:
            continue
        around = len(block.text_content()) - len(mark.text_content())
        if around >= WORDS_AROUND:
            mark.tag = "span"


def _block(mark: HtmlElement) -> HtmlElement | None:
    """Return the block that a mark stands in, or None where it is no sentence's."""
    for parent in mark.iterancestors():
        if parent.tag in _SENTENCES:
            return parent
        if parent.tag in _APART:
            return None
    return None
