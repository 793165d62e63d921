"""What near duplicates are found by: the same however the articles are batched."""

import numpy as np
import pytest

from tests.core.test_near_duplicates import prose
from transforms.core.duplicates import features, shingles
from transforms.core.duplicates.features import Features


def computed():
    """Return columns and shingles of articles of many lengths."""
    written = []
    made = Features(written.append)
    for row in range(0, 200, 2):
        made.add(row, f"Story {row}", prose(row)[: 40 * (row % 31)])
    return made.columns(200), b"".join(written)


@pytest.mark.parametrize("most", [1, 500, 10_000])
def test_a_batch_is_full_by_its_text_too(monkeypatch, most):
    columns, written = computed()
    monkeypatch.setattr(features, "MOST_CHARACTERS", most)
    parted, written_in_parts = computed()
    assert written == written_in_parts
    assert columns.keys() == parted.keys()
    for name, column in columns.items():
        np.testing.assert_array_equal(column, parted[name])


def test_what_a_long_text_needs_is_not_kept(monkeypatch):
    text = prose(1)
    told = shingles.shingles("", text)
    monkeypatch.setattr(shingles, "_KEPT", 64)
    monkeypatch.setattr(shingles, "_table", shingles._Powers(8))
    assert shingles.shingles("", text).tolist() == told.tolist()
    assert len(shingles._table.to(1)[0]) <= 64
