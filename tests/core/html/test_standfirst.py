"""A standfirst in the flow is found by its names, or by the page's description."""

import pytest

from transforms.core.html.page import article_of

TITLE = "Second ferry approved by the board of the harbour"
STAND = "After two years of talks the island gets the boat that its people asked for."
STORY = [
    f"On day {n} the harbour board spoke of a second ferry, of its crew and its cost."
    for n in range(30)
]


def article(block, description=""):
    story = "".join(f"<p>{line}</p>" for line in STORY)
    meta = f'<meta name="description" content="{description}">' if description else ""
    return article_of(
        f"<head><title>{TITLE}</title>{meta}</head><body><article><h1>{TITLE}</h1>"
        f"{block}{story}</article></body>",
        None,
        None,
    )


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(
            f'<p class="ItemTeaserText-module__x1">{STAND}</p>',
            id="a teaser's text in camel case",
        ),
        pytest.param(
            f'<p class="css-1x9" data-testid="standfirst">{STAND}</p>',
            id="the name that tests go by",
        ),
        pytest.param(
            f'<div class="sc-3f" data-component="article-summary"><p>{STAND}</p></div>',
            id="the name of a component",
        ),
        pytest.param(
            f'<h2 class="teaser-title">{TITLE}</h2><p class="teaser-text">{STAND}</p>',
            id="below the heading once more",
        ),
    ],
)
def test_names_tell_a_standfirst(block):
    found = article(block)
    assert found.metadata.standfirst == STAND
    assert found.metadata.evidence["standfirst"].from_ == "article"
    assert found.paragraphs == tuple(STORY)


def test_the_description_tells_it_after_a_dateline_too():
    block = f"<div><div><span>Berlin.</span> <span>{STAND}</span></div><hr></div>"
    found = article(block, STAND)
    assert found.metadata.standfirst == f"Berlin. {STAND}"
    assert found.metadata.evidence["standfirst"].from_ == "article"


def test_the_heading_once_more_is_no_standfirst():
    found = article(f'<div class="teaser-title"><h2>{TITLE}</h2></div>')
    assert found.metadata.standfirst is None


def test_what_only_tests_name_related_is_no_text():
    other = "A bridge that was closed after the storm of May is to open in the spring."
    related = f'<div class="x7" data-testid="related-stories"><p>{other}</p></div>'
    found = article("").paragraphs
    assert article(related).paragraphs == found
