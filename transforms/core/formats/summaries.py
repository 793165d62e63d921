"""What sources write beside a story for other ends than a page: cut it, name a site.

Content management systems make an excerpt of a story's first words where an editor
wrote none, and search engines put the site's name behind the headline.
"""

import re

_CUT_OFF = re.compile(
    r"\s*(?P<mark>\[\s?(?:…|\.{3})\s?\]|…|\.{3})\s*"
    r"(?:(?:continue reading|read more|weiterlesen|lire la suite|leer más|leia mais).*"
    r"|the post .* (?:appeared first|first appeared) on .*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_FOLD = re.compile(r"[\W_]+")
_SUFFIX = " -–—|•·"
_END_MARKS = (".", "!", "?", ":", '"', "”", "»", "。", "！", "？")
_SHORTEST_EXCERPT = 40
"""Characters from which a summary that breaks off is one that a program cut."""

SHORTEST_TITLE = 10
"""Characters of a headline that is left without the site's name."""


def is_excerpt(summary: str, text: str) -> bool:
    """Return whether a summary is nothing but a story's first words, cut off.

    A mark in brackets is put there by no editor; behind an ellipsis alone, and without
    one, the words must be the story's.

    >>> is_excerpt("The bank acted on […]", "The bank acted on Monday.")
    True
    >>> is_excerpt("And then it rained...", "The bank acted on Monday.")
    False
    """
    if "…" not in summary and "..." not in summary:
        return _breaks_off(summary, text)
    end = _CUT_OFF.search(summary)
    if end is None:
        return False
    begun = _fold(summary[: end.start()])
    return end["mark"][0] == "[" or _fold(text).startswith(begun)


def _breaks_off(summary: str, text: str) -> bool:
    """Return whether a summary is the story's first words and ends in mid-sentence.

    >>> text = "The bank raised its main rate on Monday to stop prices from rising."
    >>> _breaks_off("The bank raised its main rate on Monday to stop", text)
    True
    >>> _breaks_off("The bank raised its main rate on Monday", "The bank. " + text)
    False
    """
    begun, end = " ".join(summary.split()), _END_MARKS
    if len(begun) < _SHORTEST_EXCERPT or begun.endswith(end):
        return False
    told = " ".join(text[: 2 * len(summary) + _SHORTEST_EXCERPT].split())
    return told.startswith(begun) and told[len(begun) : len(begun) + 1] == " "


def without_site(title: str, publisher: str | None) -> str:
    """Return a headline without the publisher's name behind a mark at its end.

    >>> without_site("Rates rise again - The Gazette", "The Gazette")
    'Rates rise again'
    """
    if not publisher or not title.endswith(publisher):
        return title
    bare = title[: -len(publisher)]
    left = bare.rstrip(_SUFFIX)
    marked = len(bare.rstrip()) > len(left)
    return left if marked and len(left) >= SHORTEST_TITLE else title


def _fold(text: str) -> str:
    return _FOLD.sub(" ", text.casefold()).strip()
