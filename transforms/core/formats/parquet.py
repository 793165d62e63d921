"""Parquet: a row is an article, its columns mapped as JSON fields are.

Read a row group at a time, in small batches, strings as the dictionaries they are
stored in: what a file holds in memory doesn't grow with what it claims to hold.
"""

import math
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.limits import Discarded
from transforms.core.formats.table_rows import deliver_row, distinct, parse, value_of
from transforms.core.reading.decompress import FREE, MAX_RATIO, Unreadable, seekable
from transforms.core.schema import Delivery

_MAGIC = b"PAR1"
_BATCH = 64
_LEAST_ROW = 64
"""Bytes that a row counts for at least: nulls by the billion pack into nothing."""

_DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError, OverflowError, ValueError)


def sniff(head: bytes, name: str) -> bool:
    """Take what begins as Parquet does."""
    return head.startswith(_MAGIC)


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the rows; `record` is each one's index.

    Raises:
        Unreadable: The file's footer can't be read, or the rows come to more than a
            file of its size may.
    """
    with seekable(stream) as (file, size):
        try:
            table = _open(file)
        except _DAMAGE as error:
            raise Unreadable("truncated", f"damaged or cut short: {error}") from error
        yield from _rows(table, max(FREE, size * MAX_RATIO), uri, settings)


def _open(file: BinaryIO) -> Any:
    """Open a file so that its strings are read as dictionaries."""
    schema = pq.ParquetFile(file).schema
    columns = [schema.column(n) for n in range(len(schema.names))]
    texts = [c.path for c in columns if c.physical_type == "BYTE_ARRAY"]
    file.seek(0)
    return pq.ParquetFile(file, read_dictionary=texts, pre_buffer=False)


def _rows(
    table: Any, allowed: int, uri: str, settings: ParseSettings
) -> Iterator[Item]:
    first = 0  # row of the group
    for group in range(table.num_row_groups):
        index = first
        try:
            batches = table.iter_batches(
                batch_size=_BATCH, row_groups=[group], use_threads=False
            )
            for batch in batches:
                for values in _values(batch):
                    item, size = _item(values, uri, index, settings)
                    allowed -= max(size, _LEAST_ROW)
                    if allowed < 0:
                        error = "rows come to more than a file of its size may"
                        raise Unreadable("too-large", error)
                    yield item
                    index += 1
        except _DAMAGE as error:
            lost = table.metadata.row_group(group).num_rows - (index - first)
            told = f"{lost:,} rows of row group {group} can't be read: {error}"
            yield Discarded().reject(uri, PARQUET.name, index, "damaged", told)
        first += table.metadata.row_group(group).num_rows


def _values(batch: Any) -> Iterator[dict[str, Any]]:
    """Yield a batch's rows, by column."""
    names = distinct(list(batch.schema.names))
    columns = [_in_microseconds(column) for column in batch.columns]
    for row in range(batch.num_rows):
        yield {
            name: _plain(column[row].as_py())
            for name, column in zip(names, columns, strict=True)
        }


def _in_microseconds(column: Any) -> Any:
    """Return a column with times as fine as Python's."""
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        return column.cast(pa.timestamp("us", kind.tz), safe=False)
    return column


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value_of(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _item(
    values: dict[str, Any], uri: str, index: int, settings: ParseSettings
) -> tuple[Item, int]:
    """Return a row's item, and its size in bytes."""
    delivery: Delivery = deliver_row(values, None, uri, PARQUET.name, index, None)
    size = delivery.source.bytes
    if size <= settings.max_record_bytes:
        return delivery, size
    return Discarded(delivery.data).too_large(uri, PARQUET.name, index, settings), size


PARQUET = Format("parquet", sniff, split, parse)
