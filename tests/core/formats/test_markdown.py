"""Markdown: front matter's fields, and the text without its marks."""

import pytest

from transforms.core.formats import detect
from transforms.core.formats.markdown_text import plain_text
from transforms.core.schema import Draft, Reject

BODY = "\n\nThe *pier* reopened on **Sunday**,\nto a [band](https://b.example/a_(b)).\n"
YAML = """---
title: "Pier \\"reopens\\": rain"   # working title
date: 2024-03-03
author: Ann Lee
tags: [pier, 'the tide']
categories:
  - Local
description: >
  After a winter
  of repairs
draft: false
---"""
TOML = """+++
title = 'Pier "reopens": rain'
date = 2024-03-03
author = "Ann Lee"
tags = ["pier", "the tide"]
categories = ["Local"]
description = "After a winter of repairs"
draft = false
+++"""


@pytest.mark.parametrize("front", [YAML, TOML, YAML.replace("\n", "\r\n")])
def test_front_matter_becomes_fields(read, front):
    (draft,) = read((front + BODY).encode(), "2024-03-03-pier.txt")
    assert draft.source.format == "markdown"
    assert draft.title == 'Pier "reopens": rain'
    assert (draft.published, draft.authors) == ("2024-03-03", ("Ann Lee",))
    assert (draft.keywords, draft.section) == (("pier", "the tide"), "Local")
    assert draft.standfirst == "After a winter of repairs"
    assert str(draft.extra["draft"]).lower() == "false"
    assert draft.raw_text == "The pier reopened on Sunday, to a band."


def test_a_heading_is_read_off_a_text_without_front_matter(read, finish):
    text = f"# Pier reopens #\n\n*By Ann Lee*{BODY}"
    article = finish(read(text.encode(), "pier.md")[0])
    assert (article.title, article.authors) == ("Pier reopens", ("Ann Lee",))
    assert article.text == "The pier reopened on Sunday, to a band."


def test_broken_toml_is_kept_as_it_stands(read):
    (draft,) = read(b"+++\ntitle = Pier\n+++\nThe pier reopened.", "a.md")
    assert draft.extra == {"front_matter": "title = Pier"}
    assert draft.raw_text == "The pier reopened."


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("One\ntwo\n\nThree", "One two\n\nThree", id="lines are joined"),
        pytest.param("- a\n- b\n  c\n\nD", "- a\n- b c\n\nD", id="of lists not"),
        pytest.param("Low tide  \nno bell\\\ngulls", "Low tide\nno bell\ngulls",
                     id="of verse not"),
        pytest.param("> He said\n> no.", "He said no.", id="a quotation"),
        pytest.param("![A pier](p.jpg)\n\nText", "Text", id="a picture"),
        pytest.param("Two\n===\n\n* * *\n\nRest", "Two\n\nRest", id="rules"),
        pytest.param("2 * 3 * 4, snake_case_name, _", "2 * 3 * 4, snake_case_name, _",
                     id="what is no mark"),
        pytest.param("```\na  *b*\n```\nc", "a  *b*\nc", id="code"),
        pytest.param("See <https://a.example> and [it][1].\n\n[1]: https://b.example",
                     "See https://a.example and it.", id="addresses"),
        pytest.param(r"5 \* 4 {{< embed id=1 >}}ok", "5 * 4 ok", id="escapes, codes"),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(markdown, text):
    assert plain_text(markdown) == text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("---\nA line between rules\n---\nText", "a.txt", id="rules"),
        pytest.param("--- The pier: open", "a.txt", id="dashes"),
        pytest.param("# A headline of a wire\nText", "a", id="a sharp"),
    ],
)
def test_what_only_looks_so_is_text(data, name):
    assert detect(data.encode(), name).name == "text"


@pytest.mark.parametrize(
    ("data", "reason"), [(b" \n", "empty"), (b"%PDF-1.4", "binary"), (b"", "empty")]
)
def test_what_is_no_article_is_refused(read, data, reason):
    (refused,) = read(data, "a.md")
    assert isinstance(refused, Reject)
    assert refused.reason == reason


@pytest.mark.parametrize(
    "piece", ["[", "![", "{{<", "**a", "`", "*a", "<!--", "](", "# ", "[a](", "[a](b ("]
)
def test_marks_without_an_end_take_no_time_of_their_own(read, piece):
    (draft,) = read((piece * 200_000).encode(), "a.md")
    assert isinstance(draft, (Draft, Reject))
