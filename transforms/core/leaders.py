"""The ordered pass that decides which article is a duplicate of which.

An article is a duplicate of an earlier *kept* one, never of another duplicate, so
that chains don't collapse: each is as near to the one it is credited to as the
threshold asks. In this order:

1. exact: the same cleaned title and text;
2. update: the same id or URL, which title or text confirms;
3. near: at or above the threshold, or contained in a kept article;
4. else it is kept, and says which earlier ones it contains or recurs from.

An article in which whole passages stand in the place of an earlier one's is another
story that shares the rest: it stays, and *overlaps*. Two articles of known times more
than a day apart that are short, or of which one has another number where the other has
one (a market report, the weather), *recur*: both stay. `Rules` holds the figures.
"""

from bisect import bisect_left, insort
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import msgspec
import numpy as np
import xxhash

from transforms.core.candidates import Buckets
from transforms.core.changes import (
    LONGEST,
    Edit,
    Story,
    account,
    confirms,
    edits,
    replaced_words,
    replaces_number,
)
from transforms.core.columns import Strings, as_fixed
from transforms.core.schema import Duplicate, Related, RelatedBy
from transforms.core.signatures import estimates
from transforms.core.similarity import (
    ALONE,
    CONTAINED,
    LEAST_CONTAINED,
    SURE,
    THRESHOLD,
    Likeness,
    least_estimate,
    likeness,
)

Array = np.ndarray[Any, np.dtype[Any]]
HOUR = 3_600_000_000
DAY = 24 * HOUR
NEVER = np.iinfo(np.int64).max
"""The time of an article of no known time."""

MOST_RELATED = 8
"""Earlier articles that one names as related: the most similar ones."""

REPLACED = 0.02
"""Share of the words of the shorter of two articles in passages that stand in the
place of others (`changes.replaced_words`) from which it is another story."""

OWN = 0.08
"""Share of its shingles that each of two stories must have alone: where less differs,
passages were moved, not replaced."""


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of the pass.

    Attributes:
        threshold: Jaccard similarity from which an article is a near duplicate, 0 to 1.
        contained: Share of its shingles from which an article is contained.
        recurring_hours: Stories further apart than this may recur; 0 turns it off.
        recurring_words: Stories of fewer words recur whatever they say.
        keep_for_days: Articles further apart in time aren't compared; 0: no limit.
        replaced: Share of its words in passages put in the place of an earlier
            article's from which an article tells another story; 1 turns it off.
        account: Whether duplicates get an account of what differs.
    """

    threshold: float = THRESHOLD
    contained: float = CONTAINED
    recurring_hours: float = 20.0
    recurring_words: int = 60
    keep_for_days: float = 0.0
    replaced: float = REPLACED
    account: bool = True


class Articles(Protocol):
    """The articles of a pass by row; those of earlier commits come first.

    Attributes:
        time: int64[n], microseconds since 1970 UTC, `NEVER` where it is not known.
        event: int64[n], event times of messages, `NEVER` for what is of files.
        words: int32[n], words of the body.
        sizes: int32[n], number of shingles, repeated ones too.
        signature: uint8[n, 128].
        hashes: uint8[n, 16], content hashes.
        ids: The source's ids.
        urls: Keys of the canonical URLs (`identity`); empty where there is none.
    """

    time: Array
    event: Array
    words: Array
    sizes: Array
    signature: Array
    hashes: Array
    ids: Strings
    urls: Strings

    def id(self, row: int) -> str:
        """Return the source's id."""

    def hash(self, row: int) -> bytes:
        """Return the content hash, 16 bytes."""

    def shingles(self, row: int) -> Array:
        """Return the set of shingles, sorted, unique uint64."""

    def text(self, row: int) -> Story:
        """Return the words of title and body."""


class Decision(NamedTuple):
    """What the pass says of an article.

    Attributes:
        duplicate: What it is a duplicate of; None if it is kept.
        of: The row of that.
        id: The id it gets because an earlier kept article has its own.
        related: Earlier kept ones that it contains or recurs from.
        collided: Its id or URL is a kept article's that it does not update.
        supersedes: The id of the kept article of an earlier run that it replaces.
    """

    duplicate: Duplicate | None = None
    of: int = -1
    id: str | None = None
    related: tuple[Related, ...] = ()
    collided: bool = False
    supersedes: str | None = None


