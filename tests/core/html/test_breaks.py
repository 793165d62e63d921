"""Pairs of line breaks part paragraphs; single ones and other markup stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from transforms.core.html.breaks import part_breaks


def parted(markup):
    tree = html.document_fromstring(f"<html><body>{markup}</body></html>")
    part_breaks(tree)
    body = tree.find("body")
    return html.tostring(body, encoding="unicode").removeprefix("<body>")[:-7]


@pytest.mark.parametrize(
    ("markup", "result"),
    [
        pytest.param(
            "<div>One<br><br>Two<br><br>Three</div>",
            "<div><p>One</p><p>Two</p><p>Three</p></div>",
            id="three paragraphs",
        ),
        pytest.param(
            "<p>One<br> <br/>Two<br><br><br>Three</p>",
            "<div><p>One</p><p>Two</p><p>Three</p></div>",
            id="in a paragraph, with spaces, by three",
        ),
        pytest.param(
            "<div>One <b>two</b> three<br><br><i>Four</i> five<br><br>Six</div>",
            "<div><p>One <b>two</b> three</p><p><i>Four</i> five</p><p>Six</p></div>",
            id="emphasis stays in its place",
        ),
        pytest.param(
            "<div>One<br>two<br><br>Three<br><br>Four</div>",
            "<div><p>One<br>two</p><p>Three</p><p>Four</p></div>",
            id="a single break stays",
        ),
        pytest.param(
            "<div>One<br><br>Two<h2>Head</h2>Three<br><br>Four</div>",
            "<div><p>One</p><p>Two</p><h2>Head</h2><p>Three</p><p>Four</p></div>",
            id="a block parts too",
        ),
        pytest.param(
            "<div>One<br><br>Two</div>",
            "<div>One<br><br>Two</div>",
            id="one pair may be a gap",
        ),
        pytest.param(
            "<pre>One<br><br>Two<br><br>Three</pre>",
            "<pre>One<br><br>Two<br><br>Three</pre>",
            id="not in what is laid out",
        ),
    ],
)
def test_breaks(markup, result):
    assert parted(markup) == result


pieces = st.sampled_from(
    ["a", " ", "<br>", "<br><br>", "<b>b</b>", "<div>c</div>", "d"]
)


@settings(deadline=None)
@given(st.lists(pieces, max_size=20))
def test_no_text_is_lost_or_moved(pieces):
    markup = f"<div>{''.join(pieces)}</div>"
    before = "".join(html.fromstring(markup).text_content().split())
    after = html.fromstring(f"<body>{parted(markup)}</body>").text_content()
    assert "".join(after.split()) == before
