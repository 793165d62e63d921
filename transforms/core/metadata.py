"""The last decision on an article: its text, its counts and what is known of it."""

import hashlib
import re

import msgspec
import numpy as np

from transforms.core.composing import compose
from transforms.core.cuts import SEPARATOR, join
from transforms.core.dates import date_from_url
from transforms.core.language import detect_language
from transforms.core.language_tags import language_tag
from transforms.core.page.latest import Latest
from transforms.core.records import reject
from transforms.core.schema import Article, Counts, Draft, Evidence, Reject

STAGE = "extract-metadata"

# Scripts that put no spaces between words: each character counts as a word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
_OTHER_LEADS = {0xD8, 0xDB, 0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF}
_NOT_THESE = bytes(set(range(256)) - _OTHER_LEADS)
"""All bytes but those that these, and the marks of other scripts, begin with in
UTF-8: the guard for both."""

_CLOSING = frozenset(".!?…。！？।؟۔።\"'”’»)]")
_AS_STOPS = bytes.maketrans(b'!?\t\n")', b"..    ")
"""In ASCII, makes all end marks one and all that may follow them another."""

_MARKS_OF_THEIR_OWN = re.compile("[。！？।؟۔።]")
_ELLIPSIS = "…".encode()
_END = re.compile(b"\\.(?: |%b)" % "”|’|»".encode())
"""An end mark before what may follow it. (`bytes.count` of two bytes takes thrice as
long as a pattern that begins with one.)"""

_STATES_NONE = Evidence(null_because="the source states none")
_AFTER_CRAWL = Evidence(null_because="every date stated is after the crawl")
_NULLS = {
    "url": _STATES_NONE,
    "title": Evidence(null_because="no line stands as a title"),
    "standfirst": Evidence(null_because="no line stands apart before the body"),
    "authors": Evidence(null_because="no byline"),
    "dateline": Evidence(null_because="the body begins with none"),
    "published": Evidence(null_because="no dated field, dateline or URL"),
    "modified": _STATES_NONE,
    "section": _STATES_NONE,
    "keywords": _STATES_NONE,
    "publisher": _STATES_NONE,
    "image": _STATES_NONE,
}


def extract_metadata(draft: Draft) -> Article | Reject:
    """Return the finished article, or a reject if it has neither title nor text."""
    text, removed = compose(draft.paragraphs, draft.cuts)
    if not text and not draft.title:
        error = "neither a title nor any text is left; expected at least one of them"
        return reject(draft, STAGE, "empty", error, (draft.raw_text or "").encode())
    language, told_by = _language(draft, text)
    published, dated_by = _published(draft)
    data = text.encode()
    whole = join(draft.paragraphs).encode() if removed else data
    evidence = {**_NULLS, **draft.evidence, "language": told_by}
    if dated_by:
        evidence["published"] = dated_by
    return Article(
        id=draft.id or draft.url or draft.key.hex(),
        url=draft.url,
        source=draft.source,
        title=draft.title,
        standfirst=draft.standfirst,
        authors=draft.authors,
        dateline=draft.dateline,
        published=published,
        modified=draft.modified,
        language=language,
        section=draft.section,
        keywords=draft.keywords,
        publisher=draft.publisher,
        image=draft.image,
        text=text,
        removed=removed,
        counts=_count(text, data),
        content_hash=_content_hash(draft.title, data),
        normalised=hashlib.sha256(whole).hexdigest(),
        evidence=evidence,
        extra=draft.extra,
    )


def _language(draft: Draft, text: str) -> tuple[str, Evidence]:
    """Return the language that the source states, else the text's own."""
    found, told_by = detect_language(text or draft.title or "")
    stated = language_tag(draft.language) if draft.language else None
    if stated is None or _is_default(draft, found, told_by):
        also = [draft.language] if draft.language else None
        return found, msgspec.structs.replace(told_by, also=also) if also else told_by
    told_by = draft.evidence.get("language", told_by)
    if stated != draft.language and told_by.raw is None:
        told_by = msgspec.structs.replace(told_by, raw=draft.language)
    return stated, told_by


SURE = 0.9
"""Confidence from which the text's own language goes before a template's."""


def _is_default(draft: Draft, found: str, told_by: Evidence) -> bool:
    """Whether a page says English because its template does, and the text is not."""
    stated = draft.evidence.get("language")
    of_page = stated is not None and stated.from_ == "html:lang"
    english = (draft.language or "").lower().startswith("en")
    sure = (told_by.confidence or 0) >= SURE
    return of_page and english and sure and found != "en"


def content_hash(title: str | None, text: str) -> str:
    """Return the hash that exact duplicates share: SHA-256 of title and text."""
    return _content_hash(title, text.encode())


def _content_hash(title: str | None, data: bytes) -> str:
    return hashlib.sha256(f"{title or ''}{SEPARATOR}".encode() + data).hexdigest()


def count(text: str) -> Counts:
    """Return the sizes of a text.

    Words are runs between white space, in scripts without spaces characters;
    sentences are end marks before a space, a quote or a line's end, and last lines
    without one. Counted, not parsed: an abbreviation counts as an end.

    >>> count("Rates rose. Why?" + SEPARATOR + "Nobody knew")
    Counts(words=5, sentences=3, paragraphs=2)
    """
    return _count(text, text.encode("utf-8", "replace"))


def _count(text: str, data: bytes) -> Counts:
    if not text:
        return Counts(words=0, sentences=0, paragraphs=0)
    paragraphs = text.split(SEPARATOR)
    words = _words(data)
    plain = data.translate(_AS_STOPS) + b" "
    ends = sum(paragraph[-1:] not in _CLOSING for paragraph in paragraphs)
    if len(data) > len(text):
        plain = plain.replace(_ELLIPSIS, b".")
        if data.translate(None, _NOT_THESE):
            words += len(_UNSPACED.findall(text))
            ends += len(_MARKS_OF_THEIR_OWN.findall(text))
    ends += len(_END.findall(plain))
    return Counts(words=words, sentences=ends, paragraphs=len(paragraphs))


def _words(data: bytes) -> int:
    """Return the runs between white space; normalised text has none but ASCII's."""
    space = np.frombuffer(data, np.uint8) <= _SPACE
    return int(np.count_nonzero(space[:-1] > space[1:])) + (data[0] > _SPACE)


_SPACE = ord(" ")


def _published(draft: Draft) -> tuple[str | None, Evidence | None]:
    """Return the publication date: the source's, the dateline's, the URL's.

    None of them is after the crawl.
    """
    if draft.published:
        return draft.published, None
    dateline = draft.dateline
    url = draft.url or draft.source.url
    stated = dateline.date if dateline and dateline.date else ""
    found = (
        (
            stated if stated[:1] != "-" else "",
            "dateline",
            dateline.raw if dateline else "",
        ),
        (date_from_url(url) if url else None, "url", url),
    )
    latest = Latest(draft.crawled)
    for day, where, raw in found:
        if day and latest.allows(day):
            return day, Evidence(from_=where, raw=raw)
    late = any(day for day, _, _ in found)
    return None, _AFTER_CRAWL if late else None
