"""What similarity is asked of a pair's signatures before its texts are looked at."""

import random

import numpy as np
import pytest

from transforms.core.duplicates.signatures import estimates
from transforms.core.duplicates.similarity import CONTAINED, THRESHOLD, LeastEstimate


@pytest.mark.parametrize(
    ("own", "other", "asked"),
    [
        (300, 300, 0.181),  # .35 less four standard errors of 128 values
        (300, 200, 0.181),
        (300, 100, 0.130),  # all but a tenth of a third in the other: .29
        (3000, 60, 0.06),
    ],
)
def test_it_is_below_the_similarity_by_four_standard_errors(own, other, asked):
    limit = LeastEstimate(THRESHOLD, CONTAINED)
    assert limit(own, other) == pytest.approx(asked, abs=0.002)
    assert limit(own, other) == limit(other, own)


def test_an_estimate_of_a_pair_at_the_threshold_is_hardly_ever_below():
    chance, limit = random.Random(1), LeastEstimate(0.5, CONTAINED)
    asked = limit(300, 300)
    below = 0
    for _ in range(2000):
        equal = sum(chance.random() < 0.5 for _ in range(128))
        below += equal / 128 < asked
    assert below <= 2
    assert asked > 0.3


@pytest.mark.parametrize("others", [0, 1, 5, 6, 40])
def test_an_estimate_is_the_share_of_equal_values(others):
    signature = np.random.default_rng(others).integers(0, 3, (41, 128), np.uint8)
    rows = list(range(1, others + 1))
    told = [sum(signature[row] == signature[0]) / 128 for row in rows]
    assert estimates(signature, 0, rows) == told
