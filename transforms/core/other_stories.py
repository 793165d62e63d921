"""What shows in two articles that are alike that each tells a story of its own."""

from collections.abc import Iterator, Sequence

from transforms.core.changes import Span, Words

PASSAGE = 15
"""Words from which what stands in another's place is a passage: a sentence or more.
The other may be as short as `STUB`."""

STUB = 4
_APART = 3
"""Edits with fewer equal words between them are one: two passages of one language
have an `of the` in common by chance."""


def replaced_words(found: Sequence[Span], words: int) -> int:
    """Return how many words stand in passages that take the place of others.

    What tells two stories that share half of their paragraphs from an edited copy:
    who edits cuts, adds, or changes a word here and there, and seldom puts one
    sentence where another stood. What stands at the very beginning or end doesn't
    count: datelines and credits are exchanged there. Of two passages the shorter
    counts.

    Args:
        found: Where an article differs from another.
        words: The number of words of the other that were aligned.

    >>> replaced_words([Span(9, 29, 9, 39)], 90)
    20
    >>> replaced_words([Span(9, 29, 9, 9), Span(40, 41, 20, 22)], 90)
    0
    """
    total = begin = end = added = 0
    for start, stop, new_start, new_stop in found:
        if start - end >= _APART or not end:
            total += _replaced(begin, end, added, words)
            begin, added = start, 0
        else:
            added += start - end
        added += new_stop - new_start
        end = stop
    return total + _replaced(begin, end, added, words)


def _replaced(begin: int, end: int, added: int, words: int) -> int:
    less, more = min(end - begin, added), max(end - begin, added)
    within = begin > 0 and end < words
    return less if within and less >= STUB and more >= PASSAGE else 0


LEAD = 25
"""Words that a text begins with: its first sentence."""

SAME_LEAD = 0.1
"""Share of a lead's runs of three words that tells the lead itself from chance."""


def leads_apart(own: Words, other: Words) -> bool:
    """Return whether neither text has the other's lead anywhere.

    Who copies a story cuts its end, and may put something before its lead; two stories
    of which each begins with what the other never says are two.

    >>> one, two = Words("Rain fell in May. " * 3), Words("Sun shone in June. " * 3)
    >>> both = Words("Sun shone in June. Rain fell in May. Rain fell in May.")
    >>> leads_apart(one, two), leads_apart(one, both)
    (True, False)
    """
    return not (_leads(own, other) or _leads(other, own))


def _leads(one: Words, other: Words) -> bool:
    """Return whether the lead of one text stands in the other."""
    runs, lead = set(_runs(other.keys)), list(_runs(one.keys[:LEAD]))
    return sum(run in runs for run in lead) >= max(SAME_LEAD * len(lead), 1)


def _runs(keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    return zip(keys, keys[1:], keys[2:], strict=False)
