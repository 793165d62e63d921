"""Which country a place is in.

The names stand in one file, sorted, in blocks that are looked up by halving: next to
nothing is built on loading it. `gazetteer_build` makes the file.
"""

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import zstandard

PATH = Path(__file__).with_name("gazetteer.tsv.zst")

DOMINANT = 3
"""A name shared by cities of several countries means the largest only where that
has so many times the people of the next."""

SHARED = 0x21
"""What is added to a number of bytes, so that none of them ends a line."""

UNSURE = "?"
"""Stands before the countries of a name that none of them dominates."""

_SHORTENED = (
    ("st. ", "saint "),
    ("st ", "saint "),
    ("ft. ", "fort "),
    ("ft ", "fort "),
)
_REMEMBERED = 4096

# Names that GeoNames knows otherwise or of smaller places, states used as places.
_OTHER_NAMES = {
    "washington": "US", "bonn": "DE", "peking": "CN", "rangoon": "MM",
    "bombay": "IN", "calcutta": "IN", "madras": "IN", "saigon": "VN",
    "tel aviv": "IL", "new york": "US", "frankfurt": "DE", "abu dhabi": "AE",
    "ワシントン": "US", "華盛頓": "US",
    "москва": "RU", "киев": "UA", "東京": "JP", "北京": "CN",
    "united nations": "", "vatican city": "VA", "capitol hill": "US",
    "wall street": "US", "cape canaveral": "US", "west berlin": "DE",
    "east berlin": "DE", "odessa": "UA", "hanover": "DE", "halle": "DE", "hull": "GB",
    "sana": "YE", "al madinah": "SA", "bethlehem": "PS",
    "barcelona": "ES", "valencia": "ES", "venice": "IT", "rafah": "PS", "davos": "CH",
    "salvador": "BR",
}  # fmt: skip

# Countries as they were called, and as they are shortened.
_FORMER = {
    "west germany": "DE", "east germany": "DE", "soviet union": "RU", "ussr": "RU",
    "u.s.s.r.": "RU", "zaire": "CD", "burma": "MM", "holland": "NL", "uk": "GB",
    "u.k.": "GB", "usa": "US", "u.s.": "US", "u.a.e.": "AE", "uae": "AE",
}  # fmt: skip

# States, provinces and nations within a country, as datelines write them: in full
# and as the Associated Press shortens them.
_REGIONS = {
    "US": (
        "alabama alaska arizona arkansas california colorado connecticut delaware"
        " florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana"
        " maine maryland massachusetts michigan minnesota mississippi missouri montana"
        " nebraska nevada new-hampshire new-jersey new-mexico new-york"
        " north-carolina north-dakota ohio oklahoma oregon pennsylvania rhode-island"
        " south-carolina south-dakota tennessee texas utah vermont virginia"
        " washington west-virginia wisconsin wyoming d.c. ala. ariz. ark. calif."
        " colo. conn. del. fla. ga. ill. ind. kan. kans. ky. la. md. me. mass. mich."
        " minn. miss. mo. mont. neb. nev. n.h. n.j. n.m. n.y. n.c. n.d. okla. ore."
        " pa. penn. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wisc. wyo."
        " al ak az ar ca co ct de fl hi id il in ia ks ky md ma mi mn ms mo mt ne nv"
        " nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc"
    ),
    "CA": (
        "alberta british-columbia manitoba new-brunswick newfoundland"
        " newfoundland-and-labrador nova-scotia ontario prince-edward-island quebec"
        " saskatchewan yukon nunavut northwest-territories alta. b.c. man. n.b."
        " n.s. ont. p.e.i. que. sask. n.w.t. nfld. on bc ab qc ns nb mb sk"
    ),
    "GB": "england scotland wales northern-ireland",
    "AU": (
        "new-south-wales queensland victoria tasmania south-australia"
        " western-australia northern-territory"
    ),
}
_OF_REGION = {
    name.replace(".", "").replace("-", ""): country
    for country, names in _REGIONS.items()
    for name in names.split()
}


class Country(NamedTuple):
    """What is known of a place's country.

    Attributes:
        code: ISO 3166-1 alpha-2, or None.
        why_not: The reason for None.
    """

    code: str | None
    why_not: str | None


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


