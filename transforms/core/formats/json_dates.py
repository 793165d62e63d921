"""Dates that a record says more than once: the fullest of those that agree counts."""

from typing import Any

from transforms.core.formats import json_kinds
from transforms.core.formats.json_names import BUILT_IN
from transforms.core.formats.wordpress import local_time

_DAY = len("2023-03-07")
_IN_UTC = "_gmt"
"""What WordPress adds to the name of a date for the same one in UTC."""

Found = dict[str, tuple[int, str, Any]]


def sharpen(found: Found, extra: dict[str, Any], record: dict[str, Any]) -> None:
    """Take a date with its time, or with its zone, where the record has that too.

    A day alone gives way to a time on that day; a time that stands once more in UTC
    has the offset between the two.

    >>> found = {"published": (0, "date", "2023-03-07")}
    >>> extra = {"published_at": "2023-03-07T10:00:00Z"}
    >>> sharpen(found, extra, {})
    >>> found["published"][1:], extra
    (('published_at', '2023-03-07T10:00:00Z'), {'date': '2023-03-07'})
    """
    for field in ("published", "modified"):
        held = found.get(field)
        if held is None or not isinstance(held[2], str):
            continue
        rank, name, raw = held
        utc = record.get(f"{name}{_IN_UTC}")
        if isinstance(utc, str) and (zoned := local_time(raw, utc)):
            found[field] = rank, name, zoned
        elif len(raw.strip()) == _DAY and (other := _on_that_day(field, raw, extra)):
            found[field] = rank, other, extra.pop(other)
            extra[name] = raw


def _on_that_day(field: str, raw: str, extra: dict[str, Any]) -> str | None:
    """Return the name of a date in `extra` that says the time of a day, too."""
    day = json_kinds.date(raw)
    for name, value in extra.items():
        place = BUILT_IN.place(name) if isinstance(value, str) else None
        if place is None or place.field != field or len(value) <= _DAY:
            continue
        moment = json_kinds.date(value)
        if day and moment and len(moment) > _DAY and moment.startswith(day):
            return name
    return None
