"""The headline of a page, without the site's name."""

import re
import unicodedata
from functools import lru_cache

from transforms.core.page.clues import Clue, Clues
from transforms.core.page.tags import elsewhere, text_of

LONGEST = 400

_SEPARATOR = re.compile(
    r"\s+[|\-–—·•»«›:/~▷►*⋆]+\s+|\s*[|│｜]\s*|\s*::\s*|\s+[-–—]{1,2}\s*|--"
)
_EDGE = re.compile(r"^[\s|\-–—·•»›:]+|[\s|–—·•»›]+$")
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)$")


def titles_of(clues: Clues) -> list[Clue]:
    """Return the page's titles, best first; values as they stood."""
    tags = clues.tags
    found = clues.ld("headline")
    found += clues.meta("og:title", "og:og:title")
    heads = [Clue(text_of(h), "h1") for h in tags.headings if not elsewhere(h)]
    found += [head for head in heads if head.value][:3]
    found += [
        Clue(text_of(e), "itemprop:headline")
        for e in tags.props.get("headline", ())[:2]
    ]
    found += clues.meta(
        "twitter:title",
        "parsely-title",
        "sailthru:title",
        "dc:title",
        "dcterms:title",
        "citation_title",
        "headline",
        "title",
        "article:title",
        "hdl",
    )
    if tags.title:
        found.append(Clue(tags.title, "title"))
    found += clues.ld("name")
    return [c for c in found if c.value and len(c.value) <= LONGEST]


def choose(clues: Clues) -> tuple[str | None, list[Clue]]:
    """Return the headline and the clues, the winner first."""
    found = titles_of(clues)
    if not found:
        return None, []
    cleaned = [without_site(c.value, clues.sites) for c in found]
    best = 0
    return cleaned[best], found


def without_site(title: str, sites: tuple[str, ...]) -> str:
    """Return a title without the names of its site at either end.

    >>> without_site("Rates rise again | The Harbour Post", ("Harbour Post",))
    'Rates rise again'
    """
    names = [squeeze(site) for site in sites]
    names = [n for n in names if n]
    while True:
        shorter = _end_cut(title, names)
        if shorter is None:
            return _EDGE.sub("", title)
        title = shorter


def _end_cut(title: str, names: list[str]) -> str | None:
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return None
    last, first = title[parts[-1].end() :], title[: parts[0].start()]
    if is_site(last, names) and len(title[: parts[-1].start()]) > 1:
        return title[: parts[-1].start()]
    if is_site(first, names) and len(title[parts[0].end() :]) > len(first):
        return title[parts[0].end() :]
    return None


def is_site(text: str, names: list[str]) -> bool:
    """Return whether a text is a name of the site (squeezed names)."""
    short = squeeze(text)
    if not short:
        return True
    return any(
        short == name
        or (len(short) > 2 and name.startswith(short) and len(short) * 2 >= len(name))
        or (len(name) > 3 and short.startswith(name) and len(name) * 2 >= len(short))
        for name in names
    )


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """Return letters and digits only, folded, without accents and articles.

    >>> squeeze("The Süd-Kurier.de"), squeeze("suedkurier.de")
    ('sudkurier', 'suedkurier')
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    text = re.sub(r"^(?:the|der|die|das|la|le|el|les|los)\s+|^www\.", "", text.strip())
    text = re.sub(r"\.(?:com?|org|net|[a-z]{2})(?:\.[a-z]{2})?$", "", text)
    return "".join(ch for ch in text if ch.isalnum())


def key(text: str) -> str:
    """Return what two spellings of a title share."""
    return "".join(
        ch for ch in unicodedata.normalize("NFKC", text).casefold() if ch.isalnum()
    )
