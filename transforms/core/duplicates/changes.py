"""What differs between two articles: an account for the record, a diff for a person.

The words are aligned with rapidfuzz's bit-parallel longest common subsequence (after
Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel, Postfix, Prefix

from transforms.core.duplicates.words import Words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

LONGEST = 4000
"""Words of an article that are aligned; what follows is left out of the account."""

SAMPLE = 8
"""Edits that the account quotes, the first ones."""

QUOTE = 12
"""Words of an edit that the account quotes."""


BESIDE = 40
"""Characters beside a difference that `apart` leaves, at least."""


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
    if old.says(new):
        return []
    own, other = old.keys, new.keys
    if max(len(own), len(other)) > LONGEST:
        own, other = own[:LONGEST], other[:LONGEST]
    found, at, new_at = [], 0, 0
    for start, new_start, size in Indel.opcodes(own, other).as_matching_blocks():
        if start > at or new_start > new_at:
            found.append(Span(at, start, new_at, new_start))
        at, new_at = start + size, new_start + size
    return found


_BY_CHANCE = 3
"""Characters that two words have in common by chance; fewer between two differences
don't part them, where each is aligned."""


def _gathered(found: Sequence[Span]) -> Iterator[Span]:
    """Join spans that a character or two parts: a word in the place of another."""
    last = found[0]
    for span in found[1:]:
        if span.start - last.end < _BY_CHANCE:
            last = Span(last.start, span.end, last.new_start, span.new_end)
        else:
            yield last
            last = span
    yield last


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
    if old.each > 1:
        found = list(_gathered(found))
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
            old = _numbers(edit.old)
            if old:
                new = _numbers(edit.new)
                if old - new and new - old:
                    return True
    return False


def _numbers(words: Sequence[str]) -> set[str]:
    return set(_NUMBER.findall(" ".join(words)))


def apart(old: Words, new: Words) -> tuple[Words, Words]:
    """Return two texts without most of what both begin with, and of both's ends.

    `edits` finds the same in these, of which there is less to align. Whole words stay
    on both sides, so that a difference is at an end only if it was at one before.
    Texts that are long, or in scripts without spaces to be parted at, stay whole.

    >>> said = "It rained again in the valley all night. " * 3
    >>> for part in apart(Words(said + "Dry."), Words(said + "Not here.")):
    ...     part.text
    'It rained again in the valley all night. Dry.'
    'It rained again in the valley all night. Not here.'
    """
    one, other = old.text, new.text
    if max(len(one), len(other)) > 2 * LONGEST or old.by_letters or new.by_letters:
        return old, new
    begin = Prefix.similarity(one, other)
    end = min(Postfix.similarity(one, other), len(one) - begin, len(other) - begin)
    start = one.rfind(" ", 0, max(begin - BESIDE, 0)) + 1
    if not _has_words(one[start:begin].rpartition(" ")[0]):
        start = 0
    stop = one.find(" ", len(one) - end + BESIDE) if end > BESIDE else -1
    if stop < 0 or not _has_words(one[len(one) - end : stop].partition(" ")[2]):
        stop = len(one)
    cut = len(one) - stop
    rest = other[start : len(other) - cut]
    return Words(one[start:stop], by_letters=False), Words(rest, by_letters=False)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


class Story(NamedTuple):
    """An article as it is aligned."""

    title: Words
    text: Words

    @property
    def size(self) -> int:
        """Number of words of title and text."""
        return sum(len(words.keys) // words.each for words in self)

    def telling(self) -> set[bytes]:
        """Return the words of some length of title and text; pairs of characters."""
        told: set[bytes] = set()
        for words in self:
            keys = words.keys
            told.update(keys if words.each == 1 else map(b"".join, pairwise(keys)))
        return {word for word in told if len(word) >= _TELLING}


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

    Keys: `added` and `removed`, numbers of words (of characters in scripts without
    spaces); `edits`, the kinds: `headline`, `head` and `tail` (words put in or cut at
    the beginning or end), `numbers`, `words`; `sample`, the first of them as
    [old, new]. Empty if only case, punctuation or layout differ.
    """
    kinds = []
    if not kept.title.says(own.title):
        kinds.append("headline")
    kinds += sorted(
        {kind for edit in found for kind in _kinds(edit, len(kept.text.keys))}
    )
    out: dict[str, Any] = {}
    if kinds:
        out["edits"] = kinds
    if found:
        size = QUOTE * kept.text.each
        out["added"] = sum(len(edit.new) for edit in found)
        out["removed"] = sum(len(edit.old) for edit in found)
        out["sample"] = [
            [kept.text.quote(edit.old[:size]), own.text.quote(edit.new[:size])]
            for edit in found[:SAMPLE]
        ]
    return out


_MOSTLY = 5
"""Times the words of one article, at its head or tail, that the other has there, from
which these were cut or put in: a line on how to read on stands for all that was cut."""


def _kinds(edit: Edit, kept: int) -> Iterator[str]:
    if replaces_number([edit]):
        yield "numbers"
    head = edit.place == 0
    tail = edit.place + len(edit.old) >= min(kept, LONGEST)
    old, new = len(edit.old), len(edit.new)
    if (head == tail and old and new) or not (head or tail):
        yield "words"
    elif new >= _MOSTLY * old:
        yield "head put in" if head else "tail put in"
    elif old >= _MOSTLY * new:
        yield "head cut" if head else "tail cut"
    else:
        yield "words"
