"""Who wrote the article of a page: fields first, then links and bylines.

The order is `docs/metadata.md`'s. A source whose names are no persons is passed over.
"""

import itertools
import re
from collections.abc import Iterator
from urllib.parse import unquote

from transforms.core.page import byline_words as words
from transforms.core.page.byline_lines import (
    NAME,
    lone_names,
    names_in_parts,
    plain_bylines,
)
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.data_authors import names_of_data, organisations
from transforms.core.page.persons import is_agency, persons, surname_last
from transforms.core.page.site_names import squeeze
from transforms.core.page.tags import Element
from transforms.core.page.visible_text import text_of

LONGEST_BYLINE = 200
LONGEST_BARE = 70
"""Characters of a marked line that doesn't begin with a word for `by`."""

MOST_LOOKED_AT = 60

_FIELDS = (
    "parsely-author",
    "sailthru:author",
    "byl",
    "citation_author",
    "dc:creator",
    "dcterms:creator",
    "author",
    "article:author",
    "authors",
    "articleauthor",
    "dc:contributor",
    "article:author_name",
    "article:authors",
    "article_author",
    "og:author",
    "og:article:author",
    "cxenseparse:author",
    "byline",
    "dcsext:author",
    "branch:deeplink:authorname1",
)
_SURNAME_FIRST = ("citation_author", "dc:creator", "dcterms:creator", "dc:contributor")
"""Fields of catalogues, which may have names as these do: `Lee, Ann`."""

_WRITTEN = re.compile(
    r"(?i)writ|by|author|autor|verfass|geschr|écrit|escri|autore|redact|auteur|yaz"
)
_AUTHOR_PAGE = re.compile(
    r"(?i)/(?:(?:[\w-]*[-_])?(?:authors?|autor(?:en|es|i|zy)?|auteurs?|autore|autrice"
    r"|reporters?|writers?"
    r"|journalists?|journalisten|people|profiles?|profil|staff|newsteam|contributors?"
    r"|by|bios?|editors?|columnists?"
    r"|redaktion|redakteure?|verfasser|persons?|muhabir|yazar|experts?|team|firmas?"
    r"|giornalisti|autoren))"
    r"(?:/[\w-]+){0,2}/([^/?#]+?)(?:\.html?|\.aspx?|\.php|,[\w-]+|-\d+)?/?(?:[?#].*)?$"
)
_LATIN = re.compile("[A-Za-z]")
_LEADS_ON = re.compile(
    r"(?i)\b(?:all|alle|alles|see|view|more|mehr|plus|más|articles?|artikel|artículos"
    r"|articoli|beiträge|posts?|stories|profil\w*|über|about|contact|autor\w*|author\w*)\b"
)
"""Words of a link to what else there is of a person."""

Found = tuple[Clue, tuple[str, ...]]


def choose(clues: Clues, language: str | None) -> tuple[tuple[str, ...], list[Clue]]:
    """Return the authors, and the clues with the winner first."""
    seen: list[Found] = []
    for source, strings in _sources(clues):
        names = [n for text in strings for n in persons(text, language, clues.sites)]
        clue = Clue("; ".join(strings), source)
        seen.append((clue, tuple(dict.fromkeys(names))))
    winner = _winner(clues, language, seen)
    if winner is None:
        return (), [clue for clue, _ in seen]
    return winner[1], [winner[0], *(c for c, _ in seen if c is not winner[0])]


def _winner(clues: Clues, language: str | None, seen: list[Found]) -> Found | None:
    """Return persons, else a name in a plain line, else the body the data name."""
    found = [entry for entry in seen if entry[1]]
    full = [entry for entry in found if not all(map(_initials, entry[1]))]
    if full and full[0][0].source == "link:author" and _collective(seen):
        found = full = []
    if full:
        best = _best(full, [clue.value for clue, _ in seen])
        whole = next(organisations(clues), None)
        if whole and whole[0] == best[0] and all(map(is_agency, best[1])):
            return whole
        return best
    for text in itertools.chain(plain_bylines(clues), lone_names(clues)):
        if names := persons(text, language, clues.sites):
            return Clue(text, "plain byline"), tuple(names)
    whole = next(organisations(clues), None)
    return whole or next(iter(found), None)


def _collective(seen: list[Found]) -> bool:
    """Return whether a field says that the staff wrote it: no link is guessed then."""
    fields = (c for c, names in seen if not names and ":" in c.source)
    return any(words.COLLECTIVE.search(clue.value) for clue in fields)


def _initials(name: str) -> bool:
    """Return whether a name is but a sign, as `amw`; agencies' are none."""
    return len(name) < 5 and name.isascii() and name.islower() and not is_agency(name)


