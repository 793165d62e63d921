"""Dates of the Iranian solar calendar, turned into ours."""

import re

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


def of_iran(year: str, month: str, day: str) -> tuple[str, str, str] | None:
    """Return year, month and day of our calendar, or None where there is no such day.

    >>> of_iran("1399", "12", "15"), of_iran("1403", "12", "30")
    (('2021', '03', '05'), ('2025', '03', '20'))
    >>> of_iran("1400", "7", "31") is None, of_iran("1400", "12", "30") is None
    (True, True)
    """
    if int(year) not in YEARS:
        return None
    from persiantools.jdatetime import JalaliDate  # for the few pages that need it

    try:
        found = JalaliDate(int(year), int(month), int(day)).to_gregorian()
    except ValueError:
        return None
    return f"{found.year}", f"{found:%m}", f"{found:%d}"


def month_of_iran(name: str) -> str | None:
    """Return the number of a month's name, in Persian or Arabic letters.

    >>> month_of_iran("اسفند"), month_of_iran("مارس")
    ('12', None)
    """
    number = _MONTHS.get(name.translate(_ARABIC_LETTERS))
    return str(number) if number else None
