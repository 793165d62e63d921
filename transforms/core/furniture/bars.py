"""What a page sets in a row and plain text has in one line: menus, archives."""

import re

from transforms.core.furniture.words import MENU

FEWEST_PARTS = 5
"""Entries of a menu between upright bars; a row of a table has figures in them."""

FEWEST_MONTHS = 8
"""Months with their years in one line: a story tells of them in sentences."""

_MONTH = re.compile(r"[^\W\d_]{3,12}\.? (?:19|20)\d\d\b|(?:19|20)\d\d年\d{1,2}月")
_MONTHS_SHARE = 1 / 2
_SHORTEST_ARCHIVE = FEWEST_MONTHS * len("2019年6月")
_BARS = "|•·"


def bar_kind(line: str) -> str | None:
    """Return whether the line is a menu or an archive in one line, or None.

    >>> bar_kind("About us | Contact us | Terms of use | Careers | Feedback")
    'menu'
    >>> bar_kind("Leeds | 3 | 2 | 1 | 11")
    """
    for bar in _BARS:
        if bar in line and line.count(bar) >= FEWEST_PARTS - 1:
            return _menu([part.strip().casefold() for part in line.split(bar)])
    if len(line) < _SHORTEST_ARCHIVE:
        return None
    if line.count("20") + line.count("19") < FEWEST_MONTHS:
        return None
    months = _MONTH.findall(line)
    told = len("".join(months)) >= _MONTHS_SHARE * len(line)
    return "archive" if len(months) >= FEWEST_MONTHS and told else None


def _menu(parts: list[str]) -> str | None:
    entries = sum(part in MENU for part in parts)
    letters = sum(len(part) == 1 and part.isalpha() for part in parts)
    return "menu" if entries >= 2 or letters >= 2 * FEWEST_PARTS else None
