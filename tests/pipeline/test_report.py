"""The report for machines, and the table for people."""

import json
import os

from pipeline.commit import Books
from pipeline.config import Settings
from pipeline.report import RunReport, table


def test_the_table_accounts_for_every_record():
    books = Books(
        records=7,
        articles=4,
        duplicates=1,
        rejects=2,
        duplicates_by={"exact": 1},
        rejects_by={"parse: binary": 2},
        cuts={"title": 2, "repeat": 1},
    )
    assert table(books, 2.0, "FnApiRunner", "out").splitlines() == [
        "in                                      7",
        "articles                                4",
        "duplicates                              1",
        "  exact                                 1",
        "rejects                                 2",
        "  parse: binary                         2",
        "seen                                    0",
        "skipped                                 0",
        "cuts                                    3",
        "  title                                 2",
        "  repeat                                1",
        "time                                 2.0s  (4 records/s, FnApiRunner)",
        "output                       out",
    ]


def test_a_long_reason_keeps_the_columns_straight():
    reason = "parse: " + "a" * 40
    books = Books(records=1, rejects=1, rejects_by={reason: 1})
    rows = table(books, 1.0, "FnApiRunner", "out").splitlines()
    assert len({len(row) for row in rows[:-2]}) == 1


def test_cuts_are_said_to_be_of_seen_records_too():
    assert "cuts, of seen ones too" in table(Books(records=1, seen=1), 1, "a", "b")


def test_a_file_name_that_is_not_utf_8_is_in_the_report():
    settings = Settings(input=[os.fsdecode(b"caf\xe9")])
    report = RunReport(run="a", runner="b", settings=settings, started=0.0)
    assert json.loads(report(Books()))["settings"]["input"] == ["caf\\xe9"]
