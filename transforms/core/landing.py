"""A landing file: finished records as lines, and beside them their columns.

Text is written here once. What follows works on the columns and copies lines.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np

from transforms.core.columns import Array, pack_strings
from transforms.core.dates import order_time
from transforms.core.records import READ_STAGE, record_key
from transforms.core.schema import Article, Reject, Skipped

UNDATED = np.iinfo(np.int64).max
"""Order time of an article with no known time: after all dated ones."""

ARTICLE, REJECT, UNREADABLE = 0, 1, 2
"""What a row is: an article, a reject, or a reject that is to be read again."""

encoder = msgspec.json.Encoder()


class Landed(msgspec.Struct, frozen=True, kw_only=True):
    """What goes on through the pipeline for one landing file.

    Attributes:
        path: Of the lines; the columns are at `path` + `.columns`.
        rows: Number of records.
        articles: How many of them are articles.
        rejects: Rejects by `stage: reason`.
        skipped: Items that were no records, by reason.
        cuts: Repairs and structure lines by reason, applied ones.
        least: Least event time of the messages in it, microseconds; None for files.
        greatest: Greatest event time of them.
    """

    path: str
    rows: int = 0
    articles: int = 0
    rejects: dict[str, int] = {}
    skipped: dict[str, int] = {}
    cuts: dict[str, int] = {}
    least: int | None = None
    greatest: int | None = None


class Row(NamedTuple):
    """One record's place in the columns."""

    kind: int
    key: bytes
    time: int
    hash: bytes
    id: bytes
    url: bytes
    uri: bytes
    record: int
    offset: int
    length: int
    words: int


class LandingBuffer:
    """Builds one landing file; the lines go to `write` as they come."""

    def __init__(self, write: Any):
        self._write = write
        self._rows: list[Row] = []
        self.bytes = 0
        self.rejects: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.cuts: Counter[str] = Counter()
        self.articles = 0

    @property
    def rows(self) -> int:
        """Number of records so far."""
        return len(self._rows)

    def add(self, item: Article | Reject | Skipped, message_time: int | None) -> None:
        """Write one record's line and note its columns."""
        if isinstance(item, Skipped):
            self.skipped[item.reason] += 1
        elif isinstance(item, Article):
            self._add_article(item, message_time)
        else:
            self._add_reject(item)

    def _add_article(self, article: Article, message_time: int | None) -> None:
        published = article.published
        time = order_time(published) if published else message_time
        self._add_line(
            article,
            ARTICLE,
            UNDATED if time is None else time,
            bytes.fromhex(article.content_hash[:32]),
            (article.url or "").encode(),
            article.counts.words,
        )
        self.articles += 1
        for removed in article.removed:
            if removed.applied:
                self.cuts[removed.reason] += 1

    def _add_reject(self, reject: Reject) -> None:
        kind = UNREADABLE if reject.stage == READ_STAGE else REJECT
        self._add_line(reject, kind, UNDATED, bytes(16), b"", 0)
        self.rejects[f"{reject.stage}: {reject.reason}"] += 1

    def _add_line(
        self,
        record: Article | Reject,
        kind: int,
        time: int,
        content_hash: bytes,
        url: bytes,
        words: int,
    ) -> None:
        line = encoder.encode(record) + b"\n"
        source = record.source
        uri = source.uri.encode("utf-8", "surrogatepass")
        self._rows.append(
            Row(
                kind,
                record_key(source.uri, source.sha256),
                time,
                content_hash,
                record.id.encode(),
                url,
                uri,
                -1 if source.record is None else source.record,
                self.bytes,
                len(line),
                words,
            )
        )
        self.bytes += len(line)
        self._write(line)

    def columns(self) -> dict[str, Array]:
        """Return the columns of all rows."""
        kind, key, time, digest, ids, urls, uris, record, offset, length, words = (
            zip(*self._rows, strict=True) if self._rows else [()] * len(Row._fields)
        )
        columns: dict[str, Array] = {
            "kind": np.array(kind, np.uint8),
            "key": _bytes_matrix(key),
            "time": np.array(time, np.int64),
            "hash": _bytes_matrix(digest),
            "record": np.array(record, np.int64),
            "offset": np.array(offset, np.int64),
            "length": np.array(length, np.int64),
            "words": np.array(words, np.int32),
        }
        for name, values in (("id", ids), ("url", urls), ("uri", uris)):
            columns[f"{name}_lengths"], columns[f"{name}_data"] = pack_strings(values)
        return columns


def _bytes_matrix(values: Sequence[bytes]) -> Array:
    """Return 16-byte strings as S16 would sort them: uint8[n, 16]."""
    return np.frombuffer(b"".join(values), np.uint8).reshape(-1, 16)
