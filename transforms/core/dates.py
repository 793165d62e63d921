"""Dates as sources write them, to RFC 3339 as precise as known; never the clock."""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta

from transforms.core.months import MONTHS

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?)?\Z",
    re.IGNORECASE,
)
_CLOCK = r"(?:[ ,T]+(\d\d):(\d\d)(?::(\d\d))?)?"
# Hindi's vowel signs are no letters. A whole word or none of it: to go back over one
# takes the square of its length, and where letter and sign overlap far more.
_NAME = r"(?<![^\W\d])(?<![\u0900-\u0963])((?:[^\W\d]|[\u0900-\u0963])++)"
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|-?го|\.)?[\s-]+(?:de )?{_NAME}[.॰]?,?[\s-]+"
    r"(?:de )?(\d{4})" + _CLOCK
)
_MONTH_FIRST = re.compile(
    rf"{_NAME}[.॰]? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})" + _CLOCK
)
_NUMBERED = re.compile(
    r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?"
    r"(?:\s*(\d{1,2})\s?[:：时時시]\s?(\d\d))?"
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])"
)
_ZONE = re.compile(r"[+-](?:0\d|1[0-5]):[0-5]\d\Z", re.ASCII)
_STATED_ZONE = re.compile(r":\d\d(?:\.\d+)?\s*([+-]\d\d:?\d\d|GMT|UTC)\b")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

UNDATED = (1 << 63) - 1
"""Order time of an article of no known time, int64: after all dated ones."""

DIGITS = {
    zero + n: str(n)
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xE50, 0xFF10)
    for n in range(10)
}
"""Digits of Arabic, Persian, Indic, Thai and full width, as ours."""


def parse_date(raw: str | float) -> str | None:
    """Return a date as RFC 3339, only as precise as it stands, or None.

    Numbers are seconds since 1970, or milliseconds from 10^11 on. What is
    ambiguous (03/04/2021) and the beginning of the epoch give None.

    >>> parse_date("26-FEB-1987 15:01:01.79"), parse_date("March 26, 1987")
    ('1987-02-26T15:01:01', '1987-03-26')
    >>> parse_date("1970-01-01T00:00:00Z") is None
    True
    """
    if isinstance(raw, (int, float)):
        return _of_number(raw)
    text = raw.strip()
    if not text.isascii():
        text = text.translate(DIGITS)
    match = _ISO.match(text)
    if match:
        return build_date(*match.groups())
    if match := _DAY_FIRST.search(text):
        day, month, year, hour, minute, second = match.groups()
        number = month_number(month)
        clock = hour, minute, second
        return number and build_date(year, number, day, *clock, _zone(text))
    if match := _MONTH_FIRST.search(text):
        month, day, year, hour, minute, second = match.groups()
        number = month_number(month)
        clock = hour, minute, second
        return number and build_date(year, number, day, *clock, _zone(text))
    if match := _NUMBERED.search(text):
        return build_date(*match.groups())
    if match := _DOTTED.match(text):
        day, month, year = match.groups()
        return build_date(year, month, day)
    return None


def _zone(text: str) -> str | None:
    """Return the zone that a date ends with, however its month is called."""
    stated = _STATED_ZONE.search(text)
    if stated is None:
        return None
    return "+00:00" if stated[1] in ("GMT", "UTC") else stated[1]


def month_number(name: str) -> str | None:
    """Return a month's number, of its name in full or its first three letters.

    >>> month_number("Sept"), month_number("mai"), month_number("Monday")
    ('9', '5', None)
    """
    number = MONTHS.get(name.lower()) or MONTHS.get(name.lower()[:3])
    return str(number) if number else None


def _of_number(raw: float) -> str | None:
    seconds = raw // 1000 if abs(raw) >= 1e11 else raw
    if not 86400 * 2 < seconds < 4102444800:
        return None
    return (_EPOCH + timedelta(seconds=int(seconds))).strftime("%Y-%m-%dT%H:%M:%SZ")


def build_date(
    year: str,
    month: str | None = None,
    day: str | None = None,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    zone: str | None = None,
) -> str | None:
    """Return the parts as RFC 3339 if they are a real date."""
    try:
        whole = datetime(int(year), int(month or 1), int(day or 1))
        clock = whole.replace(
            hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0)
        )
    except (ValueError, OverflowError):
        return None
    if not 1400 <= whole.year <= 2200 or (whole.year, whole.month) == (1970, 1):
        return None
    if month is None:
        return f"{whole:%Y}"
    if day is None:
        return f"{whole:%Y-%m}"
    if hour is None:
        return f"{whole:%Y-%m-%d}"
    return f"{clock:%Y-%m-%dT%H:%M:%S}{_offset(zone)}"


def _offset(zone: str | None) -> str:
    """Return a zone as RFC 3339 has it; nothing for one that is none on earth.

    >>> _offset("+0100"), _offset("+02"), _offset("gmt"), _offset("+99:99")
    ('+01:00', '+02:00', 'Z', '')
    """
    if not zone or zone.upper() in ("Z", "UTC", "GMT"):
        return "Z" if zone else ""
    zone = zone if ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}"
    return zone if _ZONE.match(zone) else ""


def order_time(published: str) -> int:
    """Return microseconds since 1970 UTC that a publication date is ordered by.

    What is known to the day alone stands at the day's end, to the month at the
    month's; a missing zone is UTC.

    >>> order_time("1970-01-02") == 2 * 86_400 * 10**6 - 1
    True
    """
    if len(published) > 10:
        moment = datetime.fromisoformat(published)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return (moment - _EPOCH) // timedelta(microseconds=1)
    parts = [int(part) for part in published.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
    end = datetime(year, month, day, tzinfo=UTC) + timedelta(days=1)
    return (end - _EPOCH) // timedelta(microseconds=1) - 1


def date_from_url(url: str) -> str | None:
    """Return the day that a URL's path states, or None.

    >>> date_from_url("https://example.org/2016/03/24/talks-begin")
    '2016-03-24'
    """
    match = _IN_URL.search(url)
    return build_date(*match.groups()) if match else None
