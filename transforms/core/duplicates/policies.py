"""Which copy is kept: the order in which articles are decided.

The first of two copies in the order is kept. Ties go on to the id, the content hash,
the uri and the place in the container, so that the order is total.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec
import numpy as np

from transforms.core.dates import UNDATED
from transforms.core.storage.columns import Array, Strings

NAMES = ("earliest", "latest", "longest", "publishers")


class Records(Protocol):
    """What an order looks at: `core.duplicates.verdicts.Table` has it."""

    @property
    def time(self) -> Array:
        """Order time, microseconds since 1970 UTC, `UNDATED` if not known."""

    @property
    def words(self) -> Array:
        """Words of the body."""

    @property
    def form(self) -> Array:
        """1 for a corrected or updated form."""

    @property
    def publisher(self) -> Strings:
        """Name of the publisher."""


class Order(msgspec.Struct, frozen=True):
    """A policy.

    Attributes:
        policy: `earliest`: the first published; `latest`: a corrected or updated
            form, then the last published; `longest`: the most words, then the first
            published; `publishers`: as they stand in `publishers`, then the first
            published, other publishers last.
        publishers: Names, the best first; case doesn't matter.
    """

    policy: str = "earliest"
    publishers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.policy not in NAMES:
            known = ", ".join(NAMES)
            raise ValueError(f"policy must be one of {known}, got {self.policy!r}")
        if bool(self.publishers) is not (self.policy == "publishers"):
            wanted = "go with the policy `publishers`, and with no other"
            raise ValueError(f"publishers {wanted}, got {self.publishers!r}")

    def named_keys(self, records: Records) -> list[tuple[str, Array]]:
        """Return what is compared, first to last: (name, value of each record)."""
        time = ("time", records.time)
        if self.policy == "latest":
            dated = records.time != UNDATED
            newest = np.where(dated, -records.time, UNDATED)
            return [("form", 1 - records.form.astype(np.int8)), ("time", newest)]
        if self.policy == "longest":
            return [("length", -records.words), time]
        if self.policy == "publishers":
            return [("publisher", self._ranks(records.publisher)), time]
        return [time]

    def keys(self, records: Records) -> list[Array]:
        """Return what is compared, first to last."""
        return [key for _, key in self.named_keys(records)]

    def lost_by(self, named: Sequence[tuple[str, Any]], row: int, other: int) -> str:
        """Return by which key `row` comes after `other`."""
        return next((name for name, key in named if key[row] != key[other]), "id")

    def _ranks(self, publishers: Strings) -> Array:
        ranks = {name.casefold(): at for at, name in enumerate(self.publishers)}
        last = len(ranks)
        found = (ranks.get(name.decode().casefold(), last) for name in publishers)
        return np.fromiter(found, np.int32, len(publishers))
