"""What wire files state of their articles, read by tables and not by our readers.

Each table says where a format's specification puts a field: an XPath over local names,
or a path of keys. Only the standard library's JSON and lxml read here, so a reader that
takes the wrong element differs from its table.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from transforms.core.composing import restore
from transforms.core.schema import Article

FIELDS = ("title", "text", "published", "byline", "place", "language", "id", "status")
_TEXTS = ("", "text", "composite", "event")
_TABLES: dict[str, dict[str, tuple[str, ...]]] = {
    # NewsML-G2 2.35: newsItem/itemMeta, contentMeta, contentSet; NITF 3.6 within it
    "newsml-g2": {
        "title": ("contentMeta/headline", "itemMeta/title", "hedline/hl1"),
        "text": ("body.content", "inlineXML//body", "inlineXML", "inlineData"),
        "published": (
            *("itemMeta/firstCreated", "itemMeta/versionCreated"),
            "contentMeta/contentCreated",
        ),
        "byline": ("contentMeta/by", "contentMeta/creator/name", "body.head/byline"),
        "place": ("contentMeta/dateline", "contentMeta/located/name"),
        "language": ("language/@tag", "newsItem/@lang", "inlineXML/@lang"),
        "id": ("newsItem/@guid",),
        "status": ("pubStatus/@qcode",),
    },
    # NewsML 1.2: the NewsLines of the component, the text whose Role is Main or Body
    "newsml-1": {
        "title": ("NewsLines[DateLine]/HeadLine", "NewsLines/HeadLine"),
        "text": (
            "NewsComponent[Role[@FormalName='Main']]//DataContent",
            "NewsComponent[Role[@FormalName='Body']]//DataContent",
        ),
        "published": ("FirstCreated", "ThisRevisionCreated"),
        "byline": ("NewsLines/ByLine",),
        "place": ("NewsLines/DateLine",),
        "language": ("DescriptiveMetadata/Language/@FormalName",),
        "id": ("PublicIdentifier",),
        "status": ("NewsManagement/Status/@FormalName",),
    },
    # ninjs 1.4, 2.1 and 3.0
    "ninjs": {
        "title": ("headline", "headlines.value", "title"),
        "published": (
            *("firstcreated", "firstCreated", "versioncreated", "versionCreated"),
            *("contentcreated", "contentCreated"),
        ),
        "byline": ("byline", "by"),
        "place": ("located",),
        "language": ("language",),
        "id": ("uri",),
        "status": ("pubstatus", "pubStatus"),
    },
}
_NO_NAME = re.compile(
    r"\b(?:by|von|and|und|och|the|dpa|network|sports|database|anti-doping)\b"
)
"""Words of bylines that name no person: joining words and bodies."""

_MOJIBAKE = {"\u00e2\u20ac\u2122": "\u2019"}
"""What one file holds twice encoded, and what is meant."""


class Stated(NamedTuple):
    """One article of a file: the values that its table leads to, as they stand."""

    format: str
    values: dict[str, str]


def stated(path: Path) -> Iterator[Stated]:
    """Yield what a file states of each text in it that has a title or a body."""
    data = path.read_bytes()
    found = _of_json(data) if path.suffix == ".json" else _of_xml(data)
    if found and (found.values.get("title") or found.values.get("text")):
        yield found


def _of_xml(data: bytes) -> Stated | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
    tree = etree.fromstring(data, parser)
    for element in tree.iter(etree.Element):
        element.tag = etree.QName(element).localname
        for name, value in list(element.attrib.items()):
            element.set(etree.QName(name).localname, value)
    name = "newsml-1" if tree.tag == "NewsML" else "newsml-g2"
    kinds = tree.xpath("string(//itemMeta/itemClass/@qcode)").rpartition(":")[2]
    if name == "newsml-g2" and (
        tree.tag not in ("newsItem", "contentSet", "contentMeta") or kinds not in _TEXTS
    ):
        return None
    for unseen in tree.xpath("//media | //comment() | //html/head"):
        unseen.getparent().remove(unseen)
    values = {}
    for field, paths in _TABLES[name].items():
        texts = (_first(tree, path) for path in paths)
        values[field] = next(filter(None, texts), "")
    return Stated(name, values)


def _first(tree: Any, path: str) -> str:
    for found in tree.xpath(f"//{path}"):
        text = found if isinstance(found, str) else "".join(found.itertext())
        if text.strip():
            return _plain(text) if "</" in text else text.strip()
    return ""


def _of_json(data: bytes) -> Stated | None:
    item = json.loads(data)
    if item.get("type", "") not in _TEXTS:
        return None
    values = {
        field: next(filter(None, (_at(item, path) for path in paths)), "")
        for field, paths in _TABLES["ninjs"].items()
    }
    values["text"] = _body(item)
    return Stated("ninjs", values)


def _at(item: Any, path: str) -> str:
    for key in path.split("."):
        item = item[0] if isinstance(item, list) and item else item
        item = item.get(key) if isinstance(item, dict) else None
    return str(item or "")


def _body(item: dict[str, Any]) -> str:
    """Return the richest body that a standard describes: NITF, XHTML, then text."""
    bodies = [
        (b.get("contentType") or b.get("contenttype") or "", b)
        for b in (item.get("bodies") or ())
    ]
    for kind in ("NITF", "html"):
        for content_type, body in bodies:
            if kind in content_type:
                return _plain(body["value"])
    markup = item.get("body_xhtml") or ""
    text = item.get("body_text") or next((b["value"] for _, b in bodies), "")
    return _plain(markup) or text


def _plain(markup: str) -> str:
    """Return the text of NITF or HTML without head, captions and pictures."""
    tree = lxml_html.document_fromstring(
        re.sub(
            r"^<\?xml[^>]*>", "", html.unescape(markup) if "&lt;p" in markup else markup
        )
    )
    held = tree.xpath("//*[local-name()='body.content']")
    tree = held[0] if held else tree
    for unseen in tree.xpath("//figure | //media | //head | //title"):
        unseen.drop_tree()
    return str(tree.text_content())


def compared(said: Stated, article: Article) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (field, what is stated, ours, whether they are equal) of stated fields."""
    dateline = article.dateline
    ours = {
        "title": article.title or "",
        "text": restore(article.text, article.removed),
        "published": article.published or "",
        "byline": "; ".join(article.authors) or article.extra.get("byline", ""),
        "place": dateline.raw if dateline else "",
        "language": article.language or "",
        "id": article.id or "",
        "status": article.extra.get("pubstatus", ""),
    }
    for field in FIELDS:
        if stated_value := said.values.get(field):
            equal = _EQUAL.get(field, _same_letters)(stated_value, ours[field])
            yield field, stated_value, ours[field], equal


