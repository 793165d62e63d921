"""What a page's parts hold or repeat tells furniture from text."""

import pytest

from transforms.core.html.page import article_of

TITLE = "Second ferry approved"
STORY = tuple(
    f"On day {n} the harbour board spoke of a second ferry, of its {what} and its cost."
    for n in range(1, 5)
    for what in ("crew", "pier", "speed", "colour", "route", "owner")
)
ASIDE = "The captain sees the island from the bridge on a clear morning."


def with_block(block):
    first, second, *rest = (f"<p>{line}</p>" for line in STORY)
    markup = f"{first}{second}{block}{''.join(rest)}"
    page = f"<title>{TITLE}</title><body><article><h1>{TITLE}</h1>{markup}</article>"
    return article_of(page, None, None).paragraphs


PULLED = STORY[7].removeprefix("On day 2 ")


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(
            f'<aside class="pull-quote"><p>{PULLED}</p></aside>', id="an aside"
        ),
        pytest.param(
            f'<blockquote class="pullquote">{PULLED}</blockquote>', id="a quote"
        ),
        pytest.param(
            f'<div class="c-pull_quote"><p>“{PULLED}”</p><cite>Ann Lee</cite></div>',
            id="with its speaker under it",
        ),
        pytest.param(
            f'<div data-component="PullQuote"><p>{PULLED}</p></div>',
            id="named for tests alone",
        ),
    ],
)
def test_a_quote_pulled_from_the_text_is_not_said_twice(block):
    assert with_block(block) == STORY


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(
            f'<blockquote class="pullquote"><p>{ASIDE}</p></blockquote>',
            id="that the text has not",
        ),
        pytest.param(f"<blockquote><p>{ASIDE}</p></blockquote>", id="that is plain"),
    ],
)
def test_a_quote_stays(block):
    assert with_block(block) == (*STORY[:2], ASIDE, *STORY[2:])


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(f'<p><img src="a"><br><em>{ASIDE}</em></p>', id="slanted"),
        pytest.param(f'<p><a><img src="a"></a><small>{ASIDE}</small></p>', id="small"),
        pytest.param(
            f'<p><picture><img src="a"></picture> <i>{ASIDE}</i></p>', id="a picture"
        ),
    ],
)
def test_a_line_under_a_picture_in_its_paragraph_is_a_caption(block):
    assert with_block(block) == STORY


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(f'<p><img src="a"> {ASIDE}</p>', id="plain letters"),
        pytest.param(
            f'<p><img src="a"><em>The captain</em> {ASIDE[12:]}</p>',
            id="letters slanted in part",
        ),
    ],
)
def test_text_beside_a_picture_in_its_paragraph_stays(block):
    assert with_block(block) == (*STORY[:2], ASIDE, *STORY[2:])


def test_the_box_around_a_form_that_asks_for_an_address_is_no_text():
    form = '<form><input type="email"><button>Go</button></form>'
    box = f"<div><h4>The Morning Tide</h4><p>{ASIDE}</p>{form}</div>"
    assert with_block(box) == STORY


def test_the_article_around_such_a_form_stays():
    assert with_block('<form><input type="email"></form>') == STORY


def test_a_story_in_the_shadow_tree_of_a_template_is_read():
    story = "".join(f"<p>{line}</p>" for line in STORY)
    page = (
        f"<title>{TITLE}</title><body><x-story><template shadowrootmode='open'>"
        f"<article><h1>{TITLE}</h1>{story}</article></template></x-story>"
    )
    assert article_of(page, None, None).paragraphs == STORY


def test_a_template_that_scripts_fill_is_no_text():
    assert with_block(f"<template><p>{ASIDE} {ASIDE}</p></template>") == STORY
