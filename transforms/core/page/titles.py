"""The headline of a page, without the site's name.

The headline that readers see is wanted: a heading that the page's fields confirm,
else the fields in their order. A heading is confirmed where it is a part of the title
element, of `og:title` or of the JSON-LD headline, or they of it.
"""

import re
import unicodedata
from urllib.parse import unquote

from transforms.core.page.clues import Clue, Clues, address, host, original
from transforms.core.page.heading_parts import (
    LONGEST,
    leads_home,
    without_kicker,
    without_one,
)
from transforms.core.page.main_heading import is_above_text, weight
from transforms.core.page.site_names import is_site, squeeze
from transforms.core.page.title_parts import SEPARATOR, STRONG, TRAIL, without_site
from transforms.core.page.visible_text import text_of

MOST_HEADINGS = 40

SHORTEST_CONFIRMED = 10
"""Letters a heading below h1 needs to be confirmed by a part of the title element."""

_LABEL_NAMES = """
    news|aktuelles|blog|presse|press|home|start|article|artikel|archive|archiv|media
    |nachrichten|actualités|noticias|notizie|nieuws|meldungen|pressemitteilung|menu|menü
    |pressemitteilungen|press release|press releases|welcome|willkommen|новости|新闻
    |ニュース|뉴스
"""
_LABELS = frozenset(name.strip() for name in _LABEL_NAMES.split("|"))
"""What a heading is that is no headline."""

_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)$")
_STATED = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru:title",
    "dc:title",
    "dcterms:title",
    "citation_title",
    "headline",
    "article:title",
    "title",
)
_MAIN = frozenset(("meta:og:title", "json-ld:headline", "title"))
_DESKS = ("parsely-title", "sailthru:title", "twitter:title")
"""Titles that bear `og:title` out: a newsroom's statistics, its other network."""


def choose(clues: Clues) -> tuple[str | None, list[Clue]]:
    """Return the headline and the clues, the winner first."""
    names = [name for name in map(squeeze, _sites(clues)) if name]
    stated = _fields(clues)
    fields = [c for c in stated if not is_site(c.value, names)] or stated
    cleaned = {clue: without_site(clue.value, names) for clue in fields}
    heads = _headings(clues, names, list(cleaned.values()))
    cleaned |= {clue: without_site(clue.value, names) for clue in heads}
    fields = [c for c in fields if cleaned[c]]
    head = _confirmed(heads, fields, cleaned) or _alone(heads, fields, cleaned)
    head = head or _only(heads, stated, clues)
    winner = _decide(head, fields, cleaned) or next(iter(heads), None)
    if winner is None:
        return None, []
    title = _whole(cleaned[winner], [cleaned[c] for c in fields])
    title = _without_section(title, [cleaned[c] for c in fields])
    if winner.source == "title":
        title = _longest_part(title)
    shown = [c for c in heads if c.source == "h1"][:3]
    rest = [c for c in fields[:4] + shown + fields[4:] if c is not winner]
    return title or None, [winner, *rest]


def _sites(clues: Clues) -> list[str]:
    """Return the site's names; of a copy in an archive the host that was copied."""
    there = host(clues.url)
    copied = host(original(clues.url))
    return [copied if name == there else name for name in clues.sites]


def _decide(
    head: Clue | None, fields: list[Clue], cleaned: dict[Clue, str]
) -> Clue | None:
    """Return the clue that the agreement of heading and fields speaks for.

    The title element is written for search engines. So where the heading, `og:title`
    and the JSON-LD headline disagree, those that differ from it were written for
    readers and win; of several the one that two say, then the heading, then
    `og:title`. Without a heading the JSON-LD headline stands; with no JSON-LD
    headline the heading stays, unless the newsroom's statistics (`parsely-title`) or,
    where there are none, `twitter:title` bear out an `og:title` of other words.
    """
    first = {clue.source: clue for clue in reversed(fields)}
    og, data = first.get("meta:og:title"), first.get("json-ld:headline")
    desks = (first.get(f"meta:{name}") for name in _DESKS)
    desk = next(filter(None, desks), None)
    element = _beginnings(first["title"].value) if "title" in first else set()
    if head and og and cleaned[og].startswith(f"{cleaned[head]}: "):
        return og
    if head is None:
        return data or next(iter(fields), None)
    rivals = [c for c in (head, og, data) if c]
    keys = [key(cleaned[c]) for c in rivals]
    if len(rivals) == 3 and keys[1] == keys[2] and keys[0] in keys[1]:
        return og
    own = [k for k in keys if k not in element]
    if data is None:
        borne_out = desk and og and key(cleaned[desk]) == keys[-1]
        borne_out = borne_out and keys[0] not in keys[-1]
        own = [keys[-1]] if borne_out and keys[0] in element else [keys[0]]
    if not own:
        own = keys
    best = max(own, key=lambda k: (own.count(k), -own.index(k)), default=None)
    return next((c for c, k in zip(rivals, keys, strict=True) if k == best), head)


def _beginnings(title: str) -> set[str]:
    """Return the keys of a title element and of its parts up to each mark."""
    ends = [mark.start() for mark in SEPARATOR.finditer(title)] + [len(title)]
    return {key(title[:end]) for end in ends}


def _fields(clues: Clues) -> list[Clue]:
    """Return the titles that fields state, best first."""
    found = clues.meta("og:title") + clues.ld("headline") + clues.meta(*_STATED[1:])
    if clues.tags.title:
        found.append(Clue(clues.tags.title, "title"))
    found += clues.ld("name")
    return [c for c in found if c.value and len(c.value) <= LONGEST]


