"""A landing file: what is counted of its records, and its columns."""

import json

from msgspec.structs import replace

from tests.core.test_near_duplicates import article, prose
from transforms.core.dates import UNDATED, order_time
from transforms.core.records import deliver, reject
from transforms.core.schema import Removed, Skipped
from transforms.core.storage.landing import ARTICLE, REJECT, LandingBuffer


def cut(reason, applied=True):
    return Removed(reason=reason, text="x", at=0, applied=applied)


PIECES = (cut("title"), cut("repeat"), cut("repeat"), cut("furniture", applied=False))
ARTICLES = (
    replace(article("a", prose(1)), removed=PIECES),
    article(
        "b", prose(2), title="CORRECTED: Rates rose", hours=None, url="http://b.eu/"
    ),
)
REFUSED = reject(deliver(b"\x00", uri="c", format="text"), "parse", "binary", "no text")


def landed():
    lines = []
    buffer = LandingBuffer(lines.append, lambda shingles: None)
    buffer.add(ARTICLES[0], 7_000_000)
    buffer.add(Skipped(uri="d", reason="not-html"), 9_000_000)
    buffer.add(REFUSED, None)
    buffer.add(ARTICLES[1], 8_000_000)
    return buffer, b"".join(lines)


def test_articles_rejects_skipped_items_and_applied_cuts_are_counted():
    buffer, _ = landed()
    assert (buffer.rows, buffer.articles) == (3, 2)
    assert buffer.rejects == {"parse: binary": 1}
    assert buffer.skipped == {"not-html": 1}
    assert buffer.cuts == {"title": 1, "repeat": 2}
    assert (buffer.least, buffer.greatest) == (7_000_000, 9_000_000)


def test_each_line_stands_where_its_row_says():
    buffer, data = landed()
    columns = buffer.columns()
    places = zip(columns["offset"], columns["length"], strict=True)
    lines = [json.loads(data[start : start + size]) for start, size in places]
    assert [line["id"] for line in lines] == ["a", REFUSED.id, "b"]
    assert buffer.bytes == len(data) == sum(columns["length"])


def test_a_row_has_what_its_record_is_ordered_by():
    columns = landed()[0].columns()
    assert columns["kind"].tolist() == [ARTICLE, REJECT, ARTICLE]
    stated = order_time(ARTICLES[0].published)
    assert columns["time"].tolist() == [stated, UNDATED, 8_000_000]
    assert columns["event"].tolist() == [7_000_000, UNDATED, 8_000_000]
    assert columns["form"].tolist() == [0, 0, 1]
    assert columns["words"].tolist() == [120, 0, 120]
    assert columns["record"].tolist() == [-1, -1, -1]
    assert bytes(columns["hash"][0]).hex() == ARTICLES[0].content_hash[:32]
    assert not columns["hash"][1].any()
    assert bytes(columns["url_data"]) == b"b.eu"
