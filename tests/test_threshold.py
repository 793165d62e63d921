"""The table of docs/threshold.md says what the code finds."""

import re
from pathlib import Path

import pytest

from benchmarks.near_duplicates import RATIOS, contained
from transforms.core.duplicates.shingles import shingles
from transforms.core.duplicates.similarity import THRESHOLD, likeness

DOCUMENT = (Path(__file__).parent.parent / "docs" / "threshold.md").read_text()
STATED = {
    name: float(value)
    for name, value in re.findall(r"^\| ([^|]+?) \| (\.\d+) \|$", DOCUMENT, re.M)
}
CONTAINED = {
    float(ratio): float(share)
    for ratio, share in re.findall(
        r"^\| ([\d.]+) times \| ([\d.]+) \|$", DOCUMENT, re.M
    )
}
STATED = {name: share for name, share in STATED.items() if "times" not in name}
WORDS = [f"word{n}" for n in range(100)]


def replaced(count):
    step = len(WORDS) // count
    places = {step // 2 + step * n for n in range(count)}
    return [f"other{n}" if n in places else word for n, word in enumerate(WORDS)]


MADE = {
    "1 word replaced": replaced(1),
    "2 words, far apart": replaced(2),
    "4 words, far apart": replaced(4),
    "8 words, far apart": replaced(8),
    "last tenth cut": WORDS[:90],
    "last fifth cut": WORDS[:80],
    "last half cut": WORDS[:50],
    "a second text of the same length added": [*WORDS, *(f"more{w}" for w in WORDS)],
}


def test_the_table_lists_what_is_made():
    assert set(STATED) == set(MADE)
    assert f"default, {THRESHOLD:g}".replace("0.", ".") in DOCUMENT


@pytest.mark.parametrize("name", MADE)
def test_a_difference_is_as_great_as_stated(name):
    own, other = (shingles("", " ".join(words)) for words in (WORDS, MADE[name]))
    assert likeness(own, other).jaccard == pytest.approx(STATED[name], abs=0.006)


def test_every_ratio_of_sizes_is_stated():
    assert tuple(CONTAINED) == RATIOS


@pytest.mark.parametrize("ratio", RATIOS)
def test_what_is_contained_is_found_as_often_as_stated(ratio):
    assert contained(ratio) == pytest.approx(CONTAINED[ratio], abs=0.006)
