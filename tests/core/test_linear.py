"""What an input costs grows with its length, and with no power of it.

Each of these took seconds, or for ever, by going back over what it had matched.
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

AT_MOST = 0.5
"""Seconds of CPU: several times what any of them takes."""


CLAUSES = [f"{n:08} times the mayor opened a bridge {n:08}" for n in range(20_000)]
CLAUSES.append(f"{CLAUSES[7][:40]} again that day")
"""One of them begins as another does."""


def _every_second(count):
    """Return paragraphs, and cuts that take every second one out."""
    cuts = [Cut(start=n, end=n + 2, reason="furniture") for n in range(0, 8 * count, 8)]
    return ["Ad", "Up"] * count, cuts


def _composed(count):
    compose(*_every_second(count))


def _live(count):
    live(*_every_second(count))


def _sniffed(data):
    return detect(data, "page.html")


def _named(text):
    return persons(text, "en", ())


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
        pytest.param(mend, f"Rates{' ' * 20_000}rose. \n", id="a wide gap in a line"),
        pytest.param(may_repeat, CLAUSES, id="a long text with a turn of phrase"),
        pytest.param(_composed, 30_000, id="a text with many cuts"),
        pytest.param(_live, 30_000, id="what stays between many cuts"),
        pytest.param(json_ld.parse, "{" + " //" * 20_000 + '"', id="broken comments"),
        pytest.param(_named, "(" * 20_000, id="brackets for a byline"),
        pytest.param(_named, "a" * 40_000, id="one word for a byline"),
        pytest.param(json_ld.parse, '{"a"' + "\n" * 20_000 + "x", id="broken lines"),
    ],
)
def test_no_input_takes_longer_than_its_length(read, given):
    began = time.process_time()
    read(given)
    assert time.process_time() - began < AT_MOST
