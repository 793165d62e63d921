"""One entry of a feed to a draft, whichever kind of feed: RSS, RDF, Atom or CDF.

Each field has a list of tags in order; the first with a value wins, the others are in
the evidence. Tags are named by a short name of their namespace and their own.
"""

import html
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin

from msgspec.structs import replace

from transforms.core.formats.feed_text import body_of, line_of
from transforms.core.formats.feed_wordpress import take_post
from transforms.core.formats.nitf import take_nitf
from transforms.core.formats.summaries import is_excerpt, without_site
from transforms.core.formats.tagged import Tagged
from transforms.core.formats.tagged_byline import named_persons
from transforms.core.formats.xml_tree import (
    LANGUAGE,
    Element,
    child,
    children,
    descendants,
    local,
    text_at,
    text_of,
)

CONTEXT = "{urn:feed}"
"""Namespace of the attributes that bring along what the feed says for its entries."""

BASE = "{http://www.w3.org/XML/1998/namespace}base"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SHORT = (
    ("/excerpt", "excerpt:"),
    ("wordpress.org/export", "wp:"),
    ("purl.org/dc/elements", "dc:"),
    ("purl.org/dc/terms", "dcterms:"),
    ("modules/content", "content:"),
    ("search.yahoo.com/mrss", "media:"),
    ("itunes", "itunes:"),
    ("1999/xhtml", "xhtml:"),
    ("feedburner", "feedburner:"),
    ("modules/", "module:"),
    ("w3.org/2003/01/geo", "geo:"),
    ("georss", "geo:"),
)
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date")
_LATER = ("updated", "modified", "dcterms:modified", "created", "dcterms:created")
_CONTENTS = (
    *("content:encoded", "content", "fullitem", "xhtml:body", "body", "full-text"),
    "fulltext",
)
_SUMMARIES = (
    *("summary", "excerpt:encoded", "description", "abstract", "dc:description"),
)
_AUTHORS = ("author", "dc:creator", "dc:author", "creator", "itunes:author")

Tags = dict[str, list[Element]]


def take_entry(tagged: Tagged, entry: Element) -> str:
    """Take the fields of an entry; return its text."""
    tags: Tags = defaultdict(list)
    for tag in entry:
        if local(tag):
            tags[_short(tag, entry)].append(tag)
    if tags["wp:post_id"]:
        take_post(tagged, tags)
    _identity(tagged, entry, tags)
    nitf = (one for tag in tags["content"] for one in descendants(tag, "nitf"))
    body = take_nitf(tagged, inner) if (inner := next(nitf, None)) is not None else ()
    for name in ("title", "dc:title"):
        for tag in tags[name]:
            tagged.put("title", line_of(tag), f"feed:{name}")
    _dates(tagged, tags)
    _authors(tagged, entry, tags)
    _labels(tagged, tags)
    _publisher(tagged, entry, tags)
    _bare_title(tagged)
    _rest(tagged, entry, tags)
    return "\n\n".join(body) or _text(tagged, tags)


def _short(tag: Element, entry: Element) -> str:
    """Return a tag's name with a short one of its namespace, in lower case."""
    space, _, name = tag.tag.rpartition("}")
    own = entry.tag.rpartition("}")[0]
    if not space or space == own:
        return name.lower()
    known = (short for part, short in _SHORT if part in space)
    return next(known, "") + name.lower()


def _identity(tagged: Tagged, entry: Element, tags: Tags) -> None:
    """Take id and address."""
    for name in ("guid", "id"):
        for tag in tags[name]:
            tagged.put("id", text_of(tag), f"feed:{name}")
    base = entry.get(BASE, "")
    for where, link in _links(entry, tags):
        if link.strip():
            tagged.put("url", urljoin(base, link.strip()), f"feed:{where}")
    tagged.put("id", entry.get(f"{_RDF}about"), "feed:rdf:about")


def _links(entry: Element, tags: Tags) -> Iterator[tuple[str, str]]:
    """Yield the addresses of an entry, the likeliest first."""
    for tag in tags["feedburner:origlink"]:
        yield "feedburner:origLink", text_of(tag)
    for tag in tags["link"]:
        if tag.get("rel", "alternate") == "alternate":
            yield "link", tag.get("href") or text_of(tag)
    for tag in tags["guid"]:
        address = text_of(tag)
        permanent = tag.get("isPermaLink", tag.get("ispermalink", "true"))
        if permanent.lower() == "true" and address.startswith(("http:", "https:")):
            yield "guid", address
    yield "href", entry.get("HREF", entry.get("href", ""))
    for tag in tags["a"]:
        yield "a", tag.get("HREF", tag.get("href", ""))


def _dates(tagged: Tagged, tags: Tags) -> None:
    """Take the dates; what is only ever dated by its update was published then."""
    for field, names in (("published", _PUBLISHED), ("modified", _LATER[:3])):
        for name in names:
            for tag in tags[name]:
                tagged.date(field, text_of(tag), f"feed:{name}")
    if "published" not in tagged.values:
        for name in (*_LATER[3:], *_LATER[:3]):
            for tag in tags[name]:
                tagged.date("published", text_of(tag), f"feed:{name}")
    for tag in tags["expirationdate"]:
        tagged.note_date("expires", text_of(tag))


