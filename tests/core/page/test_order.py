"""docs/metadata.md is true: sources are asked in the order it gives."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "metadata.md").read_text()
ORDERS = {
    match[1].lower(): re.findall(r"^\d+\. `([^`]+)`", match[2], re.M)
    for match in re.finditer(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
}
ORDERS = {field: order for field, order in ORDERS.items() if order}

SAME_DAY = ("line by the heading", "byline", "url")
TITLE = "Second ferry approved"
LONG = "The harbour board approved a second ferry after two years of talks. " * 3
CRUMBS = {
    "@type": "BreadcrumbList",
    "itemListElement": [{"name": "Home"}, {"name": "Data crumb"}],
}


def meta(source, value):
    return f'<meta name="{source.removeprefix("meta:")}" content="{value}">'


def written(day):
    return f"{int(day[8:])} March 2021"


def snippet(source, value):
    """Return (head, body, JSON-LD fields) by which a source says a value."""
    if source.startswith("meta:"):
        return meta(source, value), "", {}
    if source == "json-ld:breadcrumb":
        return script(CRUMBS), "", {}
    if source == "json-ld:WebPage.datePublished":
        return script({"@type": "WebPage", "datePublished": value}), "", {}
    if source.startswith("json-ld:"):
        return "", "", {source.removeprefix("json-ld:"): value}
    return "", BODIES[source].format(value=value, slug=slug(value)), {}


def script(node):
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def slug(value):
    return value.lower().replace(" ", "-")


BODIES = {
    "itemprop:author": '<p><b itemprop="author">{value}</b></p>',
    "rel:author": '<section><a rel="author" href="/x">{value}</a></section>',
    "link:author": '<ul><a href="/people/{slug}">{value}</a></ul>',
    "byline": '<div class="byline">{value}</div>',
    "plain byline": "<p>By {value}</p>",
    "itemprop:datepublished": '<p itemprop="datePublished" content="{value}"></p>',
    "time": '<p><time datetime="{value}"></time></p>',
    "rel:category": '<a rel="category" href="/c">{value}</a>',
    "rel:tag": '<a rel="tag" href="/c">{value}</a>',
    "breadcrumb": '<ul class="crumbs"><li><a href="/c">{value}</a></ul>',
}
LANGUAGES = ("de", "fr", "es", "pt")


def values(field, order):
    """Return a value of its own for each source."""
    if field == "authors":
        return {source: f"Ann {chr(65 + n)}eelie" for n, source in enumerate(order)}
    if field == "published":
        days = {source: f"2021-03-{n + 1:02d}" for n, source in enumerate(order)}
        return days | dict.fromkeys(SAME_DAY, "2021-03-28")
    if field in ("url", "image"):
        return {source: f"https://example.org/{n}" for n, source in enumerate(order)}
    if field == "language":
        return dict(zip(order, LANGUAGES, strict=True))
    return {source: f"Value {n} of it" for n, source in enumerate(order)}


def page_of(told, field, sources, value_of):
    """Read a page on which exactly these sources speak."""
    head, near, far, fields = "", "", "", {}
    url, lang, title = "https://example.org/a", "", TITLE
    for source in sources:
        value = value_of[source]
        if source == "html:lang":
            lang = value
        elif source == "link:canonical":
            head += f'<link rel="canonical" href="{value}">'
        elif source == "url":
            url += f"/{value}/b"
        elif source == "title":
            title += f" - {written(value)}"
        elif source == "script":
            far += f'<script>{{"publishedAt": "{value}"}}</script>'
        elif source == "labelled line":
            far += f"<p>Published: {written(value)}</p>"
        elif source == "line by the heading":
            near += f"<p>{written(value)}</p>"
        elif source == "byline" and field == "published":
            far += f'<p class="date">{written(value)}</p>'
        else:
            more, body, data = snippet(source, value)
            head, near, fields = head + more, near + body, fields | data
    if "meta:twitter:data1" in sources:
        head += meta("twitter:label1", "Written by")
    if fields:
        head += script({"@type": "NewsArticle", **fields})
    head += f"<title>{title}</title>"
    filler = "<i></i>" * 100
    body = f"<h1>{TITLE}</h1>{near}<p>{LONG}</p><p>{LONG}</p>{filler}{far}"
    return told(head, body, url=url, lang=lang or '""')


@pytest.mark.parametrize(
    ("field", "place"),
    [(field, place) for field, order in ORDERS.items() for place in range(len(order))],
    ids=lambda value: str(value),
)
def test_sources_are_asked_in_the_order_of_the_page(told, field, place):
    order = ORDERS[field]
    page = page_of(told, field, order[place:], values(field, order))
    assert page.evidence[field].from_ == order[place]
    assert getattr(page, field)


def test_every_field_has_its_paragraph():
    fields = {"authors", "published", "standfirst", "keywords", "section"}
    assert set(ORDERS) == fields | {"url", "language", "publisher", "image"}
