"""From a draft as a parser leaves it to mended fields and paragraphs."""

import pytest

from transforms.core.normalise import normalise
from transforms.core.schema import Draft, Source


def draft(**fields):
    source = Source(uri="a", format="json", sha256="", bytes=0)
    return normalise(Draft(source=source, key=b"", **fields))


@pytest.mark.parametrize("field", ["title", "standfirst", "section", "publisher"])
@pytest.mark.parametrize(
    ("given", "made"),
    [("Caf&eacute;\n  shuts ", "Café shuts"), ("cafÃ©", "café"), (" \u200b", None)],
    ids=["entities and spaces", "mojibake", "nothing to see"],
)
def test_a_field_is_mended_and_null_where_nothing_is_left(field, given, made):
    assert getattr(draft(**{field: given}), field) == made


def test_authors_are_mended():
    authors = ("Ren&eacute;e  Dupont", "\u200b")
    assert draft(authors=authors).authors == ("Renée Dupont",)


def test_paragraphs_of_a_page_are_mended_and_empty_ones_go():
    paragraphs = (" It&#8217;s shut. ", "\u200b", "Nobody came.")
    assert draft(paragraphs=paragraphs).paragraphs == ("It’s shut.", "Nobody came.")


def test_raw_text_is_mended_before_it_is_laid_out():
    made = draft(raw_text="It&#8217;s shut.&#10;Nobody came.\n\nOnce.")
    assert made.paragraphs == ("It’s shut.", "Nobody came.", "Once.")
    assert made.apart == (False, True, True)
