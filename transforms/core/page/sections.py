"""Section, keywords and standfirst of a page."""

import re

from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues

_PARTS = re.compile(r"\s*[,;，、；]\s*")


def sections_of(clues: Clues) -> list[Clue]:
    """Return the sections a page is filed under, best first."""
    found = clues.ld("articleSection")
    found += clues.meta(
        "article:section", "parsely-section", "sailthru:section", "section", "category"
    )
    found += _crumbs(clues)
    return [c for c in found if len(c.value) < 80]


def _crumbs(clues: Clues) -> list[Clue]:
    for node in clues.nodes:
        if "BreadcrumbList" in json_ld.kinds(node):
            items = node.get("itemListElement")
            names = (
                [next(json_ld.texts(i), "") for i in items]
                if isinstance(items, list)
                else []
            )
            return [Clue(n, "json-ld:breadcrumb") for n in names[1:2] if n]
    return []


def keywords_of(clues: Clues) -> list[list[Clue]]:
    """Return groups of keywords, best group first."""
    groups = [
        clues.ld("keywords"),
        clues.meta("news_keywords"),
        clues.meta("article:tag", "og:article:tag"),
        clues.meta("parsely-tags", "sailthru:tags"),
        clues.meta("keywords"),
        clues.meta("dc:subject", "dcterms:subject"),
    ]
    return [group for group in groups if group]


def split_keywords(group: list[Clue]) -> tuple[str, ...]:
    """Return single keywords, each once."""
    parts = [p for clue in group for p in _PARTS.split(clue.value)]
    return tuple(dict.fromkeys(p for p in parts if p and len(p) < 100))


def standfirsts_of(clues: Clues) -> list[Clue]:
    """Return the summaries a page gives, best first."""
    found = clues.ld("description", "alternativeHeadline")
    found += clues.meta(
        "og:description",
        "description",
        "twitter:description",
        "sailthru:description",
        "dc:description",
        "dcterms:description",
    )
    return [c for c in found if len(c.value) > 1]