def _same_letters(said: str, ours: str) -> bool:
    return _letters(said) == _letters(ours) != ""


def _letters(text: str) -> str:
    """Return letters and digits: white space and marks are the layout's."""
    for wrong, right in _MOJIBAKE.items():
        text = text.replace(wrong, right)
    return "".join(character for character in text.casefold() if character.isalnum())


def _same_moment(said: str, ours: str) -> bool:
    """Return whether two dates are one moment, `20130612T152900+0000` too."""
    return bool(ours) and _moment(said) == _moment(ours)


def _moment(date: str) -> datetime:
    moment = datetime.fromisoformat(date.strip())
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _same_names(said: str, ours: str) -> bool:
    """Return whether a byline is our names and nothing that could be another's."""
    rest = said.casefold()
    for name in ours.casefold().split("; "):
        if name not in rest:
            return False
        rest = rest.replace(name, " ", 1)
    return not any(map(str.isalpha, _NO_NAME.sub(" ", rest)))


_EQUAL: dict[str, Callable[[str, str], bool]] = {
    "published": _same_moment,
    "byline": _same_names,
    "language": lambda said, ours: said == ours,
    "id": lambda said, ours: said in (ours, f"{ours}:1", f"{ours}:1N"),
    "status": lambda said, ours: said.rpartition(":")[2].lower() == ours,
}
