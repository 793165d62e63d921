"""Near duplicates without Beam: all articles in memory, decided in their order.

for article, decision in near_duplicates(articles):
    if decision.duplicate is None:
        ...
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from transforms.core.dates import UNDATED, order_time
from transforms.core.duplicates.candidates import Buckets
from transforms.core.duplicates.changes import Story
from transforms.core.duplicates.decisions import Decision
from transforms.core.duplicates.features import BATCH
from transforms.core.duplicates.identity import url_key
from transforms.core.duplicates.leaders import Leaders
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.shingles import shingles_of, unique
from transforms.core.duplicates.signatures import (
    BANDS,
    PERMUTATIONS,
    bands,
    short,
    signatures,
)
from transforms.core.duplicates.words import Words
from transforms.core.schema import Article
from transforms.core.storage.columns import Array, Strings, pack_strings
from transforms.core.storage.pool import AT_HAND, keep_at_hand


def near_duplicates(
    articles: Iterable[Article], rules: Rules | None = None
) -> Iterator[tuple[Article, Decision]]:
    """Yield each article with what is decided of it, in the order of the pass.

    The order is the policy `earliest`: publication time (undated ones last), id,
    content hash, uri, place in the container.
    """
    rows = in_order(articles)
    for row, decision in InMemory(rows).decide(rules or Rules()):
        yield rows[row], decision


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Return the articles in the order of the pass."""
    return sorted(articles, key=_order)


def _order(article: Article) -> tuple[Any, ...]:
    source = article.source
    return (
        _time(article),
        article.id.encode(),
        article.content_hash,
        source.uri,
        -1 if source.record is None else source.record,
    )


def _time(article: Article) -> int:
    published = article.published
    time = order_time(published) if published else None
    return UNDATED if time is None else time


class InMemory:
    """The articles of a pass, held in memory in the order of the pass."""

    def __init__(self, articles: Sequence[Article]):
        self._articles = articles
        self.time = np.array([_time(article) for article in articles], np.int64)
        self.event = np.full(len(articles), UNDATED)
        self.words = np.array([article.counts.words for article in articles], np.int32)
        self.ids = _strings(article.id for article in articles)
        self.urls = _strings(url_key(article.url) for article in articles)
        digests = [bytes.fromhex(article.content_hash[:32]) for article in articles]
        self.hashes = np.frombuffer(b"".join(digests), np.uint8).reshape(-1, 16)
        told: dict[str, tuple[str, str]] = {}  # copies have the features of one
        for one in articles:
            told.setdefault(one.content_hash, (one.title or "", one.text))
        number = dict(zip(told, range(len(told)), strict=True))
        self._number = [number[article.content_hash] for article in articles]
        batches = iter(told.values())
        parts = []
        while batch := list(islice(batches, BATCH)):
            parts.append(shingles_of(batch))
        whole = [signatures(found, starts) for found, starts in parts]
        signature = np.concatenate([short(one) for one in whole] or [_NOTHING])
        self.signature = signature[self._number]
        banded = np.concatenate([bands(one) for one in whole] or [_NO_BANDS], 1)
        self.bands = banded[:, self._number]
        sizes = [np.zeros(0, np.int64), *(np.diff(starts) for _, starts in parts)]
        self.sizes = np.concatenate(sizes)[self._number]
        self._parts = parts
        self._sets: OrderedDict[int, Array] = OrderedDict()
        self._stories: OrderedDict[int, Story] = OrderedDict()

    def decide(self, rules: Rules) -> Iterator[tuple[int, Decision]]:
        """Yield every row with what is decided of it."""
        leaders = self.leaders(rules)
        for row in range(len(self.sizes)):
            yield row, leaders.decide(row)

    def leaders(self, rules: Rules) -> Leaders:
        """Return the pass, with nothing decided yet."""
        rows = np.flatnonzero(self.sizes)
        return Leaders(self, Buckets(self.bands, rows, len(self.sizes)), rules)

    def id(self, row: int) -> str:
        """Return the source's id."""
        return self._articles[row].id

    def hash(self, row: int) -> bytes:
        """Return the content hash, 16 bytes."""
        return self.hashes[row].tobytes()

    def shingles(self, row: int) -> Array:
        """Return the set of shingles, sorted, unique uint64."""
        own = self._sets.get(row)
        if own is None:
            part, place = divmod(self._number[row], BATCH)
            found, starts = self._parts[part]
            own = unique(found[starts[place] : starts[place + 1]])
            keep_at_hand(self._sets, row, own, AT_HAND)
        return own

    def text(self, row: int) -> Story:
        """Return the words of title and body."""
        story = self._stories.get(row)
        if story is None:
            article = self._articles[row]
            story = Story(Words(article.title or ""), Words(article.text))
            keep_at_hand(self._stories, row, story, AT_HAND // 4)
        return story


def _strings(values: Iterable[str]) -> Strings:
    return Strings(*pack_strings([value.encode() for value in values]))


_NOTHING = np.zeros((0, PERMUTATIONS), np.uint8)
_NO_BANDS = np.zeros((BANDS, 0), np.uint32)
