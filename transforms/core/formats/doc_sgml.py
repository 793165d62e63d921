"""Collections of `<DOC>`s: how archives are handed on to those who search in them.

    <DOC> <DOCNO> AP880212-0001 </DOCNO> <HEAD>...</HEAD> <BYLINE>...</BYLINE>
    <DATELINE>...</DATELINE> <TEXT> ... </TEXT> </DOC>

TREC's collections name a document in `<DOCNO>`, the LDC's in an attribute, which has
its day. Their SGML is no XML (no root, entities of its own), and is read tag by tag.
"""

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import SMALL, Discarded
from transforms.core.formats.news_sgml import paragraphs_in_lines
from transforms.core.formats.pieces import pieces_in
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.formats.tagged_byline import tagged_persons
from transforms.core.formats.tagged_dateline import tagged_dateline
from transforms.core.reading.decode import Undecodable, decode
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

_BEGIN = re.compile(rb"<DOC(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_END = re.compile(rb"</DOC\s{0,40}>", re.IGNORECASE)
_SNIFFED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<\?xml[^>]{0,200}>|<!DOCTYPE[^>]{0,200}>)*+"
    rb"(?:<DOC\s+(?:[a-z]+=[^<>]{1,200})?\bid\s*=[^<>]{1,500}>"
    rb"|<DOC\s*>\s*<(?:DOCNO|DOCID|DOCHDR|SO|HL|DD)\b)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?>")
_P = re.compile(r"</?P(?:\s[^<>]*)?>", re.IGNORECASE)
_DAY_IN_ID = re.compile(r"_((?:19|20)\d{6})\.\d")
_SHORT_DAY = re.compile(r"(\d\d)(\d\d)(\d\d)")
_IDS = ("DOCNO", "DOCID")
_TITLES = ("HEADLINE", "HL", "HEAD", "TITLE", "TI")
_BYLINES = ("BYLINE", "AUTHOR", "AU", "BY")
_DATES = ("DATE_TIME", "DATETIME", "PUBDATE", "DATE", "DATE1", "DD")
_PUBLISHERS = ("PUB", "SO", "SOURCE", "PUBLISHER")
_LABELS = ("KEYWORDS", "KEYWORD", "SUBJECT")
_BODIES = ("LP", "LEADPARA", "TEXT", "BODY")


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with a document that has a name of its own."""
    return _SNIFFED.match(head) is not None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the documents, one in memory at a time; `record` is the index."""
    name, limit = DOC_SGML.name, settings.max_record_bytes
    pieces = pieces_in(stream.read(SMALL), stream, limit, _BEGIN, _END)
    next(pieces)  # what stands before the first
    for index, piece in enumerate(pieces):
        if isinstance(piece, Discarded):
            yield piece.too_large(uri, name, index, settings)
        elif _END.search(piece):
            yield deliver(piece, uri=uri, format=name, record=index)
        else:
            error = "the document has no end; expected </DOC>"
            yield Discarded(piece).reject(uri, name, index, "broken-sgml", error)


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one document."""
    try:
        decoded = decode(delivery.data, declared=delivery.declared or "latin-1")
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    start, _, rest = decoded.text.replace("\r\n", "\n").partition(">")
    fields = _Fields(rest.rpartition("</")[0])
    tagged = Tagged()
    _attributes(tagged, start)
    _head(tagged, fields)
    bodies = [body for tag in _BODIES for body in fields.all(tag)]
    if not bodies and not fields.tags:
        bodies = [fields.text]
    paragraphs = tuple(line for body in bodies for line in _paragraphs(body))
    return tagged.draft(delivery, decoded.encoding, paragraphs=paragraphs)


class _Fields:
    """What stands between tags, whose ends may be left out."""

    def __init__(self, text: str):
        self.text = text
        self.tags = frozenset(tag.upper() for tag in re.findall(r"</(\w+)", text))

    def all(self, tag: str) -> Iterator[str]:
        """Yield what stands in each element of a name, with its markup."""
        if tag not in self.tags:
            return
        begin = re.compile(rf"<{tag}(?:\s[^<>]{{0,1000}})?>", re.IGNORECASE)
        end = re.compile(rf"</{tag}\s{{0,40}}>", re.IGNORECASE)
        opened = begin.search(self.text)
        while opened and (closed := end.search(self.text, opened.end())):
            yield self.text[opened.end() : closed.start()]
            opened = begin.search(self.text, closed.end())

    def lines(self, *tags: str) -> Iterator[tuple[str, str]]:
        """Yield each name of some with what stands in it, without markup, folded."""
        for tag in tags:
            for found in self.all(tag):
                yield tag, " ".join(html.unescape(_TAG.sub(" ", found)).split())


def _attributes(tagged: Tagged, start: str) -> None:
    """Take what the first tag says: an id, a kind, an address."""
    said = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(start)}
    tagged.put("id", said.pop("id", None), "sgml:id")
    tagged.put("title", html.unescape(said.pop("title", "")), "sgml:title")
    tagged.put("url", said.pop("url", None), "sgml:url")
    tagged.note("text_type", said.pop("type", None))
    for key, value in said.items():
        tagged.note(key, value)


def _head(tagged: Tagged, fields: _Fields) -> None:
    """Take what stands above the text."""
    for field, names in (("id", _IDS), ("title", _TITLES), ("publisher", _PUBLISHERS)):
        for tag, value in fields.lines(*names):
            tagged.put(field, value, f"sgml:{tag}")
    bylines = list(fields.lines(*_BYLINES))
    persons = [name for _, line in bylines for name in tagged_persons(line)]
    tagged.names("authors", persons, "sgml:BYLINE")
    if bylines and not persons:
        tagged.note("byline", bylines[0][1])
    for _, value in fields.lines("DATELINE"):
        tagged.dateline(tagged_dateline(value), "sgml:DATELINE")
    for tag, value in fields.lines(*_DATES):
        short = _SHORT_DAY.fullmatch(value)
        century = "19" if short and short[1] > "69" else "20"
        tagged.date("published", f"{century}{value}" if short else value, f"sgml:{tag}")
    if day := _DAY_IN_ID.search(tagged.values.get("id", "")):
        tagged.date("published", day[1], "sgml:id")
    for tag, value in fields.lines("SECTION"):
        tagged.put("section", value, f"sgml:{tag}")
    for tag, value in fields.lines(*_LABELS):
        tagged.names("keywords", re.split(r"\s*[;,]\s*", value), f"sgml:{tag}")


def _paragraphs(body: str) -> Iterator[str]:
    r"""Yield a body's paragraphs: its `<P>`s, else by its lines' indents.

    >>> list(_paragraphs("\n<P>\nRates\nrose &AMP; fell.\n</P><P>\nWhy?</P>"))
    ['Rates rose & fell.', 'Why?']
    """
    parts = _P.split(body)
    for part in parts:
        bare = _TAG.sub("", part)
        if len(parts) == 1:
            yield from paragraphs_in_lines(bare)
        elif text := " ".join(html.unescape(bare).split()):
            yield text


DOC_SGML = Format("doc-sgml", sniff, split, parse)
