"""Damaged files of every format, alone and in a whole run.

`python -m benchmarks fuzz` reads 10,000 of them; these are the first few.
"""

import resource
from itertools import islice

import pytest

from benchmarks.fuzz import LIMIT_MIB, MIB, read_one
from benchmarks.mutations import Sample, mutations, samples

NUMBER = 200


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_valid_file_gives_articles_and_nothing_else(sample):
    fates = read_one(sample)
    assert fates["articles"] > 0
    assert fates["rejects"] == 0


def test_a_damaged_file_crashes_nothing_and_is_accounted_for():
    for sample in islice(mutations(seed=0), NUMBER):
        assert read_one(sample).total() > 0, sample.name
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB
    assert peak < LIMIT_MIB


def test_a_run_over_damaged_files_balances_its_books(desk):
    damaged: list[Sample] = list(islice(mutations(seed=1), NUMBER))
    for name, data in damaged:
        (desk.folder / "in" / name).write_bytes(data)
    done = desk.run()
    assert done.returncode == 0, done.stderr

    books, lines = desk.books(), desk.lines()
    fates = ("articles", "duplicates", "rejects")
    assert books["records"] == books["seen"] + sum(books[fate] for fate in fates)
    assert [len(lines[fate]) for fate in fates] == [books[fate] for fate in fates]
    assert not [reason for reason in books["rejects_by"] if "unexpected" in reason]
