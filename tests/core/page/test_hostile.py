"""Pages are untrusted: no input raises, nothing is guessed, the tree is left alone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from transforms.core.page.metadata import PageMetadata, page_metadata


def _one_of(words):
    return st.sampled_from(words.split(" "))


WORDS = _one_of(
    "By Von Ann Lee 2021-03-05 5 March 2021 03/04/2021 2021年3月5日 ferry | - : © null"
    " undefined 99999999999 0000-00-00 T Z + http://[ javascript: // \u202e \ud7ff é 文"
    " <b> &amp; , ; / . staff AFP \u0660\u0661 ² ① Ⅻ"
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
KEYS = _one_of(
    "@type @id @graph name headline author creator publisher datePublished dateModified"
    " url mainEntityOfPage mainEntity itemListElement item articleSection keywords"
    " description inLanguage image @value @list"
)
JSON = st.recursive(
    SCALARS | st.sampled_from(["NewsArticle", "WebPage", "BreadcrumbList", "Person"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6)
    ),
    max_leaves=20,
)
TAGS = _one_of(
    "div p span a h1 h2 time meta link title script article aside nav footer address"
    " svg"
    " li ul base"
)
ATTRIBUTES = st.dictionaries(
    _one_of(
        "class id rel href itemprop property name content value datetime hreflang type"
        " lang"
    ),
    _one_of(
        "author byline date headline og:title og:url article:published_time canonical"
        " alternate datePublished crumb application/ld+json related x-default"
    )
    | TEXTS,
    max_size=4,
)


@st.composite
def trees(draw, depth=3):
    element = html.HtmlElement()
    element.tag = draw(TAGS)
    for name, value in draw(ATTRIBUTES).items():
        element.set(name, value)
    element.text = json.dumps(draw(JSON)) if element.tag == "script" else draw(TEXTS)
    element.tail = draw(TEXTS)
    if depth:
        element.extend(draw(st.lists(trees(depth=depth - 1), max_size=3)))
    return element


@settings(max_examples=100, deadline=None)
@given(
    st.lists(trees(), max_size=4),
    st.lists(JSON, max_size=2),
    st.none() | st.sampled_from(["https://example.org/a", "http://[", "x", ""]) | TEXTS,
    st.none() | st.sampled_from(["2021-03-05T00:00:00Z", "2021-03-05 00:00:00", "x"]),
)
def test_no_page_raises_or_is_changed(elements, data, url, crawled):
    page = html.document_fromstring("<html><head></head><body></body></html>")
    page.find("body").extend(elements)
    for value in data:
        script = etree.SubElement(page.find("head"), "script")
        script.set("type", "application/ld+json")
        script.text = json.dumps(value)
    before = etree.tostring(page)

    told = page_metadata(page, url, crawled)

    assert etree.tostring(page) == before
    assert told == page_metadata(page, url, crawled)
    fields = set(PageMetadata.__struct_fields__) - {"evidence"}
    assert set(told.evidence) == fields
    for name in fields:
        reason = told.evidence[name].null_because
        assert bool(reason) is not bool(getattr(told, name)), name


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>", id="next to nothing"),
        pytest.param("<html><body>" + "<div>" * 240, id="deep"),
        pytest.param("<html><title>" + "x" * 2_000_000, id="a long title"),
        pytest.param("<html><h1>" + "a | " * 100_000, id="a heading of marks"),
        pytest.param(
            "<html><body><p class=byline>By " + "A, " * 100_000, id="a byline"
        ),
        pytest.param("<html><body><time>" + "1" * 500_000, id="a number"),
        pytest.param("<html><body><p class=date>" + "1.1." * 30_000, id="dots"),
        pytest.param(
            "<meta name=keywords content='" + "a," * 500_000 + "'>", id="keys"
        ),
        pytest.param("<html><body class='" + "author-" * 100_000 + "'>", id="a class"),
        pytest.param(
            "<html><body>" + "<p class=byline>By Ann Lee" * 5_000, id="bylines"
        ),
        pytest.param("<html><body>" + "<time>5 March 2021</time>" * 5_000, id="times"),
        pytest.param("<html><body>" + "<h1>Ferry" * 5_000, id="headings"),
        pytest.param(
            "<script type=application/ld+json>" + '{"@graph":[' * 90_000, id="data"
        ),
        pytest.param(
            "<script type=application/ld+json>{" + '"a":"' * 20_000, id="quotes"
        ),
        pytest.param(
            "<script type=application/ld+json>"
            + json.dumps({"@type": "Article", "author": [{"name": "A B"}] * 50_000}),
            id="authors",
        ),
    ],
)
def test_what_is_endless_is_cut_short(page):
    told = page_metadata(html.document_fromstring(page), None, None)
    assert len(told.title or "") <= 400
    assert len(told.authors) <= 60
    assert len(told.keywords) <= 200


def test_references_in_a_circle_end():
    nodes = [
        {"@type": "Article", "@id": "#a", "author": {"@id": "#b"}},
        {"@id": "#b", "name": {"@id": "#c"}, "x": 1},
        {"@id": "#c", "name": {"@id": "#b"}, "x": 1, "y": 2},
    ]
    page = f'<script type="application/ld+json">{json.dumps(nodes)}</script>'
    assert page_metadata(html.document_fromstring(page), None, None).authors == ()
