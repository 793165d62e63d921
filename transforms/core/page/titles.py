"""The headline of a page, without the site's name.

The headline that readers see is wanted: a heading that the page's fields confirm,
else the fields in their order. A heading is confirmed where it is a part of the title
element, of `og:title` or of the JSON-LD headline, or they of it.
"""

import re
import unicodedata

from transforms.core.page.clues import Clue, Clues, address
from transforms.core.page.heading_parts import (
    EDGE,
    LONGEST,
    is_glued,
    without_kicker,
    without_one,
)
from transforms.core.page.site_names import is_site, squeeze
from transforms.core.page.tags import Element
from transforms.core.page.visible_text import text_of

MOST_HEADINGS = 40

SHORTEST_CONFIRMED = 10
"""Letters a heading below h1 needs to be confirmed by a part of the title element."""

_SEPARATOR = re.compile(
    r"\s+[|\-–—·•»«›:/~▷►*⋆]+\s+|\s*[|│｜ㅣ»›]\s*|\s*::\s*|\s+[-–—]{1,2}\s*|--"
    r"|_(?=[^_]+\Z)"
)
_STRONG = re.compile(r"\s*[|│｜ㅣ»›]\s*|\s*::+\s*")
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)$")
_DATED = re.compile(r"[\d.:,/\-\s]{6,}(?:uhr)?", re.I)
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
_DESKS = ("parsely-title", "sailthru:title", "twitter:title")
"""Titles that bear `og:title` out: a newsroom's statistics, its other network."""


def choose(clues: Clues) -> tuple[str | None, list[Clue]]:
    """Return the headline and the clues, the winner first."""
    names = [name for name in map(squeeze, clues.sites) if name]
    stated = _fields(clues)
    fields = [c for c in stated if not is_site(c.value, names)] or stated
    cleaned = {clue: without_site(clue.value, names) for clue in fields}
    said = set(map(key, cleaned.values())) | _beginnings(clues.tags.title or "")
    heads = _headings(clues, names, said)
    cleaned |= {clue: without_site(clue.value, names) for clue in heads}
    fields = [c for c in fields if cleaned[c]]
    head = _confirmed(heads, fields, cleaned) or _alone(heads, fields, cleaned)
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
    ends = [mark.start() for mark in _SEPARATOR.finditer(title)] + [len(title)]
    return {key(title[:end]) for end in ends}


def _fields(clues: Clues) -> list[Clue]:
    """Return the titles that fields state, best first."""
    found = clues.meta("og:title") + clues.ld("headline") + clues.meta(*_STATED[1:])
    if clues.tags.title:
        found.append(Clue(clues.tags.title, "title"))
    found += clues.ld("name")
    return [c for c in found if c.value and len(c.value) <= LONGEST]


def _headings(clues: Clues, names: list[str], stated: set[str]) -> list[Clue]:
    """Return the headings of the article's part of the page, h1 first.

    One that is a stated title and an element more (a subtitle, a count) is that title.
    """
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
            if tags.elsewhere(element) or _leads_home(element, clues.url):
                continue
            whole = text_of(element, LONGEST)
            short = without_kicker(element, whole)
            texts = [short] if is_glued(whole, short) else [whole, short]
            if source == "h1" and key(whole) not in stated:
                texts += [t for t in without_one(element, whole) if key(t) in stated]
            for text in texts:
                if text and text not in found and not is_site(text, names):
                    found[text] = Clue(text, source)
    return list(found.values())


def _leads_home(element: Element, url: str | None) -> bool:
    """Return whether a heading is the site's name, linked to its front page."""
    links = list(element.iter("a"))
    parent = element.getparent()
    if parent is not None and parent.tag == "a":
        links.append(parent)
    home = address(url).partition("/")[0]
    return any(
        link.get("rel") == "home"
        or (link.get("href") or "").strip() in ("/", "./", "index.html", "/index.html")
        or (bool(home) and address(link.get("href")) == home)
        for link in links
    )


def _confirmed(
    heads: list[Clue], fields: list[Clue], cleaned: dict[Clue, str]
) -> Clue | None:
    """Return the heading that the fields bear out best, h1 before others."""
    keys = [key(cleaned[c]) for c in fields]
    keys = [k for k in keys if k]
    best: tuple[tuple[bool, int, bool], Clue] | None = None
    for head in heads:
        own = key(cleaned[head])
        if not own:
            continue
        first = head.source in ("h1", "itemprop:headline")
        equal = own in keys
        part = any(
            (own in k and (first or len(own) >= SHORTEST_CONFIRMED))
            or (k in own and len(k) >= SHORTEST_CONFIRMED and first)
            for k in keys
        )
        if equal or part:
            rank = (equal, len(own), first)
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
    """Return the longest part between marks that stand in no headline."""
    parts = [part for part in _STRONG.split(title) if part]
    longest = max(parts, key=len, default=title)
    return longest if len(longest.split()) > 2 or not longest.isascii() else title


def without_site(title: str, names: list[str]) -> str:
    """Return a title without the (squeezed) names of its site, and without a date.

    What follows the site's name goes with it; a name at the beginning goes alone.

    >>> without_site("Rates rise | The Harbour Post - since 1868", ["harbourpost"])
    'Rates rise'
    >>> without_site("Harbour Post: Rates rise again", ["harbourpost"])
    'Rates rise again'
    """
    title = " ".join(title.split())
    marks = list(_SEPARATOR.finditer(title))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(title)
        part = title[mark.end() : end]
        if mark.start() > 2 and (is_site(part, names) or _DATED.fullmatch(part)):
            title = title[: mark.start()]
            break
    lead = _SEPARATOR.search(title) or re.search(r":\s+", title)
    if lead and lead.start() and is_site(title[: lead.start()], names):
        rest = title[lead.end() :]
        if len(rest) > 2:
            title = rest
    lead = re.match(r"([^:]{3,40}):\s+", title)
    if lead and is_site(lead.group(1), names):
        title = title[lead.end() :]
    return EDGE.sub("", title)


def key(text: str) -> str:
    """Return what two spellings of a title share: folded letters and digits."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(ch for ch in text if ch.isalnum())
