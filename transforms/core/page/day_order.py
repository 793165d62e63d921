"""Whether a page writes the month before the day."""

import re
from datetime import date

from transforms.core.page.clues import Clues, host


def regions_of(clues: Clues) -> list[str]:
    """Return the regions that a page states: of its language, its address, its host.

    Of the language's tag (`en-GB`), of a folder (`/en-gb/`), of the host (`.co.uk`).
    """
    stated = [clues.tags.language or ""]
    stated += [value for _, value in clues.tags.meta("og:locale", "content-language")]
    regions = [tag.replace("_", "-").split("-")[-1] for tag in stated if len(tag) > 3]
    if found := _REGION_IN_URL.search(clues.url or ""):
        regions.append(found.group(1))
    regions.append(host(clues.url).rpartition(".")[2])
    return [
        region.upper()
        for region in regions
        if len(region) == 2 and region.lower() not in _NOWHERE
    ]


def month_first(clues: Clues) -> bool | None:
    """Return whether 03/04 is March 4th here, by the region, else by the language."""
    if regions := regions_of(clues):
        return regions[0] in _MONTH_FIRST
    language = (clues.tags.language or "").lower()[:2]
    return False if language and language != "en" else None


def says_month_first(
    text: str, numbers: re.Match[str], year: int, first: int, second: int
) -> bool | None:
    """Return what the weekday or the zone beside an ambiguous date says of its order.

    A weekday fits one of the two days, an American zone an American order.

    >>> says = "Tue, 03/05/2024 - 07:10"
    >>> says_month_first(says, re.search("03/05/2024", says), 2024, 3, 5)
    True
    """
    before = text[max(0, numbers.start() - BESIDE) : numbers.start()]
    after = text[numbers.end() : numbers.end() + BESIDE]
    if named := _WEEKDAY.search(before) or _WEEKDAY.match(after):
        wanted = _WEEKDAYS.index(named[1][:3].casefold())
        turned = _weekday(year, first, second) == wanted
        if turned != (_weekday(year, second, first) == wanted):
            return turned
    return True if _AMERICAN.search(after) else None


def _weekday(year: int, month: int, day: int) -> int | None:
    """Return 0 for a Monday, and so on; None where there is no such day."""
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


BESIDE = 24
"""Characters beside a date in which its weekday and its zone stand."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"\W*\b((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\W*",
    re.I,
)
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")
_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW"))
_NOWHERE = frozenset(("io", "co", "tv", "me", "ai", "fm", "ly", "to", "cc", "eu"))
"""Top-level domains of two letters that the whole world uses."""
_REGION_IN_URL = re.compile(r"/[a-z]{2}[-_]([a-zA-Z]{2})(?=/)")
