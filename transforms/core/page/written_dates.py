"""Dates as pages write them, in the languages that CLDR knows; never the clock.

A day is told from its month's name, from its order of year, month and day, or from
a number above 12. What stays ambiguous (03/04/2021) is decided by the weekday or zone
that stands beside it, by the page's language and region, and where these don't say, is
no date.
"""

import re
from typing import NamedTuple

from transforms.core.dates import DIGITS, build_date, parse_date
from transforms.core.page.day_order import says_month_first
from transforms.core.page.month_names import month_of
from transforms.core.page.persian_dates import NAMED, YEARS, month_of_iran, of_iran
from transforms.core.page.times_of_day import offset_on, time_after, time_before

# Vowel signs of Indic scripts are no letters to `re`; Thai shortens months with dots.
_SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0970\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03"
    "\u0a3c-\u0a4d\u0a70\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c03\u0c3e-\u0c56\u0c82\u0c83\u0cbc-\u0cd6\u0d02\u0d03\u0d3e-\u0d4d\u0e31-\u0e4e"
)
# Some of the signs are letters all the same; each matches in one way only, or a long
# word that is no month is gone through in all of them.
_WORD = (
    r"(?:[\u0e01-\u0e4e]{1,2}\.[\u0e01-\u0e2e]|(?:كانون|تشرين) (?:الأول|الثاني)"
    rf"|[^\W\d_](?:[^\W\d_'’]|(?![^\W\d_])[{_SIGNS}])*)"
)
_DIGIT = re.compile(r"\d")
_YMD = re.compile(
    r"(?<!\d)(\d{4})\s*(?:[-./]|年\s*|년\s*)\s*(\d{1,2})\s*(?:[-./]|月\s*"
    r"|월\s*)\s*(\d{1,2})(?!\d)\s*[日号號일]?"
)
_DMY = re.compile(
    r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d])"
)
_NAMED_DMY = re.compile(
    rf"(?<![\d:.])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.)?[\s\-/,\u00a0]*(?:de\s+|of\s+"
    rf"|d['’]\s*)?({_WORD})\.?(?:\s*/\s*{_WORD})?,?[\s\-/\u00a0]*(?:de\s+|del\s+"
    rf"|г\.\s*)?,?\s*(\d{{4}})(?!\d)"
)
_NAMED_MDY = re.compile(
    rf"({_WORD})\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:,\s*|\s+)(\d{{4}})(?!\d)"
)
_CTIME = re.compile(
    rf"({_WORD})\s+(\d{{1,2}})\s+(\d\d:\d\d:\d\d)\s+([A-Z]{{3,4}}\s+|[+-]\d{{4}}\s+)?"
    r"(\d{4})(?!\d)"
)
_VIETNAMESE = re.compile(
    r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+|\s*,\s*|\s+)(\d{4})(?!\d)", re.I
)
_NAMED_YMD = re.compile(
    rf"(?<!\d)(\d{{4}})(?:\s+m\.)?[\s.,\-/]+({_WORD})\.?\s*(\d{{1,2}})(?!\d)"
)
_ERA = re.compile(
    r"(令和|平成|民國|民国)\s*(\d{1,3}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_HAN = re.compile(
    r"([〇零○一二三四五六七八九]{4})年(十[一二]?|[一二三四五六七八九])月"
    r"([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_HAN_DIGITS = {digit: str(n) for n, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
EARLIEST = 1600
"""Years before are of other calendars, or none: newspapers are younger."""

_OF_IRAN = ("fa", "ps")
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}


class Written(NamedTuple):
    """A date found in text: RFC 3339 as precise as written, and its place."""

    value: str
    start: int
    end: int


def find_date(
    text: str, language: str | None = None, month_first: bool | None = None
) -> Written | None:
    """Return the first date in a short text, or None.

    >>> find_date("Stand: 5. März 2021, 17:32 Uhr", "de").value
    '2021-03-05T17:32:00'
    >>> find_date("03/04/2021") is None, find_date("23/04/2021").value
    (True, '2021-04-23')
    """
    if not _plausible(text):
        return None
    if not text.isascii():
        text = text.translate(DIGITS)
    found = [
        written
        for written in (
            _year_first(text, language),
            _by_name(text, language),
            _by_number(text, month_first),
        )
        if written
    ]
    return min(found, key=lambda written: written.start, default=None)


def _plausible(text: str) -> bool:
    return len(text) >= 6 and (_DIGIT.search(text) is not None or "年" in text)


def _year_first(text: str, language: str | None) -> Written | None:
    if "年" in text and (match := _ERA.search(text)):
        era, year, month, day = match.groups()
        number = _ERAS[era] + (1 if year == "元" else int(year))
        return _with_clock(text, match, str(number), month, day)
    if "年" in text and (match := _HAN.search(text)):
        year = "".join(_HAN_DIGITS[digit] for digit in match[1])
        return _with_clock(text, match, year, _of_han(match[2]), _of_han(match[3]))
    for match in _YMD.finditer(text):
        year, month, day = match.groups()
        if int(year) in YEARS and (language or "")[:2].lower() in _OF_IRAN:
            year, month, day = of_iran(year, month, day) or ("0", month, day)
        written = _with_clock(text, match, year, month, day)
        if written:
            return written
    return None


