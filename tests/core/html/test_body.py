"""The article comes off a page whole, and without what the page puts around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.html.page import article_of
from transforms.core.html.tree import UnreadablePage

TITLE = "Second ferry approved"
STORY = (
    "The harbour board approved a second ferry on Monday after two years of talks.",
    "Crossings will start at six in the morning and end shortly before midnight.",
    "Residents of the island had asked for the service since the bridge was closed.",
    "The boat was built in the town's own yard and carries two hundred passengers.",
    "A third boat is to follow once the new pier on the eastern shore has been built.",
)


def page(before="", after="", inside="", head=""):
    first, *rest = (f"<p>{line}</p>" for line in STORY)
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body>{before}<article>"
        f"<h1>{TITLE}</h1>{first}{inside}{''.join(rest)}</article>{after}</body></html>"
    )


def text_of(markup):
    return article_of(markup, None, None).paragraphs


def test_the_text_is_the_paragraphs_without_the_heading():
    assert text_of(page()) == STORY


def test_a_list_of_other_stories_below_the_text_goes_with_its_label():
    others = "<p>Top stories</p><p>A bridge was closed after the storm of May.</p>"
    assert text_of(page().replace("</article>", f"{others}</article>")) == STORY


def test_a_label_that_most_of_the_text_follows_parts_nothing():
    more = "".join(f"<p>{n} {line}</p>" for n, line in enumerate(STORY))
    last = f"<p>{STORY[4]}</p>"
    found = text_of(page().replace(last, f"<p>Latest news</p>{last}{more}"))
    assert found[-1] == f"4 {STORY[4]}"


@pytest.mark.parametrize("tag", ["article", "main", "section", "header"])
def test_a_page_may_omit_head_and_body(tag):
    story = "".join(f"<p>{line}</p>" for line in STORY)
    start = "" if tag == "article" else f"<{tag}><b>The Post</b></{tag}>"
    found = article_of(
        f"<!doctype html><title>{TITLE}</title><meta charset=utf-8>{start}"
        f"<article><h1>{TITLE}</h1><p>By Ann Lee</p>{story}</article>",
        None,
        None,
    )
    assert found.paragraphs == STORY
    assert (found.metadata.title, found.metadata.authors) == (TITLE, ("Ann Lee",))


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(
            "<figure><img src=a.jpg><figcaption>The old ferry.</figcaption></figure>",
            id="a caption",
        ),
        pytest.param(
            "<div class='wp-caption-text'>The old ferry, in May</div>", id="by class"
        ),
        pytest.param("<p><a href=/b>Bridge closed for good</a></p>", id="a lone link"),
        pytest.param(
            "<p>Läs också: <a href=/b>Bron stängd för gott nu</a></p>",
            id="a label and a link, in any language",
        ),
        pytest.param(
            "<ul><li><a href=/b>Bridge closed for good</a></li>"
            "<li><a href=/c>Island school to reopen</a></li></ul>",
            id="a list of links",
        ),
        pytest.param(
            "<div class='relatedStories'><h3>Bridge shut</h3><p>It was old.</p></div>",
            id="related stories",
        ),
        pytest.param(
            "<p>Sign up for our newsletter to get the news in your inbox.</p>",
            id="a newsletter",
        ),
        pytest.param("<p>You may also like...</p>", id="a label"),
        pytest.param("<p>Click here for all our offers.</p>", id="a call to click"),
        pytest.param('<p>[button link="x"] Write to us</p>', id="a short code"),
        pytest.param("<p>Photo: Ann Lee / Gazette</p>", id="a credit"),
        pytest.param("<div style='display:none'><p>Tracker 7</p></div>", id="hidden"),
        pytest.param("<p>By Ann Lee</p>", id="the byline"),
        pytest.param("<p>5 March 2024 - 10:15</p>", id="the date"),
    ],
)
def test_what_the_page_puts_between_the_paragraphs_goes(piece):
    assert text_of(page(inside=piece)) == STORY


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        pytest.param(
            "<blockquote class=twitter-tweet>"
            "<p>We want the ferry back.</p></blockquote>",
            "We want the ferry back.",
            id="a quoted post",
        ),
        pytest.param(
            "<div class=social-embed><blockquote class=twitter-tweet>"
            "<p>We want the ferry back.</p></blockquote></div>",
            "We want the ferry back.",
            id="a quoted post in a box",
        ),
        pytest.param("<h2>What it costs</h2>", "What it costs", id="a subheading"),
        pytest.param(
            "<ul><li>Adults pay two crowns</li><li>Children ride free</li></ul>",
            "Adults pay two crowns",
            id="a list",
        ),
        pytest.param(
            "<p>The <a href=/b>bridge was closed</a> in 2021 after the flood.</p>",
            "The bridge was closed in 2021 after the flood.",
            id="a link in a sentence",
        ),
        pytest.param(f"<p>{STORY[0]}</p>", STORY[0], id="a paragraph that returns"),
    ],
)
def test_what_belongs_to_the_story_stays(piece, kept):
    text = text_of(page(inside=piece))
    assert kept in text
    assert len(text) > len(STORY)


def test_lines_wrapped_in_the_source_are_one_paragraph():
    wrapped = page().replace("harbour board", "harbour\n      board")
    assert text_of(wrapped) == STORY


LEAD = "Two hundred passengers an hour can cross from May, the board has decided."


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param(f"<p class=standfirst>{LEAD}</p>", id="by class"),
        pytest.param(f"<div class='article__chapo'>{LEAD}</div>", id="in French"),
        pytest.param(f"<h2 itemprop=description>{LEAD}</h2>", id="by property"),
    ],
)
def test_a_standfirst_in_the_flow_is_one_and_not_text(lead):
    markup = page().replace("</h1>", f"</h1>{lead}", 1)
    found = article_of(markup, None, None)
    assert found.metadata.standfirst == LEAD
    assert found.metadata.evidence["standfirst"].from_ == "article"
    assert found.paragraphs == STORY


def test_a_description_that_only_a_tag_gives_says_so():
    found = article_of(
        page(head="<meta name=description content='The pier is old.'>"), None, None
    )
    assert found.metadata.standfirst == "The pier is old."
    assert found.metadata.evidence["standfirst"].from_ != "article"


def test_a_caption_under_the_heading_is_no_standfirst():
    caption = "<div class=lead>The ferry in May, as seen from the pier. © Ann Lee</div>"
    found = article_of(page().replace("</h1>", f"</h1>{caption}", 1), None, None)
    told_by = found.metadata.evidence.get("standfirst")
    assert told_by is None or told_by.from_ != "article"


def test_bread_crumbs_before_the_heading_go():
    crumbs = "<article><ul><li>News</li><li>Island and harbour</li></ul>"
    assert text_of(page().replace("<article>", crumbs, 1)) == STORY


PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<a href=x>", "</a>", "<ul>", "<li>", "<b>"),
    *("<table>", "<tr>", "<td>", "<br>", "<h1>", "</h1>", "<!--", "-->", "<h2>", "<"),
    *("<article>", "</article>", "<script>", "</script>", "&amp;", "&#0;", "\x00"),
    *("<template>", "<blockquote class=twitter-tweet>", "Rates rose sharply."),
    *("<p hidden>", "<meta charset=x>", "<html>", "</html>", "<body>", "</body>"),
)


def test_a_page_with_end_tags_of_nothing_is_read():
    assert text_of(page(inside="</i></section></p>", after="</div>")) == STORY


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_broken_markup_gives_an_article_or_a_reason(markup):
    try:
        paragraphs = text_of(markup)
    except UnreadablePage as refused:
        paragraphs = (refused.reason,)
    assert all(line == line.strip() and line for line in paragraphs)


def test_a_heading_that_is_a_label_and_a_link_points_to_another_story():
    other = '<h6>Look: <a href="/b">A bridge was closed after the storm of May</a></h6>'
    assert text_of(page(inside=other)) == STORY


def test_a_heading_that_a_break_parts_is_no_text():
    markup = page().replace(
        "Second ferry approved</h1>", "Second ferry<br>approved</h1>"
    )
    assert text_of(markup) == STORY


AUTHOR = '<meta name="author" content="Ann Lee"><meta name="author" content="Bo Chan">'


@pytest.mark.parametrize(
    "line", ["Ann Lee and Bo Chan", "Ann Lee / Bo Chan", "Story by Ann Lee"]
)
def test_a_first_line_that_has_the_authors_alone_is_no_text(line):
    markup = page(head=AUTHOR).replace("</h1>", f"</h1><div><p>{line}</p></div>")
    assert text_of(markup) == STORY


@pytest.mark.parametrize("line", ["Ann Lee was there.", "Ann Lee.", "Ann Lee's ferry"])
def test_a_first_line_that_says_more_than_the_authors_is_text(line):
    markup = page(head=AUTHOR).replace("</h1>", f"</h1><p>{line}</p>")
    assert text_of(markup) == (line, *STORY)
