"""How like two articles are, counted on their shingles."""

from math import sqrt
from typing import NamedTuple

import numpy as np

from transforms.core.duplicates.signatures import PERMUTATIONS
from transforms.core.storage.columns import Array

THRESHOLD = 0.35
"""Jaccard similarity from which an article is a near duplicate.

Of the words' runs of three that either article has, 35 in a hundred stand in both: a
page that carries an article and twice as much around it is still found. What pairs of
made samples look like at .4 to .9 is in docs/threshold.md.
"""

SURE = 0.47
"""Below this, one of two near duplicates must be a part of the other but for `ALONE`:
cut, or added to. Two texts that differ both ways and have less in common are two
stories on one background."""

ALONE = 0.2
"""Share of its shingles that a part of an article may have alone; see `SURE`."""

CONTAINED = 0.9
"""Share of its shingles found in another article from which one is contained in it."""

LEAST_CONTAINED = 20
"""Fewer shingles than these are a sentence that many articles may quote."""


class Likeness(NamedTuple):
    """How like an article is to another.

    Attributes:
        jaccard: Shingles in both, of those in either.
        containment: Share of its own shingles that the other has.
        contains: Share of the other's shingles that it has.
        own: Number of its own shingles.
        other: Number of the other's.
    """

    jaccard: float
    containment: float
    contains: float
    own: int
    other: int

    @property
    def alone(self) -> float:
        """Share of its shingles that each of the two has alone, at least."""
        return 1 - max(self.containment, self.contains)


def likeness(own: Array, other: Array) -> Likeness:
    """Compare two sets of shingles, each sorted, unique uint64.

    >>> likeness(np.arange(4), np.arange(2, 5))[:3]
    (0.4, 0.5, 0.6666666666666666)
    >>> likeness(np.arange(0), np.arange(3)).jaccard
    0.0
    """
    both = np.concatenate((own, other))
    both.sort(kind="stable")  # merges two sorted runs, in a third of the time
    common = int(np.count_nonzero(both[1:] == both[:-1]))
    either = len(both) - common
    return Likeness(
        common / either if either else 0.0,
        common / len(own) if len(own) else 0.0,
        common / len(other) if len(other) else 0.0,
        len(own),
        len(other),
    )


class LeastEstimate:
    """The estimated similarity below which a pair isn't worth verifying.

    A pair at the threshold, or one that contains the other, is estimated lower than
    this once in 30,000 times (four standard errors of 128 values).
    """

    def __init__(self, threshold: float, contained: float = CONTAINED):
        """Begin.

        Args:
            threshold: Jaccard similarity that is asked for.
            contained: Containment that is asked for.
        """
        self._threshold = threshold
        self._contained = contained
        self._at_threshold = _surely(threshold)

    def __call__(self, own: int, other: int) -> float:
        """Return it for two articles of so many shingles, repeated ones too."""
        smaller = min(own, other) * self._contained
        held = smaller / max(own + other - smaller, 1)
        return self._at_threshold if held >= self._threshold else _surely(held)


def _surely(similarity: float) -> float:
    error = sqrt(similarity * (1 - similarity) / PERMUTATIONS)
    return max(similarity - 4 * error, _FLOOR)


_FLOOR = 0.06
"""Pairs estimated lower share next to nothing; bands don't find what is contained
there any more (see `signatures.meeting`)."""
