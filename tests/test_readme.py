"""The README is true: its tables name what is there."""

import re
from pathlib import Path

import msgspec
import pytest

from transforms.core.desk import edit
from transforms.core.formats.tagged import EXTRA
from transforms.core.records import deliver
from transforms.core.schema import Article

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
FIRST, REST = README.split("## Two commands")
PLACES = re.findall(r"^\| [^|`]+ \| `([\w/.]+)` \|$", README, re.M)


def test_the_table_of_keys_is_the_record():
    keys = re.findall(r"^\| `(\w+)` \|", README, re.M)
    assert keys == list(Article.__struct_fields__)


def test_the_example_is_what_the_sample_gives():
    sample = ROOT / "samples/kerry-in-moscow.txt"
    article = edit(deliver(sample.read_bytes(), uri=sample.name, format="text"))
    cuts = {(piece.reason, str(piece.at)) for piece in article.removed}
    counts = msgspec.json.encode(article.counts).decode()
    repeat = msgspec.json.encode(article.removed[-1].evidence).decode()

    headline = next(p for p in article.removed if p.reason == "related-headline")
    assert '", "'.join(headline.evidence["because"][:2]) in FIRST
    shown = re.findall(r'"reason": "([\w-]+)", "at": (\d+)', FIRST)
    assert len(shown) == 2
    assert set(shown) <= cuts
    plain = FIRST.replace(" ", "")
    for told in (counts, repeat, '"null_because":"nodatedfield,datelineorURL"'):
        assert told.strip("{}") in plain
    assert (article.title or "") in FIRST
    assert article.evidence["published"].null_because in FIRST


def test_the_figures_at_the_top_are_those_of_the_tables():
    rows = {
        cells[0]: cells[1:]
        for line in REST.splitlines()
        if (cells := [cell.strip() for cell in line.strip("|").split(" | ")])
    }
    doubled, near, pages = rows["body doubled"], rows["7"], rows["fundus"]
    titles, authors = (re.findall(r"\.\d+", cell) for cell in pages[1:3])

    assert re.findall(r"(?<!\w)\.\d{2,}", FIRST) == [
        doubled[0],
        *(cell[:4] for cell in near[:2]),
        *(titles[0], authors[0], titles[1], authors[1]),
    ], "take the figures from the tables below"


def test_where_things_are_lists_places():
    assert len(PLACES) == 9


@pytest.mark.parametrize("path", PLACES)
def test_what_is_to_be_found_is_there(path):
    assert (ROOT / path).is_file()


def test_links_lead_to_files():
    for link in re.findall(r"\]\(([\w/.-]+)\)", README):
        assert (ROOT / link).is_file(), link


def test_the_keys_of_extra_are_told():
    told = (ROOT / "docs/wires.md").read_text()
    keys = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", told, re.M)
    assert dict(keys) == EXTRA
