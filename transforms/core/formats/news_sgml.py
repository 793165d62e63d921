"""News in SGML: files of many articles, as agencies' archives were handed on.

`<REUTERS ...>` articles with `<TITLE>`, `<DATELINE>`, `<AUTHOR>`, `<BODY>` in a
`<TEXT>`. SGML of that time is no XML (end tags are left out, `<` stands in tables), so
it is read tag by tag and never as a tree.
"""

import html
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from transforms.core.cuts import paragraph_cut
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import CHUNK, Discarded
from transforms.core.formats.plain_text import AUTO
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.formats.tagged_byline import tagged_persons
from transforms.core.formats.tagged_dateline import tagged_dateline
from transforms.core.mend import mend
from transforms.core.reading.decode import Undecodable, decode
from transforms.core.records import deliver, reject
from transforms.core.schema import Cut, Delivery, Draft, Reject

_SNIFFED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<!DOCTYPE[^>]{0,200}>|<!--.{0,1000}?-->)*+"
    rb"<REUTERS[\s>]",
    re.DOTALL,
)
_BEGIN = re.compile(rb"<REUTERS[\s>]")
_END = b"</REUTERS>"
_ATTRIBUTE = re.compile(r"([A-Z]+)\s*=\s*[\"']?([^\"'\s>]*)")
_ITEM = re.compile(r"<D>(.*?)</D>", re.DOTALL)
_TAG = re.compile(r"</?[A-Z]+(?:\s[^<>]*)?>")
_LISTS = {
    "PLACES": "places",
    "PEOPLE": "people",
    "ORGS": "organisations",
    "EXCHANGES": "exchanges",
    "COMPANIES": "companies",
}
_SIGN_OFF = re.compile(r"\n[ \t]*(reuters?|-+)\s*\Z", re.IGNORECASE)
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S|\.{4,}")


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with such an article, after its document type."""
    return _SNIFFED.match(head) is not None


class _Piece(NamedTuple):
    data: bytes | Discarded
    whole: bool


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the articles, one in memory at a time; `record` is the index."""
    for index, piece in enumerate(_pieces(stream, settings.max_record_bytes)):
        data, name = piece.data, NEWS_SGML.name
        if isinstance(data, Discarded):
            yield data.too_large(uri, name, index, settings)
        elif piece.whole:
            yield deliver(data, uri=uri, format=name, record=index)
        else:
            error = f"the article has no end; expected {_END.decode()}"
            yield Discarded(data).reject(uri, name, index, "broken-sgml", error)


