"""What differs between two articles: an account for the record, a diff for a person.

The words are aligned with rapidfuzz's bit-parallel longest common subsequence (after
Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from transforms.core.marks import MARKS

_WORDS = re.compile(r"\w+(?:[.,]\d+)*")
_QUOTES = tuple(
    quote.encode() for quote in "\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb"
)
_OTHERS = tuple(mark.encode() for mark in MARKS)
_NO_OTHERS = bytes(set(range(256)) - {mark[0] for mark in _OTHERS if mark[0] > 0xC2})
"""Bytes that begin no mark of another script: most texts are of these alone."""
_MARKS = b"\"'()!?;:.,"
_NO_FIGURES = bytes(set(range(256)) - set(b"0123456789.,"))
_DECIMAL = re.compile(rb"[0-9][.,][0-9]")
_POINT = re.compile(rb"\.(?=[0-9])")
_COMMA = re.compile(rb",(?=[0-9])(?![0-9]{3}(?![0-9]))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HELD = b"\x00"
"""Stands for the point of a number while marks are taken out."""

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
        """Return the words as they stand; without marks, where these stand alone."""
        raw = self._text.split()
        if len(raw) == len(self.keys):
            return raw
        plain = _plain(self._text)
        if len(plain) == len(self.keys):
            return _decoded(plain)
        raw = _parted(self._text)
        return raw if len(raw) == len(self.keys) else _decoded(self.keys)


def _keys(text: str) -> list[bytes]:
    """Return the words' keys (cheap: most duplicates of a run are accounted for).

    A point or comma within a number stays, but for the comma of thousands.

    >>> _keys("Prices rose 1,200.5 pct, to (about) $3.")
    [b'prices', b'rose', b'1200.5', b'pct', b'to', b'about', b'$3']
    """
    keys = _plain(text.lower())
    if len(text) < _LONG_WORD * (len(keys) + 1):
        return keys
    return [word.encode("utf-8", "surrogatepass") for word in _parted(text.lower())]


def _plain(text: str) -> list[bytes]:
    """Return the words without quotes, brackets, and marks of punctuation."""
    data = text.encode("utf-8", "surrogatepass")
    if not text.isascii():
        for quote in _QUOTES:
            data = data.replace(quote, b"")
        if data.translate(None, _NO_OTHERS):
            for mark in _OTHERS:
                data = data.replace(mark, b"")
    figures = data.translate(None, _NO_FIGURES)
    if not _DECIMAL.search(figures):
        return data.translate(None, _MARKS).split()
    data = _COMMA.sub(_HELD, _POINT.sub(_HELD, data))
    return data.translate(None, _MARKS).replace(_HELD, b".").split()


def _decoded(words: list[bytes]) -> list[str]:
    return [word.decode("utf-8", "surrogatepass") for word in words]


def _parted(text: str) -> list[str]:
    """Return the words, or, of a text without spaces, the characters."""
    words: list[str] = _WORDS.findall(text)
    if len(text) < _LONG_WORD * (len(words) + 1):
        return words
    return [character for word in words for character in word]


class Span(NamedTuple):
    """Words of the earlier article that others stand for in the later one, by place.

    Attributes:
        start: Index of the first among the words of the earlier article.
        end: Index after the last; `start` where words were put in.
        new_start: Index of the first that stands for them in the later article.
        new_end: Index after the last; `new_start` where words were taken out.
    """

    start: int
    end: int
    new_start: int
    new_end: int


def spans(old: Words, new: Words) -> list[Span]:
    """Return where one article's words differ from the other's.

    Case, quotes and punctuation are no difference.

    >>> [tuple(one) for one in spans(Words("a b c d"), Words("A, x c d e"))]
    [(1, 2, 1, 2), (4, 4, 4, 5)]
    """
    own, other = old.keys, new.keys
    if own == other:
        return []
    if max(len(own), len(other)) > LONGEST:
        own, other = own[:LONGEST], other[:LONGEST]
    return list(_joined(Indel.opcodes(own, other), len(own), len(other)))


def _joined(steps: Any, size: int, new_size: int) -> Iterator[Span]:
    """Join deletions and insertions at one place."""
    at: tuple[int, int] | None = None
    for tag, start, _, new_start, _ in steps:
        if tag != "equal":
            at = at or (start, new_start)
        elif at is not None:
            yield Span(at[0], start, at[1], new_start)
            at = None
    if at is not None:
        yield Span(at[0], size, at[1], new_size)


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


def edits(old: Words, new: Words, found: Sequence[Span] | None = None) -> list[Edit]:
    """Return what leads from one article's words to the other's, in words.

    Args:
        old: The earlier article.
        new: The later one.
        found: Their `spans`, if they were asked for before.

    >>> edits(Words("a b c d"), Words("A, x c d e"))
    [Edit(place=1, old=('b',), new=('x',)), Edit(place=4, old=(), new=('e',))]
    """
    found = spans(old, new) if found is None else found
    if not found:
        return []
    words, others = old.raw, new.raw
    return [
        Edit(start, tuple(words[start:end]), tuple(others[new_start:new_end]))
        for start, end, new_start, new_end in found
    ]


def replaces_number(found: Sequence[Edit]) -> bool:
    """Return whether an edit puts another number in the place of one.

    >>> replaces_number([Edit(0, ("up", "3"), ("up", "4"))])
    True
    >>> replaces_number([Edit(0, ("in", "May"), ("in", "June"))])
    False
    """
    for edit in found:
        if edit.old and edit.new:
            old, new = _numbers(edit.old), _numbers(edit.new)
            if old - new and new - old:
                return True
    return False


def _numbers(words: Sequence[str]) -> set[str]:
    return set(_NUMBER.findall(" ".join(words)))


class Story(NamedTuple):
    """An article as it is aligned."""

    title: Words
    text: Words

    @property
    def size(self) -> int:
        """Number of words of title and text."""
        return len(self.title.keys) + len(self.text.keys)

    def telling(self) -> set[bytes]:
        """Return the words of some length of title and text."""
        words = (*self.title.keys, *self.text.keys)
        return {word for word in words if len(word) >= _TELLING}


CONFIRMS = 0.1
"""Similarity from which a text confirms that an article updates another."""

_BRIEF = 40
"""Words of title and text up to which one of two articles is a brief."""

_TELLING = 4
"""Letters of a word that tells something; shorter ones stand in any two briefs."""


def confirms(own: Story, other: Story, similarity: float) -> bool:
    """Return whether title or text says that two articles of one id are one.

    Briefs (a headline and a sentence) are rewritten from end to end, so that no run
    of words stays: they are compared by their words of four letters and more.

    Args:
        own: An article.
        other: One of the same id or URL.
        similarity: Jaccard similarity of their shingles.

    >>> one = Story(Words("Flood closes bridge"), Words("The old bridge is shut."))
    >>> two = Story(Words("Bridge shut by flood"), Words("Police closed it."))
    >>> confirms(one, two, 0.0)
    True
    """
    if similarity >= CONFIRMS or (
        own.title.keys and own.title.keys == other.title.keys
    ):
        return True
    if min(one.size for one in (own, other)) > _BRIEF:
        return False
    words, others = own.telling(), other.telling()
    both = len(words & others)
    return both >= CONFIRMS * len(words | others) and both > 1


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
