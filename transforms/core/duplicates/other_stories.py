"""What shows in two articles that are alike that each tells a story of its own.

Who copies a story cuts it, puts something before or after it, changes a word here and
there. Two stories that share paragraphs (of an agency's background, of a round-up that
quotes both) have passages in the place of others, or between them, all the way.
"""

from collections.abc import Callable, Sequence

from transforms.core.duplicates.forms import (
    FIGURES,
    FIGURES_ALIKE,
    FORM,
    HALF,
    MOST,
    figures_replaced,
    filled_in,
)
from transforms.core.duplicates.side_by_side import Place, SideBySide, heard
from transforms.core.duplicates.similarity import Likeness

LIKE = 0.85
"""Jaccard similarity from which two articles tell one story: of so much in common, a
sentence or two may stand in the place of others in a corrected copy."""

OWN = 0.08
"""Share of its shingles that each of two stories must have alone, unless passages
stand in the place of others at `MANY` places."""

PASSAGE = 15
"""Words from which what stands in another's place is a passage: a sentence or more."""

STUB = 4
"""Words that a passage takes the place of, at least."""

RUNS = 2
"""Shingles of its own that a passage has, at least, where it stands for another."""

MANY = 3
"""Places at which two stories that share every other paragraph differ, at least."""


def may_tell_another(like: Likeness) -> bool:
    """Return whether two so alike may tell two stories: the look without the texts.

    Words that stand in the place of others have shingles of their own, at each place.
    """
    if like.jaccard >= LIKE or (like.jaccard >= UNLIKE and like.alone < OWN):
        fewest = like.alone * min(like.own, like.other)
        return like.jaccard < FORM and fewest >= MANY * RUNS
    return True


def tells_another(two: SideBySide, share: float) -> bool:
    """Return whether an article that is like a kept one tells a story of its own.

    Args:
        two: The two.
        share: Share of the shorter one's words in replaced passages that is asked for.
    """
    like = two.like
    if like.jaccard >= LIKE:
        return filled_in(two)
    replaced = _replaced(two, STUB, PASSAGE)
    words = sum(min(place.gone, place.put) for place in replaced)
    if words >= max(share * min(two.sizes), 1) and (
        like.alone >= OWN or len(replaced) >= MANY
    ):
        return True
    if like.alone >= OWN and leads_apart(two):
        return True
    return (
        _heads_apart(two)
        or _sentences_replaced(two)
        or _interleaved(two)
        or _is_other_report(two)
        or filled_in(two)
    )


def _is_other_report(two: SideBySide) -> bool:
    """Return whether two articles are reports of one form with other figures."""
    if two.like.jaccard < UNLIKE:
        return figures_replaced(two, FIGURES, HALF)
    return figures_replaced(two, FIGURES_ALIKE, MOST)


def _replaced(two: SideBySide, stub: int, passage: int) -> list[Place]:
    """Return the places at which words of one stand for words of the other.

    Args:
        two: The two.
        stub: Words of the shorter of the two passages there, at least.
        passage: Words of the longer, at least. One of the two articles has it alone.
    """
    return [
        place
        for place in two.inner
        if min(place.gone, place.put) >= stub
        and max(place.gone, place.put) >= passage
        and two.alone(place)
    ]


LEAD = 25
"""Words that a text begins with: its first sentence."""

SAME_LEAD = 0.1
"""Share of a lead's runs of three words that tells the lead itself from chance."""


def leads_apart(two: SideBySide) -> bool:
    """Return whether neither text has the other's lead anywhere.

    Who copies a story cuts its end, and may put something before its lead; two stories
    of which each begins with what the other never says are two.
    """
    size = LEAD * two.each
    if two.spans and two.spans[0].start >= SAME_LEAD * size + 2:  # it is heard there
        return False
    own, kept = two.own[:size], two.kept[:size]
    return not (_leads(own, two.kept_said) or _leads(kept, two.own_said))


def _leads(lead: Sequence[bytes], said: bytes) -> bool:
    """Return whether a lead stands in the other text."""
    found, asked = heard(lead, said)
    return found >= max(SAME_LEAD * asked, 1)


HEAD = 12
"""Words from which what a text begins with is a lead, be it shorter than `LEAD`."""

UNLIKE_HEADS = 0.7
"""Jaccard similarity below which two leads, with a passage put in, part two stories."""

SENTENCE = 10
"""Words from which what one article alone has is a sentence."""


def _heads_apart(two: SideBySide) -> bool:
    """Return whether one begins with a lead in the place of the other's.

    As many a copy has another lead, a passage that one alone has must stand further
    down, too.
    """
    if two.like.jaccard >= UNLIKE_HEADS or not two.places:
        return False
    head = two.places[0]
    less, more = sorted((head.gone, head.put))
    if head.start or head.new_start or less < max(HEAD, more / 2):
        return False
    return any(
        (place.gone >= SENTENCE and two.gone_alone(place))
        or (place.put >= SENTENCE and two.put_alone(place))
        for place in two.inner
    )


BRIEF = 250
"""Words of the shorter of two articles up to which each sentence of it counts."""

PART = 6
"""Words from which, in a brief, what stands in another's place is part of a sentence
that was replaced and no edit of words."""

SOME = 0.08
"""Share of a brief's words in replaced parts of sentences from which it is another."""

UNLIKE = 0.62
"""Jaccard similarity below which little is asked for to part two stories."""


def _sentences_replaced(two: SideBySide) -> bool:
    """Return whether parts of sentences stand in the place of others in two briefs."""
    if two.like.jaccard >= UNLIKE or two.like.alone < OWN or min(two.sizes) > BRIEF:
        return False
    replaced = _replaced(two, 2, PART)
    words = sum(max(place.gone, place.put) for place in replaced)
    return words >= max(SOME * min(two.sizes), 1)


BETWEEN = 8
"""Equal words that two passages of one article have between them, at least."""

MUCH = 0.28
"""Share of an article in passages between those of the other, from which the other
is no part of it but shares paragraphs with it. In an update that puts sentences in all
over a story up to a quarter is new."""


def _interleaved(two: SideBySide) -> bool:
    """Return whether passages that one alone has stand between those of both.

    A part of a text is a piece of it, or a few; who takes every other paragraph and
    fills the gaps, or leaves them, tells another story.
    """
    if two.like.jaccard >= UNLIKE:
        return False
    inner = two.within(two.places_apart(BETWEEN))
    kept, own = two.sizes
    gone = [(place.gone, place) for place in inner if place.gone >= PASSAGE]
    put = [(place.put, place) for place in inner if place.put >= PASSAGE]
    return _much(gone, kept, two.gone_alone) or _much(put, own, two.put_alone)


def _much(
    found: Sequence[tuple[int, Place]], words: int, alone: Callable[[Place], bool]
) -> bool:
    """Return whether what one article alone has at many places is much of it.

    Args:
        found: Its words at each place.
        words: Its words in all.
        alone: Tells whether it alone has what stands at a place.
    """
    if sum(size for size, _ in found) < MUCH * words:
        return False
    told = [size for size, place in found if alone(place)]
    return len(told) >= MANY and sum(told) >= MUCH * words
