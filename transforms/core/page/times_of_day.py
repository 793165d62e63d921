"""The time of day that stands after a day, and its zone."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from transforms.core.page.date_words import CHANGED
from transforms.core.zones import ZONES

_AFTERNOON = "午後|下午|晚上|오후"
_CLOCK = re.compile(
    rf"[^\d\n]{{0,18}}?(?P<late>{_AFTERNOON})?\s*(?<!\d)(?P<h>[0-2]?\d)\s*"
    r"[:.hH時时點点시]\s*(?P<m>[0-5]\d)(?:[:.分분]\s?(?P<s>[0-5]\d)(?:[.,]\d+)?)?"
    r"(?![.:/]?\d)\s*(?P<half>[ap]\.?\s?m\b\.?|مساء(?!\w)|صباحا?(?!\w)|[بق]\.ظ|م(?!\w)|ص(?!\w))?"
    r"[^\w+-]{0,3}(?P<zone>Z\b|(?:UTC|GMT)(?:\s*[+-]\d{1,2}(?::?\d\d)?)?"
    r"|[+-]\d\d:?\d\d\b|[A-Z]{1,4}T\b|ME[SZ]Z?\b|MSK\b|WIB\b|WITA\b)?",
    re.I,
)
_HOUR = re.compile(
    r"[^\d\n]{0,12}?(?<!\d)(?P<h>1?\d)\s*(?P<half>[ap]\.?\s?m\b\.?)", re.I
)
_BEFORE = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?:\s?Uhr)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s(?P<zone>[A-Z]{1,4}T|GMT|UTC)\b)?"
    r"[\s,|·/–-]{1,4}(?:[^\W\d_]{2,9}\.?,?\s)?\Z",
    re.I,
)

_AMERICAN = {"ET": -5, "CT": -6, "MT": -7, "PT": -8}
"""Zones of America, winter and summer, as its newspapers write them."""


class TimeOfDay(NamedTuple):
    """Hour, minute, second and zone as `dates.build_date` takes them; where it ends."""

    hour: str
    minute: str
    second: str | None
    zone: str | None
    end: int


def time_after(text: str) -> TimeOfDay | None:
    """Return the time of day that a text begins with, but for a few words.

    >>> time_after(" at 5:32 p.m. EST")
    TimeOfDay(hour='17', minute='32', second=None, zone='-05:00', end=17)
    >>> time_after("午後5時32分")[:2], time_after(" and 30 others") is None
    (('17', '32'), True)
    >>> time_after(" and on 20.12.2022") is None
    True
    """
    match = _CLOCK.match(text) or _HOUR.match(text)
    if match is None:
        return None
    gap = match.start("h")
    if gap > 5 and CHANGED.search(text, 0, gap):
        return None
    parts = match.groupdict()
    hour = int(parts["h"])
    half = (parts.get("half") or "").lower()[:1]
    if half or (parts.get("late") and hour < 12):
        hour = hour % 12 + (0 if half in ("a", "ص", "ق") else 12)
    zone = _zone(parts.get("zone"))
    return TimeOfDay(
        str(hour), parts.get("m") or "0", parts.get("s"), zone, match.end()
    )


def time_before(text: str) -> TimeOfDay | None:
    """Return the time of day that a text ends with, and where it begins as `end`.

    >>> time_before("Опубликовано 17:30, ")[:2], time_before("Room 17, ") is None
    (('17', '30'), True)
    >>> time_before("10:05 PM EDT, Wed ")[:4]
    ('22', '05', None, '-04:00')
    """
    near = text[-36:]
    match = _BEFORE.search(near)
    if match is None:
        return None
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (0 if half == "a" else 12)
    begin = len(text) - len(near) + match.start("h")
    return TimeOfDay(str(hour), match["m"], None, _zone(match["zone"]), begin)


def _zone(stated: str | None) -> str | None:
    if not stated:
        return None
    if stated in _AMERICAN:
        return stated
    stated = stated.upper().replace(" ", "")
    if stated in ZONES:
        return ZONES[stated]
    offset = stated.removeprefix("UTC").removeprefix("GMT")
    if offset in ("", "Z"):
        return "Z"
    match = re.fullmatch(r"([+-])(\d{1,2}):?(\d\d)?", offset)
    return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}" if match else None


def offset_on(day: str, zone: str | None) -> str | None:
    """Return a zone's offset on a day: what it is, but in America by the season.

    >>> offset_on("2021-06-05", "ET"), offset_on("2021-12-05", "PT")
    ('-04:00', '-08:00')
    >>> offset_on("1999-06-05", "ET") is None, offset_on("2021-06-05", "+01:00")
    (True, '+01:00')
    """
    if zone not in _AMERICAN:
        return zone
    year = int(day[:4])
    if year < 2007:  # since then it is summer from March to November
        return None
    begin, end = _sunday(year, 3) + timedelta(7), _sunday(year, 11)
    summer = begin.isoformat() <= day < end.isoformat()
    return f"-{-_AMERICAN[zone] - summer:02d}:00"


def _sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7)
