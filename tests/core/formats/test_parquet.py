"""Parquet: columns mapped, damage told, nothing held that a file only claims."""

import io
import tracemalloc
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms.core.formats.format import ParseSettings
from transforms.core.reading.files import read_file
from transforms.core.schema import Delivery

STORY = {"title": "Weir mended", "text": "The weir was mended on Monday."}


def parquet(columns, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def items(data: bytes) -> list:
    settings = ParseSettings()
    return list(read_file(lambda _: io.BytesIO(data), "a", "a", len(data), settings))


def test_columns_are_mapped_as_json_fields_are(read):
    columns = {
        **{name: [value, value] for name, value in STORY.items()},
        "authors": [["Ann Lee", "Bo Chan"], None],
        "published_at": pa.array([datetime(2024, 3, 9, 10), None], pa.timestamp("ns")),
        "modified": [date(2024, 3, 10), None],
        "metadata": [{"section": "City"}, None],
        "score": [0.5, float("nan")],
    }
    first, second = read(parquet(columns), "news.parquet")

    assert first.title == "Weir mended"
    assert first.authors == ("Ann Lee", "Bo Chan")
    assert (first.published, first.modified) == ("2024-03-09T10:00:00", "2024-03-10")
    assert (first.section, first.extra) == ("City", {"score": 0.5})
    assert (first.source.format, first.source.record) == ("parquet", 0)
    assert (second.authors, second.published, second.source.record) == ((), None, 1)


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli"])
def test_every_compression_is_read(compression):
    data = parquet({"text": ["Rain."] * 200}, compression=compression)
    assert len(items(data)) == 200


def test_a_file_cut_short_is_refused():
    (item,) = items(parquet({"text": ["Rain."] * 200})[:-20])
    assert (item.stage, item.reason) == ("read", "truncated")


def test_damage_in_a_row_group_loses_that_group_alone():
    texts = [f"Rain on day {n}." for n in range(300)]
    data = bytearray(
        parquet(
            {"text": texts},
            row_group_size=100,
            compression="none",
            use_dictionary=False,
        )
    )
    group = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0)
    at = group.data_page_offset
    data[at : at + 40] = b"\xff" * 40
    found = items(bytes(data))

    assert sum(isinstance(item, Delivery) for item in found) == 200
    (refused,) = [item for item in found if not isinstance(item, Delivery)]
    assert (refused.reason, refused.source.record) == ("damaged", 100)
    assert "100 rows of row group 1 can't be read" in refused.error
    assert [item.source.record for item in found[-2:]] == [298, 299]


def test_a_long_text_stored_once_and_named_often_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("transforms.core.formats.parquet.FREE", 20 << 20)
    texts = pa.DictionaryArray.from_arrays([0] * 2000, ["x" * (4 << 20)])
    data = parquet({"text": texts}, dictionary_pagesize_limit=1 << 26)
    assert len(data) < 1 << 20
    tracemalloc.start()
    count = 0
    for item in read_file(lambda _: io.BytesIO(data), "a", "a", 1000, ParseSettings()):
        count += isinstance(item, Delivery)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (item.reason, count < 300) == ("too-large", True)
    assert peak < 100 << 20
