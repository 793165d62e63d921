"""Datelines: where a story was filed from, and when."""

import re
from typing import NamedTuple

from transforms.core.dates import _month as month_number
from transforms.core.gazetteer import country_of, is_place
from transforms.core.schema import Dateline

AGENCIES = ("ТАСС", "TASS", "РИА Новости", "Интерфакс", "УНИАН")
_UPPER = r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ]"
_PLACE = rf"{_UPPER}[\w.'’\- ]{{1,40}}?"
_LABEL = re.compile(
    rf"[*\s]*(?P<places>{_PLACE}(?:\s*/\s*{_PLACE}){{0,2}})"
    rf"(?P<region>,\s*[^\W\d](?:[^\W\d]|[.' ]){{1,24}}?)?"
    r"(?P<date>,?\s*(?:(?P<m1>[^\W\d]{3,12})\.?\s(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\.?\s(?P<m2>[^\W\d]{3,12})\.?)(?:,?\s(?P<year>\d{4}))?)?"
    r"\s*(?P<agency>\((?P<name>[\w .]{2,20})\))?"
    r"\s*(?P<mark>:|--?|–|—|\.\s*/[\w ]+/\.)(?=\s|\Z)"
)
_BRACKETED = re.compile(r"【(?P<place>[^】]{1,12})】")
_AGENCY_ALONE = re.compile(r"\((?P<name>[\w .]{2,20})\)\s*[-–—](?=\s)")
LONGEST = 120
_MARKED = re.compile(r"(?::|--?|–|—|/\.)(?=\s|\Z)")


class Found(NamedTuple):
    """A dateline at the beginning of a paragraph.

    Attributes:
        dateline: What it says.
        end: Code points that the label takes.
        no_country: Why `country` is null, if it is.
    """

    dateline: Dateline
    end: int
    no_country: str | None


def find_dateline(paragraph: str) -> Found | None:
    """Return the dateline that a paragraph begins with, or None.

    A place in capitals before a mark is one if it is known, or if a date or an
    agency stands with it; what is not in capitals needs both.

    >>> find_dateline("LONDON, June 3 (Reuters) - The bank acted.").dateline.date
    '--06-03'
    >>> find_dateline("NOTE: the office is closed") is None
    True
    """
    head = paragraph[:LONGEST]
    if match := _BRACKETED.match(head):
        return _found(match, [match["place"]], None, None)
    if not _MARKED.search(head):
        return None
    match = _LABEL.match(head)
    if match is None:
        alone = _AGENCY_ALONE.match(head)
        return _found(alone, [], alone["name"], None) if alone else None
    places = [place.strip() for place in match["places"].split("/")]
    agency, date = match["name"], _date(match)
    if match["date"] and date is None:
        return None
    shouted = all(place.upper() == place for place in places)
    known = is_place(places[0])
    evidence = bool(agency) + bool(date)
    if (shouted and (known or evidence)) or (known and evidence == 2):
        if len(places[0]) < 3 and not evidence:
            return None
        return _found(match, places, agency, date)
    return None


def _date(match: re.Match[str]) -> str | None:
    day, month = match["d1"] or match["d2"], match["m1"] or match["m2"]
    number = month_number(month) if month else None
    if not day or not number or not 1 <= int(day) <= 31:
        return None
    return f"{match['year'] or '-'}-{int(number):02d}-{int(day):02d}"


def _found(
    match: re.Match[str], places: list[str], agency: str | None, date: str | None
) -> Found:
    named = tuple(p.title() if p.upper() == p else p for p in places)
    country, why = country_of(named[0]) if named else (None, "no place is named")
    slashed = re.search(r"/([\w ]+)/", match.group()) if agency is None else None
    if slashed and slashed[1] in AGENCIES:
        agency = slashed[1]
    dateline = Dateline(
        raw=match.group().strip(),
        place=named[0] if named else None,
        places=named,
        country=country,
        agency=agency,
        date=date,
    )
    return Found(dateline, match.end(), why)
