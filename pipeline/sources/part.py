"""A part of the input: its first records, or a random sample, the same each time."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import xxhash

from transforms.core.formats.format import Item
from transforms.core.records import record_key
from transforms.core.schema import Delivery, Reject, Skipped


class Part(NamedTuple):
    """How much of the input is taken; 0 is all.

    Attributes:
        limit: The first so many records, in the order of the files.
        sample: So many records drawn at random.
        seed: Another one draws other records.
    """

    limit: int = 0
    sample: int = 0
    seed: int = 0

    def __bool__(self) -> bool:
        return bool(self.limit or self.sample)


ALL = Part()


def take(items: Iterable[Item], part: Part) -> Iterator[Item]:
    """Yield the part of the records; what containers skip is left out with the rest.

    The sample is the records whose keys hash lowest, so it depends on the records
    and the seed and not on the order of the files. `sample` records are held.
    """
    records: Iterator[Delivery | Reject] = (
        item for item in items if not isinstance(item, Skipped)
    )
    if part.sample:
        lowest = heapq.nsmallest(
            part.sample, records, key=lambda item: _rank(item, part.seed)
        )
        records = iter(lowest)
    yield from islice(records, part.limit or None)


def _rank(item: Delivery | Reject, seed: int) -> tuple[int, int]:
    source = item.source
    key = record_key(source.uri, source.sha256)
    return xxhash.xxh3_64_intdigest(key, seed), source.record or 0
