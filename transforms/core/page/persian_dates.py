"""Dates of the Iranian solar calendar, turned into ours."""

import re
from datetime import date

_NAMES = """
    فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
"""
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)} | {
    "امرداد": 5
}
_ARABIC_LETTERS = str.maketrans("يك", "یک")
NAMED = re.compile(
    r"(?<!\d)(\d{1,2})\s+([\u0600-\u06ff]{2,8})(?:\s*ماه)?\s*[،,]?\s*(1[34]\d\d)(?!\d)"
)
YEARS = range(1300, 1450)
"""Years of that calendar in which there is news; since 1921 of ours."""

_BEFORE = date(2021, 3, 20).toordinal()


def of_iran(year: str, month: str, day: str) -> tuple[str, str, str] | None:
    """Return year, month and day of our calendar, or None where there is no such day.

    Leap years recur in 33 years, as they do from 1925 to 2088.

    >>> of_iran("1399", "12", "15"), of_iran("1403", "12", "30")
    (('2021', '03', '05'), ('2025', '03', '20'))
    >>> of_iran("1400", "7", "31") is None, of_iran("1400", "12", "30") is None
    (True, True)
    """
    if int(year) not in YEARS or not 1 <= int(month) <= 12:
        return None
    first = _new_year(int(year))
    at = int(month) - 1
    begin = first + 31 * at - max(0, at - 6)
    end = _new_year(int(year) + 1) if at == 11 else begin + (31 if at < 6 else 30)
    if not begin <= begin + int(day) - 1 < end:
        return None
    found = date.fromordinal(begin + int(day) - 1)
    return f"{found.year}", f"{found:%m}", f"{found:%d}"


def _new_year(year: int) -> int:
    """Return the ordinal of a year's first day."""

    def leaps(before: int) -> int:
        return (before // 33) * 8 + (before % 33 + 3) // 4

    return _BEFORE + 1 + 365 * (year - 1400) + leaps(year + 1595) - leaps(2995)


def month_of_iran(name: str) -> str | None:
    """Return the number of a month's name, in Persian or Arabic letters.

    >>> month_of_iran("اسفند"), month_of_iran("مارس")
    ('12', None)
    """
    number = _MONTHS.get(name.translate(_ARABIC_LETTERS))
    return str(number) if number else None
