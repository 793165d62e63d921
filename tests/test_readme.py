"""The README is true: its tables name what is there."""

import re
from pathlib import Path

import pytest

from transforms.core.formats.tagged import EXTRA
from transforms.core.schema import Article

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
PLACES = re.findall(r"^\| [^|`]+ \| `([\w/.]+)` \|$", README, re.M)


def test_the_table_of_keys_is_the_record():
    keys = re.findall(r"^\| `(\w+)` \|", README, re.M)
    assert keys == list(Article.__struct_fields__)


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
