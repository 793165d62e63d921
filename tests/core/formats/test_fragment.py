"""Pieces of HTML to paragraphs: what a field holds, and nothing of its head."""

import pytest

from transforms.core.formats.fragment import paragraphs_of


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        pytest.param(
            "<html><head><title>Rates</title></head><body><h1>Rates</h1><p>Up.</p>",
            ("Rates", "Up."),
            id="a whole document's title is not its text",
        ),
        pytest.param(
            '<p><span class="desk">Economy</span><span class="agency">EX</span></p>',
            ("Economy EX",),
            id="fields side by side are parted",
        ),
        pytest.param(
            '<p><span class="s1">Inter</span><span class="s2">est</span> rates</p>',
            ("Interest rates",),
            id="a word in two pieces stays one",
        ),
        pytest.param(
            "<p>H<sub>2</sub>O and <b>iP</b><b>ad</b></p>",
            ("H2O and iPad",),
            id="elements without a class part nothing",
        ),
    ],
)
def test_paragraphs(markup, paragraphs):
    assert paragraphs_of(markup) == paragraphs
