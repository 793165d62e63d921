"""NewsML 1.0 to 1.2, the envelope before NewsML-G2: a tree of components.

Which component is what its `Role` says; the text is the one of role `Main` or `Body`,
or of none.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import BinaryIO

from lxml import etree

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.fragment import paragraphs_of
from transforms.core.formats.nitf import take_nitf
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

_BODIES = ("main", "body", "story", "text", "maintext", "")
_SUBHEADS = ("subheadline", "subhead", "abstract", "summary")
_NO_TEXT = ("image", "video", "audio", "text/css")
_MEDIA = frozenset(("photo", "graphic", "animation", "audio", "video", "image"))
_SENDER = "NewsEnvelope/SentFrom/Party"


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with a `NewsML` tag."""
    root = root_of(head)
    return root is not None and root.name in ("NewsML", "NewsItem")


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the news items; alone in its envelope, one is the whole file.

    Of several each takes the envelope along, which says who sent it and when.
    """
    return split_xml(stream, uri, settings, NEWSML_1.name, _parts)


def _parts(root: Element) -> Iterator[Element | str]:
    items = list(children(root, "NewsItem"))
    if len(items) <= 1:
        yield _other_kind(items[0] if items else root) or root
        return
    envelope = child(root, "NewsEnvelope")
    for item in items:
        if kind := _other_kind(item):
            yield kind
        elif envelope is None:
            yield item
            continue
        whole = etree.Element(root.tag, root.attrib, root.nsmap)
        whole.extend((deepcopy(envelope), deepcopy(item)))
        yield whole


def _other_kind(item: Element) -> str:
    """Return why an item is none of text: all that it holds are pictures, films, ..."""
    kinds = []
    for content in descendants(item, "ContentItem"):
        if child(content, "DataContent") is not None:
            return ""
        kinds.append(attribute(content, "MediaType", "FormalName").lower())
    return f"newsml-{kinds[0]}" if kinds and set(kinds) <= _MEDIA else ""


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one news item."""
    read = read_record(delivery)
    if isinstance(read, Reject):
        return read
    root, encoding = read
    tagged = Tagged()
    item = root if local(root) == "NewsItem" else child(root, "NewsItem")
    if item is None:
        return tagged.draft(delivery, encoding, "")
    _management(tagged, item)
    found: list[tuple[str, ...]] = []
    for component in children(item, "NewsComponent"):
        _component(tagged, component, found)
    sender = attribute(root, _SENDER, "FormalName")
    tagged.put("publisher", sender, "newsml:SentFrom")
    tagged.put("language", item.get(LANGUAGE), "newsml:xml:lang")
    tagged.date(
        "published", text_at(root, "NewsEnvelope/DateAndTime"), "newsml:DateAndTime"
    )
    tagged.note("other_bodies", ["\n\n".join(other) for other in found[1:]])
    return tagged.draft(delivery, encoding, "\n\n".join(found[0]) if found else "")


def _management(tagged: Tagged, item: Element) -> None:
    """Take the item's id, revision, dates and status."""
    own = child(item, "Identification/NewsIdentifier")
    public = text_at(own, "PublicIdentifier")
    revision = text_at(own, "RevisionId")
    tail = f":{revision}"
    bare = public.removesuffix(f"{tail}N").removesuffix(f"{tail}U")
    identity = bare.removesuffix(tail) if revision else bare
    tagged.put("id", identity, "newsml:PublicIdentifier", public)
    tagged.put("id", text_at(own, "NewsItemId"), "newsml:NewsItemId")
    tagged.note("version", revision)
    management = child(item, "NewsManagement")
    created = text_at(management, "FirstCreated")
    tagged.date("published", created, "newsml:FirstCreated")
    changed = text_at(management, "ThisRevisionCreated")
    tagged.date("modified", changed, "newsml:ThisRevisionCreated")
    tagged.status(attribute(management, "Status", "FormalName"))
    tagged.note("urgency", attribute(management, "Urgency", "FormalName"))
    future = child(management, "StatusWillChange")
    if tagged.extra.get("pubstatus") in ("withheld", "embargoed"):
        tagged.note_date("embargoed", text_at(future, "DateAndTime"))


