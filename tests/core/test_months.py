"""Dates in the languages of news; the table of months is CLDR's."""

import pytest
from babel import Locale

from transforms.core.dates import parse_date
from transforms.core.formats.tagged import moment
from transforms.core.months import MONTHS, NAMES

DATES = [
    pytest.param("March 5, 2024", id="English"),
    pytest.param("5. März 2024", id="German"),
    pytest.param("mardi 5 mars 2024", id="French"),
    pytest.param("5 de marzo de 2024", id="Spanish"),
    pytest.param("5 de março de 2024", id="Portuguese"),
    pytest.param("5 marzo 2024", id="Italian"),
    pytest.param("5 maart 2024", id="Dutch"),
    pytest.param("5 marca 2024 r.", id="Polish"),
    pytest.param("5 марта 2024 г.", id="Russian"),
    pytest.param("5 березня 2024 р.", id="Ukrainian"),
    pytest.param("الثلاثاء 5 مارس 2024", id="Arabic"),
    pytest.param("٥ آذار ٢٠٢٤", id="Arabic of the Levant"),
    pytest.param("2024年3月5日", id="Chinese and Japanese"),
    pytest.param("2024년 3월 5일", id="Korean"),
    pytest.param("5 Mart 2024 Salı", id="Turkish"),
    pytest.param("5 मार्च 2024", id="Hindi"),
]


@pytest.mark.parametrize("raw", DATES)
def test_a_day_is_read_in_each_language(raw):
    assert parse_date(raw) == "2024-03-05"


@pytest.mark.parametrize("raw", ["1er octobre 2024", "1 жовтня 2024", "2024年10月1日"])
def test_the_first_of_a_month_is_read(raw):
    assert parse_date(raw) == "2024-10-01"


def test_a_clock_behind_the_day_is_read():
    assert parse_date("2024年3月5日 9:30") == "2024-03-05T09:30:00"


@pytest.mark.parametrize(
    "clock",
    ["10:1999999999999:12", "1999999999999:10", "10:11:1999999999999", "25:61"],
)
def test_a_broken_clock_breaks_nothing_else(clock):
    found = moment(f"Sat, 09 Mar 2024 {clock} GMT")
    assert found is None or found.startswith("2024-03-09")


INFLECTED = ("pl", "ru", "uk")
"""Languages whose months alone have another form than in a date; for the others babel
goes by an alias, which it may follow into a language that was loaded before."""


@pytest.mark.parametrize("language", NAMES)
def test_the_names_are_those_of_cldr(language):
    months = Locale(language).months
    for number in range(1, 13):
        for context in ("format", *(["stand-alone"] * (language in INFLECTED))):
            assert MONTHS[months[context]["wide"][number].lower()] == number
