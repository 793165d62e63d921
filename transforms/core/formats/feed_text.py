"""Texts in feeds: plain, HTML in disguise, XHTML or base64, as their tags say.

Atom says which (`type`; in version 0.3 `mode` too), RSS doesn't: there it shows.
"""

import base64
import binascii
import html
import re

from transforms.core.formats.fragment import is_markup, paragraphs_of, plain
from transforms.core.formats.xml_tree import Element, paragraphs_in, text_of
from transforms.core.html.page import UnreadablePage, article_of

_PAGE = re.compile(r"\s*(?:<!doctype\s+html[^>]*>\s*)?<html[\s>]", re.IGNORECASE)
"""How a whole document begins, as feeds for reading in another's program hold them."""

_PLAIN = ("text", "text/plain")
_MARKUP = ("html", "text/html", "xhtml", "application/xhtml+xml")


def line_of(element: Element | None) -> str:
    """Return a short text, such as a title, without its markup.

    >>> from lxml import etree
    >>> line_of(etree.fromstring("<t type='html'>AT&amp;amp;T &lt;b>up&lt;/b></t>"))
    'AT&T up'
    >>> line_of(etree.fromstring("<t type='text'>The &lt;b> tag</t>"))
    'The <b> tag'
    """
    if element is None:
        return ""
    if len(element):
        return text_of(element)
    text, kind = _held(element)
    if kind in _PLAIN:
        return " ".join(text.split())
    if kind in _MARKUP or is_markup(text):
        return plain(text)
    return " ".join(html.unescape(text).split())


def body_of(element: Element | None) -> tuple[str, ...]:
    """Return the paragraphs of a content or a summary.

    >>> from lxml import etree
    >>> body_of(etree.fromstring("<body>&lt;p>Up.&lt;/p>&lt;p>Why?</body>"))
    ('Up.', 'Why?')
    >>> body_of(etree.fromstring("<body>&amp;lt;p>Up.&amp;lt;/p>Why?</body>"))
    ('Up.', 'Why?')
    """
    if element is None:
        return ()
    if len(element):
        return paragraphs_in(element)
    text, kind = _held(element)
    if kind not in _PLAIN and _PAGE.match(text) and (found := _of_page(text)):
        return found
    if kind in _PLAIN:
        return tuple(line for line in map(_folded, text.split("\n\n")) if line)
    if kind in _MARKUP or is_markup(text):
        return paragraphs_of(text)
    shown = html.unescape(text)
    if shown.lstrip().startswith("<") and is_markup(shown):  # HTML escaped twice
        return paragraphs_of(shown)
    lines = shown.split("\n\n")
    return tuple(line for line in map(_folded, lines) if line)


def _of_page(text: str) -> tuple[str, ...]:
    """Return the paragraphs of the article on a whole page; of a line or two none."""
    try:
        found = article_of(text, None, None).paragraphs
    except UnreadablePage:
        return ()
    return found if len(found) > 1 else ()


def _folded(text: str) -> str:
    return " ".join(text.split())


def _held(element: Element) -> tuple[str, str]:
    """Return an element's text and its type."""
    text, kind = element.text or "", element.get("type", "").lower()
    mode = element.get("mode", "")
    encoded = kind.startswith("application/octet") or mode == "base64"
    if encoded:
        try:
            text = base64.b64decode(text, validate=False).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return text, kind
        kind = kind if mode else "html"
    return text, kind
