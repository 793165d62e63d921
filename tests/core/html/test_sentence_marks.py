"""A sentence stays whole whatever its words are marked as."""

import pytest

from transforms.core.html.page import article_of
from transforms.core.html.sentence_marks import open_marks
from transforms.core.html.tree import parse_page

TITLE = "Second ferry approved"
STORY = tuple(
    f"On day {n} the harbour board spoke of a second ferry, of its {what} and its cost."
    for n in range(1, 5)
    for what in ("crew", "pier", "speed", "colour", "route", "owner")
)


def with_block(block):
    first, second, *rest = (f"<p>{line}</p>" for line in STORY)
    markup = f"{first}{second}{block}{''.join(rest)}"
    page = f"<title>{TITLE}</title><body><article><h1>{TITLE}</h1>{markup}</article>"
    return article_of(page, None, None).paragraphs


@pytest.mark.parametrize("mark", ["code", "q", "time", "output", "kbd", "abbr", "cite"])
def test_a_sentence_is_not_parted_at_a_mark(mark):
    block = (
        f"<p>The crew said on <{mark}>Tuesday</{mark}> that it would not go out.</p>"
    )
    line = "The crew said on Tuesday that it would not go out."
    assert with_block(block) == (*STORY[:2], line, *STORY[2:])


def test_a_block_of_code_stays_apart_from_its_sentence():
    block = "<p>The ferry's clerk types this:</p><pre><code>board --all</code></pre>"
    assert with_block(block)[2:4] == ("The ferry's clerk types this:", "board --all")


@pytest.mark.parametrize("box", ["div", "pre", "header", "form"])
def test_a_mark_in_a_box_of_its_own_is_no_word_of_the_sentence_around(box):
    line = f"{STORY[0]} <{box}><code>board --all</code></{box}>"
    tree = parse_page(f"<ul><li>{line}</li></ul>")
    open_marks(tree.iter())
    assert tree.find(".//code") is not None


def test_a_time_that_most_of_a_line_is_stays_marked():
    tree = parse_page("<p>Posted by Ann Lee <time>5 March 2024</time></p>")
    open_marks(tree.iter())
    assert tree.find(".//time") is not None
