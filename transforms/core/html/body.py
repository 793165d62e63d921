"""The article's text on a page, as paragraphs."""

import logging
import re

from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def paragraphs_of_page(tree: HtmlElement, title: str | None) -> tuple[str, ...]:
    """Return the paragraphs of the article on a page; the tree is left as it is.

    The title is left out where it stands before the text.
    """
    from trafilatura import bare_extraction  # costs 0.1 s: only where there are pages

    document = bare_extraction(tree, include_comments=False)
    text = getattr(document, "text", None) or ""
    found = [line.strip() for line in text.split("\n") if line.strip()]
    if title and found and fold(found[0]) == fold(title):
        del found[0]
    return tuple(found)


def fold(text: str) -> str:
    """Return the words of a line, for comparison."""
    return " ".join(_WORD.findall(text.casefold()))
