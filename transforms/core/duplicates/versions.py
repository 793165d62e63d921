"""The pass under the policy `latest`: the later version wins, if it has the story.

A later copy that was cut (a brief, an excerpt, a page behind a wall) would else remove
the article in full. A corrected form wins whatever it left out, and so does a later
version of the same id: there somebody meant it to.
"""

from typing import Protocol

from transforms.core.dates import UNDATED
from transforms.core.duplicates.candidates import Buckets
from transforms.core.duplicates.decisions import Articles, Decision
from transforms.core.duplicates.leaders import Leaders
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.similarity import LEAST_CONTAINED, likeness
from transforms.core.schema import Related
from transforms.core.storage.columns import Array

KEEPS = 2 / 3
"""Share of an earlier version's shingles that a later one must have to stand for it:
below, what it cut is more than a tail."""


class Dated(Articles, Protocol):
    """Articles with their times and forms: `core.storage.pool.Pool` has them."""

    @property
    def form(self) -> Array:
        """1 for a corrected or updated form."""


class Versions(Leaders):
    """Decides articles in the order of `latest`."""

    def __init__(
        self,
        articles: Dated,
        buckets: Buckets,
        rules: Rules,
        rank: Array,
        earlier: int,
    ):
        """Begin with nothing kept; see `Leaders`."""
        super().__init__(articles, buckets, rules, rank, earlier, self._supersedes)
        self._form = articles.form

    def decide(self, row: int) -> Decision:
        """Decide one article; one in full stays beside a later one that was cut."""
        found = super().decide(row)
        if found.duplicate is None or found.duplicate.relation != "near":
            return found
        of = found.of
        if self._form[of] > self._form[row] or not self._is_cut(of, row):
            return found
        own_id = self._names.free_id(row)
        self.keep(row, own_id)
        related = Related(
            id=found.duplicate.of,
            relation="contains",
            similarity=found.duplicate.similarity,
        )
        return Decision(id=own_id, related=(related,), collided=own_id is not None)

    def _supersedes(self, row: int, other: int) -> bool:
        """Return whether a row stands for an earlier commit's that it is like."""
        forms = int(self._form[row]), int(self._form[other])
        if forms[0] != forms[1]:
            return forms[0] > forms[1]
        times = int(self._articles.time[row]), int(self._articles.time[other])
        if UNDATED in times or times[0] <= times[1]:
            return False
        return other in self._names.alike(row) or not self._is_cut(row, other)

    def _is_cut(self, row: int, other: int) -> bool:
        """Return whether a row is part of another and lacks much of it."""
        shingles = self._articles.shingles
        like = likeness(shingles(other), shingles(row))
        held = like.contains >= self._rules.contained and like.other >= LEAST_CONTAINED
        return held and like.containment < KEEPS