def _best(found: list[Found], lines: list[str]) -> Found:
    """Return the first source, unless the others speak against it.

    An account (one word in lower case: `ann.lee`) gives way to the name it is made
    of, a given name to the name in full; a list to a longer one that holds all of it;
    names that no other source has to names that two others have.
    """
    first, *others = found
    own = set(map(squeeze, first[1]))
    if len(own) == 1 and first[1][0].islower() and " " not in first[1][0]:
        for entry in others:
            if any(" " in name for name in entry[1]) and own == set(
                map(squeeze, entry[1])
            ):
                return entry
    if len(first[1]) == 1 and " " not in first[1][0]:
        given = f"{first[1][0].casefold()} "
        for entry in others:
            name = entry[1][0]
            if name.casefold().startswith(given) and NAME.fullmatch(name):
                return entry
    for entry in others:
        names = set(map(squeeze, entry[1]))
        more = [name for name in entry[1] if squeeze(name) not in own]
        if own < names and len(more) < 4 and all(" " in name for name in more):
            return entry
    edited = {
        squeeze(line[match.end() :])
        for line in lines
        if (match := words.EDITOR.match(line))
    }
    if own <= edited:
        return next((e for e in others if not own & set(map(squeeze, e[1]))), first)
    told: dict[frozenset[str], list[Found]] = {}
    for entry in others:
        names = set(map(squeeze, entry[1]))
        said = squeeze(entry[0].value)
        if any(name in said for name in own):
            return first
        told.setdefault(frozenset(names), []).append(entry)
    return next((entries[0] for entries in told.values() if len(entries) > 1), first)


def _sources(clues: Clues) -> Iterator[tuple[str, list[str]]]:
    """Yield (source, strings) where authors are stated, best first."""
    for key in ("author", "creator"):
        if names := names_of_data(key, clues):
            yield f"json-ld:{key}", names
    for name in _FIELDS:
        values = [c.value for c in clues.meta(name) if "://" not in c.value]
        if values:
            turned = name in _SURNAME_FIRST
            yield f"meta:{name}", [*map(surname_last, values)] if turned else values
    tags = clues.tags
    for source, elements in (
        (
            "itemprop:author",
            tags.props.get("author", []) + tags.props.get("creator", []),
        ),
        ("rel:author", tags.related["author"]),
        ("link:author", _author_links(clues)),
    ):
        own = [e for e in elements if not tags.elsewhere(e, menus=False)]
        if texts := _distinct(own):
            yield source, texts
    for text in _marked(clues):
        yield "byline", [text]
    labels = clues.meta("twitter:label1")
    if labels and _WRITTEN.search(labels[0].value):
        yield "meta:twitter:data1", [c.value for c in clues.meta("twitter:data1")]


def _marked(clues: Clues) -> list[str]:
    """Return texts of elements whose class speaks of the author, `by` lines first."""
    tags = clues.tags
    marked = tags.marked.get("author", [])
    texts = [
        _line(element, marked)
        for element in marked[:MOST_LOOKED_AT]
        if not tags.elsewhere(element)
    ]
    said = {text: words.BY.match(text) is not None for text in filter(None, texts)}
    kept = [t for t, by in said.items() if by or len(t) <= LONGEST_BARE]
    return sorted(kept, key=lambda text: words.PLAIN_BY.match(text) is None)


def _line(element: Element, marked: list[Element]) -> str:
    """Return the text of a byline; names side by side or in lines in it are parted."""
    if len(element) > 1 and all(block in marked for block in element):
        texts = [text_of(block, LONGEST_BYLINE, parted=True) for block in element]
        if all(NAME.fullmatch(text.partition(" | ")[0]) for text in texts):
            return " | ".join(texts)
    parts = names_in_parts(element) if len(element) else None
    return parts or text_of(element, LONGEST_BYLINE, parted=True)


def _author_links(clues: Clues) -> list[Element]:
    """Return links to a page about the person that they name, in the first such line.

    The address speaks of authors and its last part is the name: `/people/ann-lee`; or a
    number, or the name is in other letters than addresses have.
    """
    found: list[Element] = []
    for link in clues.tags.links_to_authors:
        match = _AUTHOR_PAGE.search(link.get("href") or "")
        text = text_of(link, 60)
        if not match or not NAME.fullmatch(text) or clues.tags.elsewhere(link):
            continue
        block = _block(link)
        last = unquote(match.group(1))
        named = squeeze(last) == squeeze(text) or _LATIN.search(text) is None
        named = named or (last.isdecimal() and _LEADS_ON.search(text) is None)
        if not named or not text_of(block, LONGEST_BYLINE):
            continue
        if found and block is not _block(found[0]):
            break
        found.append(link)
    return found


def _block(element: Element) -> Element:
    """Return the block that an inline element stands in, list items apart."""
    while element.tag in ("a", "span", "b", "strong", "em", "i", "li", "address"):
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _distinct(elements: list[Element]) -> list[str]:
    """Return the names in elements of one block: those further on are others'."""
    texts: list[str] = []
    block: Element | None = None
    for element in elements[:20]:
        if any(parent in elements for parent in element.iterancestors()):
            continue
        inner = [e for e in element.iter() if (e.get("itemprop") or "") == "name"]
        text = text_of(inner[0] if inner else element, LONGEST_BYLINE, parted=True)
        if not text:
            text = element.get("content") or (inner[0].get("content") if inner else "")
        if not text or "://" in text:
            continue
        if block is None:
            block = _block(element)
        elif not _near(element, block):
            continue
        if text not in texts:
            texts.append(text)
    return texts


def _near(element: Element, block: Element) -> bool:
    """Return whether an element stands in one short line or list with a block."""
    holder = block
    for _ in range(3):
        if holder is element or any(p is holder for p in element.iterancestors()):
            return bool(text_of(holder, LONGEST_BYLINE))
        holder = holder.getparent()
        if holder is None:
            break
    return False