def _of_iran(text: str) -> Written | None:
    for match in NAMED.finditer(text):
        month = month_of_iran(match[2])
        if month and (day := of_iran(match[3], month, match[1])):
            return _with_clock(text, match, *day)
    return None


def _of_han(number: str) -> str:
    """Return a number below a hundred: `二十一` is 21."""
    tens, ten, ones = number.rpartition("十")
    high = _HAN_DIGITS[tens] if tens else "1"
    return f"{high if ten else ''}{_HAN_DIGITS[ones] if ones else '0'}"


def _by_name(text: str, language: str | None) -> Written | None:
    if not text.isascii() and (found := _of_iran(text)):
        return found
    for pattern, order in (
        (_NAMED_DMY, (3, 2, 1)),
        (_NAMED_MDY, (3, 1, 2)),
        (_NAMED_YMD, (1, 2, 3)),
        (_CTIME, (5, 1, 2)),
    ):
        for match in pattern.finditer(text):
            year, name, day = (match.group(i) for i in order)
            month = month_of(name, language)
            if month:
                written = _with_clock(text, match, year, str(month), day)
                if written:
                    return written
    return None


def _by_number(text: str, month_first: bool | None) -> Written | None:
    if "tháng" in text.lower() and (match := _VIETNAMESE.search(text)):
        day, month, year = match.groups()
        return _with_clock(text, match, year, month, day)
    for match in _DMY.finditer(text):
        first, mark, second, year = match.groups()
        if len(year) == 2:
            if mark == "-":
                continue
            year = f"20{year}"
        if mark == "." or int(first) > 12:
            day, month = first, second
        elif int(second) > 12:
            day, month = second, first
        elif first == second:
            day, month = first, second
        else:
            turned = says_month_first(text, match, int(year), int(first), int(second))
            turned = month_first if turned is None else turned
            if turned is None:
                continue
            day, month = (second, first) if turned else (first, second)
        written = _with_clock(text, match, year, month, day)
        if written:
            return written
    return None


def _with_clock(
    text: str, match: re.Match[str], year: str, month: str, day: str
) -> Written | None:
    """Return the day with the time of day that follows it, or stands within it."""
    number = int(year)
    if 2400 < number < 2700:
        number -= 543
    if number < EARLIEST:
        return None
    plain = build_date(str(number), month, day)
    if plain is None:
        return None
    rest = text[match.end() : match.end() + 60]
    if match.re is _CTIME:
        rest = f"{match.group(3)} {match.group(4) or ''}{rest}"
    clock = time_after(rest)
    if clock is None:
        before = time_before(text[: match.start()])
        if before is None:
            return Written(plain, match.start(), match.end())
        zone = offset_on(plain, before.zone)
        whole = build_date(str(number), month, day, *before[:3], zone)
        return Written(whole or plain, before.end, match.end())
    zone = offset_on(plain, clock.zone)
    whole = build_date(str(number), month, day, *clock[:3], zone)
    return Written(whole or plain, match.start(), match.end() + clock.end)


def stated_date(
    raw: str, language: str | None = None, month_first: bool | None = None
) -> str | None:
    """Return the date of a field that is to hold one, as RFC 3339, or None.

    >>> stated_date("Fri Apr 28 2023 17:52:31 GMT+0000 (Coordinated Universal Time)")
    '2023-04-28T17:52:31+00:00'
    >>> stated_date("20160324T101500Z"), stated_date("1458814500")
    ('2016-03-24T10:15:00Z', '2016-03-24T10:15:00Z')
    """
    text = " ".join(raw.split())
    if not text or len(text) > 200:
        return None
    if match := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        return build_date(year, month, day, hour, minute, second, zone)
    if epoch := _EPOCH.fullmatch(text):
        return parse_date(int(epoch[1]))
    if not text.isascii():
        text = text.translate(DIGITS)
    if _ISO_START.match(text):
        value = parse_date(re.sub(r"\s+(?=[+-]\d\d)", "", text))
        if value and len(value) > 4 and int(value[:4]) >= EARLIEST:
            return value
    written = find_date(text, language, month_first)
    return written.value if written else None


_EPOCH = re.compile(r"(?:/Date\()?(\d{10}(?:\d{3})?)(?:\.\d+)?(?:[+-]\d{4})?(?:\)/)?")
"""Seconds or milliseconds since 1970, as JSON of .NET writes them too."""

_ISO_START = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z"
    r"|[+-]\d\d:?\d\d)?)?"
)
