"""A landing file: finished records as lines, and beside them their columns.

Text is written here once. What follows works on the columns and copies lines.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from transforms.core.dates import UNDATED, order_time
from transforms.core.duplicates.features import Features, Write
from transforms.core.duplicates.identity import url_key
from transforms.core.records import READ_STAGE, record_key
from transforms.core.schema import Article, Reject, Skipped
from transforms.core.storage.columns import Array, pack_strings

ARTICLE, REJECT, UNREADABLE = 0, 1, 2
"""What a row is: an article, a reject, or a reject that is to be read again."""

_CORRECTED = re.compile(
    r"\W*(?:CORRECTED|CORRECTION|CORRECTING|REFILE|UPDATED?|UPDATE \d+|WRITETHRU"
    r"|BERICHTIGUNG|KORREKTUR|RECTIFICATIF|CORRECTIF|CORRECCI[OÓ]N|RETTIFICA)\b"
)
encoder = msgspec.json.Encoder()


class Landed(msgspec.Struct, frozen=True, kw_only=True):
    """What goes on through the pipeline for one landing file.

    Attributes:
        path: Of the lines; beside them are the columns, at `path` + `.columns`, and
            the articles' shingles, uint64 one after another, at `path` + `.shingles`.
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
    id: bytes
    uri: bytes
    record: int
    event: int
    offset: int
    length: int
    time: int = UNDATED
    hash: bytes = bytes(16)
    url: bytes = b""
    words: int = 0
    form: int = 0
    publisher: bytes = b""


class LandingBuffer:
    """Builds one landing file; lines and shingles are written as they come."""

    def __init__(self, write: Write, write_shingles: Write, near: bool = True):
        self._write = write
        self._features = Features(write_shingles, near)
        self._rows: list[Row] = []
        self.bytes = 0
        self.rejects: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.cuts: Counter[str] = Counter()
        self.articles = 0
        self.least: int | None = None
        self.greatest: int | None = None

    @property
    def rows(self) -> int:
        """Number of records so far."""
        return len(self._rows)

    def add(self, item: Article | Reject | Skipped, message_time: int | None) -> None:
        """Write one record's line and note its columns.

        Args:
            item: The record.
            message_time: Event time of its message, microseconds; None for files.
        """
        if message_time is not None:
            least = message_time if self.least is None else self.least
            greatest = message_time if self.greatest is None else self.greatest
            self.least = min(message_time, least)
            self.greatest = max(message_time, greatest)
        if isinstance(item, Skipped):
            self.skipped[item.reason] += 1
        elif isinstance(item, Article):
            self._add_article(item, message_time)
        else:
            self._add_reject(item, message_time)

    def _add_article(self, article: Article, message_time: int | None) -> None:
        published = article.published
        time = order_time(published) if published else message_time
        row = self._write_line(article, ARTICLE, message_time)
        self._rows.append(
            row._replace(
                time=UNDATED if time is None else time,
                hash=bytes.fromhex(article.content_hash[:32]),
                url=_utf8(url_key(article.url)),
                words=article.counts.words,
                form=form_of(article.title, article.text),
                publisher=_utf8(article.publisher),
            )
        )
        self._features.add(self.rows - 1, article.title or "", article.text)
        self.articles += 1
        for removed in article.removed:
            if removed.applied:
                self.cuts[removed.reason] += 1

    def _add_reject(self, reject: Reject, message_time: int | None) -> None:
        kind = UNREADABLE if reject.stage == READ_STAGE else REJECT
        self._rows.append(self._write_line(reject, kind, message_time))
        self.rejects[f"{reject.stage}: {reject.reason}"] += 1

    def _write_line(
        self, record: Article | Reject, kind: int, message_time: int | None
    ) -> Row:
        """Write a record's line, and return its place with what all records have."""
        line = encoder.encode(record) + b"\n"
        source = record.source
        row = Row(
            kind=kind,
            key=record_key(source.uri, source.sha256),
            id=_utf8(record.id),
            uri=_utf8(source.uri),
            record=-1 if source.record is None else source.record,
            event=UNDATED if message_time is None else message_time,
            offset=self.bytes,
            length=len(line),
        )
        self.bytes += len(line)
        self._write(line)
        return row

    def columns(self) -> dict[str, Array]:
        """Return the columns of all rows."""
        fields = list(zip(*self._rows, strict=True)) or [()] * len(Row._fields)
        row = dict(zip(Row._fields, fields, strict=True))
        columns: dict[str, Array] = {
            "kind": np.array(row["kind"], np.uint8),
            "key": _bytes_matrix(row["key"]),
            "time": np.array(row["time"], np.int64),
            "event": np.array(row["event"], np.int64),
            "hash": _bytes_matrix(row["hash"]),
            "record": np.array(row["record"], np.int64),
            "offset": np.array(row["offset"], np.int64),
            "length": np.array(row["length"], np.int64),
            "words": np.array(row["words"], np.int32),
            "form": np.array(row["form"], np.uint8),
        }
        for name in ("id", "url", "uri", "publisher"):
            columns[f"{name}_lengths"], columns[f"{name}_data"] = pack_strings(
                row[name]
            )
        return columns | self._features.columns(self.rows)


def _utf8(text: str | None) -> bytes:
    return (text or "").encode("utf-8", "surrogatepass")


def form_of(title: str | None, text: str) -> int:
    """Return 1 for a corrected or updated form of a story, 0 for any other.

    >>> form_of("CORRECTED: Wheat prices", ""), form_of("UPDATE 2-Wheat", "")
    (1, 1)
    >>> form_of("Wheat prices corrected", "The price of wheat")
    0
    """
    return int(bool(_CORRECTED.match(title or "") or _CORRECTED.match(text)))


def _bytes_matrix(values: Sequence[bytes]) -> Array:
    """Return 16-byte strings as S16 would sort them: uint8[n, 16]."""
    return np.frombuffer(b"".join(values), np.uint8).reshape(-1, 16)
