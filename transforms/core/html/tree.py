"""The one parse of a page, under limits that keep it from taking for ever."""

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

MAX_PAGE_CHARS = 12_000_000
"""Four times the longest page of the corpora; what is longer is data, no article."""

MAX_ELEMENTS = 30_000
"""Near three times the most that a page of the corpora has: a second of extraction."""

MAX_TEXT_CHARS = 1_500_000
"""A book's length, markup and scripts not counted: a second of extraction."""

DEEP = 45
"""Levels below which a page of the corpora has a score of elements at most."""

MOST_DEEP = 3_000
"""Elements that may stand there: each is looked at once for every level above it."""

_DEEP = etree.XPath(f"count(//*[count(ancestor::*) > {DEEP}])")

# What no XML tree may hold, as it stands and as a reference: lxml reads both, and then
# refuses to write them back when the tree is changed.
_CONTROLS = bytes({*range(1, 9), 11, 12, *range(14, 32)})
_TO_SPACES = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_REFERENCES = re.compile(
    rb"&#0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])\b;?"
    rb"|&#[xX]0*(?:[1-8b-cB-Ce-fE-F]|1[0-9a-fA-F]|[fF]{3}[e-fE-F])\b;?"
)

_PLAIN = etree.ElementDefaultClassLookup(element=HtmlElement)
"""Forms and inputs need no classes of their own: asking for them costs time."""

_NO_TEXT = frozenset({"script", "style", "template", "noscript"})
_SECTIONS = frozenset(
    ("article", "main", "section", "header", "nav", "footer", "aside", "figure")
)
_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT


class UnreadablePage(ValueError):
    """A page that is not parsed, or not further.

    Attributes:
        reason: `page-too-large` or `no-html`.
    """

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason


def parse_page(text: str) -> HtmlElement:
    """Return the tree of a page, comments and processing instructions left out.

    The parser itself stops at 256 levels and at 10 MB in one attribute or text.

    Raises:
        UnreadablePage: Past a limit, or there is no element in it.
    """
    if len(text) > MAX_PAGE_CHARS:
        raise UnreadablePage(
            "page-too-large",
            f"a page of {len(text):,} characters; expected at most {MAX_PAGE_CHARS:,}",
        )
    parser = lxml_html.HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
    )
    parser.set_element_class_lookup(_PLAIN)
    try:
        tree: HtmlElement = lxml_html.document_fromstring(_clean(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePage("no-html", f"no HTML can be read: {error}") from None
    if any(entry.type == _LIMIT for entry in parser.error_log):
        entry = parser.error_log[-1]
        wrong = entry.message.split(",")[0].strip()
        raise UnreadablePage(
            "page-too-large",
            f"line {entry.line}: {wrong}; expected at most "
            "256 levels of elements and 10,000,000 bytes in one attribute or text",
        )
    _measure(tree)
    _part_from_head(tree)
    return tree


def _clean(text: str) -> bytes:
    """Return a page as UTF-8 without what no tree may hold."""
    data = text.encode("utf-8", "replace").translate(_TO_SPACES, b"\x00")
    for noncharacter in _NONCHARACTERS:
        data = data.replace(noncharacter, b" ")
    return _REFERENCES.sub(b" ", data)


def _part_from_head(tree: HtmlElement) -> None:
    """Put into the body what the parser left in the head: HTML may omit their tags.

    It knows HTML 4 only, and `<title>A</title><article>` as one head.
    """
    head = tree.find("head")
    children = list(head) if head is not None else []
    at = next((n for n, one in enumerate(children) if one.tag in _SECTIONS), None)
    if at is None:
        return
    body = tree.find("body")
    if body is None:
        body = etree.SubElement(tree, "body")
    moved = children[at:]
    if body.text and body.text.strip():
        moved[-1].tail = f"{moved[-1].tail or ''}{body.text}"
        body.text = None
    body[:0] = moved


def _measure(tree: HtmlElement) -> None:
    """Refuse a page of too many elements, of too many too deep, or too much text."""
    count = size = 0
    for element in tree.iter():
        count += 1
        if element.tail:
            size += len(element.tail)
        if element.text and element.tag not in _NO_TEXT:
            size += len(element.text)
    if count > MAX_ELEMENTS:
        raise UnreadablePage(
            "page-too-large",
            f"a page of {count:,} elements; expected at most {MAX_ELEMENTS:,}",
        )
    if count > MOST_DEEP and (deep := int(_DEEP(tree))) > MOST_DEEP:
        raise UnreadablePage(
            "page-too-large",
            f"{deep:,} elements below {DEEP} levels of others; "
            f"expected at most {MOST_DEEP:,}",
        )
    if size > MAX_TEXT_CHARS:
        raise UnreadablePage(
            "page-too-large",
            f"{size:,} characters of text; expected at most {MAX_TEXT_CHARS:,}",
        )
