"""Section, keywords, standfirst and the rest of what a page's fields give."""

import json

import pytest


def data(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


CRUMBS = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "Home"},
        {"@type": "ListItem", "position": 2, "item": {"@id": "/h", "name": "Harbour"}},
    ],
}


@pytest.mark.parametrize(
    ("head", "body", "section"),
    [
        pytest.param(
            '<meta property="article:section" content="Harbour">',
            "",
            "Harbour",
            id="a meta",
        ),
        pytest.param(
            data(**{"@type": "Article", "articleSection": ["Harbour", "Town"]}),
            "",
            "Harbour",
            id="the first of the data",
        ),
        pytest.param(
            data(**CRUMBS), "", "Harbour", id="breadcrumbs after the front page"
        ),
        pytest.param(
            '<meta property="og:site_name" content="The Post">',
            '<ol class="breadcrumb"><li><a>Post</a><li><a>Harbour</a></ol>',
            "Harbour",
            id="breadcrumbs after the site's name",
        ),
        pytest.param(
            "",
            '<ul class="breadcrumbs"><a href=/>Home</a><a href=/h>Harbour</a></ul>',
            "Harbour",
            id="breadcrumbs that are shown",
        ),
        pytest.param(
            '<meta property="article:section" content="News">',
            '<a rel="category tag" href="/h">Harbour</a>',
            "Harbour",
            id="the category that readers see",
        ),
        pytest.param("", "", None, id="none"),
    ],
)
def test_the_section_is(told, head, body, section):
    assert told(head, body).section == section


def test_keywords_for_readers_go_before_those_for_search(told):
    head = '<meta name=keywords content="news, harbour post">'
    head += '<meta property="article:tag" content="ferry">'
    head += '<meta property="article:tag" content="harbour">'
    page = told(head)

    assert page.keywords == ("ferry", "harbour")
    assert page.evidence["keywords"].also == [
        {"from": "meta:keywords", "value": "news, harbour post"}
    ]


def test_keywords_are_parted_and_stand_once(told):
    page = told('<meta name=news_keywords content="ferry, harbour;ferry、 港">')
    assert page.keywords == ("ferry", "harbour", "港")


def test_the_site_s_slogan_is_no_standfirst(told):
    slogan = "News from the harbour since 1868"
    head = data(**{"@type": "WebSite", "description": slogan})
    head += f'<meta name="og:description" content="{slogan}">'
    assert told(head).standfirst is None
    head += '<meta name="description" content="The board said yes.">'
    assert told(head).standfirst == "The board said yes."


def test_the_rest(told):
    head = data(**{"@type": "Article", "publisher": {"name": "Harbour Post"}})
    head += '<meta property="og:image" content="/i/ferry.jpg">'
    page = told(head, url="https://example.org/a", lang="en-GB")
    assert page.publisher == "Harbour Post"
    assert page.image == "https://example.org/i/ferry.jpg"
    assert page.language == "en-GB"


def test_the_foot_of_the_article_has_its_tags_the_page_s_has_others(told):
    links = '<a rel="category tag" href="/c">{0}</a> <a rel="tag" href="/t">{0}s</a>'
    page = told(
        "<title>Second ferry approved</title>",
        "<main><article><h1>Second ferry approved</h1><p>Text.</p>"
        f"<footer>{links.format('Ferry')}</footer></article></main>"
        f"<footer>{links.format('Archive')}</footer>",
    )
    assert (page.section, page.keywords) == ("Ferry", ("Ferry", "Ferrys"))


def test_a_title_a_number_and_a_template_s_word_tell_nothing(told):
    head = (
        "<title>Ferry approved</title>"
        '<meta name="description" content="Ferry approved">'
        '<meta name="keywords" content="keywords">'
        '<meta property="article:section" content="12345">'
    )
    page = told(head, "<h1>Ferry approved</h1>")
    assert (page.standfirst, page.keywords, page.section) == (None, (), None)
