"""NewsML-G2, the IPTC's envelope of news items: alone, or many in a news message.

Text items become records; packages, pictures, concepts and events are skipped, each
counted by what it is. https://iptc.org/standards/newsml-g2/
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

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

NAMESPACE = "http://iptc.org/std/nar/"
_ITEMS = frozenset(("newsItem", "contentSet", "contentMeta"))
"""What may be a text: a fragment of an item is read as one."""

_OTHERS = "packageItem conceptItem knowledgeItem planningItem catalogItem groupSet"
_OTHER_ITEMS = frozenset(_OTHERS.split())
_TEXTS = frozenset(("text", "composite", ""))
_SUMMARIES = ("abstract", "summary", "standfirst", "intro", "teaser", "lead")
_SUBJECTS = {
    "geoarea": "places",
    "poi": "places",
    "organisation": "organisations",
    "person": "people",
}


def sniff(head: bytes, name: str) -> bool:
    """Take items and messages of the NewsML-G2 namespace, and their parts."""
    root = root_of(head)
    if root is None:
        return False
    ours = root.name in _ITEMS | _OTHER_ITEMS | {"newsMessage"}
    return ours and (not root.namespace or root.namespace.startswith(NAMESPACE))


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the text items."""
    return split_xml(stream, uri, settings, NEWSML_G2.name, _parts)


def _parts(root: Element) -> Iterator[Element | str]:
    items: Iterator[Element] = iter((root,))
    if local(root) == "newsMessage":
        items = (item for group in children(root, "itemSet") for item in group)
    for item in items:
        name = local(item)
        kind = _suffix(attribute(item, "itemMeta/itemClass", "qcode"))
        if name in _ITEMS and kind in _TEXTS:
            yield item
        elif name:
            yield f"newsml-{kind if name in _ITEMS else name}"


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one item."""
    read = read_record(delivery)
    if isinstance(read, Reject):
        return read
    root, encoding = read
    tagged = Tagged()
    name = local(root)
    content = root if name == "contentMeta" else child(root, "contentMeta")
    _item(tagged, root)
    if content is not None:
        _content(tagged, content, root.get(LANGUAGE, ""))
    paragraphs: tuple[str, ...] = ()
    held = root if name == "contentSet" else child(root, "contentSet")
    for part in held if held is not None else ():
        if local(part) in ("inlineXML", "inlineData"):
            found = _body(tagged, part)
            paragraphs = paragraphs or found
    tagged.put("title", text_at(root, "itemMeta/title"), "newsml-g2:title")
    tagged.put("language", root.get(LANGUAGE), "newsml-g2:xml:lang")
    return tagged.draft(delivery, encoding, "\n\n".join(paragraphs))


def _body(tagged: Tagged, part: Element) -> tuple[str, ...]:
    """Return the paragraphs of a piece of content; take what it tags of itself."""
    kind = part.get("contenttype", "")
    if local(part) == "inlineData":
        text = "".join(part.itertext())
        if "html" in kind:
            return paragraphs_of(text)
        return tuple(line for line in text.split("\n\n") if line.strip())
    nitf = next(descendants(part, "nitf"), None)
    if nitf is not None:
        return take_nitf(tagged, nitf)
    return paragraphs_in(_without_notes(tagged, part))


def _without_notes(tagged: Tagged, part: Element) -> Element:
    """Return a text without what is marked as not for publication; note that."""
    for element in list(part.iter("{*}*")):
        if "nonpublic" in element.get("class", "").lower().replace("-", ""):
            tagged.note("ednote", " ".join(paragraphs_in(element)))
            above = element.getparent()
            if above is not None:
                above.remove(element)
    return part


def _item(tagged: Tagged, root: Element) -> None:
    """Take what the item says of itself."""
    meta = child(root, "itemMeta")
    tagged.put("id", root.get("guid"), "newsml-g2:guid")
    tagged.note("version", root.get("version"))
    for name in ("firstCreated", "versionCreated"):
        tagged.date("published", text_at(meta, name), f"newsml-g2:{name}")
    changed = text_at(meta, "versionCreated")
    tagged.date("modified", changed, "newsml-g2:versionCreated")
    provider = child(meta, "provider")
    tagged.put("publisher", _host_of(_name(provider)), "newsml-g2:provider")
    tagged.status(attribute(meta, "pubStatus", "qcode"))
    tagged.note_date("embargoed", text_at(meta, "embargoed"))
    tagged.note("service", text_at(meta, "service/name"))
    tagged.note("ednote", text_at(meta, "edNote"))
    tagged.note("signal", _suffix(attribute(meta, "signal", "qcode")))
    tagged.note("copyright", text_at(root, "rightsInfo/copyrightNotice"))
    tagged.note("usage", text_at(root, "rightsInfo/usageTerms"))


def _content(tagged: Tagged, content: Element, language: str) -> None:
    """Take what it says of its content, first in the content's language."""
    language = attribute(content, "language", "tag") or language
    for headline in _preferred(children(content, "headline"), language):
        tagged.put("title", text_of(headline), "newsml-g2:headline")
    for description in _preferred(children(content, "description"), language):
        role = _suffix(description.get("role", "")).lower()
        if not role or any(word in role for word in _SUMMARIES):
            tagged.put("standfirst", text_of(description), "newsml-g2:description")
    _creators(tagged, content)
    located = child(content, "located")
    codes = (_country(broader) for broader in children(located, "broader"))
    country = next(filter(None, codes), None)
    raw, place = text_at(content, "dateline"), _name(located)
    tagged.dateline(tagged_dateline(raw or place, place, country), "newsml-g2:dateline")
    tagged.put("language", attribute(content, "language", "tag"), "newsml-g2:language")
    tagged.date(
        "published", text_at(content, "contentCreated"), "newsml-g2:contentCreated"
    )
    tagged.names(
        "keywords", map(text_of, children(content, "keyword")), "newsml-g2:keyword"
    )
    _subjects(tagged, content, language)
    tagged.note("genres", [_name(genre) for genre in children(content, "genre")])
    tagged.note("slugline", text_at(content, "slugline"))
    tagged.note("urgency", text_at(content, "urgency"))
    tagged.note("credit", text_at(content, "creditline"))


