"""Which copy is kept: what each policy compares, first to last."""

from typing import NamedTuple

import numpy as np
import pytest

from transforms.core.dates import UNDATED
from transforms.core.duplicates.policies import Order
from transforms.core.storage.landing import form_of


class Records(NamedTuple):
    """Three records: an early plain one, a late plain one, one in between."""

    time: np.ndarray = np.array([10, 30, 20])
    words: np.ndarray = np.array([300, 200, 300])
    form: np.ndarray = np.array([0, 0, 0], np.uint8)
    publisher: tuple[bytes, ...] = (b"Gazette", b"THE WIRE", b"Daily")


def order(policy: Order, records: Records) -> list[int]:
    """Return the rows in the policy's order."""
    return [int(row) for row in np.lexsort(policy.keys(records)[::-1])]


CORRECTED = Records(form=np.array([1, 0, 0], np.uint8))
UNDATED_FIRST = Records(time=np.array([UNDATED, 30, 20]))


@pytest.mark.parametrize(
    ("policy", "records", "rows"),
    [
        pytest.param(Order(), Records(), [0, 2, 1], id="the earliest first"),
        pytest.param(Order(), UNDATED_FIRST, [2, 1, 0], id="without a date last"),
        pytest.param(Order("latest"), Records(), [1, 2, 0], id="the latest first"),
        pytest.param(Order("latest"), CORRECTED, [0, 1, 2],
                     id="a corrected form before a later plain one"),
        pytest.param(Order("latest"), UNDATED_FIRST, [1, 2, 0],
                     id="without a date last, under latest too"),
        pytest.param(Order("longest"), Records(), [0, 2, 1],
                     id="the longest first, then the earliest"),
        pytest.param(Order("publishers", ("The Wire", "Daily")), Records(), [1, 2, 0],
                     id="publishers as they are named, in any case, others last"),
    ],
)  # fmt: skip
def test_the_order_of_a_policy(policy, records, rows):
    assert order(policy, records) == rows


@pytest.mark.parametrize(
    ("policy", "records", "rows", "name"),
    [
        (Order(), Records(), (1, 0), "time"),
        (Order("latest"), CORRECTED, (1, 0), "form"),
        (Order("longest"), Records(), (1, 0), "length"),
        (Order("longest"), Records(), (2, 0), "time"),
        (Order("publishers", ("Daily",)), Records(), (0, 2), "publisher"),
        (Order(), Records(time=np.array([1, 1, 1])), (1, 0), "id"),
    ],
)
def test_what_a_copy_came_second_by(policy, records, rows, name):
    assert policy.lost_by(policy.named_keys(records), *rows) == name


@pytest.mark.parametrize(
    ("title", "text", "form"),
    [
        ("CORRECTED-Bridge to close", "", 1),
        ("UPDATE 2-Bridge to close", "", 1),
        ("Bridge to close", "The council met.", 0),
        (None, "", 0),
    ],
)
def test_a_corrected_form_is_known_by_its_mark(title, text, form):
    assert form_of(title, text) == form
