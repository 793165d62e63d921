"""What an input costs grows with its length, and with no power of it.

Each of these went back over what it had matched: for the square of its length, or for
ever.
"""

import time

import pytest

from transforms.core.composing import compose
from transforms.core.cuts import live
from transforms.core.dates import parse_date
from transforms.core.formats import detect
from transforms.core.formats.http_response import is_html
from transforms.core.mend import mend
from transforms.core.page import json_ld
from transforms.core.page.persons import persons
from transforms.core.page.written_dates import find_date
from transforms.core.repeat_guard import may_repeat
from transforms.core.schema import Cut

TIMES = 8
"""Times as long as another an input is; its square is 64 times as much."""

AT_MOST = 3 * TIMES
"""Times as much CPU it may take, and some for what is noise."""

NOISE = 0.1
"""Seconds."""

FOR_EVER = 10.0
"""Seconds of CPU that what takes a power of its length took, or many more of them."""


def _clauses(count):
    """Return clauses one of which begins as another does."""
    clauses = [f"{n:08} times the mayor opened a bridge {n:08}" for n in range(count)]
    return [*clauses, f"{clauses[7][:40]} again that day"]


def _cuts(count):
    """Return paragraphs, and cuts that take every second one out."""
    cuts = [Cut(start=n, end=n + 2, reason="furniture") for n in range(0, 8 * count, 8)]
    return ["Ad", "Up"] * count, cuts


def _composed(given):
    compose(*given)


def _live(given):
    live(*given)


def _sniffed(data):
    return detect(data, "page.html")


def _named(text):
    return persons(text, "en", ())


def _untyped(data):
    return is_html(None, data)


def _seconds(read, given):
    """Return the CPU that an input takes at its best."""
    took = []
    for _ in range(3):
        began = time.process_time()
        read(given)
        took.append(time.process_time() - began)
    return min(took)


@pytest.mark.parametrize(
    ("read", "given", "count"),
    [
        pytest.param(
            parse_date, lambda n: "a" * n, 20_000, id="a date that is one word"
        ),
        pytest.param(
            _sniffed, lambda n: b"\r\n" * n + b"<p>", 30_000, id="a file of line ends"
        ),
        pytest.param(
            mend, lambda n: f"a{' ' * n}b \n", 20_000, id="a wide gap in a line"
        ),
        pytest.param(may_repeat, _clauses, 10_000, id="a text with a turn of phrase"),
        pytest.param(_composed, _cuts, 10_000, id="a text with many cuts"),
        pytest.param(_live, _cuts, 10_000, id="what stays between many cuts"),
        pytest.param(
            json_ld.parse,
            lambda n: "{" + " //" * n + '"',
            10_000,
            id="data with broken comments",
        ),
        pytest.param(
            json_ld.parse,
            lambda n: '{"a"' + "\n" * n + "x",
            10_000,
            id="data with broken lines",
        ),
        pytest.param(_named, lambda n: "(" * n, 20_000, id="brackets for a byline"),
        pytest.param(_named, lambda n: "a" * n, 40_000, id="one word for a byline"),
    ],
)
def test_what_is_longer_takes_no_square_of_it(read, given, count):
    short = _seconds(read, given(count))
    assert _seconds(read, given(TIMES * count)) < AT_MOST * short + NOISE


@pytest.mark.parametrize(
    ("read", "given"),
    [
        pytest.param(find_date, "ประชา" * 18 + " 15 ", id="a line in Thai"),
        pytest.param(parse_date, "प्रकाशितकियागयाथाआजसुबह" * 2, id="a word in Hindi"),
        pytest.param(_sniffed, b"<!-- a -->" * 1_000 + b"<p>", id="a file of comments"),
        pytest.param(_untyped, b"<!-- a -->" * 1_000 + b"<p>", id="a body of comments"),
    ],
)
def test_nothing_takes_for_ever(read, given):
    assert _seconds(read, given) < FOR_EVER
