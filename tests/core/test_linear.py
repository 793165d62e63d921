"""What an input costs grows with its length, and with no power of it.

Each of these took seconds, or for ever, by going back over what it had matched.
"""

import time

import pytest

from transforms.core.dates import parse_date
from transforms.core.formats import detect
from transforms.core.formats.http_response import is_html
from transforms.core.page.written_dates import find_date

AT_MOST = 0.5
"""Seconds of CPU: a hundred times what any of them takes."""


def _sniffed(data):
    return detect(data, "page.html")


def _untyped(data):
    return is_html(None, data)


@pytest.mark.parametrize(
    ("read", "given"),
    [
        pytest.param(find_date, "ประชา" * 18 + " 15 ", id="a line in Thai"),
        pytest.param(parse_date, "प्रकाशितकियागयाथाआजसुबह" * 2, id="a word in Hindi"),
        pytest.param(parse_date, "a" * 20_000, id="a date of one word"),
        pytest.param(_sniffed, b"<!-- a -->" * 1_000 + b"<p>", id="a file of comments"),
        pytest.param(_sniffed, b"\r\n" * 30_000 + b"<p>", id="a file of line ends"),
        pytest.param(_untyped, b"<!-- a -->" * 1_000 + b"<p>", id="a body of comments"),
    ],
)
def test_no_input_takes_longer_than_its_length(read, given):
    began = time.process_time()
    read(given)
    assert time.process_time() - began < AT_MOST