def _preferred(elements: Iterable[Element], language: str) -> list[Element]:
    """Return elements in the order of their worth: in the language, in their main role.

    One that says no language is in its item's.
    """

    def worth(element: Element) -> tuple[bool, bool]:
        stated = element.get(LANGUAGE, "").lower().partition("-")[0]
        role = _suffix(element.get("role", "")).lower()
        other = bool(stated) and stated != language.lower().partition("-")[0]
        return other, role not in ("", "main", "headline", *_SUMMARIES)

    return sorted(elements, key=worth)


def _creators(tagged: Tagged, content: Element) -> None:
    """Take the byline; without one the creators that are persons."""
    byline = text_at(content, "by")
    tagged.names("authors", tagged_persons(byline), "newsml-g2:by")
    if byline and "authors" not in tagged.values:
        tagged.note("byline", byline)
    if byline:
        return
    creators = [
        creator
        for creator in children(content, "creator")
        if _suffix(creator.get("type", "")) in ("", "person")
        and child(creator, "name") is not None
    ]
    names = [name for one in creators for name in tagged_persons(_name(one))]
    tagged.names(
        "authors", [name for name in names if " " in name], "newsml-g2:creator"
    )


def _subjects(tagged: Tagged, content: Element, language: str) -> None:
    """Take subjects: as keywords; places, persons and organisations by themselves."""
    words: list[str] = []
    apart: dict[str, list[str]] = {}
    codes: list[str] = []
    for subject in children(content, "subject"):
        concept = child(subject, "mainConcept")
        concept = subject if concept is None else concept
        name = _name(concept, coded=False, language=language)
        key = _SUBJECTS.get(_suffix(subject.get("type", "")).lower())
        if key and (name or _name(concept)):
            apart.setdefault(key, []).append(name or _name(concept))
        elif name:
            words.append(name)
        if code := concept.get("qcode") or concept.get("uri"):
            codes.append(code)
    tagged.names("keywords", words, "newsml-g2:subject")
    for key, names in apart.items():
        tagged.note(key, names)
    tagged.note("subjects", codes)


def _name(element: Element | None, *, coded: bool = True, language: str = "") -> str:
    """Return a concept's name; without one what its code ends in, or its URI."""
    if element is None:
        return ""
    named = _preferred(children(element, "name"), language)
    name = next(filter(None, map(text_of, named)), "") or element.get("literal", "")
    if name or not coded:
        return name
    return _suffix(element.get("qcode", "")) or element.get("uri", "")


def _host_of(name: str) -> str:
    """Return the host of an address that stands for a name; a name as it stands.

    >>> _host_of("https://www.example.org/"), _host_of("Example News")
    ('www.example.org', 'Example News')
    """
    return urlsplit(name).hostname or name if "://" in name else name


def _country(broader: Element) -> str | None:
    code = broader.get("qcode", "")
    scheme, _, value = code.partition(":")
    return value.upper() if "3166" in scheme and len(value) == 2 else None


def _suffix(code: str) -> str:
    return code.rpartition(":")[2].strip()


NEWSML_G2 = Format("newsml-g2", sniff, split, parse)
