"""Which country a place is in, and that the file is what its builder makes."""

import pytest
import zstandard

from transforms.core.heads import gazetteer
from transforms.core.heads.gazetteer import PATH, _look_up, country_of, is_place
from transforms.core.heads.gazetteer_build import build, pack


@pytest.mark.parametrize(
    ("name", "region", "code"),
    [
        pytest.param("Moscow", None, "RU", id="the large one of two"),
        pytest.param("Moscow", "Idaho", "US", id="the small one by its state"),
        pytest.param("MÜNCHEN", None, "DE", id="capitals and marks"),
        pytest.param("Киев", None, "UA", id="another script"),
        pytest.param("London", "Ont.", "CA", id="a province as wires shorten it"),
        pytest.param("Georgia", None, "GE", id="a country"),
        pytest.param("Atlanta", "Georgia", "US", id="a state named like a country"),
        pytest.param("Tbilisi", "Georgia", "GE", id="a country named like a state"),
        pytest.param("Podunk Junction", "Conn.", "US", id="an unknown place, a state"),
        pytest.param("Alberta", None, "CA", id="a province alone"),
        pytest.param("Washington", None, "US", id="a name that cities share"),
        pytest.param("Alessandria", None, "IT", id="its own name, another's besides"),
        pytest.param(
            "Medina", None, "SA", id="a small one's own, a large one's besides"
        ),
        pytest.param("St. Petersburg", None, "RU", id="a name that is shortened"),
        pytest.param("St. Petersburg", "Fla.", "US", id="the other by its state"),
        pytest.param("Aberdeen", None, "GB", id="a district of Hong Kong, too"),
        pytest.param("Hull", None, "GB", id="a name that is nobody's own"),
        pytest.param("Barcelona", None, "ES", id="the one that is meant of two large"),
    ],
)
def test_a_place_has_its_country(name, region, code):
    assert country_of(name, region) == (code, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("Cambridge", "Cambridge is in GB and CA and US", id="several"),
        pytest.param("Victoria", "Victoria is in CA and SC and US", id="a capital"),
        pytest.param("Salisbury", "Salisbury is in GB and US and ZW", id="renamed"),
        pytest.param("Nowhere", "Nowhere is not in the gazetteer", id="unknown"),
        pytest.param("United Nations", "United Nations is in no country", id="none"),
    ],
)
def test_a_place_without_one_says_why(name, why):
    assert country_of(name) == (None, why)


@pytest.mark.parametrize("name", ["", "Reuters", "NOTE", "zzz", "\udcff"])
def test_what_is_no_place_is_none(name):
    assert not is_place(name)


def test_the_file_is_what_its_builder_makes():
    held = zstandard.ZstdDecompressor().decompress(PATH.read_bytes())
    made = build()
    mend = "python -m transforms.core.heads.gazetteer_build makes it anew"
    assert held == pack(made), mend
    assert PATH.stat().st_size < 1 << 20
    for line in made.splitlines()[::997]:
        name, countries = line.split("\t")
        assert _look_up(name) == countries


def test_names_are_in_order_so_that_a_search_ends_where_one_would_stand():
    before = b""
    for block in gazetteer._blocks()[1]:
        name = b""
        for line in block.split(b"\n"):
            shared = line[0] - gazetteer.SHARED if name else 0
            name = name[:shared] + line[bool(name) :].partition(b"\t")[0]
            assert before < name
            before = name
