"""Two articles side by side: where they differ, and what one of them alone says."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from transforms.core.duplicates.changes import LONGEST, Span
from transforms.core.duplicates.similarity import Likeness
from transforms.core.duplicates.words import Words

APART = 3
"""Differences with fewer equal words between them are at one place: two passages of
one language have an `of the` in common by chance."""

ALONE = 0.5
"""Share of a passage's runs of three words that the other article hasn't anywhere,
from which the passage is told by one alone. Of a passage that was moved, or that
stands twice in one of them, the other has all."""

ASKED = 32
"""Runs of a long passage that are looked for, at even distances."""


class Place(NamedTuple):
    """Where two articles differ.

    Attributes:
        start: Index of the first word in the kept article.
        end: Index after the last.
        new_start: Index of the first word in the other.
        new_end: Index after the last.
        gone: Words there that only the kept article has; an equal one in between
            isn't counted.
        put: Words there that only the other has.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    gone: int
    put: int


class SideBySide:
    """An article and a kept one that it is like.

    Attributes:
        kept: Words of the kept one.
        own: Words of the article.
        spans: Where they differ.
        like: How like they are.
        each: How many of their words are counted as one: in scripts without spaces
            these are characters.
    """

    def __init__(
        self, kept: Words, own: Words, spans: Sequence[Span], like: Likeness
    ) -> None:
        self.kept = kept.keys
        self.own = own.keys
        self.each = max(kept.each, own.each)
        self.spans = spans
        self.like = like

    @cached_property
    def sizes(self) -> tuple[int, int]:
        """Words of the kept article and of the other that were aligned."""
        kept, own = min(len(self.kept), LONGEST), min(len(self.own), LONGEST)
        return kept // self.each, own // self.each

    @cached_property
    def places(self) -> list[Place]:
        """Where they differ, in order."""
        return self.places_apart(APART)

    @cached_property
    def inner(self) -> list[Place]:
        """Where they differ between words that both have."""
        return self.within(self.places)

    def places_apart(self, apart: int) -> list[Place]:
        """Return where they differ, fewer equal words between making one place."""
        return list(places(self.spans, apart, self.each))

    def within(self, found: Iterable[Place]) -> list[Place]:
        """Return the places that neither begin nor end a text."""
        end = min(len(self.kept), LONGEST)
        return [place for place in found if place.start > 0 and place.end < end]

    def gone_alone(self, place: Place) -> bool:
        """Return whether the kept article alone says what stands there."""
        return _foreign(self.kept[place.start : place.end], self.own_said)

    def put_alone(self, place: Place) -> bool:
        """Return whether the other alone says what stands there."""
        return _foreign(self.own[place.new_start : place.new_end], self.kept_said)

    def alone(self, place: Place) -> bool:
        """Return whether one alone says the longer of the two passages there."""
        if place.gone >= place.put:
            return self.gone_alone(place)
        return self.put_alone(place)

    @cached_property
    def kept_said(self) -> bytes:
        """The kept article's words, a space before and after each."""
        return b" %b " % b" ".join(self.kept)

    @cached_property
    def own_said(self) -> bytes:
        """The article's own."""
        return b" %b " % b" ".join(self.own)


def places(spans: Iterable[Span], apart: int = APART, each: int = 1) -> Iterator[Place]:
    """Yield where two articles differ.

    Args:
        spans: The same by the word.
        apart: Fewer equal words between two differences make them one.
        each: How many of the spans' words are counted as one.

    >>> for place in places([Span(2, 3, 2, 3), Span(5, 5, 5, 9), Span(20, 30, 24, 24)]):
    ...     tuple(place)
    (2, 5, 2, 9, 1, 5)
    (20, 30, 24, 24, 10, 0)
    """
    begin = new_begin = end = new_end = gone = put = -1
    for start, stop, new_start, new_stop in spans:
        if end < 0 or start - end >= apart * each:
            if end >= 0:
                yield Place(
                    begin, end, new_begin, new_end, -(-gone // each), -(-put // each)
                )
            begin, new_begin, gone, put = start, new_start, 0, 0
        gone += stop - start
        put += new_stop - new_start
        end, new_end = stop, new_stop
    if end >= 0:
        yield Place(begin, end, new_begin, new_end, -(-gone // each), -(-put // each))


def heard(words: Sequence[bytes], said: bytes) -> tuple[int, int]:
    """Return how many runs of three words of a passage a text has, and of how many.

    Args:
        words: The passage.
        said: The text's words, a space before and after each.

    >>> heard([b"rain", b"fell", b"in", b"may"], b" the rain fell in june ")
    (1, 2)
    """
    count = max(len(words) - 2, 0)
    starts = range(0, count, -(-count // ASKED) or 1)
    found = sum(b" %b %b %b " % (*words[n : n + 3],) in said for n in starts)
    return found, len(starts)


def _foreign(words: Sequence[bytes], said: bytes) -> bool:
    """Return whether a passage is told by one alone; one of two words isn't."""
    found, asked = heard(words, said)
    return found < asked and asked - found >= ALONE * asked
