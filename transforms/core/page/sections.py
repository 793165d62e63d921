"""Section, keywords and standfirst of a page, by its fields and breadcrumbs."""

import re
from collections.abc import Iterator
from typing import Any

from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.site_names import squeeze
from transforms.core.page.titles import key
from transforms.core.page.visible_text import text_of

LONGEST_SECTION = 60
LONGEST_KEYWORD = 100
MOST_KEYWORDS = 200

_PARTS = re.compile(r"\s*[,;|，、；\n]\s*")
_FRONT_PAGES = """
    home|homepage|home page|start|startseite|inicio|accueil|início|strona główna|главная
    |首页|anasayfa|ana sayfa|forside|etusivu|hjem|uncategorized|you are here
"""
_NO_KEYWORDS = frozenset(("keyword", "keywords", "tags", "null", "undefined", "none"))
"""What templates leave where there is no keyword."""

_FRONT = frozenset(name.strip() for name in _FRONT_PAGES.split("|"))


def sections_of(clues: Clues, title: str | None) -> list[Clue]:
    """Return the sections a page is filed under, best first."""
    tags = clues.tags
    found = [
        Clue(text_of(link, LONGEST_SECTION), "rel:category")
        for link in tags.related["category"][:20]
        if not tags.elsewhere(link, foot=False)
    ]
    found += clues.meta("article:section", "parsely-section", "sailthru:section")
    found += clues.ld("articleSection")
    found += clues.meta("section", "category", "og:section", "og:article:section")
    found += _crumbs(clues) + _crumbs_of_data(clues)
    own = key(title or "")
    names = {squeeze(name) for name in clues.sites}
    first = (Clue(_PARTS.split(c.value)[0], c.source) for c in found)
    return [
        c
        for c in first
        if _is_section(c.value, own)
        and not (c.source.endswith("breadcrumb") and squeeze(c.value) in names)
    ]


def _is_section(text: str, title: str) -> bool:
    """Return whether a text may name a section: no address, title or front page."""
    fits = 0 < len(text) <= LONGEST_SECTION and "://" not in text
    fits = fits and not text.isdecimal()
    return fits and text.casefold() not in _FRONT and key(text) not in ("", title)


def _crumbs(clues: Clues) -> list[Clue]:
    """Return the links of the first trail of breadcrumbs."""
    for element in clues.tags.marked.get("crumb", ())[:3]:
        names = [text_of(link, LONGEST_SECTION) for link in element.iter("a")][:6]
        if any(names):
            return [Clue(name, "breadcrumb") for name in names if name]
    return []


def _crumbs_of_data(clues: Clues) -> list[Clue]:
    """Return the names of the JSON-LD breadcrumbs, after the front page."""
    for node in clues.nodes:
        items = node.get("itemListElement")
        if "BreadcrumbList" in json_ld.kinds(node) and isinstance(items, list):
            names = [_name(item) for item in items[:8]]
            return [Clue(name, "json-ld:breadcrumb") for name in names[1:] if name]
    return []


def _name(item: Any) -> str:
    if isinstance(item, dict) and not item.get("name"):
        item = item.get("item")
    return next(json_ld.texts(item), "")


def keywords_of(clues: Clues) -> list[tuple[str, tuple[str, ...]]]:
    """Return (source, keywords) groups, best first.

    What is made for news readers goes before what is made for search engines.
    """
    tags = clues.tags
    linked = [
        Clue(text_of(link, LONGEST_KEYWORD), "rel:tag")
        for link in tags.related["tag"][:60]
        if not tags.elsewhere(link, foot=False)
    ]
    groups = (
        clues.meta("news_keywords"),
        clues.meta("parsely-tags"),
        clues.meta("article:tag", "og:article:tag"),
        clues.meta("keywords"),
        clues.ld("keywords"),
        clues.meta("sailthru:tags"),
        clues.meta("dc:subject", "dcterms:subject"),
        linked,
    )
    split = ((group[0].source, _split(group)) for group in groups if group)
    return [(source, keywords) for source, keywords in split if keywords]


def _split(group: list[Clue]) -> tuple[str, ...]:
    """Return single keywords, each once."""
    parts = (part for clue in group for part in _PARTS.split(clue.value))
    kept = dict.fromkeys(p for p in parts if 0 < len(p) <= LONGEST_KEYWORD)
    if len(kept) == 1 and next(iter(kept)).casefold() in _NO_KEYWORDS:
        return ()
    return tuple(kept)[:MOST_KEYWORDS]


def standfirsts_of(clues: Clues, title: str | None) -> list[Clue]:
    """Return the summaries a page gives, best first; no title, no site's slogan."""
    found = clues.meta("twitter:description", "og:description")
    found += clues.ld("description")
    found += clues.meta(
        "description", "sailthru:description", "dc:description", "dcterms:description"
    )
    slogans = set(_slogans(clues))
    kept = [c for c in found if len(c.value) > 1 and c.value not in slogans]
    own = key(title or "")
    return [c for c in kept if not own or key(c.value) != own]


def _slogans(clues: Clues) -> Iterator[str]:
    for node in clues.nodes:
        if json_ld.kinds(node) & {"WebSite", "Organization", "NewsMediaOrganization"}:
            yield from json_ld.texts(node.get("description"))
