"""The books of a run: every record's fate, from counts in the data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from transforms.core.storage.landing import Landed
from transforms.publish import Staged


class BooksDontBalance(RuntimeError):
    """The fates don't add up to what came in: nothing is committed."""


class Books(msgspec.Struct, frozen=True, kw_only=True):
    """Every record of a run, by its fate.

    Attributes:
        records: How many came in.
        articles, duplicates, rejects, seen: How they went out.
        skipped: What containers hold that is no record, by reason.
        duplicates_by: By relation.
        rejects_by: By `stage: reason`; those seen before are counted in `seen` only.
        cuts: Pieces cut from articles (those of duplicates too), by reason.
        id_collisions: Articles whose id got a suffix.
        flooded: Buckets of candidates that held more kept articles than one is
            compared with; beyond those nothing was looked for.
    """

    records: int = 0
    articles: int = 0
    duplicates: int = 0
    rejects: int = 0
    seen: int = 0
    skipped: dict[str, int] = {}
    duplicates_by: dict[str, int] = {}
    rejects_by: dict[str, int] = {}
    cuts: dict[str, int] = {}
    id_collisions: int = 0
    flooded: int = 0

    def plus(self, other: "Books") -> "Books":
        """Return the books of both.

        >>> Books(records=2, rejects_by={"a": 2}).plus(Books(records=1)).rejects_by
        {'a': 2}
        """
        sums: dict[str, Any] = {}
        for name in self.__struct_fields__:
            one, two = getattr(self, name), getattr(other, name)
            if isinstance(one, dict):
                sums[name] = _sorted(Counter(one) + Counter(two))
            else:
                sums[name] = one + two
        return Books(**sums)

    def counts(self) -> Iterator[tuple[str, int]]:
        """Yield every count under a name that says fate and reason.

        >>> dict(Books(records=2, seen=1, rejects_by={"parse: empty": 1}).counts())
        {'records': 2, 'seen': 1, 'rejects: parse: empty': 1}
        """
        whole = {"records": self.records, "articles": self.articles, "seen": self.seen}
        parts = {
            "duplicates": self.duplicates_by,
            "rejects": self.rejects_by,
            "skipped": self.skipped,
            "cuts": self.cuts,
        }
        yield from ((name, count) for name, count in whole.items() if count)
        for name, by in parts.items():
            yield from ((f"{name}: {reason}", count) for reason, count in by.items())

    def balance(self) -> None:
        """Check law 1.

        Raises:
            BooksDontBalance: The fates don't add up.
        """
        fates = self.articles + self.duplicates + self.rejects + self.seen
        if fates != self.records:
            raise BooksDontBalance(
                f"{self.records} records came in, but {fates} have a fate "
                f"({self.articles} articles, {self.duplicates} duplicates, "
                f"{self.rejects} rejects, {self.seen} seen); nothing was committed"
            )


def add_up(landed: Iterable[Landed], staged: Iterable[Staged]) -> Books:
    """Return the books: what came in by the landing, what went out by the staging."""
    skipped, cuts, rejects = Counter[str](), Counter[str](), Counter[str]()
    fates, relations = Counter[str](), Counter[str]()
    records = collisions = flooded = 0
    for file in landed:
        records += file.rows
        skipped.update(file.skipped)
        cuts.update(file.cuts)
    for part in staged:
        fates.update(part.fates)
        relations.update(part.relations)
        rejects.update(part.rejects)
        collisions += part.collisions
        flooded += part.flooded
    return Books(
        records=records,
        articles=fates["article"],
        duplicates=fates["duplicate"],
        rejects=fates["reject"],
        seen=fates["seen"],
        skipped=_sorted(skipped),
        duplicates_by=_sorted(relations),
        rejects_by=_sorted(rejects),
        cuts=_sorted(cuts),
        id_collisions=collisions,
        flooded=flooded,
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
