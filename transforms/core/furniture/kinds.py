"""Lines that belong to the page and not to the story: share, read more, advert."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from transforms.core.furniture.bars import bar_kind
from transforms.core.furniture.captions import (
    LONGEST_DATE,
    ends_as_prose,
    is_caption,
    is_markup,
    is_page_date,
)
from transforms.core.furniture.notices import WEAK, first_words, notice_kind
from transforms.core.furniture.words import (
    ADVERT,
    MAIL,
    OPENINGS,
    READ_ALSO,
    RECEIVED,
    RELATED,
    RIGHTS,
    SHARE,
    SIGN_OFFS,
    any_of,
)

LONGEST = 300
LONGEST_LINK = 160
"""Characters of a line that leads to another story: its headline is all it holds."""

LONGEST_LABEL = 40
"""Characters of what leads to the stories in the lines below."""

_QUOTES = "\"'“‘„«"
_BULLET = r"[\s>»►▶•*【\[(]*"
_MARKS = r"[:：\-–—|>»]"
REMEMBERED = 4096
"""Lines: two steps ask for each, of as many articles as go through them in a list."""

LONGEST_REMEMBERED = 2_000
"""Characters: thousands of texts without line ends would fill the memory."""

SIGN_OFF = "sign-off"
"""Ends a story; within one it is a line of it."""

_KINDS: tuple[tuple[str, str], ...] = (
    (
        "read-more",
        rf"{_BULLET}(?:{any_of(READ_ALSO)}\s*(?:[\])】]?\s*{_MARKS}.*|[\])】…]*)"
        rf"|{any_of(RELATED)}(?:[】\]]|\s*[\])】]?\s*{_MARKS}).+)",
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
        rf"{any_of(SIGN_OFFS)}|###"
        r"|(?-i:\(?[a-z]{2,4}(?:/[a-z]{2,4}){1,4}(?:/[A-Z]{2,4})?\)?)",  # initials
    ),
    (
        "mail",
        rf"\W*{any_of(MAIL)}[^.?!。]{{0,60}}(?:https?://\S+)?\W*|{any_of(RECEIVED)}.*",
    ),
    ("credit", r"\((?:reporting|writing|editing)(?: and \w+)? by [^()]{3,200}\)\.?"),
)
_LONG = ("copyright", "newsletter", "credit")
"""What may be longer than a line that leads elsewhere."""


def _matcher(kinds: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """Return the expression for lines that are wholly one of these kinds."""
    named = (f"(?P<{kind.replace('-', '_')}>{told})\\Z" for kind, told in kinds)
    return re.compile("|".join(named), re.I)


_LABEL = re.compile(
    rf"{_BULLET}(?:{any_of(READ_ALSO)}|list \d+ of \d+)[\s:：\])】…|>]*", re.I
)
_MORE = re.compile(
    "more|mehr|weiter|next|plus|más|mais|più|meer|verder|więcej|далее|ещ|далі|ще|المزيد"
    "|更多|続き|devamını|fazla|और|mer|lisää|selengkapnya|lagi|ต่อ|เพิ่มเติม|thêm",
    re.I,
)
_ANY = _matcher(_KINDS)
_ENDED = _matcher(one for one in _KINDS if one[0] != "read-more")
_LONGER = _matcher(one for one in _KINDS if one[0] in _LONG)
"""For prose, which most lines are: fewer words are looked for."""


def furniture_kind(line: str) -> str | None:
    """Return what piece of furniture the line is, or None.

    The whole line must be one: a sentence that mentions a share stays.

    >>> furniture_kind("Also read: Rates rise again"), furniture_kind("Shares rose.")
    ('read-more', None)
    """
    return _cached(line) if len(line) <= LONGEST else None


@lru_cache(REMEMBERED)
def _cached(line: str) -> str | None:
    return _kind(line)


def is_bare_label(line: str) -> bool:
    """Return whether a line leads to the stories below it, and names none itself.

    `Read more` without a mark is the end of what stands above it.

    >>> is_bare_label("Leggi anche:"), is_bare_label("Leggi anche: Salgono i tassi")
    (True, False)
    """
    if len(line) > LONGEST_LABEL or _LABEL.fullmatch(line) is None:
        return False
    return line[-1] in ":：]】" or _MORE.search(line) is None


def _kind(line: str) -> str | None:
    if len(line) > LONGEST_LINK:
        matcher = _LONGER
    else:  # after a full stop the story may go on in the same line
        matcher = _ENDED if line.endswith(".") else _ANY
    match = matcher.match(line)
    if match is None or match.lastgroup is None:
        return None
    return _NAMES.get(match.lastgroup, match.lastgroup)


_NAMES = {"read_more": "read-more", "sign_off": SIGN_OFF, "mail": "newsletter"}


PAGE_DATE = "page-date"
CAPTION = "caption"
IN_COMPANY = WEAK
"""Kinds that go from a text of which other lines show to be a page."""


def page_kind(line: str) -> str | None:
    """Return what piece of furniture a line of plain text is, or None.

    Where markup gave the lines, captions and notices were told by it; in plain text
    they stand between the paragraphs as lines like others.

    >>> page_kind("Also read: Rates rise again"), page_kind("File photo: Rome's bank")
    ('read-more', 'caption')
    """
    short = len(line) <= LONGEST_REMEMBERED
    return _remembered(line) if short else _page_kind(line)


@lru_cache(REMEMBERED)
def _remembered(line: str) -> str | None:
    return _page_kind(line)


def _page_kind(line: str) -> str | None:
    if not line or _is_of_a_story(line):
        return None
    kind = None
    if not _opens_as_a_story(line):
        kind = (_kind(line) if len(line) <= LONGEST else None) or notice_kind(line)
    if kind or (len(line) > LONGEST_DATE and ends_as_prose(line)):
        return kind
    if is_caption(line):
        return CAPTION
    if is_page_date(line):
        return PAGE_DATE
    return "markup" if is_markup(line) else bar_kind(line)


def page_kinds(lines: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return what `page_kind` returns of each line.

    >>> page_kinds(("Also read: Rates rise again", "Shares rose."))
    ('read-more', None)
    """
    if max(map(len, lines), default=0) > LONGEST_REMEMBERED:
        return tuple(map(page_kind, lines))
    return tuple(map(_remembered, lines))


def _is_of_a_story(line: str) -> bool:
    """Whether the line is long, ends as prose, and opens as no furniture does.

    So do most lines of most stories, of which nothing else is asked then.
    """
    if len(line) <= LONGEST_DATE or "/" in line:
        return False
    at = 1 if line[0] in _QUOTES else 0
    opening = line[at : at + 3]
    if opening == "The":
        opening = line[at + 4 : at + 7]
    return _opens_so(opening) and ends_as_prose(line)


@lru_cache(16_384)
def _opens_so(opening: str) -> bool:
    """Whether a story's line opens so, and no furniture."""
    word = opening.partition(" ")[0]
    return word.isascii() and word.isalpha() and word.casefold() not in _openings()


def _opens_as_a_story(line: str) -> bool:
    """Whether the line opens as no furniture does: the quick look.

    What opens with a bullet, or with other letters, is looked at in any case.
    """
    first = line.partition(" ")[0].lstrip(_QUOTES)
    return "/" not in first and _opens_so(line[4:7] if first == "The" else first[:3])


@cache
def _openings() -> set[str]:
    words = {word[:3] for word in first_words() if word != "the"}
    return words.union(OPENINGS.split())
