"""Datelines: where a story was filed from, and when.

A label is what stands before the first mark (a dash, a colon) that makes sense as
one: places, then in any order a region, a weekday, a date, an agency.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from transforms.core.heads.dateline_parts import (
    Parts,
    cased,
    date_of,
    is_agency,
    read_parts,
)
from transforms.core.heads.dateline_scripts import label_in_other_scripts
from transforms.core.heads.gazetteer import country_of, is_place
from transforms.core.schema import Dateline

LONGEST = 120
"""Code points that a label may take."""

LONGEST_LABEL = 80
"""Code points before the mark."""

SHORTEST_PLACE = 3
"""Letters of a place that stands without a date or agency: `US:` is no dateline."""

MOST_WORDS = 5
"""Words of one place; `RIO GRANDE DO SUL` has four."""

# One mark first, that it is looked for as fast as a character is.
_MARK = re.compile(
    r"[:\-–—](?:-{0,2}(?=\s|\Z)|(?:(?<=[A-Z)][–—])|(?<=[A-Z)]\s[–—]))(?=\w))"
)
_SLASHED = re.compile(
    r"(?P<label>[^/]{2,60}?)\.?\s*/(?P<agency>[\w ]{2,20})/\.(?=\s|\Z)"
)
_NAME = r"[^\W\d_](?:[^\W\d_]|[ -]){2,30}"
_SENTENCES = re.compile(
    rf"(?P<place>{_NAME})"
    r"\. (?P<date>\d{1,2} [^\W\d_]{3,12})\. "
    r"(?P<agency>[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ.-]{2,30}) [-–—] "
)
_UNMARKED = re.compile(
    r"(?P<label>[^()（）]{3,70}\((?P<agency>[^()]{2,20})\))(?:[।.:]|\s(?=[^\s\-–—])|\Z)"
)
_AGENCY_AFTER = re.compile(
    r"\s*(?:\((?P<bracketed>[^()]{2,20})\)\s*[-–—](?=\s)"
    r"|(?P<named>[^\W\d_][\w\- ]{1,20}?)(?:(?:,\s[^.,]{3,40})?\.|\s?[-–—])(?=\s))"
)
_LOWER = re.compile(
    rf"(?P<place>{_NAME})"
    r", (?P<date>[^\W\d_]{3,9}\.? \d{1,2}) "
    r"\((?P<agency>[^()]{2,20})\)\s*[-–—]+(?=\s)"
)
_LEAD = re.compile(r"[*\s.]*(?:[a-z0-9]\s+(?=[A-Z]{3}))?")
_AGENCY_FIRST = re.compile(r"\((?P<agency>[A-Z]{2,6})\)\s*[-–—]\s+")
_WORDS = """
    note update updates correction corrected breaking exclusive analysis opinion watch
    video photos live factbox table timeline q&a interview feature review sport business
    news alert urgent advisory reading nice mobile march best man
