"""What a threshold will find, and cost, told from a sample of the articles.

Pairs that are alike are few in a sample and many in all: of N articles, of which n are
in the sample, there are about (N / n)^2 times as many pairs.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from transforms.core.duplicates.signatures import meeting
from transforms.core.duplicates.similarity import likeness
from transforms.core.near_duplicates import InMemory
from transforms.core.schema import Article
from transforms.core.storage.columns import Array
from transforms.core.storage.pool import AT_HAND

STEPS = 20
"""Of the histogram, each .05."""

RARE = 64
"""A shingle of more articles than these is everybody's; pairs that share only such
ones are far below any threshold."""

LEAST = 0.1
"""Similarity below which a pair isn't counted."""

MEMORY_BASE = 230 * 2**20
"""Bytes of a run that are there for few articles, too: the program, Beam, one landing
file that is being written."""

NOTED_EACH = 270
"""Bytes of what is noted of an article for its line, on average: 660 of a duplicate,
and two in five are."""

AT_HAND_EACH = 8_000
"""Bytes of an article that is at hand in the pass: shingles, of some the words, too."""


class Advice(NamedTuple):
    """What the sample says.

    Attributes:
        articles: Articles in the sample.
        pairs: int64[STEPS], pairs by similarity.
        recall: Share of the articles with one at or above the threshold that a band
            leads to such a one.
        near: Articles that have one at or above the threshold.
        candidates: Pairs that share a band's bucket.
    """

    articles: int
    pairs: Array
    recall: float
    near: int
    candidates: int

    def candidates_of(self, count: int) -> float:
        """Return the expected number of candidates of each of so many articles."""
        return self.candidates * (count / self.articles) ** 2 / count


def advise(articles: Sequence[Article], threshold: float) -> Advice:
    """Return what a sample says of a threshold.

    Args:
        articles: The sample, without exact copies, at least one.
        threshold: Jaccard similarity, 0 to 1.
    """
    held = InMemory(articles)
    sets = [held.shingles(row) for row in range(len(articles))]
    pairs = np.zeros(STEPS, np.int64)
    missed: dict[int, float] = {}
    for one, two in sorted(_sharing(sets)):
        found = likeness(sets[two], sets[one]).jaccard
        if found >= LEAST:
            pairs[min(STEPS - 1, int(found * STEPS))] += 1
        if found >= threshold:
            missed[two] = missed.get(two, 1.0) * (1 - meeting(found))
    recall = 1 - sum(missed.values()) / len(missed) if missed else 1.0
    candidates = _in_a_bucket(held.bands)
    return Advice(len(articles), pairs, recall, len(missed), candidates)


def _sharing(sets: Sequence[Array]) -> set[tuple[int, int]]:
    """Return the pairs of rows that share a rare shingle, the lower row first."""
    sizes = [len(one) for one in sets]
    rows = np.repeat(np.arange(len(sets)), sizes)
    return _pairs_of(np.concatenate([*sets, np.zeros(0, np.uint64)]), rows)


def _in_a_bucket(bands: Array) -> int:
    """Return how many pairs of rows share a bucket, uint32[BANDS, n]."""
    rows = np.arange(bands.shape[1])
    found: set[tuple[int, int]] = set()
    for band in bands:
        found |= _pairs_of(band, rows)
    return len(found)


def _pairs_of(values: Array, rows: Array) -> set[tuple[int, int]]:
    """Return the pairs of rows that have a value in common, unless many have it."""
    order = np.argsort(values, kind="stable")
    ordered, owners = values[order], rows[order]
    begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    ends = np.append(begins[1:], len(ordered))
    some = (ends - begins > 1) & (ends - begins <= RARE)
    found: set[tuple[int, int]] = set()
    for begin, end in zip(begins[some].tolist(), ends[some].tolist(), strict=True):
        found.update(combinations(owners[begin:end].tolist(), 2))
    return found


def memory(count: int, held: float) -> float:
    """Return the bytes that a run of so many articles needs at its peak.

    Args:
        count: Number of articles.
        held: Bytes that the pass holds for all of them, as measured on the sample.
    """
    at_hand = min(count, AT_HAND) * AT_HAND_EACH
    return MEMORY_BASE + at_hand + count * NOTED_EACH + held


def table(advice: Advice, threshold: float, count: int, costs: dict[str, Any]) -> str:
    """Return the advice for a person to read.

    Args:
        advice: What the sample says.
        threshold: That it was asked for.
        count: Number of articles it is told for.
        costs: Figures by label, printed below.
    """
    most = max(1, int(advice.pairs.max()))
    lines = [
        f"{advice.articles:,} article{'s' * (advice.articles != 1)} in the sample",
        "",
    ]
    lines.append(f"{'similarity':>10}{'pairs':>9}{'found':>8}")
    first = int(LEAST * STEPS)
    for step in range(first, STEPS):
        low = step / STEPS
        bar = "#" * round(40 * int(advice.pairs[step]) / most)
        mark = " <" if low <= threshold < low + 1 / STEPS else ""
        found = meeting(low + 0.5 / STEPS)
        lines.append(f"{low:>10.2f}{advice.pairs[step]:>9,}{found:>8.3f}  {bar}{mark}")
    lines += ["", f"at a threshold of {threshold:g}, for {count:,} articles:"]
    share = advice.near / advice.articles
    figures = {
        "near duplicates": f"{share:.1%} of the sample; more of all",
        "expected recall": f"{advice.recall:.4f}",
        "candidates": f"{advice.candidates_of(count):,.1f} an article",
        **costs,
    }
    return "\n".join(
        [*lines, *(f"  {name:<18}{told}" for name, told in figures.items())]
    )
