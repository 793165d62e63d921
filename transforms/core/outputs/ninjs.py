"""IPTC ninjs 3.1, the news industry's JSON. Its schema allows no other properties.

So what we know beyond it (cuts, evidence, extra fields of its own) is left out. What
the wires say of an item's use (its status, an embargo) is in it: see `docs/wires.md`.
"""

import re
from typing import Any
from urllib.parse import quote

import msgspec

from transforms.core.schema import Article

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)\Z")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[!-;=?-\[\]_a-z~@A-Z%]+\Z")
_WEB = re.compile(r"https?://[!-;=?-\[\]_a-z~@A-Z%]+\Z")
_PLAIN = "text/plain"


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A headline, a description or a body."""

    role: str | None = None
    contentType: str | None = None  # noqa: N815
    charCount: int | None = None  # noqa: N815
    wordCount: int | None = None  # noqa: N815
    value: str


class Named(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place or a subject, and how the article is related to it."""

    name: str
    rel: str | None = None
    literal: str | None = None


class InfoSource(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who wrote or supplied the article."""

    name: str
    role: str


class Rendition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the article, or its picture, is on the web."""

    name: str
    href: str
    contentType: str | None = None  # noqa: N815


class AltId(msgspec.Struct, frozen=True, kw_only=True):
    """Another identifier."""

    role: str
    value: str


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """Which standard the record keeps to."""

    name: str = "ninjs"
    version: str = "3.1"
    schema: str = SCHEMA


class NewsItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A news item of type `text`.

    `uri` is the id where that is a URI, else the URL, else a URN made of the id. Dates
    are moments with a zone there: one that is less precise is a description, with the
    role `published` or `modified`.
    """

    uri: str
    type: str
    representationType: str  # noqa: N815
    versionCreated: str | None = None  # noqa: N815
    firstCreated: str | None = None  # noqa: N815
    contentCreated: str | None = None  # noqa: N815
    version: str | None = None
    pubStatus: str | None = None  # noqa: N815
    embargoedUntil: str | None = None  # noqa: N815
    expires: str | None = None
    urgency: int | None = None
    slugline: str | None = None
    edNote: str | None = None  # noqa: N815
    copyrightNotice: str | None = None  # noqa: N815
    usageTerms: str | None = None  # noqa: N815
    language: str | None = None
    headlines: tuple[Part, ...] = ()
    descriptions: tuple[Part, ...] = ()
    bodies: tuple[Part, ...] = ()
    by: str | None = None
    infoSources: tuple[InfoSource, ...] = ()  # noqa: N815
    located: str | None = None
    places: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    subjects: tuple[Named, ...] = ()
    genres: tuple[Named, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    altIds: tuple[AltId, ...] = ()  # noqa: N815
    standard: Standard


def ninjs(article: Article) -> NewsItem:
    """Return an article as a ninjs 3.1 news item."""
    published, modified = map(_moment, (article.published, article.modified))
    dateline = article.dateline
    return NewsItem(
        uri=_uri(article),
        type="text",
        representationType="full",
        versionCreated=modified or published,
        firstCreated=published,
        contentCreated=published,
        language=article.language,
        headlines=_headlines(article),
        descriptions=_descriptions(article),
        bodies=_bodies(article),
        by=", ".join(article.authors) or None,
        infoSources=_info_sources(article),
        located=dateline.place if dateline else None,
        places=_places(article),
        subjects=_subjects(article),
        renditions=_renditions(article),
        altIds=_alt_ids(article),
        standard=Standard(),
        **_of_wires(article.extra),
    )


_STATES = frozenset(("usable", "withheld", "canceled"))
_TEXTS = {
    "version": "version",
    "slugline": "slugline",
    "edNote": "ednote",
    "copyrightNotice": "copyright",
    "usageTerms": "usage",
}


def _of_wires(extra: dict[str, Any]) -> dict[str, Any]:
    """Return what `extra` says under the keys that all wires share."""
    found: dict[str, Any] = {
        name: str(extra[key])
        for name, key in _TEXTS.items()
        if isinstance(extra.get(key), (str, int))
    }
    if extra.get("pubstatus") in _STATES:
        found["pubStatus"] = extra["pubstatus"]
    for name, key in (("embargoedUntil", "embargoed"), ("expires", "expires")):
        found[name] = _moment(_text(extra.get(key)))
    urgency = str(extra.get("urgency") or "")
    if len(urgency) == 1 and urgency in "123456789":
        found["urgency"] = int(urgency)
    for name in ("people", "organisations", "genres"):
        names = extra.get(name)
        named = names if isinstance(names, list) else ()
        found[name] = tuple(Named(name=one) for one in named if isinstance(one, str))
    return found


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _moment(date: str | None) -> str | None:
    return date if date and _MOMENT.match(date) else None


def _uri(article: Article) -> str:
    """Return a URI: the id if it is one, else the URL, else a URN of the id.

    RFC 8141: what a URN can't hold is percent-encoded.
    """
    for known in (article.id, article.url):
        if known and _URI.match(known):
            return known
    return f"urn:copydesk:{quote(article.id, safe='', errors='replace')}"


def _headlines(article: Article) -> tuple[Part, ...]:
    if article.title is None:
        return ()
    return (Part(role="main", contentType=_PLAIN, value=article.title),)


def _descriptions(article: Article) -> tuple[Part, ...]:
    stated = [
        ("summary", article.standfirst),
        ("dateline", article.dateline.raw if article.dateline else None),
        ("published", None if _moment(article.published) else article.published),
        ("modified", None if _moment(article.modified) else article.modified),
        *((key, _vague(article.extra.get(key))) for key in ("embargoed", "expires")),
    ]
    return tuple(
        Part(role=role, contentType=_PLAIN, value=value)
        for role, value in stated
        if value
    )


def _vague(date: Any) -> str | None:
    return date if isinstance(date, str) and not _moment(date) else None


def _bodies(article: Article) -> tuple[Part, ...]:
    body = Part(
        role="main",
        contentType=_PLAIN,
        charCount=len(article.text),
        wordCount=article.counts.words,
        value=article.text,
    )
    return (body,)


def _info_sources(article: Article) -> tuple[InfoSource, ...]:
    named = [(author, "author") for author in article.authors]
    if article.publisher:
        named.append((article.publisher, "publisher"))
    if article.dateline and article.dateline.agency:
        named.append((article.dateline.agency, "agency"))
    return tuple(InfoSource(name=name, role=role) for name, role in named)


def _places(article: Article) -> tuple[Named, ...]:
    dateline = article.dateline
    told_of = article.extra.get("places")
    named = told_of if isinstance(told_of, list) else ()
    subjects = tuple(Named(name=one) for one in named if isinstance(one, str))
    if dateline is None:
        return subjects
    filed = (
        Named(
            name=place,
            rel="dateline",
            literal=dateline.country if place == dateline.place else None,
        )
        for place in dateline.places
    )
    return (*filed, *subjects)


def _subjects(article: Article) -> tuple[Named, ...]:
    sections = [article.section] if article.section else []
    return tuple(
        [Named(name=name, rel="section") for name in sections]
        + [Named(name=name, rel="keyword") for name in article.keywords]
    )


def _renditions(article: Article) -> tuple[Rendition, ...]:
    found = [("web", article.url, "text/html"), ("main", article.image, None)]
    return tuple(
        Rendition(name=name, href=href, contentType=media_type)
        for name, href, media_type in found
        if href and _WEB.match(href)
    )


def _alt_ids(article: Article) -> tuple[AltId, ...]:
    known = [
        ("id", article.id),
        ("url", article.url),
        ("source", article.source.uri),
        ("content-hash", article.content_hash),
        ("supersedes", article.supersedes or None),
    ]
    return tuple(
        AltId(role=role, value=value) for role, value in known if isinstance(value, str)
    )
