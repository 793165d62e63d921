"""What differs between two articles: an account for the record, a diff for a person.

The words are aligned with rapidfuzz's bit-parallel longest common subsequence (after
Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

_WORDS = re.compile(r"\w+(?:[.,]\d+)*")
_QUOTES = "\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb"
_MARKS = b"\"'()!?;:"

LONGEST = 4000
"""Words of an article that are aligned; what follows is left out of the account."""

SAMPLE = 8
"""Edits that the account quotes, the first ones."""

QUOTE = 12
"""Words of an edit that the account quotes."""

_LONG_WORD = 25
"""Characters a word from which, on average, a text is aligned by its characters."""


class Words:
    """A text as it is aligned: its words, and what they are compared by.

    Attributes:
        keys: The words in lower case without marks.
        raw: The words as they stand, one for each key.
    """

    __slots__ = ("_text", "keys")

    def __init__(self, text: str):
        self._text = text
        self.keys = _keys(text)

    @property
    def raw(self) -> list[str]:
        """Return the words as they stand."""
        raw = self._text.split()
        return raw if len(raw) == len(self.keys) else _parted(self._text)


def _keys(text: str) -> list[bytes]:
    """Return the words' keys (cheap: most duplicates of a run are accounted for).

    >>> _keys("Prices rose 1,200.5 pct, to (about) $3.")
    [b'prices', b'rose', b'1,200.5', b'pct', b'to', b'about', b'$3']
    """
    lower = text.lower()
    if not lower.isascii():
        for quote in _QUOTES:
            lower = lower.replace(quote, "")
    data = lower.encode("utf-8", "surrogatepass").translate(None, _MARKS)
    for mark in (b". ", b", "):
        data = data.replace(mark, b" ")
    for mark in (b".\n", b",\n"):
        data = data.replace(mark, b"\n")
    keys = data.rstrip(b".,").split()
    if len(keys) == len(text.split()) and len(text) < _LONG_WORD * (len(keys) + 1):
        return keys
    return [word.lower().encode("utf-8", "surrogatepass") for word in _parted(text)]


def _parted(text: str) -> list[str]:
    words: list[str] = _WORDS.findall(text)
    if len(text) < _LONG_WORD * (len(words) + 1):
        return words
    return [character for word in words for character in word]


class Edit(NamedTuple):
    """Words of the earlier article that others stand for in the later one.

    Attributes:
        place: Index of the first of `old` among the words of the earlier article.
        old: The earlier article's words; none where words were put in.
        new: The later article's words; none where words were taken out.
    """

    place: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def edits(old: Words, new: Words) -> list[Edit]:
    """Return what leads from one article's words to the other's.

    Case, quotes and punctuation are no edits.

    >>> edits(Words("a b c d"), Words("A, x c d e"))
    [Edit(place=1, old=('b',), new=('x',)), Edit(place=4, old=(), new=('e',))]
    """
    if old.keys == new.keys:
        return []
    steps = Indel.opcodes(old.keys[:LONGEST], new.keys[:LONGEST])
    return list(_joined(steps, old.raw[:LONGEST], new.raw[:LONGEST]))


def _joined(steps: Any, old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Join deletions and insertions at one place."""
    at: tuple[int, int] | None = None
    for tag, start, _, new_start, _ in steps:
        if tag == "equal":
            if at is not None:
                place, other = at
                yield Edit(place, tuple(old[place:start]), tuple(new[other:new_start]))
                at = None
        elif at is None:
            at = (start, new_start)
    if at is not None:
        place, other = at
        yield Edit(place, tuple(old[place:]), tuple(new[other:]))


def replaces_number(found: Sequence[Edit]) -> bool:
    """Return whether an edit puts another number in the place of one.

    >>> replaces_number([Edit(0, ("up", "3"), ("up", "4"))])
    True
    >>> replaces_number([Edit(0, ("in", "May"), ("in", "June"))])
    False
    """
    for edit in found:
        old, new = _numbers(edit.old), _numbers(edit.new)
        if old - new and new - old:
            return True
    return False


def _numbers(words: Sequence[str]) -> set[str]:
    found = (_NUMBER.search(word) for word in words)
    return {match[0] for match in found if match}


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Story(NamedTuple):
    """An article as it is aligned."""

    title: Words
    text: Words


def account(kept: Story, own: Story, found: Sequence[Edit]) -> dict[str, Any]:
    """Return a compact account of what a duplicate changed of the kept article.

    Keys: `added` and `removed`, numbers of words; `edits`, the kinds: `headline`,
    `head` and `tail` (words put in or cut at the beginning or end), `numbers`,
    `words`; `sample`, the first of them as [old, new]. Empty if only case,
    punctuation or layout differ.
    """
    kinds = []
    if kept.title.keys != own.title.keys:
        kinds.append("headline")
    kinds += sorted(
        {kind for edit in found for kind in _kinds(edit, len(kept.text.keys))}
    )
    out: dict[str, Any] = {}
    if kinds:
        out["edits"] = kinds
    if found:
        out["added"] = sum(len(edit.new) for edit in found)
        out["removed"] = sum(len(edit.old) for edit in found)
        out["sample"] = [
            [" ".join(edit.old[:QUOTE]), " ".join(edit.new[:QUOTE])]
            for edit in found[:SAMPLE]
        ]
    return out


def _kinds(edit: Edit, kept: int) -> Iterator[str]:
    if replaces_number([edit]):
        yield "numbers"
    if edit.old and edit.new:
        yield "words"
    elif edit.place == 0:
        yield "head put in" if edit.new else "head cut"
    elif edit.place + len(edit.old) >= min(kept, LONGEST):
        yield "tail put in" if edit.new else "tail cut"
    else:
        yield "words"
