"""What an input costs grows with its length, and with no power of it.

Each of these took seconds, or for ever, by going back over what it had matched.
"""

import time

import pytest

from transforms.core.dates import parse_date
from transforms.core.page.written_dates import find_date

AT_MOST = 0.5
"""Seconds of CPU: a hundred times what any of them takes."""


@pytest.mark.parametrize(
    ("read", "given"),
    [
        pytest.param(find_date, "ประชา" * 18 + " 15 ", id="a line in Thai"),
        pytest.param(parse_date, "प्रकाशितकियागयाथाआजसुबह" * 2, id="a word in Hindi"),
        pytest.param(parse_date, "a" * 20_000, id="a date of one word"),
    ],
)
def test_no_input_takes_longer_than_its_length(read, given):
    began = time.process_time()
    read(given)
    assert time.process_time() - began < AT_MOST
