"""The offset of the place where it was published, by a local time beside one in UTC."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

_ZONES = {
    ("IST", "IN"): "+05:30",
    ("IST", "IE"): "+01:00",
    ("BST", "GB"): "+01:00",
    ("BST", "UK"): "+01:00",
    ("BST", "BD"): "+06:00",
    ("CST", "US"): "-06:00",
    ("CST", "CN"): "+08:00",
    ("CST", "TW"): "+08:00",
}
"""What abbreviations of several zones mean in a region."""

_ZONE = re.compile(r"\b(?:IST|BST|CST)\b")


def with_region(value: str, text: str, regions: Iterable[str]) -> str:
    """Return a time of day with the offset that its zone has in the page's region.

    >>> with_region("2021-03-05T10:30:00", "Mar 5, 2021, 10:30 IST", ["IN"])
    '2021-03-05T10:30:00+05:30'
    >>> with_region("2021-03-05T10:30:00", "Mar 5, 2021, 10:30 IST", [])
    '2021-03-05T10:30:00'
    """
    zone = _ZONE.search(text) if len(value) == 19 else None
    if zone is None:
        return value
    offsets = (_ZONES.get((zone[0], region)) for region in regions)
    return value + next(filter(None, offsets), "")


def same_moment(moment: datetime, local: str) -> str | None:
    """Return a local time if it is a moment in UTC, to the minute; with its offset.

    A local time without one has the offset that makes it the same moment, if there is
    such an offset: whole quarters of an hour.
    """
    if len(local) < 19 or local.endswith(("Z", "+00:00")):
        return None
    there = datetime.fromisoformat(local)
    if there.tzinfo is not None:
        return local if there.replace(second=0, microsecond=0) == moment else None
    ahead = there.replace(second=0) - moment.replace(tzinfo=None)
    minutes = int(ahead.total_seconds()) // 60
    if minutes % 15 or not minutes or abs(minutes) > 14 * 60:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def offset_shown(moment: datetime, shown: str) -> timedelta | None:
    """Return the offset in use by which a time that readers see is the moment.

    A day alone has one if it isn't the moment's day in UTC and begins with the moment.
    Half a day is none: that is a clock of twelve hours.

    >>> moment = datetime.fromisoformat("2022-11-06T23:00:00Z")
    >>> print(offset_shown(moment, "2022-11-07"))
    1:00:00
    >>> print(offset_shown(moment, "2022-11-06T18:00:00"))
    -1 day, 19:00:00
    """
    if len(shown) == 10 and shown != moment.date().isoformat():
        shown += "T00:00:00"
    if len(shown) != 19:
        return None
    ahead = datetime.fromisoformat(shown).replace(second=0)
    offset = ahead - moment.replace(tzinfo=None)
    minutes = int(offset.total_seconds()) // 60
    whole = minutes % 60 == 0 and abs(minutes) <= 14 * 60 and abs(minutes) != 12 * 60
    return offset if minutes and (whole or minutes in _BROKEN_OFFSETS) else None


_BROKEN_OFFSETS = frozenset((-210, -150, 210, 270, 330, 345, 390, 570, 630))
"""Minutes ahead of UTC in use that are no whole hours."""
