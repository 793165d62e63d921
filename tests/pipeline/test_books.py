"""The books of a run: they balance, or nothing is committed; Beam counts them."""

import apache_beam as beam
import pytest

from pipeline.books import Books, BooksDontBalance
from pipeline.commit import count

BOOKS = Books(
    records=9,
    articles=3,
    duplicates=2,
    rejects=1,
    seen=3,
    skipped={"not-a-file": 4},
    duplicates_by={"near": 2},
    rejects_by={"parse: empty": 1},
    cuts={"title": 5},
)


def test_books_that_balance_are_let_pass():
    BOOKS.balance()


def test_a_record_without_a_fate_is_told():
    told = "10 records came in, but 9 have a fate"
    with pytest.raises(BooksDontBalance, match=told):
        Books(records=10, articles=3, duplicates=2, rejects=1, seen=3).balance()


def test_beams_counters_say_the_reasons():
    pipeline = beam.Pipeline("FnApiRunner")
    _ = pipeline | beam.Create([BOOKS]) | beam.Map(count)
    result = pipeline.run()
    result.wait_until_finish()

    counted = {
        found.key.metric.name: found.committed
        for found in result.metrics().query()["counters"]
        if found.key.metric.namespace == "copydesk"
    }
    assert counted == {
        "records": 9,
        "articles": 3,
        "seen": 3,
        "duplicates: near": 2,
        "rejects: parse: empty": 1,
        "skipped: not-a-file": 4,
        "cuts: title": 5,
    }