KEPT = Decision()


class Match(NamedTuple):
    """A kept article that another is compared with."""

    row: int
    like: Likeness


Better = Callable[[int, int], bool]


class Leaders:
    """Takes rows in order and decides each.

    What only one row has (its id, URL, content hash: those of most) is never looked
    up and takes no memory.
    """

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
        self._rank = np.arange(len(articles.time)) if rank is None else rank
        self._earlier = earlier
        self._better = better
        id_hashes = articles.ids.hashes()
        self._all_ids = np.sort(id_hashes)
        self._shares_id = _shared(id_hashes)
        self._shares_hash = _shared(as_fixed(articles.hashes))
        self._shares_url = _shared(articles.urls.hashes(), _EMPTY_URL)
        self._ids: dict[str, int] = {}
        self._given: set[str] = set()
        self._renamed: dict[int, str] = {}
        self._urls: dict[bytes, list[int]] = {}
        self._exact: dict[bytes, int | _Series] = {}
        self._window = rules.recurring_hours * HOUR or NEVER
        self._memory = rules.keep_for_days * DAY or NEVER

    @property
    def flooded(self) -> int:
        """Number of buckets in which articles were left uncompared."""
        return self._buckets.flooded

    def keep(self, row: int, own_id: str | None = None) -> None:
        """Note a kept article: one of an earlier commit, or one just decided."""
        articles = self._articles
        if own_id:
            self._renamed[row] = own_id
            self._given.add(own_id)
        elif self._shares_id[row]:
            self._ids.setdefault(articles.id(row), row)
        if self._shares_url[row]:
            self._urls.setdefault(articles.urls[row], []).append(row)
        if self._shares_hash[row]:
            self._note_exact(row)
        self._buckets.keep(row, self._buckets.of(row))

    def decide(self, row: int) -> Decision:
        """Decide one article, and note it if it is kept."""
        found = self._exact_of(row) if self._shares_hash[row] else None
        if found is not None:
            return found
        found = self._update_of(row)
        collided = found is KEPT
        if found is None or found is KEPT:
            found = self._near_of(row)
        supersedes = None
        if found.duplicate:
            of = found.of
            if of >= self._earlier or not self._better or not self._better(row, of):
                return found
            supersedes, found = self._name(of), KEPT
        own_id = self._free_id(row)
        self.keep(row, own_id)
        if not (own_id or collided or supersedes):
            return found
        return found._replace(id=own_id, collided=collided, supersedes=supersedes)

    # Exact copies

    def _note_exact(self, row: int) -> None:
        digest = self._articles.hash(row)
        first = self._exact.setdefault(digest, row)
        if first is not row and first != row:
            if not isinstance(first, _Series):
                first = self._exact[digest] = _Series(
                    self._articles.time, self._rank, first
                )
            first.add(row)

    def _exact_of(self, row: int) -> Decision | None:
        found = self._exact.get(self._articles.hash(row))
        if found is None:
            return None
        if isinstance(found, _Series):
            of = found.near(row, self._exact_reach(row))
        else:
            of = found if self._apart(row, found) <= self._exact_reach(row) else None
            if of is None and self._articles.id(found) == self._articles.id(row):
                of = found if self._apart(row, found) <= self._memory else None
        if of is None:
            return None
        same = Duplicate(
            of=self._name(of), relation="exact", similarity=1.0, containment=1.0
        )
        return Decision(same, of)

    def _exact_reach(self, row: int) -> float:
        short = self._articles.words[row] < self._rules.recurring_words
        return min(self._memory, self._window) if short else self._memory

    # The same id or URL

    def _update_of(self, row: int) -> Decision | None:
        """Return the update; a decision without a duplicate if it is a collision."""
        articles = self._articles
        rows: set[int] = set()
        if self._shares_id[row]:
            rows = {self._ids.get(articles.id(row), -1)} - {-1}
        if self._shares_url[row]:
            rows.update(self._urls.get(articles.urls[row], ())[-_MOST_OF_A_URL:])
        rows = {other for other in rows if self._remembers(row, other)}
        if not rows:
            return None
        matches = sorted(self._matches(row, sorted(rows)), key=self._nearest)
        own = articles.text(row)
        for match in matches:
            if confirms(own, articles.text(match.row), match.like.jaccard):
                return self._duplicate(_Pair(articles, row, match), "update")
        return KEPT

    def _free_id(self, row: int) -> str | None:
        """Return the id with a suffix, if an earlier kept article has it."""
        if not self._shares_id[row] and not self._given:
            return None
        name = self._articles.id(row)
        if name not in self._ids and name not in self._given:
            return None
        digest = self._articles.hash(row).hex()
        own = f"{name}-{digest[:8]}"
        if self._is_taken(own):
            own = f"{name}-{digest}"
        while self._is_taken(own):
            own += "+"
        return own

    def _is_taken(self, name: str) -> bool:
        """Return whether an article has this id, or was given it."""
        digest = np.uint64(xxhash.xxh3_64_intdigest(name.encode()))
        place = np.searchsorted(self._all_ids, digest)
        has = place < len(self._all_ids) and self._all_ids[place] == digest
        return bool(has) or name in self._given

    # Near duplicates

    def _near_of(self, row: int) -> Decision:
        buckets = self._buckets.of(row)
        if not buckets:
            return KEPT
        candidates = self._buckets.kept(buckets)
        if not candidates:
            return KEPT
        rows = self._worth_it(row, candidates)
        matches = sorted(self._matches(row, rows), key=self._nearest)
        related = []
        for match in matches:
            if self._is_duplicate(match.like):
                pair = _Pair(self._articles, row, match)
                other = self._another(pair)
                if other is None:
                    near = match.like.jaccard >= self._rules.threshold
                    return self._duplicate(pair, "near" if near else "contained_in")
                related.append(self._related(match, other))
            elif self._contains(match.like):
                related.append(self._related(match, "contains"))
        return Decision(related=tuple(related[:MOST_RELATED])) if related else KEPT

    def _worth_it(self, row: int, candidates: set[int]) -> list[int]:
        articles, rules = self._articles, self._rules
        rows = np.fromiter(candidates, np.int64, len(candidates))
        rows.sort()
        estimated = estimates(articles.signature[row], articles.signature[rows])
        sizes = articles.sizes
        least = least_estimate(
            int(sizes[row]), sizes[rows], rules.threshold, rules.contained
        )
        kept = rows[estimated >= least]
        if self._memory != NEVER:
            return [one for one in kept.tolist() if self._remembers(row, one)]
        out: list[int] = kept.tolist()
        return out

    def _nearest(self, match: Match) -> tuple[float, float, int]:
        like = match.like
        return (-like.jaccard, -like.containment, int(self._rank[match.row]))

    def _matches(self, row: int, rows: Any) -> list[Match]:
        own = self._articles.shingles(row) if rows else None
        return [
            Match(other, likeness(own, self._articles.shingles(other)))
            for other in rows
            if own is not None
        ]

    def _is_duplicate(self, like: Likeness) -> bool:
        return like.jaccard >= self._rules.threshold or (
            like.containment >= self._rules.contained and like.own >= LEAST_CONTAINED
        )

    def _contains(self, like: Likeness) -> bool:
        held = like.contains >= self._rules.contained
        return held and like.other >= LEAST_CONTAINED

    def _another(self, pair: "_Pair") -> RelatedBy | None:
        """Return why an article as near as a duplicate is another story, if it is."""
        like = pair.match.like
        if like.jaccard < SURE and like.alone > ALONE:
            return "overlaps"
        if self._recurs(pair):
            return "recurring"
        return "overlaps" if self._overlaps(pair) else None

    def _recurs(self, pair: "_Pair") -> bool:
        """Return whether the two are one story on two days, and no duplicates."""
        row, other = pair.row, pair.match.row
        if self._apart(row, other) <= self._window:
            return False
        words = self._articles.words
        if max(words[row], words[other]) < self._rules.recurring_words:
            return True
        return replaces_number(pair.edits)

    def _overlaps(self, pair: "_Pair") -> bool:
        """Return whether the two are stories of their own that share passages."""
        if pair.match.like.alone < OWN:
            return False
        own, kept = len(pair.own.text.keys), min(len(pair.kept.text.keys), LONGEST)
        put = replaced_words(pair.edits, kept)
        return put > 0 and put >= self._rules.replaced * min(own, kept)

    def _apart(self, row: int, other: int) -> float:
        """Return the time between two articles in microseconds; 0 if not known."""
        time = self._articles.time
        one, two = time[row], time[other]
        return 0 if NEVER in (one, two) else abs(int(one) - int(two))

    def _remembers(self, row: int, other: int) -> bool:
        """Return whether two articles are near enough in time to be compared.

        That goes by the times of their messages; for files by the articles' own.
        """
        event = self._articles.event
        one, two = event[row], event[other]
        if NEVER in (one, two):
            return self._apart(row, other) <= self._memory
        return abs(int(one) - int(two)) <= self._memory

    def _duplicate(self, pair: "_Pair", relation: Any) -> Decision:
        match, changes = pair.match, None
        if self._rules.account:
            changes = account(pair.kept, pair.own, pair.edits) or None
        duplicate = Duplicate(
            of=self._name(match.row),
            relation=relation,
            similarity=_rounded(match.like.jaccard),
            containment=_rounded(match.like.containment),
            changes=changes,
        )
        return Decision(duplicate, match.row)

    def _related(self, match: Match, relation: Any) -> Related:
        similarity = _rounded(match.like.jaccard)
        return Related(
            id=self._name(match.row), relation=relation, similarity=similarity
        )

    def _name(self, row: int) -> str:
        return self._renamed.get(row) or self._articles.id(row)


