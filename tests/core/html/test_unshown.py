"""A page that shows nothing by itself has its article in its data."""

import json

import pytest

from transforms.core.html.page import article_of

TITLE = "Second ferry approved"
STORY = tuple(
    f"On day {n} the harbour board spoke of a second ferry, of its crew and its cost."
    for n in range(5)
)
MARKED = "".join(f'<p class="x">{line}</p>' for line in STORY)
CAPTION = '<div class="caption"><p>The ferry at the pier in the rain.</p></div>'


def found(script, shown=""):
    return article_of(
        f"<head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{shown}"
        f"{script}</body>",
        None,
        None,
    )


def linked_data(body, **more):
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": body, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def in_script(text):
    return f"<script>{text}</script>".replace("</p", "<\\/p")


DATA = json.dumps({"props": {"title": TITLE, "contentHtml": CAPTION + MARKED}})
ESCAPED = DATA.replace("<", "\\u003c").replace(">", "\\u003e")


@pytest.mark.parametrize(
    ("script", "source"),
    [
        pytest.param(
            linked_data("\n\n".join(STORY)),
            "json-ld:articleBody",
            id="plain text in articleBody",
        ),
        pytest.param(
            linked_data(MARKED), "json-ld:articleBody", id="HTML in articleBody"
        ),
        pytest.param(
            linked_data(MARKED.replace("<", "&lt;").replace(">", "&gt;")),
            "json-ld:articleBody",
            id="escaped HTML in articleBody",
        ),
        pytest.param(in_script(DATA), "script", id="HTML in a page's data"),
        pytest.param(
            f"<script>self.push([1,{json.dumps(ESCAPED)}])</script>",
            "script",
            id="JSON in a string with escaped tags",
        ),
    ],
)
def test_the_text_is_taken_from_the_data_and_the_evidence_says_so(script, source):
    article = found(script)
    assert article.paragraphs == STORY
    assert article.metadata.evidence["text"].from_ == source


@pytest.mark.parametrize("script", [linked_data("\n".join(STORY)), in_script(DATA)])
def test_what_the_page_shows_goes_before_its_data(script):
    shown = [f"{line} It was seen." for line in STORY]
    article = found(script, "".join(f"<p>{line}</p>" for line in shown))
    assert article.paragraphs == tuple(shown)
    assert "text" not in article.metadata.evidence


REST = tuple(line.replace("day", "night") for line in STORY * 2)
WHOLE = (*STORY[:4], *REST)
TEASER = "".join(f"<p>{line}</p>" for line in STORY[:4])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("\n".join(WHOLE), WHOLE, id="in paragraphs"),
        pytest.param(
            " ".join(WHOLE), (*STORY[:4], " ".join(REST)), id="in one that goes on"
        ),
    ],
)
@pytest.mark.parametrize("free", [False, "False"])
def test_an_article_for_subscribers_goes_on_in_the_data(body, text, free):
    article = found(linked_data(body, isAccessibleForFree=free), TEASER)
    assert article.paragraphs == text
    assert article.metadata.evidence["text"].from_ == "json-ld:articleBody"


@pytest.mark.parametrize(
    ("body", "free"),
    [
        pytest.param("\n".join(WHOLE), True, id="the article is free"),
        pytest.param("\n".join(REST * 2), False, id="the data have another text"),
        pytest.param("\n".join(STORY), False, id="the data go on but little"),
    ],
)
def test_the_text_is_what_is_shown_where(body, free):
    article = found(linked_data(body, isAccessibleForFree=free), TEASER)
    assert article.paragraphs == STORY[:4]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(linked_data("Short."), id="a short articleBody"),
        pytest.param(linked_data([{"a": 1}]), id="an articleBody that is no string"),
        pytest.param(in_script('{"a": "<p>unclosed'), id="a string without an end"),
        pytest.param(in_script('"' + "\\" * 3000 + "<p >"), id="nothing but escapes"),
        pytest.param(in_script('{"css": "' + "a" * 3000 + '"}'), id="no paragraphs"),
    ],
)
def test_other_data_are_no_text(script):
    assert found(script).paragraphs == ()
