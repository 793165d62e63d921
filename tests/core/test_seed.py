"""The shipped scraped article: a body that stands twice, headlines in both copies."""

import hashlib
from pathlib import Path

import pytest

from transforms.core.composing import restore
from transforms.core.desk import edit
from transforms.core.records import deliver

SAMPLE = Path("samples/kerry-in-moscow.txt")
LINES = SAMPLE.read_text().strip().split("\n")
HEADLINES = (
    "Hezbollah chief vows to keep up Syria fight until defeat of extremists",
    "Putin orders troops out of Syria",
    "Delicate Syria truce takes effect",
)


@pytest.fixture(scope="module")
def article():
    return edit(deliver(SAMPLE.read_bytes(), uri=SAMPLE.name, format="text"))


def test_its_head_is_read(article):
    assert article.title == LINES[0]
    assert article.standfirst == LINES[1]
    assert (article.dateline.place, article.dateline.country) == ("Moscow", "RU")
    assert article.language == "en"


def test_each_paragraph_stands_once_in_order(article):
    body = [line for line in LINES[3:] if line not in HEADLINES]
    first = body[: len(body) // 2]
    assert body == first * 2
    assert article.text == "\n\n".join(first)


def test_what_was_taken_out_says_why_and_can_be_put_back(article):
    by_reason = {}
    for piece in article.removed:
        by_reason.setdefault(piece.reason, []).append(piece.text.strip())
    assert tuple(by_reason["related-headline"]) == HEADLINES
    assert len(by_reason["repeat"]) == 1
    assert by_reason["repeat"][0].split("\n\n") == LINES[3 + (len(LINES) - 3) // 2 :]

    whole = restore(article.text, article.removed)
    assert whole == "\n\n".join(LINES)
    assert hashlib.sha256(whole.encode()).hexdigest() == article.normalised


def test_no_date_is_made_of_a_weekday(article):
    assert "on Thursday" in article.text
    assert article.published is None
    assert article.evidence["published"].null_because