class _Pair:
    """An article and a kept one that it is like; texts are read when asked for.

    Attributes:
        row: The article's.
        match: The kept one.
    """

    def __init__(self, articles: Articles, row: int, match: Match):
        self.row = row
        self.match = match
        self._articles = articles

    @property
    def own(self) -> Story:
        """The article's text."""
        return self._articles.text(self.row)

    @property
    def kept(self) -> Story:
        """The kept one's text."""
        return self._articles.text(self.match.row)

    @cached_property
    def edits(self) -> list[Edit]:
        """What leads from the kept one's text to the article's."""
        return edits(self.kept.text, self.own.text)


class _Series:
    """Kept articles of one content: those that recur from day to day."""

    def __init__(self, times: Array, rank: Array, row: int):
        self._times = times
        self._rank = rank
        self._undated: list[int] = []
        self._dated: list[tuple[int, int, int]] = []
        self.add(row)

    def add(self, row: int) -> None:
        """Note one more."""
        time = int(self._times[row])
        if time == NEVER:
            self._undated.append(row)
        else:
            insort(self._dated, (time, int(self._rank[row]), row))

    def near(self, row: int, reach: float) -> int | None:
        """Return the earliest kept row that is within reach in time, if any."""
        time = int(self._times[row])
        if self._undated:
            return self._undated[0]
        if time == NEVER or reach == NEVER:
            return self._dated[0][2]
        place = bisect_left(self._dated, (time - int(reach), -1, -1))
        if place < len(self._dated) and self._dated[place][0] - time <= reach:
            return self._dated[place][2]
        return None


_MOST_OF_A_URL = 8
"""Articles of one URL, the latest kept, that an update is looked for among."""


_EMPTY_URL = np.uint64(xxhash.xxh3_64_intdigest(b""))


def _shared(values: Array, but: Any = None) -> bytes:
    """Return a byte for each value: whether another row has it too."""
    ordered = np.sort(values)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    if but is not None:
        again = again[again != but]
    return np.isin(values, again).tobytes()


def _rounded(share: float) -> float:
    """Round down to four places, so that no figure states more than was found."""
    return int(share * 10_000 + 1e-9) / 10_000
