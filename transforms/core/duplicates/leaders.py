"""The ordered pass that decides which article is a duplicate of which.

An article is a duplicate of an earlier *kept* one, never of another duplicate, so
that chains don't collapse: each is as near to the one it is credited to as the
threshold asks. In this order:

1. exact: the same cleaned title and text (`core.duplicates.copies`);
2. update: the same id or URL (`core.storage.names`), which title or text confirms;
3. near: at or above the threshold, or contained in a kept article, unless it tells
   another story (`core.duplicates.guards`);
4. else it is kept, and says which earlier ones it contains, overlaps or recurs from.

`core.duplicates.rules` holds the figures.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from transforms.core.duplicates.candidates import Buckets
from transforms.core.duplicates.changes import account, confirms
from transforms.core.duplicates.copies import Copies
from transforms.core.duplicates.decisions import KEPT, Articles, Decision, Match
from transforms.core.duplicates.guards import Guards, Pair
from transforms.core.duplicates.intervals import Intervals
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.signatures import estimates
from transforms.core.duplicates.similarity import (
    LEAST_CONTAINED,
    LeastEstimate,
    Likeness,
    likeness,
)
from transforms.core.schema import Duplicate, Related
from transforms.core.storage.columns import Array
from transforms.core.storage.names import Names

MOST_RELATED = 8
"""Earlier articles that one names as related: the most similar ones."""

Better = Callable[[int, int], bool]


class Leaders:
    """Takes rows in order and decides each."""

    def __init__(
        self,
        articles: Articles,
        buckets: Buckets,
        rules: Rules,
        rank: Array | None = None,
        earlier: int = 0,
        better: Better | None = None,
    ):
        """Begin with nothing kept.

        Args:
            articles: All of them, those of earlier commits first.
            buckets: Of all rows that take part.
            rules: The figures.
            rank: int64[n], each row's place in the order; that of the rows, if not
                given.
            earlier: How many are of earlier commits.
            better: Whether a row (first) replaces one of an earlier commit that it
                is a duplicate of; never, if not given.
        """
        self._articles = articles
        self._buckets = buckets
        self._rules = rules
        self._least = LeastEstimate(rules.threshold, rules.contained)
        self._rank = np.arange(len(articles.time)) if rank is None else rank
        self._earlier = earlier
        self._better = better
        self._intervals = Intervals(articles, rules)
        self._copies = Copies(articles, rules, self._intervals, self._rank)
        self._names = Names(articles)
        self._guards = Guards(articles, rules, self._intervals)

    @property
    def flooded(self) -> int:
        """Number of buckets in which articles were left uncompared."""
        return self._buckets.flooded

    def keep(self, row: int, own_id: str | None = None) -> None:
        """Note a kept article: one of an earlier commit, or one just decided."""
        self._names.keep(row, own_id)
        self._copies.keep(row)
        self._buckets.keep(row)

    def decide(self, row: int) -> Decision:
        """Decide one article, and note it if it is kept."""
        copied = self._copies.of(row)
        if copied is not None:
            return self._copy(copied)
        found = self._update_of(row)
        collided = found is KEPT
        if found is None or found is KEPT:
            found = self._near_of(row) if self._rules.near else KEPT
        supersedes = None
        if found.duplicate:
            of = found.of
            if of >= self._earlier or not self._better or not self._better(row, of):
                return found
            supersedes, found = self._names.of(of), KEPT
        own_id = self._names.free_id(row)
        self.keep(row, own_id)
        if not (own_id or collided or supersedes):
            return found
        return found._replace(id=own_id, collided=collided, supersedes=supersedes)

    def _update_of(self, row: int) -> Decision | None:
        """Return the update; a decision without a duplicate if it is a collision."""
        rows = self._names.alike(row)
        rows = {other for other in rows if self._intervals.remembers(row, other)}
        if not rows:
            return None
        own = self._articles.text(row)
        for match in self._nearest_first(row, sorted(rows)):
            other = self._articles.text(match.row)
            if confirms(own, other, match.like.jaccard):
                return self._duplicate(Pair(self._articles, row, match), "update")
        return KEPT

    def _near_of(self, row: int) -> Decision:
        candidates = self._buckets.kept(row)
        if not candidates:
            return KEPT
        related = []
        for match in self._nearest_first(row, self._worth_it(row, candidates)):
            if self._is_duplicate(match.like):
                pair = Pair(self._articles, row, match)
                other = self._guards.another(pair)
                if other is None:
                    near = match.like.jaccard >= self._rules.threshold
                    return self._duplicate(pair, "near" if near else "contained_in")
                related.append(self._related(match, other))
            elif self._contains(match.like):
                related.append(self._related(match, "contains"))
        return Decision(related=tuple(related[:MOST_RELATED])) if related else KEPT

    def _is_duplicate(self, like: Likeness) -> bool:
        return like.jaccard >= self._rules.threshold or (
            like.containment >= self._rules.contained and like.own >= LEAST_CONTAINED
        )

    def _contains(self, like: Likeness) -> bool:
        held = like.contains >= self._rules.contained
        return held and like.other >= LEAST_CONTAINED

    def _worth_it(self, row: int, candidates: set[int]) -> list[int]:
        """Return the candidates whose signatures may be those of duplicates."""
        articles, least = self._articles, self._least
        rows = sorted(candidates)
        estimated = estimates(articles.signature, row, rows)
        size, sizes = int(articles.sizes[row]), articles.sizes[rows].tolist()
        return [
            other
            for other, other_size, like in zip(rows, sizes, estimated, strict=True)
            if like >= least(size, other_size) and self._intervals.remembers(row, other)
        ]

    def _nearest_first(self, row: int, rows: list[int]) -> list[Match]:
        """Return the rows, compared: by similarity, containment, then the earlier."""
        if not rows:
            return []
        shingles = self._articles.shingles
        own = shingles(row)
        found = (Match(other, likeness(own, shingles(other))) for other in rows)
        return sorted(found, key=self._nearness)

    def _nearness(self, match: Match) -> tuple[float, float, int]:
        like = match.like
        return (-like.jaccard, -like.containment, int(self._rank[match.row]))

    def _copy(self, of: int) -> Decision:
        same = Duplicate(
            of=self._names.of(of), relation="exact", similarity=1.0, containment=1.0
        )
        return Decision(same, of)

    def _duplicate(self, pair: Pair, relation: Any) -> Decision:
        match, changes = pair.match, None
        if self._rules.account:
            changes = account(*pair.compared, pair.edits) or None
        duplicate = Duplicate(
            of=self._names.of(match.row),
            relation=relation,
            similarity=_rounded(match.like.jaccard),
            containment=_rounded(match.like.containment),
            changes=changes,
        )
        return Decision(duplicate, match.row)

    def _related(self, match: Match, relation: Any) -> Related:
        similarity = _rounded(match.like.jaccard)
        name = self._names.of(match.row)
        return Related(id=name, relation=relation, similarity=similarity)


def _rounded(share: float) -> float:
    """Round down to four places, so that no figure states more than was found."""
    return int(share * 10_000 + 1e-9) / 10_000