def unshortened(folded: str) -> str:
    """Return a folded name with what begins it in full.

    >>> unshortened("st. petersburg"), unshortened("ft worth"), unshortened("stuttgart")
    ('saint petersburg', 'fort worth', 'stuttgart')
    """
    for short, full in _SHORTENED:
        if folded.startswith(short):
            return full + folded.removeprefix(short).lstrip()
    return folded


def is_place(name: str) -> bool:
    """Return whether a place or a region of that name is known."""
    folded = fold(name)
    if folded in _OTHER_NAMES or folded in _FORMER or is_region(name):
        return True
    return _look_up(folded) is not None


def _region(name: str) -> str | None:
    """Return the country of a state or province, however it is shortened."""
    return _OF_REGION.get(fold(name).replace(".", "").replace(" ", ""))


def is_region(name: str) -> bool:
    """Return whether the name is a state's or province's.

    >>> is_region("Conn."), is_region("Alberta"), is_region("Reuters")
    (True, True, False)
    """
    return _region(name) is not None


def country_of(name: str, region: str | None = None) -> Country:
    """Return a place's country, or None and the reason.

    Args:
        name: Of the place.
        region: What stands behind its name: a state, a province, a country.

    >>> country_of("Moscow")
    Country(code='RU', why_not=None)
    >>> country_of("Springfield", "Mass.").code, country_of("Tbilisi", "Georgia").code
    ('US', 'GE')
    """
    folded = fold(name)
    around = _of_region(fold(region)) if region else ()
    if around:
        mine = _codes(folded)
        both = [code for code in around if code in mine]
        return Country(both[0] if both else around[0], None)
    if folded in _OTHER_NAMES:
        code = _OTHER_NAMES[folded]
        return Country(code or None, None if code else f"{name} is in no country")
    line = _look_up(folded)
    if line is None:
        if len(folded) > 3 and (inside := _region(name)):
            return Country(inside, None)
        return Country(None, f"{name} is not in the gazetteer")
    if line.startswith(UNSURE):
        among = " and ".join(line.removeprefix(UNSURE).split(",")[:3])
        return Country(None, f"{name} is in {among}")
    return Country(line.split(",")[0], None)


def _of_region(folded: str) -> tuple[str, ...]:
    """Return the countries that a region is or is in, the likeliest first."""
    if folded in _FORMER:
        return (_FORMER[folded],)
    line = _look_up(folded)
    country = () if line is None else (line.removeprefix(UNSURE).split(",")[0],)
    inside = _region(folded)
    return (inside, *country) if inside else country


def _codes(folded: str) -> tuple[str, ...]:
    line = _look_up(folded) or _OTHER_NAMES.get(folded, "")
    return tuple(line.removeprefix(UNSURE).split(","))


@cache
def _blocks() -> tuple[list[bytes], list[bytes]]:
    """Return the file's blocks, and the name that each begins with.

    3 MB that are read where the first dateline may stand. A block's first line holds
    its name in full, the others what differs from the name before: a byte for how many
    bytes they share (`SHARED` for none), then the rest.
    """
    data = zstandard.ZstdDecompressor().decompress(PATH.read_bytes())
    blocks = data.split(b"\n\n")
    return [block.partition(b"\t")[0] for block in blocks], blocks


@lru_cache(_REMEMBERED)
def _look_up(folded: str) -> str | None:
    """Return the countries of a name: `RU`, or `?US,CA` where it is unsure."""
    return _find(unshortened(folded))


def _find(folded: str) -> str | None:
    """Return what stands behind a name: its block is found by halving, then read."""
    wanted = folded.encode("utf-8", "replace")
    first, blocks = _blocks()
    at = bisect_right(first, wanted) - 1
    name = b""
    for line in blocks[at].split(b"\n") if at >= 0 else ():
        shared = line[0] - SHARED if name else 0
        rest, _, countries = line[bool(name) :].partition(b"\t")
        name = name[:shared] + rest
        if name >= wanted:  # they are in order
            return countries.decode() if name == wanted else None
    return None
