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
        pytest.param(
            "The bank <b>acted</b>.\r\n\r\nPrices rose,\r\nit said.\n<h3>Why</h3>War.",
            ("The bank acted.", "Prices rose, it said.", "Why", "War."),
            id="blank lines part paragraphs where nothing else does",
        ),
        pytest.param(
            "<p>The bank\n\n<b>acted</b>.</p>",
            ("The bank acted.",),
            id="blank lines in a paragraph part nothing",
        ),
        pytest.param(
            "Up.<figure><img><figcaption>A bank</figcaption></figure>Why?",
            ("Up.", "Why?"),
            id="a caption is no paragraph",
        ),
        pytest.param(
            "<figure><table><tr><td>May</td><td>2</td></tr></table>"
            "<figcaption>Rates</figcaption></figure>",
            ("May 2",),
            id="what a figure holds else is text",
        ),
        pytest.param(
            '<div><img><p class="wp-caption-text">A bank</p></div>Up.',
            ("Up.",),
            id="a caption as WordPress marks it is no paragraph",
        ),
        pytest.param(
            '<div class="captioned">Up.<span class="image-caption">A bank</span></div>',
            ("Up.",),
            id="a caption by its class is no part of a paragraph",
        ),
    ],
)
def test_paragraphs(markup, paragraphs):
    assert paragraphs_of(markup) == paragraphs
