"""Datelines that a format tags as such: read liberally, as nothing has to be told."""

import re

from transforms.core.heads.dateline_parts import AGENCIES
from transforms.core.heads.datelines import find_dateline
from transforms.core.heads.gazetteer import country_of
from transforms.core.page.month_names import month_of
from transforms.core.schema import Dateline

_AGENCY = re.compile(r"\s*(?:\(([^()]{2,40})\)|/([^/]{2,40})/)")
_IN_BRACKETS = re.compile(r"\s*\([^()]{2,40}\)")
_EDGE = " \t-–—:,.*【】"
_DATE = re.compile(
    r",?\s*\b(?:(?P<m1>[^\W\d]{3,12})\.?\s(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\.?\s(?P<m2>[^\W\d]{3,12})\.?)(?:,?\s(?P<year>\d{4}))?$"
)
_WEEKDAY = re.compile(
    r",?\s*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today)$", re.IGNORECASE
)
_WORD = re.compile(r"(?:[OD]['’])?[^\W\d_]+(?:['’][^\W\d_]+)*")


def tagged_dateline(
    raw: str | None, place: str | None = None, country: str | None = None
) -> Dateline | None:
    """Return what a tagged dateline says; None of an empty one.

    Args:
        raw: The dateline as it stands.
        place: Its place, where the format tags that too.
        country: The place's country, ISO 3166-1 alpha-2, where the format tags it.

    >>> found = tagged_dateline("    DENVER, COLO., Oct 20 - ")
    >>> found.raw, found.place, found.country, found.date
    ('DENVER, COLO., Oct 20 -', 'Denver', 'US', '--10-20')
    >>> tagged_dateline("MOSCOW, Monday (Reuters)").agency
    'Reuters'
    """
    shown = " ".join((raw or place or "").split())
    if raw and not place and shown.startswith("【") and (found := find_dateline(shown)):
        return found.dateline
    label = shown.strip(_EDGE)
    agency = within = None
    for named in reversed(list(_AGENCY.finditer(label))):
        inner = " ".join((named[1] or named[2]).split())
        if named[1] and _is_country(inner):  # `Paris (France), 18 oct. (AFP)`
            within = inner
        elif agency:
            continue
        else:
            agency = inner
        label = f"{label[: named.start()]}{label[named.end() :]}".strip(_EDGE)
    place = _IN_BRACKETS.sub("", place or "")
    label = _WEEKDAY.sub("", label).strip(" ,")
    dated = _DATE.search(label)
    date = _date(dated) if dated else None
    if dated and date:
        label = label[: dated.start()].strip(" ,")
    label = label if raw and not place else " ".join((place or "").split())
    if not shown or not (label or agency or date):
        return None
    parts = [part.split(",", 1) for part in label.split("/") if part.strip()]
    places = tuple(in_usual_case(part[0].strip()) for part in parts)
    region = parts[0][1].strip() if parts and len(parts[0]) > 1 else within
    if country is None and places:
        country = country_of(places[0], region).code
    return Dateline(
        raw=shown,
        place=places[0] if places else None,
        places=places,
        country=country,
        agency=agency,
        date=date,
    )


def in_usual_case(name: str) -> str:
    """Return a name in capitals as one writes it.

    >>> in_usual_case("ST JOHN'S"), in_usual_case("O'NEILL"), in_usual_case("Den Haag")
    ("St John's", "O'Neill", 'Den Haag')
    """
    if not name.isupper():
        return name
    return _WORD.sub(_capitalised, name)


def _capitalised(word: re.Match[str]) -> str:
    said = word.group()
    if said[1:2] in ("'", "’"):  # O'NEILL, D'ANGELO
        return said[:2] + said[2:].capitalize()
    return said.capitalize()


def _date(match: re.Match[str]) -> str | None:
    day, month = match["d1"] or match["d2"], match["m1"] or match["m2"]
    number = month_of(month, None)
    if not number or not 1 <= int(day) <= 31:
        return None
    year = int(match["year"]) if match["year"] else "-"
    return f"{year}-{number:02d}-{int(day):02d}"


def _is_country(name: str) -> bool:
    """Return whether what stands in brackets is where a place is, and no agency.

    >>> _is_country("France"), _is_country("AFP"), _is_country("Xinhua")
    (True, False, False)
    """
    return country_of("\0", name).code is not None and name.casefold() not in AGENCIES