def _component(
    tagged: Tagged, component: Element, found: list[tuple[str, ...]]
) -> None:
    """Take a component and those in it, each by its role."""
    role = attribute(component, "Role", "FormalName").replace(" ", "").lower()
    if role in _SUBHEADS:
        text = " ".join(p for one in _contents(component) for p in _text(tagged, one))
        tagged.put("standfirst", text, f"newsml:Role={role}")
        return
    if role not in (*_BODIES, "headline", "contact"):
        return
    if role in _BODIES:
        _lines(tagged, child(component, "NewsLines"))
        _described(tagged, component)
    for content in _contents(component):
        paragraphs = _text(tagged, content)
        if role == "headline":
            tagged.put("title", " ".join(paragraphs), "newsml:Role=headline")
        elif role == "contact":
            tagged.note("contact", "\n".join(paragraphs))
        elif paragraphs:
            found.append(paragraphs)
    for inner in children(component, "NewsComponent"):
        _component(tagged, inner, found)


def _contents(component: Element) -> Iterator[Element]:
    """Yield the component's own content that stands in the document and is text."""
    for content in children(component, "ContentItem"):
        kind = attribute(content, "MimeType", "FormalName")
        data = child(content, "DataContent")
        if data is not None and not kind.startswith(_NO_TEXT):
            yield data


def _text(tagged: Tagged, data: Element) -> tuple[str, ...]:
    """Return the paragraphs of some content; take what NITF in it tags."""
    nitf = next(descendants(data, "nitf"), None)
    if nitf is not None:
        return take_nitf(tagged, nitf)
    if len(data):
        return paragraphs_in(data)
    text = data.text or ""
    if "</" in text:
        return paragraphs_of(text)
    return tuple(line for line in text.split("\n\n") if line.strip())


def _lines(tagged: Tagged, lines: Element | None) -> None:
    """Take headline, byline, dateline and their kin."""
    tagged.put("title", text_at(lines, "HeadLine"), "newsml:HeadLine")
    tagged.put("standfirst", text_at(lines, "SubHeadLine"), "newsml:SubHeadLine")
    bylines = [text_of(byline) for byline in children(lines, "ByLine")]
    names = [name for byline in bylines for name in tagged_persons(byline)]
    tagged.names("authors", names, "newsml:ByLine")
    if bylines and not names:
        tagged.note("byline", bylines[0])
    dateline = tagged_dateline(text_at(lines, "DateLine"))
    tagged.dateline(dateline, "newsml:DateLine")
    tagged.note("slugline", text_at(lines, "SlugLine"))
    tagged.note("credit", text_at(lines, "CreditLine"))
    tagged.note("copyright", text_at(lines, "CopyrightLine"))
    words = [text_of(line) for line in children(lines, "KeywordLine")]
    tagged.names("keywords", words, "newsml:KeywordLine")


def _described(tagged: Tagged, component: Element) -> None:
    """Take what the component's metadata say."""
    about = child(component, "DescriptiveMetadata")
    language = attribute(about, "Language", "FormalName")
    tagged.put("language", language, "newsml:Language")
    administrative = child(component, "AdministrativeMetadata")
    for role in ("Provider", "Source"):
        party = attribute(administrative, f"{role}/Party", "FormalName")
        if role == "Provider":
            tagged.put("publisher", party, "newsml:Provider")
        else:
            tagged.note("source", party)
    words = [
        one.get("Value")
        for one in descendants(component, "Property")
        if "keyword" in one.get("FormalName", "").lower()
    ]
    codes = [one.get("FormalName") for one in descendants(component, "Subject")]
    tagged.names("keywords", words, "newsml:Property")
    tagged.note("subjects", [code for code in codes if code])
    genre = attribute(about, "Genre", "FormalName")
    tagged.note("genres", [genre] if genre else [])


NEWSML_1 = Format("newsml-1", sniff, split, parse)
