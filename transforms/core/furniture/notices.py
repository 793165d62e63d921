"""What a page says to its reader: cookies, comments, newsletters, how it is shared.

Told by how the line begins. Most lines of a story begin with a word that no notice
begins with, so that one look-up settles them.
"""

import re
from collections.abc import Iterable
from functools import cache

from transforms.core.furniture import phrases as phrases

LONGEST = 1500
"""Code points of a notice: longer ones are a site's terms, and read as prose."""

_KINDS = (
    ("caption", phrases.CAPTION),
    ("consent", phrases.CONSENT),
    ("comments", phrases.COMMENTS),
    ("newsletter", phrases.SIGN_UP),
    ("commerce", phrases.AFFILIATE),
    ("copyright", phrases.RIGHTS),
    ("device", phrases.DEVICE),
    ("menu", phrases.PATH),
    ("follow", phrases.FOLLOW),
    ("syndicated", phrases.SYNDICATED),
    ("apparatus", phrases.APPARATUS),
    ("tags", phrases.TAGS),
    ("credit", phrases.CREDITS),
    ("source", phrases.SOURCES),
)
WEAK = frozenset(("follow", "apparatus", "tags", "source"))
"""Kinds that a story's own end may have: they go from what else shows to be a page."""

_WORD = re.compile(r"[\s>»►▶•·*_#|【（\[({\-–—]*([^\W_]+)")  # no quotes: those are said
_FEW_MORE = r"[^.?!。]{0,60}\W*\Z"
_AFTER = dict.fromkeys(("apparatus", "source", "syndicated"), _FEW_MORE)
_WITHOUT_SPACES = "\u3040"  # from here on scripts that part no words
_GAP = re.compile(r"(?<![^ ])\*(?![^ ])")
_SOME_WORDS = "[^.?!。]{1,80}?"


def notice_kind(line: str) -> str | None:
    """Return what notice of a page the line is, by how it begins, or None.

    >>> notice_kind("This website uses cookies to improve your experience.")
    'consent'
    >>> notice_kind("This website used to be a newspaper, its founder says.")
    """
    if len(line) > LONGEST:
        return None
    key, start = _opening(line)
    told = _by_first_word().get(key)
    match = told.match(line, start) if told else None
    if match is None or (match.lastgroup in WEAK and line[0].islower()):
        return None  # what begins small goes on from the line before
    return match.lastgroup


def first_words() -> Iterable[str]:
    """Return the words that notices begin with, in lower case."""
    return _by_first_word()


def _opening(line: str) -> tuple[str, int]:
    """Return the line's first word in lower case, and where in the line it ends.

    Any number is `0`. Of scripts that part no words, the first two letters; of those
    that write vowels as marks, what stands before the first mark.
    """
    first = line.partition(" ")[0]
    if first.isdecimal():
        return "0", len(first)
    if first.isalnum() and first[0] < _WITHOUT_SPACES:  # as most lines of a story
        return first.casefold(), len(first)
    word = _WORD.match(line)
    if word is None:
        return "", 0
    letters = word[1][:2] if word[1][0] >= _WITHOUT_SPACES else word[1]
    return letters.casefold(), word.start(1) + len(letters)


@cache
def _by_first_word() -> dict[str, re.Pattern[str]]:
    """Return for each first word the expression of what follows it in a notice."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind, lines in _KINDS:
        for line in lines.strip().split("\n"):
            words, _, rest = line.partition(" ::")
            rest = _GAP.sub(_SOME_WORDS, rest.removeprefix(" "))
            for word in words.split():
                key, end = _opening(word)
                rests = found.setdefault(key, {}).setdefault(kind, [])
                rests.append(rf"{word[end:]}\s*(?:{rest}){_AFTER.get(kind, '')}")
    return {
        word: re.compile(
            "|".join(f"(?P<{kind}>{'|'.join(rests)})" for kind, rests in kinds.items()),
            re.I,
        )
        for word, kinds in found.items()
    }
