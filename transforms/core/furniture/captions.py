"""Captions of pictures, and the lines that tell when a page was published.

A caption reads as prose; its credit gives it away: an agency's mark, a photographer
named in brackets at its end, or a label that it opens with.
"""

import re
from collections.abc import Sequence

from transforms.core.furniture.dates import BESIDE_DATES, DAYS, HAPPENED
from transforms.core.months import NAMES
from transforms.core.page.month_table import TABLE

LONGEST = 450
"""Code points of a caption with its credit."""

LONGEST_CREDIT = 130
"""Code points of the end of a caption in which its credit stands."""

LONGEST_DATE = 90
"""Code points of a line that is nothing but a date, a time, and what happened then."""

LONGEST_DAY = 40
"""Code points of a line that is a day and nothing else."""

LONGEST_IN_FIGURES = 20
"""Code points of one that has no word in it: a longer is a row of a table or a log."""

_NAME = r"[^\W\d_a-z][\w.'’-]+"
_AGENCIES = (
    r"(?:REUTERS|Reuters|AFP|AP|EPA|PA|dpa|DPA|Getty(?: Images)?|Bloomberg|Shutterstock"
    r"|iStock|Alamy|Corbis|Sipa|Xinhua|Anadolu|TASS|ТАСС|РИА Новости|ANSA|EFE|Lusa)"
)
_IN_BRACKETS = re.compile(
    r"[(（\[](?:(?:image|photo|pic(?:ture)?|file photo)s?(?: (?:credits?|courtesy))?"
    r"|credits?|courtesy|photograph|foto|bild|crédit|crédito|fot\.|фото|写真)"
    r"\s*(?:[:/：]| (?:by|of|via) )[^()\[\]（）]{2,80}[)）\]]\W*\Z",
    re.I,
)
_OF_AGENCY = re.compile(
    rf"(?:\b(?:REUTERS|AP Photo|AFP|Getty Images|EPA)\s?/\s?{_NAME}[^.]{{0,40}}"
    rf"|(?<=\w)\s?(?:[/|]|\bvia)\s?{_AGENCIES}(?:[/|] ?[\w ]{{2,20}})?"
    rf"|\b(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture)s?(?: by| credit| courtesy)?:? ?"
    rf"(?:(?<=by )|(?<=: )|(?<=:)){_NAME}[^.]{{0,60}}"
    rf"|(?<![.!?…])© ?{_NAME}(?:[ /]+{_NAME}){{1,3}})[)\]]?\W*\Z"
)
_COPYRIGHT = re.compile(rf"\W{{0,2}}© ?(?!\d){_NAME} {_NAME}")
# One set of characters first: an alternative is tried at every place, a set skips.
_MAY_BE = re.compile(r"[©/|:：)\]vb](?:(?<=[vb])(?:(?<=v)ia |(?<=b)y )|(?<![vb]))")
_AGENCY_MAY_BE = ("/", "|", "©", "via", "hoto", "mage", "icture")
"""One of them is in each credit of an agency."""

_OPENING = frozenset("([{©（#*")
_CLOSING = frozenset(")]）")
_PROSE_ENDS = frozenset('.!?…"”’»。！？।:;,')
_ROLE = (
    r"(?:editor|reporter|writer|journalist|author|correspondent|columnist|contributor"
    r"|blogger|novelist|professor|lecturer|curator|founder|analyst|researcher)s?"
)
_AUTHOR = re.compile(
    rf"\W*(?:{_NAME} ){{2,4}}(?:is|was|has been|writes|covers|joined|reports)\b"
    rf"[^.]{{0,80}}\b{_ROLE}\b"
)
_MARKUP = re.compile(r"\W*(?:\{\{ ?[#/^\w]|\[/?\w+ \w+=[\"“”'])")
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0980-\u09e3\u0e31-\u0e4e])"
"""A letter, or what stands on one in Devanagari, Bengali or Thai."""

_WORDS = re.compile(rf"[^\W\d_]{_LETTER}*(?:\.{_LETTER}+)?")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d\d")  # 25: of the Thai calendar
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d|\d{1,2}[時时點点시]")
_HAPPENED = frozenset(HAPPENED.split())
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d).*(?<!\d)(?:19|20)\d\d|(?:19|20)\d\d\D+\d")
_IN_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d[年년] ?\d{1,2}[月월] ?\d")
_MONTHS = " ".join((*NAMES.values(), *TABLE.values())).replace("|", " ")
_MONTH_NAMES = frozenset(_MONTHS.split())
_TOLD = _HAPPENED.union(BESIDE_DATES.split(), DAYS.split(), _MONTHS.split())


