r"""XML that nobody vouches for: read without entities, external references or network.

The text is decoded and looked over first, so that nothing costly reaches the parser:

    bytes ─decode▶ text ─limits▶ ─entities named in it, plain ones only▶ ─lxml▶ tree

What is slightly broken, as much that is sent is (a bare `&`, `&nbsp;`, a control
character, a prefix without its namespace), is mended; all else is refused.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from transforms.core.formats.xml_entities import (
    OPAQUE,
    BrokenXmlError,
    declared_entities,
    with_plain_entities,
)
from transforms.core.reading.decode import Undecodable, decode

__all__ = [
    "BrokenXmlError",
    "declared_encoding",
    "decoded_xml",
    "read_xml",
    "root_of",
    "tree_of",
]

MOST_TAGS = 2_000_000
"""Tags and attributes of one document: about 400 bytes of memory each."""

LONGEST_ATTRIBUTE = 1_000_000

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
# What is opened and not closed runs to the end, so that no pattern is tried twice.
_PROLOG = re.compile(
    r"\ufeff?(?:\s+|<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)"
    r"|<!DOCTYPE[^\[>]*(?:>|\[.*?(?:\]\s*>|\Z)|\Z))*",
    re.DOTALL,
)
_START = re.compile(r"<(?:([\w.-]+):)?([\w.-]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>?")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_BARE = re.compile(OPAQUE + r"|(&)(?!(?:amp|lt|gt|quot|apos|#\w+);)", re.DOTALL)
_ILLEGAL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_ATTRIBUTE = re.compile(
    rf"=\s*(?:\"[^\"<]{{{LONGEST_ATTRIBUTE},}}|'[^'<]{{{LONGEST_ATTRIBUTE},}})"
)


class Root(NamedTuple):
    """The first tag of a document.

    Attributes:
        name: Its local name.
        namespace: The namespace it is in; empty for none.
        doctype: Whether a document type stands before it.
        declared: Whether an XML declaration does.
        tag: The whole tag as it stands.
    """

    name: str
    namespace: str
    doctype: bool
    declared: bool
    tag: str


class Read(NamedTuple):
    """A document and the encoding that it stood in."""

    root: etree._Element
    encoding: str


@lru_cache(maxsize=8)
def root_of(head: bytes) -> Root | None:
    """Return the first tag of what may be XML, from a file's first bytes.

    >>> root_of(b'<?xml version="1.0"?><rss version="2.0"><channel>')[:2]
    ('rss', '')
    >>> root_of(b"Rates < 3%") is None
    True
    """
    wide = head.startswith(_WIDE)
    text = _wide(head) if wide else head.decode("utf-8", "replace")
    prolog = _PROLOG.match(text)
    start = _START.match(text, prolog.end() if prolog else 0)
    if start is None or prolog is None:
        return None
    prefix, name, attributes = start.groups()
    attribute = rf"\sxmlns:{re.escape(prefix)}" if prefix else r"\sxmlns"
    stated = re.search(rf"{attribute}\s*=\s*[\"']([^\"']*)", attributes)
    return Root(
        name,
        stated[1].strip() if stated else "",
        "<!DOCTYPE" in prolog.group(),
        "<?xml" in prolog.group(),
        start.group(),
    )


def _wide(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    name = "utf-16-le" if head.startswith(b"<\x00") else "utf-16-be"
    return head.decode(name, "replace")


def read_xml(data: bytes, declared: str | None = None) -> Read:
    r"""Return the tree of a document: no comments, no instructions, no entities.

    Args:
        data: The document, in any encoding.
        declared: The encoding that the transport states; else the one that the
            document states.

    Raises:
        BrokenXmlError: With what is wrong and where.

    >>> read_xml(b"<a>Rates &amp; prices&nbsp;rose</a>").root.text
    'Rates & prices\xa0rose'
    """
    text, encoding = decoded_xml(data, declared)
    return Read(tree_of(text), encoding)


def decoded_xml(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return a document's text and its encoding; arguments and errors as `read_xml`."""
    try:
        text, encoding, _, _ = decode(
            data, declared=declared or declared_encoding(data)
        )
    except Undecodable as wrong:
        if b"\x00" in data:
            raise _nul(data.index(b"\x00")) from None
        raise BrokenXmlError(wrong.reason, str(wrong)) from None
    return text, encoding


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a document states of itself.

    >>> declared_encoding(b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>')
    'ISO-8859-1'
    """
    stated = _DECLARATION.match(data[:200].decode("latin-1").lstrip("ï»¿"))
    return stated[1] if stated else None


def tree_of(text: str) -> etree._Element:
    """Return the tree of a document that is decoded already.

    Raises:
        BrokenXmlError: With what is wrong and where.
    """
    text = text.lstrip("\ufeff \t\r\n")
    _check(text)
    prolog = _PROLOG.match(text)
    own = declared_entities(text, prolog.group() if prolog else "")
    if "&" in text:
        text = with_plain_entities(text, own)
    try:
        return _parsed(text, recover=False)
    except etree.XMLSyntaxError as wrong:
        if not _worth_mending(wrong):
            raise _refusal(wrong) from None
        return _mended(text, wrong)


def _check(text: str) -> None:
    """Refuse what would cost too much, by a look at the text."""
    if "\x00" in text:
        raise _nul(text.index("\x00"))
    tags = text.count("<") + text.count("=")
    if tags > MOST_TAGS:
        error = f"{tags:,} tags and attributes; expected at most {MOST_TAGS:,}"
        raise BrokenXmlError("too-large", error)
    if len(text) > LONGEST_ATTRIBUTE and (long := _LONG_ATTRIBUTE.search(text)):
        error = (
            f"an attribute at character {long.start():,} is too long; expected at "
            f"most {LONGEST_ATTRIBUTE:,} characters"
        )
        raise BrokenXmlError("too-large", error)


def _nul(place: int) -> BrokenXmlError:
    return BrokenXmlError("nul-bytes", f"a NUL at place {place:,}; expected XML")


def _parsed(text: str, *, recover: bool) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    if root is None:
        raise BrokenXmlError("broken-xml", "no element at all; expected a document")
    if recover:
        for wrong in parser.error_log:
            if wrong.domain_name != "NAMESPACE":
                error = f"line {wrong.line}, column {wrong.column}: {wrong.message}"
                raise BrokenXmlError("broken-xml", error)
    return root


def _worth_mending(wrong: etree.XMLSyntaxError) -> bool:
    return _refusal(wrong).reason == "broken-xml"


def _refusal(wrong: etree.XMLSyntaxError) -> BrokenXmlError:
    message = (wrong.msg or "no XML").split("\n")[0]
    line, column = wrong.position
    said = re.sub(r", line \d+, column \d+.*|, (?:use|try) XML_.*", "", message)
    error = f"line {line}, column {column}: {said[:200]}"
    if "depth" in message.lower():
        return BrokenXmlError("too-deep", error)
    if "XML_PARSE_HUGE" in message or "too long" in message:
        return BrokenXmlError("too-large", error)
    return BrokenXmlError("broken-xml", error)


def _mended(text: str, first: etree.XMLSyntaxError) -> etree._Element:
    """Return the tree of a document whose small faults are mended.

    Raises:
        BrokenXmlError: More than small faults; says what was wrong first.
    """
    text = _ILLEGAL.sub("", text)
    text = _BARE.sub(lambda bare: "&amp;" if bare[1] else bare.group(), text)
    try:
        return _parsed(text, recover=True)
    except (etree.XMLSyntaxError, BrokenXmlError):
        raise _refusal(first) from None
