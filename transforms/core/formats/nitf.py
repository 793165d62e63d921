"""NITF, the IPTC's markup of news text: a file or part of a NewsML or ninjs item.

https://iptc.org/standards/nitf/
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.tagged import Tagged
from transforms.core.formats.tagged_byline import tagged_persons
from transforms.core.formats.tagged_dateline import tagged_dateline
from transforms.core.formats.xml import root_of
from transforms.core.formats.xml_records import read_record, split_xml
from transforms.core.formats.xml_tree import (
    LANGUAGE,
    Element,
    attribute,
    child,
    children,
    descendants,
    local,
    paragraphs_in,
    text_at,
    text_of,
)
from transforms.core.schema import Delivery, Draft, Reject

_SUBJECT = ("detail", "matter", "type")
"""The parts of a subject, the finest first."""

_BARE_SEAM = re.compile(r"(?<=\w)\0+(?=\w)")
"""Two elements, marked NUL between, without a space or a comma of their own."""


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with a `nitf` tag."""
    root = root_of(head)
    return root is not None and root.name == "nitf"


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the whole file as one record."""
    return split_xml(stream, uri, settings, NITF.name, lambda root: iter((root,)))


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one NITF document."""
    read = read_record(delivery)
    if isinstance(read, Reject):
        return read
    root, encoding = read
    tagged = Tagged()
    text = "\n\n".join(take_nitf(tagged, root))
    return tagged.draft(delivery, encoding, text)


def take_nitf(tagged: Tagged, root: Element) -> tuple[str, ...]:
    """Take the fields of a `nitf` element; return its paragraphs."""
    head, body = child(root, "head"), child(root, "body")
    top = child(body, "body.head")
    _titles(tagged, head, top)
    _byline(tagged, top)
    _dateline(tagged, child(top, "dateline"))
    if head is not None:
        _documents(tagged, child(head, "docdata"))
        _head(tagged, head)
    tagged.put("id", root.get("uno"), "nitf:uno")
    tagged.put("language", root.get(LANGUAGE) or root.get("lang"), "nitf:xml:lang")
    for note in children(top, "note"):
        tagged.note("ednote", text_of(note))
    tagged.note("tagline", text_at(body, "body.end/tagline"))
    content = child(body, "body.content")
    for caption in descendants(root, "media"):
        tagged.put(
            "image", attribute(caption, "media-reference", "source"), "nitf:media"
        )
    return paragraphs_in(_without_previews(content))


def _without_previews(content: Element | None) -> Element | None:
    """Return a body without blocks whose paragraphs are the first of the next block.

    Archives keep a story's first paragraph beside its full text.
    """
    blocks = list(children(content, "block"))
    for block, following in pairwise(blocks):
        begun, whole = paragraphs_in(block), paragraphs_in(following)
        if content is not None and begun and begun == whole[: len(begun)]:
            content.remove(block)
    return content


def _titles(tagged: Tagged, head: Element | None, top: Element | None) -> None:
    tagged.put("title", text_at(top, "hedline/hl1"), "nitf:hl1")
    if "title" not in tagged.values:
        tagged.put("title", text_at(head, "title"), "nitf:title")
    abstract = " ".join(paragraphs_in(child(top, "abstract")))
    tagged.put("standfirst", abstract, "nitf:abstract")
    for line in children(top, "hedline/hl2"):
        tagged.put("standfirst", text_of(line), "nitf:hl2")


def _byline(tagged: Tagged, top: Element | None) -> None:
    """Take the persons of the bylines; one that names none is noted as it stands.

    Each of several may name one person. Of bylines that are told apart by a class, as
    archives keep them in several forms, those of the first one's are taken.
    """
    bylines = list(children(top, "byline"))
    form = bylines[0].get("class") if bylines else None
    names: list[str] = []
    for byline in bylines:
        if byline.get("class") == form:
            names += _persons(byline)
    tagged.names("authors", names, "nitf:byline")
    if bylines and not names:
        tagged.note("byline", text_of(bylines[0]))
    tagged.put("publisher", text_at(top, "distributor"), "nitf:distributor")