def _authors(tagged: Tagged, entry: Element, tags: Tags) -> None:
    """Take the authors of the entry, else those of the feed."""
    tagged.names("authors", (entry.get(f"{CONTEXT}byline"),), "feed:wp:author")
    for name in _AUTHORS:
        persons = [person for tag in tags[name] for person in _persons(tag)]
        tagged.names("authors", persons, f"feed:{name}")
    if "authors" not in tagged.values:
        of_feed = named_persons(entry.get(f"{CONTEXT}author"))
        tagged.names("authors", of_feed, "feed:channel/author")
    named = [tag for name in ("contributor", "dc:contributor") for tag in tags[name]]
    tagged.note("contributors", [text_at(tag, "name") or text_of(tag) for tag in named])


def _persons(tag: Element) -> tuple[str, ...]:
    name = child(tag, "name")
    if name is not None or len(tag):
        return named_persons(text_of(name))
    return named_persons(text_of(tag))


def _labels(tagged: Tagged, tags: Tags) -> None:
    """Take categories and their kin as keywords."""
    words: list[str] = []
    terms = [tag.get("term") for tag in tags["category"] if tag.get("label")]
    tagged.note("terms", [term for term in terms if term])
    for name in ("tags", "category", "dc:subject", "keywords", "media:keywords"):
        for tag in tags[name]:
            if tag.get("scheme", "").endswith("#kind"):  # of an entry, to a machine
                continue
            label = html.unescape(tag.get("label") or tag.get("term") or line_of(tag))
            listed = name in ("tags", "keywords", "media:keywords")
            words += label.split(",") if listed else [label]
            words += [text_of(inner) for inner in children(tag, "tag")]
    tagged.names("keywords", words, "feed:category")


def _publisher(tagged: Tagged, entry: Element, tags: Tags) -> None:
    """Take publisher and language, else those of the feed."""
    for tag in tags["dc:publisher"]:
        tagged.put("publisher", _without_address(text_of(tag)), "feed:dc:publisher")
    for tag in tags["source"]:
        name = line_of(child(tag, "title")) if len(tag) else text_of(tag)
        tagged.put("publisher", name, "feed:source")
    title = entry.get(f"{CONTEXT}title")
    if "publisher" not in tagged.values:
        tagged.put("publisher", title, "feed:channel/title")
    else:
        tagged.note("feed", title)
    for tag in (*tags["dc:language"], *tags["language"]):
        tagged.put("language", text_of(tag), "feed:language")
    tagged.put("language", entry.get(LANGUAGE), "feed:xml:lang")
    tagged.put("language", entry.get(f"{CONTEXT}language"), "feed:channel/language")


def _bare_title(tagged: Tagged) -> None:
    """Take the publisher's name off the title, where it stands behind it."""
    title = tagged.values.get("title")
    if title and (bare := without_site(title, tagged.values.get("publisher"))) != title:
        tagged.values["title"] = bare
        tagged.evidence["title"] = replace(tagged.evidence["title"], raw=title)


def _without_address(text: str) -> str:
    return next(iter(named_persons(text)), text) if "@" in text else text


def _rest(tagged: Tagged, entry: Element, tags: Tags) -> None:
    """Take the picture, rights and comments."""
    base = entry.get(BASE, "")
    grouped = [one for tag in tags["media:group"] for one in children(tag, "content")]
    media = (*tags["enclosure"], *tags["media:content"], *grouped, *tags["link"])
    for tag in media:
        kind = tag.get("type", "") + tag.get("medium", "")
        enclosed = local(tag) != "link" or tag.get("rel") == "enclosure"
        address = tag.get("url") or tag.get("href")
        if kind.startswith("image") and enclosed and address:
            tagged.put("image", urljoin(base, address), "feed:enclosure")
    untyped = [one for one in grouped if not one.get("type") and not one.get("medium")]
    for tag in (*tags["media:thumbnail"], *tags["itunes:image"], *untyped):
        address = tag.get("url") or tag.get("href")
        tagged.put("image", urljoin(base, address) if address else None, "feed:image")
    for tag in tags["image"]:
        tagged.put("image", text_at(tag, "url"), "feed:image")
    for name in ("rights", "copyright", "dc:rights"):
        for tag in tags[name]:
            tagged.note("copyright", line_of(tag))
    for tag in tags["comments"]:
        tagged.note("comments", text_of(tag))


def _text(tagged: Tagged, tags: Tags) -> str:
    """Return the full text where it is there, else the summary, marked as such."""
    bodies = [(name, body_of(tag)) for name in _CONTENTS for tag in tags[name]]
    brief = [(name, body_of(tag)) for name in _SUMMARIES for tag in tags[name]]
    bodies = [held for held in bodies if held[1]]
    brief = [held for held in brief if held[1] and not _says_title(tagged, held[1])]
    if not bodies and {"summary", "description"} <= {name for name, _ in brief}:
        bodies = [held for held in brief if held[0] == "description"]
        brief = [held for held in brief if held[0] != "description"]
    if not bodies:
        tagged.note("text_from", "summary" if brief else None)
        return "\n\n".join(brief[0][1]) if brief else ""
    _, paragraphs = max(bodies, key=lambda held: sum(map(len, held[1])))
    for where, lines in brief:
        said = " ".join(lines)
        if is_excerpt(said, " ".join(paragraphs)):
            tagged.note("excerpt", said)
        elif lines != paragraphs:
            tagged.put("standfirst", said, f"feed:{where}")
    return "\n\n".join(paragraphs)


def _says_title(tagged: Tagged, lines: tuple[str, ...]) -> bool:
    """Return whether a summary is the title alone, or with the publisher's name."""
    title, said = tagged.values.get("title"), " ".join(lines)
    publisher = tagged.values.get("publisher") or ""
    return bool(title) and said in (title, f"{title} {publisher}")
