"""Text comes off the page from plain blocks, and from articles in many small boxes."""

import pytest

from transforms.core.html.page import article_of
from transforms.core.html.prune import prune
from transforms.core.html.tree import UnreadablePage, parse_page

TITLE = "Second ferry approved"
STORY = tuple(
    f"On day {n} the harbour board spoke of a second ferry, of its {what} and its cost."
    for n in range(1, 5)
    for what in ("crew", "pier", "speed", "colour", "route", "owner")
)
LINE = "The chair of the board called it the best day in the history of the harbour."


def text_of(inside):
    markup = f"<title>{TITLE}</title><body><article><h1>{TITLE}</h1>{inside}</article>"
    return article_of(markup, None, None).paragraphs


def with_block(block):
    return text_of(
        "".join(f"<p>{line}</p>" for line in STORY[:2])
        + block
        + ("".join(f"<p>{line}</p>" for line in STORY[2:]))
    )


@pytest.mark.parametrize(
    ("block", "text"),
    [
        pytest.param(f"<div>{LINE}</div>", LINE, id="a sentence in a plain div"),
        pytest.param(
            f"<div>{LINE.replace('board', '<b>board</b>')}</div>",
            LINE,
            id="a sentence with emphasis in a plain div",
        ),
        pytest.param(
            '<div class="story-subheadline">What it costs</div>',
            "What it costs",
            id="a div that is named a subheading",
        ),
        pytest.param(
            '<div class="cms-Zwischentitel">Was es kostet</div>',
            "Was es kostet",
            id="a div that is named a subheading in German",
        ),
    ],
)
def test_a_plain_block_between_paragraphs_is_text(block, text):
    assert with_block(block) == (*STORY[:2], text, *STORY[2:])


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("<div>Advertising</div>", id="a label"),
        pytest.param(
            f'<div><a href="/b">{LINE}</a></div>', id="a sentence that is one link"
        ),
        pytest.param(f"<div><form>{LINE}<input></form></div>", id="a form"),
    ],
)
def test_what_is_no_sentence_in_a_plain_block_stays_out(block):
    assert with_block(block) == STORY


def blocks_of(wrap):
    markup = "".join(wrap.format(line) for line in STORY)
    foot = "<div><span>About us</span> <span>Terms</span></div>"
    return (
        f"<title>{TITLE}</title><body><div><div><h1>{TITLE}</h1></div><div>"
        f"{markup}</div></div>{foot}"
    )


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param("<div>{}</div>", id="plain"),
        pytest.param('<div class="a1"><div class="b2">{}</div></div>', id="in boxes"),
        pytest.param('<div class="a1"><span>{}</span></div>', id="in spans in blocks"),
        pytest.param('<span style="display:block">{}</span>', id="in spans"),
    ],
)
def test_a_page_without_paragraphs_has_them_in_its_blocks(wrap):
    assert article_of(blocks_of(wrap), None, None).paragraphs == STORY


def test_short_lines_of_the_same_making_are_text_of_such_a_page():
    markup = blocks_of('<div class="b2">{}</div>')
    markup = markup.replace(STORY[3], "And why not?")
    found = article_of(markup, None, None).paragraphs
    assert found == (*STORY[:3], "And why not?", *STORY[4:])


def test_spans_that_run_on_are_one_paragraph():
    markup = blocks_of("<span>{} </span>and ")
    assert len(article_of(markup, None, None).paragraphs) == 1


POSTS = [
    f"Post number {n} tells how the {what} came in and what the crew said of it."
    for n in range(10)
    for what in ("ferry", "tug", "barge", "liner", "tender", "yacht", "dredger")
]


def live_blog(wrap):
    posts = "".join(
        f'<article><a><time>8:00PM</time></a><div class="body"><h3>Update</h3>'
        f"<div><blockquote><p>{post}</p></blockquote></div></div></article>"
        for post in POSTS
    )
    lead = "".join(f"<p>{line}</p>" for line in STORY[:8])
    return (
        f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1><article>"
        f'<div class="article-body">{lead}</div></article>'
        f"<div><{wrap}>{posts}</{wrap}></div></main></body>"
    )


def test_every_post_of_a_live_blog_is_text_after_its_lead():
    found = article_of(live_blog("section"), None, None).paragraphs
    assert found[:8] == STORY[:8]
    assert [line for line in found if line.startswith("Post")] == POSTS


def test_what_stands_in_a_list_of_other_stories_is_no_live_blog():
    found = article_of(live_blog("aside"), None, None).paragraphs
    assert not set(POSTS) & set(found)


def test_furniture_in_furniture_is_not_taken_off_the_prose_twice():
    inner = f'<div class="related"><p>{LINE}</p></div>'
    story = "".join(f"<p>{line}</p>" for line in STORY)
    tree = parse_page(f'<body>{story}<div class="newsletter">{inner}</div></body>')
    assert prune(tree) == sum(map(len, STORY))


def test_a_sentence_that_is_mostly_a_link_is_text():
    inner = "carries the mail and the milk and the papers to the islands every day"
    assert with_block(f'<p>It also <a href="/b">{inner}</a>.</p>') == (
        *STORY[:2],
        f"It also {inner}.",
        *STORY[2:],
    )


@pytest.mark.parametrize("name", ["gallery", "photo-gallery", "Bildergalerie wide"])
def test_the_captions_of_a_gallery_are_no_text(name):
    assert with_block(f'<div class="{name}"><p>{LINE}</p></div>') == STORY


def test_what_is_called_after_a_gallery_and_is_none_is_text():
    block = f'<div class="gallery-title-wrap"><p>{LINE}</p></div>'
    assert LINE in with_block(block)


def deep(levels, count):
    return "<div>" * levels + f"<p>{LINE}</p>" * count


def test_many_elements_below_many_levels_are_refused_and_not_waited_for():
    with pytest.raises(UnreadablePage, match="levels of others") as refused:
        parse_page(deep(100, 4_000))
    assert refused.value.reason == "page-too-large"


@pytest.mark.parametrize(("levels", "count"), [(100, 200), (20, 4_000)])
def test_few_elements_deep_and_many_elements_flat_are_read(levels, count):
    assert parse_page(deep(levels, count)).find(".//p") is not None