def ends_as_prose(line: str) -> bool:
    """Whether the line ends in a mark, and in no bracket: no caption's credit.

    >>> ends_as_prose("Swans left the river."), ends_as_prose("Swans. (Photo: AP).")
    (True, False)
    """
    return (
        line[-1] in _PROSE_ENDS
        and line[-2:-1] not in _CLOSING
        and line[0] not in _OPENING
    )


def is_caption(line: str) -> bool:
    """Whether the line is a picture's caption or its credit.

    >>> is_caption("Swans on the river on Monday. REUTERS/Ann Lee")
    True
    >>> is_caption("The picture shows swans, said Ann Lee, a photographer.")
    False
    """
    if line[:1] == "©" and _COPYRIGHT.match(line):
        return True
    if len(line) > LONGEST or ends_as_prose(line):
        return False
    tail = line[-LONGEST_CREDIT:]
    if _MAY_BE.search(tail) is None:
        return False
    if _IN_BRACKETS.search(tail):
        return True
    hinted = any(map(tail.__contains__, _AGENCY_MAY_BE))
    return hinted and _OF_AGENCY.search(tail) is not None


def is_author_note(line: str) -> bool:
    """Whether the line says who the author is, as a page does under a story.

    >>> is_author_note("Ann Lee is a senior reporter at the Gazette.")
    True
    """
    return line[:1].isupper() and _AUTHOR.match(line) is not None


def is_markup(line: str) -> bool:
    """Whether the line is a piece of a page's template that was never filled in.

    >>> is_markup("{{ #errors }}{{ message }}{{ /errors }}"), is_markup("[sic]")
    (True, False)
    """
    return not line[:1].isalnum() and _MARKUP.match(line) is not None


def is_day(line: str) -> bool:
    """Whether the line is a day with its year, and no more.

    Within a story it may open a chronicle's entry; between a title and a story's first
    line it says when that was published.

    >>> is_day("Tuesday, March 5, 2024"), is_day("May 2024"), is_day("1931 - 2024")
    (True, False, False)
    """
    if len(line) > LONGEST_DAY or _DAY.search(line) is None:
        return False
    lower = line.casefold()
    words = [word[0] for word in _WORDS.finditer(lower)]
    if not _HAPPENED.isdisjoint(words) or not all(word in _TOLD for word in words):
        return False
    return _IN_FIGURES.search(line) is not None or not _MONTH_NAMES.isdisjoint(words)


def is_stamped(line: str) -> bool:
    """Whether the line has a day and a time in it, and ends as no sentence does.

    >>> is_stamped("The Quay - Mar 5, 2024 - 20:00 | All, Port")
    True
    """
    if len(line) > LONGEST_DATE or line[-1] in _PROSE_ENDS:
        return False
    return _YEAR.search(line) is not None and _CLOCK.search(line) is not None


def is_when(line: str) -> bool:
    """Whether the line is a day, or when a page was published, and no more."""
    return is_day(line) or (bool(line) and is_page_date(line))


def is_told_when(line: str, lines: Sequence[str]) -> bool:
    """Whether a line of the head says when the story was published.

    It is a day, the only one that has a line to itself, or a stamp with a word for it.

    >>> is_told_when("Edited by Ann Lee | Updated on March 5, 2024, 14:20", [])
    True
    """
    if is_day(line):
        return len(set(filter(is_day, lines))) <= 1
    return is_stamped(line) and says_what(line)


def says_what(line: str) -> bool:
    """Whether a line has a word for what happened to the page: published, updated."""
    words = (word[0] for word in _WORDS.finditer(line.casefold()))
    return not _HAPPENED.isdisjoint(words)


def is_page_date(line: str) -> bool:
    """Whether the line says when the page was published or changed, and no more.

    A year alone is a subheading, a time alone an entry of a live blog.

    >>> is_page_date("Updated 9:15 PM EST, Nov 19, 2019"), is_page_date("May 2019")
    (True, False)
    """
    if len(line) > LONGEST_DATE or line[0] == "(" or _DIGIT.search(line) is None:
        return False
    lower = line.casefold()
    if not all(word[0] in _TOLD for word in _WORDS.finditer(lower)):
        return False
    if any(word[0] in _HAPPENED for word in _WORDS.finditer(lower)):
        return True
    row = len(line) > LONGEST_IN_FIGURES and _WORDS.search(lower) is None
    return not row and bool(_YEAR.search(line) and _CLOCK.search(line))
