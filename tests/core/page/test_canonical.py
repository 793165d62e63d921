"""The address a page gives itself, where it is credible."""

import pytest

FETCHED = "https://news.example.org/a/ferry?utm=1"
LINK = '<link rel="canonical" href="{}">'
OG = '<meta property="og:url" content="{}">'


@pytest.mark.parametrize(
    ("head", "url"),
    [
        pytest.param(
            LINK.format("/a/ferry"), "https://news.example.org/a/ferry", id="relative"
        ),
        pytest.param(
            LINK.format("https://www.example.org/b#top"),
            "https://www.example.org/b",
            id="of the same site, without the fragment",
        ),
        pytest.param(
            OG.format("/a/ferry"), "https://news.example.org/a/ferry", id="og"
        ),
        pytest.param(
            LINK.format("/a/ferry") + OG.format("/b"),
            "https://news.example.org/a/ferry",
            id="the link before og",
        ),
        pytest.param(
            LINK.format("https://news.example.org/") + OG.format("/a/ferry"),
            "https://news.example.org/a/ferry",
            id="not the front page",
        ),
        pytest.param(LINK.format("https://other.net/a"), None, id="not another site"),
        pytest.param(
            LINK.format("https://other.net/a") + OG.format("https://other.net/a"),
            "https://other.net/a",
            id="another site that two name",
        ),
        pytest.param(
            LINK.format("http://localhost/a/ferry"), None, id="no test machine"
        ),
        pytest.param(LINK.format("https://dev.example.org/a"), None, id="no test site"),
        pytest.param(LINK.format("/a/undefined"), None, id="no hole of a template"),
        pytest.param(LINK.format("javascript:void(0)"), None, id="no script"),
        pytest.param(LINK.format("http://[bad"), None, id="no address"),
        pytest.param(
            LINK.format("/de/ferry")
            + '<link rel=alternate hreflang=de href="/de/ferry">'
            + '<link rel=alternate hreflang=en href="/a/ferry">',
            None,
            id="not the page in another language",
        ),
        pytest.param("", None, id="none"),
    ],
)
def test_the_address_is(told, head, url):
    page = told(head, url=FETCHED)
    assert page.url == url
    assert bool(page.evidence["url"].null_because) is (url is None)


def test_an_amp_page_leads_to_its_article(told):
    page = told(
        LINK.format("https://news.example.org/a/ferry"),
        url="https://news-example-org.cdn.ampproject.org/c/s/news.example.org/a/ferry.amp",
    )
    assert page.url == "https://news.example.org/a/ferry"


def test_an_archived_page_leads_to_its_own_address(told):
    prefix = "https://web.archive.org/web/20200101000000/"
    page = told(
        LINK.format(prefix + "http://example.org/a"),
        url=prefix + "http://example.org/a",
    )
    assert page.url == "http://example.org/a"