def _headings(clues: Clues, names: list[str], fields: list[str]) -> list[Clue]:
    """Return the headings of the article's part of the page, h1 first.

    One that is a stated title and an element more (a subtitle, a count) is that title;
    with a kicker of its own it is one if a field has it to the letter.
    """
    stated = set(map(key, fields)) | _beginnings(clues.tags.title or "")
    tags = clues.tags
    groups = (
        (tags.headings, "h1"),
        (tags.props.get("headline", []), "itemprop:headline"),
        (tags.marked.get("title", []), "heading"),
        (tags.subheadings, "heading"),
    )
    found: dict[str, Clue] = {}
    for elements, source in groups:
        for element in elements[:MOST_HEADINGS]:
            if tags.elsewhere(element) or leads_home(element, clues.url):
                continue
            whole = text_of(element, LONGEST)
            short = without_kicker(element, whole)
            texts = [whole, short] if whole in fields or not short else [short]
            if source == "h1" and key(whole) not in stated:
                texts += [t for t in without_one(element, whole) if key(t) in stated]
            for text in texts:
                if text and text not in found and not is_site(text, names):
                    found[text] = Clue(text, source)
    return list(found.values())


def _confirmed(
    heads: list[Clue], fields: list[Clue], cleaned: dict[Clue, str]
) -> Clue | None:
    """Return the heading that the fields bear out best, h1 before others.

    What is below h1 must be like one of the main fields, if it goes before an h1; that
    the data call something by its words (a film, a question) is not enough for it.
    """
    keys = {key(cleaned[c]): c.source for c in reversed(fields)}
    keys.pop("", None)
    main = [k for k, source in keys.items() if source in _MAIN]
    stated = [k for k, source in keys.items() if source != "json-ld:name"]
    best: tuple[tuple[bool, bool, int, bool], Clue] | None = None
    for head in heads:
        own = key(cleaned[head])
        if not own:
            continue
        first = head.source in ("h1", "itemprop:headline")
        equal = own in (keys if first else stated)
        like = first or any(own in k or k in own for k in main)
        part = any(
            (own in k and (first or weight(own) >= SHORTEST_CONFIRMED))
            or (k in own and weight(k) >= SHORTEST_CONFIRMED and first)
            for k in (keys if first else stated)
        )
        if equal or part:
            rank = (like, equal, len(own), first)
            if best is None or rank > best[0]:
                best = rank, head
    return best[1] if best else None


def _alone(
    heads: list[Clue], fields: list[Clue], cleaned: dict[Clue, str]
) -> Clue | None:
    """Return an h1 that shares most words with a field, though not all of it."""
    best: tuple[float, Clue] | None = None
    said = [set(cleaned[c].casefold().split()) for c in fields]
    for head in heads:
        if head.source not in ("h1", "itemprop:headline"):
            continue
        own = set(cleaned[head].casefold().split())
        share = max(
            (len(own & s) / min(len(own), len(s)) for s in said if s and own), default=0
        )
        if share >= 0.4 and (best is None or share > best[0]):
            best = share, head
    return best[1] if best else None


def _only(heads: list[Clue], stated: list[Clue], clues: Clues) -> Clue | None:
    """Return the page's one h1, where all fields say the same, and no line says it.

    Such a title is the site's, or a template's (`Home`, `Untitled Document`); unless
    the address has words of it and none of the h1's, or that is a label (`News`).
    """
    tags = clues.tags
    if len(tags.headings) != 1 or tags.heading is not tags.headings[0]:
        return None
    said = {key(clue.value) for clue in stated}
    if len(said) != 1 or all(clue.source != "title" for clue in stated):
        return None
    only = next((head for head in heads if head.source == "h1"), None)
    if only is None or only.value.casefold() in _LABELS:
        return None
    if weight(key(only.value)) < SHORTEST_CONFIRMED:
        return None
    if not is_above_text(tags.headings[0], tags.body):
        return None
    path = unquote(address(clues.url).partition("/")[2]).casefold()
    named = set(re.findall(r"[^\W\d_]{4,}", path))
    borne_out = any(word in c.value.casefold() for c in stated for word in named)
    own = any(word in only.value.casefold() for word in named)
    return None if borne_out and not own else only


def _whole(title: str, others: list[str]) -> str:
    """Return the title that a cut one is the beginning of, where a field has it.

    Cut are titles that end in an ellipsis, and attributes that ended at an inner quote.
    Of two with the same letters the one whose words are parted is whole: elements of a
    heading may stand side by side without a space.
    """
    letters = "".join(title.split())
    for other in others:
        if "".join(other.split()) == letters and other.count(" ") > title.count(" "):
            return other
    stem = _CUT_OFF.sub("", title)
    for other in others:
        if len(other) > len(stem) > 10 and other.startswith(stem):
            if stem != title and not _CUT_OFF.search(other):
                return other
            if other[len(stem) :].lstrip()[:1] in ('"', "'"):
                return other
    return title


def _without_section(title: str, others: list[str]) -> str:
    """Return the title that a field has without what stands after a last mark."""
    for other in others:
        rest = title[len(other) :] if title.startswith(other) else ""
        if len(other) > 20 and ":" not in rest and re.match(r"\s*[-–|ㅣ│]", rest):
            return other
    return title


def _longest_part(title: str) -> str:
    """Return the longest part between marks that stand in no headline.

    Nor do the marks of a trail, if there are several: `Talks begin < Asia < News`.
    """
    marks = TRAIL if len(TRAIL.findall(title)) > 1 else STRONG
    parts = [part for part in marks.split(title) if part]
    longest = max(parts, key=len, default=title)
    return longest if len(longest.split()) > 2 or not longest.isascii() else title


def key(text: str) -> str:
    """Return what two spellings of a title share: folded letters and digits."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, text.casefold()))