"""
_NO_PLACES = frozenset(_WORDS.split())


class Found(NamedTuple):
    """A dateline at the beginning of a paragraph.

    Attributes:
        dateline: What it says.
        end: Code points that the label takes.
        no_country: Why `country` is null, if it is.
        persons: Reporters whom the label names.
    """

    dateline: Dateline
    end: int
    no_country: str | None
    persons: tuple[str, ...] = ()


def find_dateline(paragraph: str) -> Found | None:
    """Return the dateline that a paragraph begins with, or None.

    A place in capitals is one if it is known, or if a date, an agency or a region
    stands with it; what is not in capitals must be known, and a date or an agency
    must stand with it, or both of them.

    >>> find_dateline("LONDON, June 3 (Reuters) - The bank acted.").dateline.date
    '--06-03'
    >>> find_dateline("NOTE: the office is closed") is None
    True
    """
    return _find(paragraph[:LONGEST])


@lru_cache(64)  # the steps ask for one line several times
def _find(head: str) -> Found | None:
    if not head:
        return None
    if head[0].islower() and not head[1:2].isspace():
        return _in_lower_case(head)
    if (ord(head[0]) > 0x3000 or head[0] in "([") and (
        told := label_in_other_scripts(head)
    ):
        found = _found(head[: told.end].strip(), told.parts, told.end)
        return found._replace(persons=told.persons)
    if "/." not in head and not _MARK.search(head):
        return _unmarked(head) if ")" in head else None
    if sentences := _SENTENCES.match(head):
        date, place = date_of(sentences["date"]), sentences["place"]
        if date and is_place(place):
            named = Parts((place,), None, date, sentences["agency"])
            return _found(head[: sentences.end()].strip(), named, sentences.end() - 1)
    lead = _LEAD.match(head)
    start = lead.end() if lead else 0
    agency = None
    if first := _AGENCY_FIRST.match(head, start):
        start, agency = first.end(), first["agency"]
    for label, end in _labels(head, start):
        parts = read_parts(label)
        if parts is not None and agency and not parts.agency:
            parts = parts._replace(agency=agency)
        if parts is not None and _is_one(parts, head[end - 1 : end] == ":"):
            if not parts.agency and (parts.date or "\u0600" <= head[0] <= "\u06ff"):
                parts, end = _with_agency_after(parts, head, end)
            return _found(head[:end].strip(), parts, end)
    return _unmarked(head) if ")" in head else None


def _in_lower_case(head: str) -> Found | None:
    """Return a label without capitals: of a known place, with a date and an agency."""
    match = _LOWER.match(head)
    if match is None or not is_place(match["place"]):
        return None
    label = f"{match['place'].title()}, {match['date'].title()} ({match['agency']}) - "
    found = _find(label)
    if found is None:
        return None
    raw = head[: match.end()].strip()
    told = msgspec.structs.replace(found.dateline, raw=raw)
    return found._replace(dateline=told, end=match.end())


def _with_agency_after(parts: Parts, head: str, end: int) -> tuple[Parts, int]:
    """Return the parts with an agency that stands behind the mark, and its end.

    `Roma, 5 mar. - (Adnkronos) - `, `МОСКВА, 5 мар — РИА Новости. `, `تهران - ایرنا - `
    """
    match = _AGENCY_AFTER.match(head, end)
    if match is None:
        return parts, end
    agency = match["bracketed"] or match["named"]
    if match["named"] and not is_agency(agency):
        return parts, end
    return parts._replace(agency=agency), match.end()


def _unmarked(head: str) -> Found | None:
    """Return a label that ends with its agency, without a mark: `Delhi, Mar 5 (PTI) `.

    The agency must be a known one, and a place and a date, or a full stop that is no
    Latin one, must stand with it.
    """
    match = _UNMARKED.match(head)
    if match is None or not is_agency(match["agency"]):
        return None
    parts = read_parts(match["label"])
    stopped = head[match.end() - 1] == "।"
    alone = match.end("label") == len(head)
    if parts is None or not parts.places or not (parts.date or stopped or alone):
        return None
    if parts.odd or not is_place(parts.places[0]):
        return None
    end = (
        match.end() if stopped or head[match.end() - 1] in ".:" else match.end("label")
    )
    return _found(head[:end].strip(), parts, end)


def _labels(head: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield what may be the label, and where its mark ends."""
    if "/." in head and (slashed := _SLASHED.match(head, start)):
        yield f"{slashed['label']} ({slashed['agency']})", slashed.end()
    for mark in _MARK.finditer(head, start):
        label = head[start : mark.start()]
        if label.endswith(".") and mark[0] != ":":
            label = label[:-1]  # of `.-`
        label = label.rstrip(" ,\t\u00a0")
        if len(label) > LONGEST_LABEL or label[:1].islower():
            return
        if label:
            yield label, mark.end()


def _is_one(parts: Parts, colon: bool) -> bool:
    """Whether the evidence is enough; a colon follows many a word in capitals."""
    if not parts.places:
        known = parts.agency is not None and is_agency(parts.agency)
        return known and not colon
    first = parts.places[0]
    evidence = (parts.date is not None) + (parts.agency is not None)
    if any(len(place.split()) > MOST_WORDS for place in parts.places):
        return False
    if first.casefold() in _NO_PLACES and not (parts.region and parts.date):
        return False
    known = is_place(first) or (parts.region is not None and not parts.odd)
    if all(place.upper() == place for place in parts.places):
        if not evidence:
            vouched = is_place(first) or (known and not colon)
            return vouched and not parts.odd and len(first) >= SHORTEST_PLACE
        return known or not colon or evidence == 2
    if parts.odd:
        return False
    return evidence == 2 or (known and evidence > 0 and not colon)


def _found(raw: str, parts: Parts, end: int) -> Found:
    named = tuple(map(cased, parts.places))
    country, why = None, "no place is named"
    if named:
        country, why = country_of(named[0], parts.region)  # type: ignore[assignment]
    dateline = Dateline(
        raw=raw,
        place=named[0] if named else None,
        places=named,
        country=country,
        agency=parts.agency,
        date=parts.date,
    )
    return Found(dateline, end, why)