def _pieces(stream: BinaryIO, limit: int) -> Iterator[_Piece]:
    """Part a stream into articles; what stands between them is no record."""
    held, at = b"", 0  # what was read, and where the part not yet given begins
    large: Discarded | None = None
    ended = False
    while not ended:
        chunk = stream.read(CHUNK)
        ended = not chunk
        held, at = held[at:] + chunk, 0
        while True:
            if large is None:
                begin = _BEGIN.search(held, at)
                if begin is None:
                    at = max(at, len(held) - len(_END))
                    break
                at = begin.start()
            end = held.find(_END, at)
            if end < 0:
                break
            piece, at = held[at : end + len(_END)], end + len(_END)
            if large is not None:
                large.add(piece)
                yield _Piece(large, True)
            else:
                yield _Piece(piece if len(piece) <= limit else Discarded(piece), True)
            large = None
        if len(held) - at > limit or (large is not None and not ended):
            large = large or Discarded()
            stop = max(at, len(held) - len(_END))
            large.add(held[at:stop])
            at = stop
    if large is not None:
        large.add(held[at:])
        yield _Piece(large, False)
    elif _BEGIN.match(held, at):
        yield _Piece(held[at:], False)


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one article."""
    try:
        decoded = decode(delivery.data, declared=delivery.declared or "latin-1")
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    source = decoded.text.replace("\r\n", "\n")
    tagged = Tagged()
    start, _, rest = source.partition(">")
    attributes = {key: value for key, value in _ATTRIBUTE.findall(start) if value}
    tagged.put("id", attributes.pop("NEWID", None), "sgml:NEWID")
    for key, value in attributes.items():
        tagged.note(key.lower(), value)
    tagged.date("published", _plain(_inside(rest, "DATE")), "sgml:DATE")
    tagged.names("keywords", _items(rest, "TOPICS"), "sgml:TOPICS")
    for tag, key in _LISTS.items():
        tagged.note(key, _items(rest, tag))
    kind, text = _text(rest)
    tagged.note("text_type", kind)
    _head(tagged, text)
    body = _inside(text, "BODY")
    if body or "title" in tagged.values:
        return tagged.draft(
            delivery, decoded.encoding, paragraphs=paragraphs_in_lines(body or "")
        )
    paragraphs, cuts = _unprocessed(text)
    if cuts and settings.structure == AUTO:
        tagged.put("title", paragraphs[0], "line 1")
        return tagged.draft(delivery, decoded.encoding, None, paragraphs, cuts)
    return tagged.draft(delivery, decoded.encoding, paragraphs=paragraphs)


def _unprocessed(text: str) -> tuple[tuple[str, ...], tuple[Cut, ...]]:
    """Return the paragraphs of a text without tags, and the cut of its title."""
    bare = html.unescape(_TAG.sub("", text)).strip("\n")
    first, _, rest = bare.partition("\n")
    title, body = paragraphs_in_lines(first), paragraphs_in_lines(rest)
    paragraphs = (*title, *body)
    cuts = (paragraph_cut(paragraphs, 0, 0, "title"),) if title and body else ()
    return paragraphs, cuts


def _head(tagged: Tagged, text: str) -> None:
    """Take title, byline and dateline."""
    title = _plain(_inside(text, "TITLE"))
    tagged.put("title", title, "sgml:TITLE")
    byline = _plain(_inside(text, "AUTHOR"))
    tagged.names("authors", tagged_persons(byline), "sgml:AUTHOR")
    tagged.dateline(tagged_dateline(_plain(_inside(text, "DATELINE"))), "sgml:DATELINE")


def _inside(text: str, tag: str) -> str | None:
    """Return what stands between a tag and its end; if that is left out, the rest."""
    begin = text.find(f"<{tag}>")
    if begin < 0:
        return None
    begin += len(tag) + 2
    end = text.find(f"</{tag}>", begin)
    return text[begin:] if end < 0 else text[begin:end]


def _text(rest: str) -> tuple[str, str]:
    """Return the kind of the text and what stands in it."""
    begin = re.search(r"<TEXT(?:\s+TYPE=\"?(\w+)\"?)?\s*>", rest)
    if begin is None:
        return "", ""
    end = rest.rfind("</TEXT>")
    return begin[1] or "NORM", rest[begin.end() : end if end > 0 else len(rest)]


def _items(rest: str, tag: str) -> list[str]:
    return [_plain(item) for item in _ITEM.findall(_inside(rest, tag) or "")]


def _plain(text: str | None) -> str:
    return " ".join(html.unescape(text or "").split())


def paragraphs_in_lines(body: str) -> tuple[str, ...]:
    r"""Return a body's paragraphs.

    Its lines are wrapped, and an indent opens a paragraph; what has columns keeps
    its lines. The agency's sign-off stands apart from the last one.

    >>> paragraphs_in_lines("Rates\nrose.\n    Markets\nfell.\n Reuter\n")
    ('Rates rose.', 'Markets fell.', 'Reuter')
    """
    body = mend(_SIGN_OFF.sub(r"\n\n\1", html.unescape(body)))
    found: list[str] = []
    for block in _blocks(body.split("\n")):
        lines = "\n".join(block) if _has_columns(block[0]) else " ".join(block)
        found.append(lines.strip() if "\n" in lines else " ".join(lines.split()))
    return tuple(found)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each paragraph, and of each table."""
    block: list[str] = []
    for line in lines:
        table = _has_columns(line)
        opens = line.startswith("   ") and not (table and block)
        changes = bool(block) and table != _has_columns(block[-1])
        if block and (not line.strip() or opens or changes):
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _has_columns(line: str) -> bool:
    return _COLUMNS.search(line.strip()) is not None


NEWS_SGML = Format("news-sgml", sniff, split, parse)
