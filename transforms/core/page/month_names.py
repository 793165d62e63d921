"""Names of months by CLDR: a table, and for its other languages `babel`."""

import unicodedata
from functools import lru_cache

from transforms.core.page.month_table import TABLE

_TRIED = """
    en de fr es pt it nl pl ru uk ar zh ja tr hi cs sv da nb fi hu ro el he th id bg ca
    lt sk fa
"""
LANGUAGES = tuple(_TRIED.split())
"""Whose names are tried where the page's own language doesn't know a word."""

_LEVANT = """
    كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني
    كانون_الأول
"""
_MAGHREB = """
    جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
"""
_MOROCCO = """
    يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
"""
# The Arabic names of the Levant, the Maghreb and Morocco, which CLDR keeps under
# `ar-SY`, `ar-DZ` and `ar-MA`; a common spelling of April and August.
_EXTRA = {
    "en": {"sept": 9},
    "ar": {
        name.replace("_", " "): number
        for names in (_LEVANT, _MAGHREB, _MOROCCO)
        for number, name in enumerate(names.split(), 1)
    }
    | {"إبريل": 4, "اغسطس": 8, "ابريل": 4, "اكتوبر": 10},
}


def month_of(name: str, language: str | None) -> int | None:
    """Return the number of a month's name: in the page's language, English, others.

    >>> month_of("März", "de"), month_of("listopada", "pl"), month_of("listopada", "hr")
    (3, 11, 10)
    >>> month_of("sever", "de") is None
    True
    """
    folded = name.casefold().strip(".'’ ")
    if " " in folded:
        return _EXTRA["ar"].get(folded)
    tags = dict.fromkeys(((language or "en")[:2].lower(), "en"))
    for tag in tags:
        if number := _months(tag).get(folded):
            return number
    if number := _all_months().get(folded):
        return number
    bare = _bare(folded)
    return next((n for tag in tags if (n := _bare_months(tag).get(bare))), None)


_DOTLESS = str.maketrans("ı", "i")


def _bare(name: str) -> str:
    """Return a name without accents and the dots of i: capitals often lack them.

    >>> _bare("ağustos"), _bare("μαΐου"), _bare("MAYİS".casefold())
    ('agustos', 'μαιου', 'mayis')
    """
    letters = unicodedata.normalize("NFD", name).translate(_DOTLESS)
    return "".join(ch for ch in letters if not "\u0300" <= ch <= "\u036f")


@lru_cache(maxsize=64)
def _bare_months(language: str) -> dict[str, int]:
    """Return a language's names by their bare form, but for what two of them share."""
    names = _months(language)
    bare: dict[str, int] = {}
    for name, number in names.items():
        if bare.setdefault(_bare(name), number) != number:
            bare[_bare(name)] = 0
    return bare


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    """Return the names of a language, folded, without full stops."""
    if language in LANGUAGES:
        return {
            name: number
            for number, forms in enumerate(TABLE.get(language, "").split(), 1)
            for name in forms.split("|")
        }
    return names_of_cldr(language)


def names_of_cldr(language: str) -> dict[str, int]:
    """Return a language's names as `babel` has them; none where it knows it not.

    `babel` is loaded on being asked: few pages need it. Its tables are read as they
    are, without the aliases in them: these lead into a language loaded before.
    """
    from babel import localedata

    if not localedata.exists(language):
        return {}
    months = localedata.load(language)["months"]
    names: dict[str, int] = {}
    for context in ("stand-alone", "format"):
        for width in ("abbreviated", "wide"):
            held = months[context][width]
            forms = held[1] if isinstance(held, tuple) else held
            for number, name in forms.items() if isinstance(forms, dict) else ():
                folded = name.casefold().strip(".")
                if not folded[:1].isdigit() and len(folded) > 1:
                    names[folded] = number
                    if language == "he":
                        names[f"ב{folded}"] = number
    return names | _EXTRA.get(language, {})


@lru_cache(maxsize=1)
def _all_months() -> dict[str, int]:
    """Return the names that mean one month only in all the languages."""
    names: dict[str, int] = {}
    doubtful = set()
    for language in LANGUAGES:
        for name, number in _months(language).items():
            if names.setdefault(name, number) != number:
                doubtful.add(name)
    return {name: number for name, number in names.items() if name not in doubtful}
