"""Names of months: the table is CLDR's, and what was asked before changes nothing."""

import sys

import pytest

from transforms.core.page.month_names import (
    LANGUAGES,
    _all_months,
    _months,
    month_of,
    names_of_cldr,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_cldr_s(language):
    names = {n: number for n, number in names_of_cldr(language).items() if " " not in n}
    assert _months(language) == names, (
        "python -m transforms.core.page.month_names_build"
    )


@pytest.mark.parametrize(
    ("name", "language", "number"),
    [
        ("März", "de", 3),
        ("Ağustos", "tr", 8),
        ("août", "fr", 8),
        ("जनवरी", "hi", 1),
        ("листопада", "uk", 11),
        ("marts", "da", 3),
        ("siječnja", "hr", 1),
        ("lyon", "fr", None),
        ("March", "tlh", 3),
    ],
)
def test_a_month_is_told_by_its_name(name, language, number):
    assert month_of(name, language) == number


def test_a_language_s_names_do_not_depend_on_another_s():
    names_of_cldr("zh")
    assert "一月" not in names_of_cldr("hr")
    assert names_of_cldr("hr")["siječnja"] == 1


def test_babel_is_not_loaded_for_a_language_of_the_table(monkeypatch):
    for cached in (_months, _all_months):
        cached.cache_clear()
    monkeypatch.setitem(sys.modules, "babel", None)
    assert month_of("września", "pl") == 9
    assert month_of("września", "en") == 9