def _persons(byline: Element) -> list[str]:
    persons = [text_of(person) for person in descendants(byline, "person")]
    whole = text_of(byline)
    for title in descendants(byline, "byttl"):
        whole = whole.replace(text_of(title), " ")
    return persons or list(tagged_persons(whole))


def _dateline(tagged: Tagged, dateline: Element | None) -> None:
    if dateline is None:
        return
    place = child(dateline, "location")
    city = text_at(place, "city") or (place.text if place is not None else "") or ""
    country = attribute(place, "country", "iso-cc").upper()
    raw = _BARE_SEAM.sub(" ", "\0".join(dateline.itertext())).replace("\0", "")
    found = tagged_dateline(
        raw, city.strip(" ,"), country if len(country) == 2 else None
    )
    tagged.dateline(found, "nitf:dateline")
    if not tagged.values.get("published"):
        tagged.date(
            "published", attribute(dateline, "story.date", "norm"), "nitf:story.date"
        )


def _documents(tagged: Tagged, data: Element | None) -> None:
    """Take what the document's management data say."""
    if data is None:
        return
    tagged.put("id", attribute(data, "doc-id", "id-string"), "nitf:doc-id")
    tagged.note("doc_id", attribute(data, "doc-id", "id-string"))
    for name in ("date.release", "date.issue"):
        tagged.date("published", attribute(data, name, "norm"), f"nitf:{name}")
    tagged.note_date("expires", attribute(data, "date.expire", "norm"))
    status = data.get("management-status")
    tagged.status(status)
    if (status or "").lower() == "embargoed":
        tagged.note_date("embargoed", attribute(data, "date.release", "norm"))
    tagged.note("urgency", attribute(data, "urgency", "ed-urg"))
    tagged.note("slugline", attribute(data, "fixture", "fix-id"))
    holder = attribute(data, "doc.copyright", "holder")
    tagged.note("copyright", holder)
    words = [one.get("key") for one in children(data, "key-list/keyword")]
    tagged.names("keywords", words, "nitf:key-list")
    for note in children(data, "ed-msg"):
        tagged.note("ednote", note.get("info"))
    content = child(data, "identified-content")
    if content is not None:
        for name, key in (("org", "organisations"), ("person", "people")):
            named = (
                text_of(one) or one.get("value") for one in children(content, name)
            )
            tagged.note(key, [value for value in named if value])
        tagged.note("places", [text_of(one) for one in children(content, "location")])


def _head(tagged: Tagged, head: Element) -> None:
    """Take subjects, publication and the rest of the head."""
    subjects = list(children(head, "tobject/tobject.subject"))
    words: list[str | None] = []
    for subject in subjects:
        kinds = (subject.get(f"tobject.subject.{part}") for part in _SUBJECT)
        words.append(next(filter(None, kinds), None))
    tagged.names("keywords", words, "nitf:tobject.subject")
    codes = [subject.get("tobject.subject.refnum") for subject in subjects]
    tagged.note("subjects", [code for code in codes if code])
    published = child(head, "pubdata")
    if published is not None:
        tagged.date("published", published.get("date.publication"), "nitf:pubdata")
        tagged.put("publisher", published.get("name"), "nitf:pubdata")
        tagged.put("section", published.get("position.section"), "nitf:pubdata")
        tagged.put("url", published.get("ex-ref"), "nitf:pubdata")
    for revision in children(head, "revision-history"):
        tagged.note("revision", revision.get("comment"))
    for item in head:
        if local(item) == "meta" and (item.get("name") or "").lower() == "keywords":
            listed = (item.get("content") or "").split(",")
            tagged.names("keywords", listed, "nitf:meta")


NITF = Format("nitf", sniff, split, parse)
