"""What a page says of its article: title, authors, dates and the rest, with evidence.

Where sources disagree, an order and rules of sanity decide: titles and authors by
agreement (`titles`, `authors`), dates by source and never after the crawl
(`page_dates`), addresses by credibility (`canonical`), the rest by source alone
(`sections`, here). `docs/metadata.md` has each order, and a test holds it to the code.
"""

import re

import msgspec
from lxml.html import HtmlElement

from transforms.core.page import (
    authors,
    canonical,
    page_dates,
    sections,
    titles,
)
from transforms.core.page.clues import Clue, Clues, gather
from transforms.core.page.date_reader import DateReader
from transforms.core.schema import Evidence

MOST_ALSO = 5
LONGEST_RAW = 500


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `Article` that a page's tags, data and bylines give.

    Attributes:
        url: The canonical URL, where the page states it credibly.
        evidence: For each field where it is from or why it is null.
    """

    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    image: str | None = None
    url: str | None = None
    evidence: dict[str, Evidence] = {}


def page_metadata(
    tree: HtmlElement, fetched_url: str | None, crawled: str | None
) -> PageMetadata:
    """Return what a parsed page says of its article.

    Args:
        tree: The whole page; it is read only.
        fetched_url: The URL the page was fetched from, if known.
        crawled: RFC 3339 of the crawl, if known: no date is later.
    """
    clues = gather(tree, fetched_url, crawled)
    evidence: dict[str, Evidence] = {}
    language = _language(clues, evidence)
    title, found = titles.choose(clues)
    evidence["title"] = explain(title, found, "no title, heading or headline")
    names, found = authors.choose(clues, language)
    evidence["authors"] = explain(
        "; ".join(names) or None, found, "no author that is a person is stated"
    )
    reader = DateReader(clues, language)
    published, why, found = page_dates.choose(reader)
    evidence["published"] = explain(published, found, why or "")
    modified, found = page_dates.modified(reader, published)
    evidence["modified"] = explain(modified, found, "the page states none")
    fields = {}
    for name, clue_list in (
        ("standfirst", sections.standfirsts_of(clues, title)),
        ("section", sections.sections_of(clues, title)),
        ("publisher", _publishers(clues)),
        ("image", _images(clues)),
    ):
        fields[name] = clue_list[0].value if clue_list else None
        evidence[name] = explain(fields[name], clue_list, "the page states none")
    fields["url"], why, found = canonical.choose(clues)
    evidence["url"] = explain(fields["url"], found, why)
    groups = sections.keywords_of(clues)
    keywords = groups[0][1] if groups else ()
    evidence["keywords"] = explain(
        ", ".join(keywords) or None,
        [Clue(", ".join(words), source) for source, words in groups],
        "the page states none",
    )
    return PageMetadata(
        title=title,
        authors=names,
        published=published,
        modified=modified,
        language=language,
        keywords=keywords,
        evidence=evidence,
        **fields,
    )


def explain(value: str | None, found: list[Clue], why: str) -> Evidence:
    """Return the evidence of a value whose winning clue comes first."""
    others = [
        {"from": clue.source, "value": clue.value[:LONGEST_RAW]} for clue in found
    ]
    if value is None:
        return Evidence(null_because=why)
    raw = found[0].value
    also = [o for o in others[1:] if o["value"] != raw][:MOST_ALSO]
    return Evidence(
        from_=found[0].source,
        raw=raw[:LONGEST_RAW] if raw != value else None,
        also=also or None,
    )


_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*\Z")


def _language(clues: Clues, evidence: dict[str, Evidence]) -> str | None:
    found = [Clue(clues.tags.language or "", "html:lang")]
    found += clues.ld("inLanguage")
    found += clues.meta("og:locale", "content-language", "language", "dc:language")
    found = [c for c in found if _TAG.match(c.value)]
    value = found[0].value.replace("_", "-") if found else None
    evidence["language"] = explain(value, found, "the page states none")
    return value


def _publishers(clues: Clues) -> list[Clue]:
    found = clues.ld("publisher")
    found += clues.meta("og:site_name", "dc:publisher", "dcterms:publisher")
    found += clues.meta("citation_publisher", "application-name")
    return [c for c in found if c.value and "://" not in c.value]


def _images(clues: Clues) -> list[Clue]:
    found = clues.meta("og:image", "og:image:url", "og:image:secure_url")
    found += clues.meta("twitter:image", "twitter:image:src")
    found += clues.ld("image", "thumbnailUrl")
    whole = [
        Clue(canonical.join(clues.url or "", c.value) or "", c.source) for c in found
    ]
    return [c for c in whole if c.value]
