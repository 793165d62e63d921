"""Lines that belong to the page and not to the story: share, read more, advert."""

import re
from functools import lru_cache

from transforms.core.furniture_words import (
    ADVERT,
    MAIL,
    READ_ALSO,
    RECEIVED,
    RELATED,
    RIGHTS,
    SHARE,
    any_of,
)

LONGEST = 300
LONGEST_LINK = 160
"""Characters of a line that leads to another story: its headline is all it holds."""

_BULLET = r"[\s>»►▶•*【\[(]*"
_MARKS = r"[:：\-–—|>»]"
SIGN_OFF = "sign-off"
"""Ends a story; within one it is a line of it."""

_KINDS: tuple[tuple[str, str], ...] = (
    (
        "read-more",
        rf"{_BULLET}(?:{any_of(READ_ALSO)}\s*(?:[\])】]?\s*{_MARKS}.*|[\])】…]*)"
        rf"|{any_of(RELATED)}(?:】|\s*[\])】]?\s*{_MARKS}).+)",
    ),
    ("advert", rf"\W*{any_of(ADVERT)}\W*"),
    (
        "share",
        r"(?:share (?:this|on|via)\b[^.?!]{0,80}"
        r"|\W*(?:(?:facebook|twitter|whatsapp|e-?mail|pinterest|linkedin)\b\W*){2,}"
        rf"|{any_of(SHARE)}[^.?!。！？।]{{0,40}})",
    ),
    (
        "copyright",
        r"(?:copyright\b|\(c\)|©)\s*.{0,20}(?:19|20)\d\d\b.{0,250}"
        rf"|{any_of(RIGHTS)}.{{0,80}}",
    ),
    (
        "newsletter",
        r"(?:sign up (?:for|to)|subscribe to) (?:our|the)\b.{0,120}newsletter.{0,80}",
    ),
    (
        SIGN_OFF,
        r"\W*(?:reuters?|ends|30)\W*|###"
        r"|(?-i:[a-z]{2,4}(?:/[a-z]{2,4}){1,4}(?:/[A-Z]{2,4})?)",  # editors' initials
    ),
    ("credit", r"\((?:reporting|writing|editing)(?: and \w+)? by [^()]{3,200}\)\.?"),
)
_ANY = re.compile(
    "|".join(f"(?P<k{i}>{p})\\Z" for i, (_, p) in enumerate(_KINDS)), re.I
)
_OF_MAIL = re.compile(
    rf"(?:\W*{any_of(MAIL)}[^.?!。]{{0,60}}(?:https?://\S+)?\W*"
    rf"|{any_of(RECEIVED)}.*)\Z",
    re.I,
)


def furniture_kind(line: str) -> str | None:
    """Return what piece of furniture the line is, or None.

    The whole line must be one: a sentence that mentions a share stays.

    >>> furniture_kind("Also read: Rates rise again"), furniture_kind("Shares rose.")
    ('read-more', None)
    """
    return _kind(line) if len(line) <= LONGEST else None


@lru_cache(256)  # two steps ask for each line
def _kind(line: str) -> str | None:
    match = _ANY.match(line)
    if match is None or match.lastgroup is None:
        of_mail = len(line) <= LONGEST_LINK and _OF_MAIL.match(line)
        return "newsletter" if of_mail else None
    kind = _KINDS[int(match.lastgroup[1:])][0]
    if kind == "read-more" and (len(line) > LONGEST_LINK or line.endswith(".")):
        return None  # the story may go on in the same line
    return kind
