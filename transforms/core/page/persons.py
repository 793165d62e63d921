"""Authors of a page as persons: bylines taken apart, roles and addresses cut."""

import re
from typing import Any

from transforms.core.page import byline_words as words
from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.tags import Element, elsewhere, text_of
from transforms.core.page.titles import is_site, squeeze

LONGEST_BYLINE = 300
LONGEST_NAME = 60
MOST_WORDS = 6
MOST_AUTHORS = 60

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|\bu/\w+")
_BRACKETS = re.compile(r"\s*[(\[（【〔<][^)\]）】〕>]*[)\]）】〕>]")
_DATE = re.compile(
    r"\d{1,2}[.:/h]\d{1,2}.*|\b(?:19|20)\d\d\b.*|\d{1,2}\.? (?:\w{3,}) \d{4}.*"
    r"|(?:\b\w{3,9}\.? \d{1,2}(?:,|$)).*"
)
_PLACE = re.compile(
    r"\s+(?:in|aus|à|from|en|i)\s+[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?$"
)
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = " \t.,;:–—-|/·•*\"“”„'’‘()[]<>►▶»«●"


def persons(text: str, language: str | None, sites: tuple[str, ...]) -> list[str]:
    """Return the names in a byline or an author field, in order, each once.

    >>> persons("By Ann Lee, Senior Reporter, and Bo Chan | 3 hours ago", "en", ())
    ['Ann Lee', 'Bo Chan']
    >>> persons("Staff", "en", ()), persons("Harbour Post", "en", ("Harbour Post",))
    ([], [])
    """
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", text))
    text = _strip_by(" ".join(text.split()))
    pieces = words.AND.split(text)
    own = words.and_of(language)
    if own:
        pieces = [name for piece in pieces for name in own.split(piece)]
    short = [squeeze(site) for site in sites]
    names: list[str] = []
    for piece in pieces:
        name = person(piece, short)
        if name and name not in names:
            names.append(name)
    return names[:MOST_AUTHORS]


def _strip_by(text: str) -> str:
    while match := words.BY.match(text):
        if match.end() in (0, len(text)):
            break
        text = text[match.end() :]
    return text


def person(piece: str, sites: list[str]) -> str | None:
    """Return one name without its role, or None where it is none."""
    name = _PLACE.sub("", _DATE.sub("", _strip_by(piece.strip(_EDGES)))).strip(_EDGES)
    if not name or len(name) > LONGEST_NAME or words.CREDENTIAL.match(name):
        return None
    if words.NO_NAME.search(name):
        return None
    if words.ROLE.search(name):
        bare = words.ROLE.sub(" ", name).strip(_EDGES)
        bare = " ".join(bare.split())
        if len(bare.split()) < 2 and not _unspaced(bare):
            return None
        name = bare
    if is_site(name, sites) or not _LETTER.search(name):
        return None
    parts = name.split()
    if len(parts) > MOST_WORDS or sum(ch.isdigit() for ch in name) > 4:
        return None
    if len(parts) > 1 and not _capital(parts):
        return None
    return _cased(name) if name.upper() == name and len(parts) > 1 else name


def _unspaced(text: str) -> bool:
    return len(text) > 1 and all(ord(ch) > 0x2E80 for ch in text)


def _capital(parts: list[str]) -> bool:
    """Return whether all parts but particles begin as names do."""
    return all(
        part.lower().strip("'’.") in words.PARTICLES or not part[0].islower()
        for part in parts
    )


def _cased(name: str) -> str:
    return " ".join(
        p if p.lower() in words.AGENCY or "." in p else p.title() for p in name.split()
    )


def stated(clues: Clues) -> list[tuple[str, list[str]]]:
    """Return (source, strings) of author fields, best first."""
    found: list[tuple[str, list[str]]] = []
    for key in ("author", "creator"):
        names = _of_node(clues.article.get(key), clues)
        if names:
            found.append((f"json-ld:{key}", names))
    tags = clues.tags
    for name in (
        "parsely-author",
        "sailthru:author",
        "byl",
        "author",
        "article:author",
        "authors",
        "dc:creator",
        "dcterms:creator",
        "dc:contributor",
        "citation_author",
        "article:author_name",
        "article:authors",
        "article_author",
        "og:author",
        "og:article:author",
        "parsely:author",
        "cxenseparse:author",
        "byline",
        "dcsext:author",
        "twitter:data1",
    ):
        values = [c.value for c in clues.meta(name) if "://" not in c.value]
        if name == "twitter:data1":
            labels = clues.meta("twitter:label1")
            if not labels or not _WRITTEN.search(labels[0].value):
                continue
        if values:
            found.append((f"meta:{name}", values))
    shown = [
        e
        for e in tags.props.get("author", []) + tags.props.get("creator", [])
        if not elsewhere(e)
    ]
    if shown:
        found.append(("itemprop:author", _distinct(shown)))
    shown = [e for e in tags.authors if not elsewhere(e)]
    if shown:
        found.append(("rel:author", _distinct(shown)))
    return found


_WRITTEN = re.compile(
    r"(?i)writ|by|author|autor|verfass|geschr|écrit|escri|autore|redact|auteur"
)


def bylines(clues: Clues) -> list[tuple[str, list[str]]]:
    """Return (source, strings) of elements whose class speaks of the author."""
    found = []
    for element in clues.tags.marked.get("author", ())[:60]:
        if elsewhere(element):
            continue
        text = text_of(element, LONGEST_BYLINE)
        if text and len(text) < 200:
            found.append(("byline", [text]))
    return found


def _distinct(elements: list[Element]) -> list[str]:
    texts: list[str] = []
    for element in elements[:20]:
        if any(parent in elements for parent in element.iterancestors()):
            continue
        inner = [e for e in element.iter() if (e.get("itemprop") or "") == "name"]
        text = text_of(inner[0] if inner else element, LONGEST_BYLINE)
        if not text and element.get("content"):
            text = element.get("content")
        if text and text not in texts:
            texts.append(text)
    return texts


def _of_node(value: Any, clues: Clues, depth: int = 0) -> list[str]:
    """Return the author strings of a JSON-LD value."""
    if depth > 4:
        return []
    if isinstance(value, list):
        return [
            n for item in value[:MOST_AUTHORS] for n in _of_node(item, clues, depth + 1)
        ]
    value = json_ld.resolve(value, clues.known)
    if isinstance(value, dict):
        return _of_node(value.get("name"), clues, depth + 1)
    if isinstance(value, str) and "://" not in value:
        return [json_ld.plain(value)]
    return []


def choose(clues: Clues, language: str | None) -> tuple[tuple[str, ...], list[Clue]]:
    """Return the authors, and the clues with the winner first."""
    winner: tuple[str, ...] = ()
    also: list[Clue] = []
    for source, strings in stated(clues) + bylines(clues):
        names = [n for text in strings for n in persons(text, language, clues.sites)]
        clue = Clue("; ".join(strings), source)
        if names and not winner:
            winner = tuple(dict.fromkeys(names))
            also.insert(0, clue)
        else:
            also.append(clue)
    return winner, also
