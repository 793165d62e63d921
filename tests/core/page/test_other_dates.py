"""Dates on a page that are of something else than the publication."""

import json

import pytest

HEAD = "<title>Second ferry approved</title>"
HEADING = "<h1>Second ferry approved</h1>"
STORY = "<p>The harbour board approved a second ferry after two years of talks.</p>" * 4
SHOWN = '<p class="date">5 May 2021</p>'


def item(day, title="Ferry ran aground again"):
    time = f'<time datetime="2022-07-{day:02}">{day} July 2022</time>'
    return f'<li><a href="/{day}">{title}</a> {time}</li>'


def entry(hour):
    return f'<div class="post"><time datetime="2021-05-06T{hour}:00:00Z"></time>x</div>'


@pytest.mark.parametrize(
    ("body", "published"),
    [
        pytest.param(
            SHOWN + STORY + f"<ul>{item(1)}</ul>", "2021-05-05", id="a story in a list"
        ),
        pytest.param(
            SHOWN + STORY + f"<ul>{item(1, 'Ferry')}{item(2, 'Boat')}</ul>",
            "2021-05-05",
            id="short titles side by side",
        ),
        pytest.param(STORY + f"<ul>{item(1)}{item(2)}</ul>", None, id="stories alone"),
        pytest.param(
            SHOWN + STORY + entry(12) + entry(11) + entry(10),
            "2021-05-05",
            id="entries of a live blog",
        ),
        pytest.param(
            '<ul><li>By <a href="/author/ann-lee">Ann Maria Lee</a></li>'
            '<li><time datetime="2021-05-05">5 May</time></li></ul>' + STORY,
            "2021-05-05",
            id="a list of who and when is the article's",
        ),
        pytest.param(
            '<ul><li><a href="/author/ann-lee">Ann Maria Lee</a> '
            '<time datetime="2021-05-05">5 May</time></li></ul>' + STORY,
            "2021-05-05",
            id="a link to an author is to no story",
        ),
        pytest.param(
            '<ul><li>Starter</li><li><a href="/t"><time datetime="2021-05-05">on the'
            " fifth of May</time></a></li></ul>" + STORY,
            "2021-05-05",
            id="the time is the link",
        ),
        pytest.param(
            "<p>First published 5 May 2021 10:30</p>"
            '<time datetime="2021-05-06T12:00:00Z">12:00</time>' + STORY,
            "2021-05-05T10:30:00",
            id="a line that says so outright goes before a time",
        ),
        pytest.param(
            '<p>Published <time datetime="2021-05-05T08:30:00Z">5 May 2021</time></p>'
            + STORY,
            "2021-05-05T08:30:00Z",
            id="a time within such a line is more precise",
        ),
    ],
)
def test_a_time_of_another_story_is_not_the_article_s(told, body, published):
    assert told(HEAD, HEADING + body).published == published


@pytest.mark.parametrize(
    "line",
    [
        "When: 12 June 2021, 18:00",
        "Ann Lee (born 5 May 1999) leads the board",
        "Deadline: 5 May 2021",
        "Retrieved on 7 July 2022",
        "Wann: Freitag, 12. Juni 2021",
        "5 May 2021 – 9 May 2021",
        "12.–15. Mai 2021",
        "1. Januar 2021 bis 5. Februar 2021",
    ],
)
def test_an_event_a_birth_a_term_or_a_range_is_no_publication(told, line):
    assert told(HEAD, f"{HEADING}<p>{line}</p>{STORY}").published is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("No. 12 – 5 May 2021", "2021-05-05"),
        ("10:30 - 5 May 2021", "2021-05-05T10:30:00"),
        ("5 May 2021 - Updated 6 May 2021", "2021-05-05"),
        ("5 May 2021 – 10:30", "2021-05-05T10:30:00"),
        ("Elsewhen 5 May 2021", "2021-05-05"),
        ("چهارشنبه ۱۵ اردیبهشت ۱۴۰۰ - ۵ مه ۲۰۲۱", "2021-05-05"),
    ],
)
def test_what_looks_like_a_range_or_an_event_is_a_date(told, line, published):
    assert told(HEAD, f"{HEADING}<p>{line}</p>{STORY}").published == published


UNSET = ["1969-12-31T19:00:00-05:00", "1970-01-01", "1900-01-01", "1400-01-01"]


@pytest.mark.parametrize("stated", UNSET)
def test_the_day_that_programs_count_from_is_no_date(told, stated):
    node = {"@type": "NewsArticle", "datePublished": stated}
    data = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    assert told(HEAD + data, HEADING + SHOWN + STORY).published == "2021-05-05"


@pytest.mark.parametrize(
    ("lang", "line", "published", "modified"),
    [
        (
            "en",
            "Published: 22:00 GMT, 5 May 2021 | Updated: 08:39 GMT, 6 May 2021",
            "2021-05-05T22:00:00Z",
            "2021-05-06T08:39:00Z",
        ),
        ("en", "5 May 2021 | Updated: 09:08", "2021-05-05", None),
        (
            "fr",
            "Publié le 5 mai 2021 à 18h05, mis à jour le 6 mai 2021 à 09h12",
            "2021-05-05T18:05:00",
            "2021-05-06T09:12:00",
        ),
        (
            "ja",
            "2021/5/5 10:30 (2021/5/6 8:00 更新)",
            "2021-05-05T10:30:00",
            "2021-05-06T08:00:00",
        ),
        (
            "ko",
            "입력 2021.05.05 10:30 | 수정 2021.05.06 08:00",
            "2021-05-05T10:30:00",
            "2021-05-06T08:00:00",
        ),
        ("en", "5 May 2021 (updated)", "2021-05-05", "2021-05-05"),
        ("en", "Updated 1 May 2020. Published 5 May 2021", "2021-05-05", None),
    ],
)
def test_a_line_says_when_it_was_changed(told, lang, line, published, modified):
    found = told(HEAD, f"{HEADING}<p>{line}</p>{STORY}", lang=lang)
    assert (found.published, found.modified) == (published, modified)


def test_a_local_time_with_its_zone_gives_the_offset(told):
    meta = '<meta property="article:published_time" content="2021-05-05T23:40:49Z">'
    line = "<p>Published 7:40 p.m. ET May 5, 2021</p>"
    found = told(HEAD + meta, HEADING + line + STORY)
    assert found.published == "2021-05-05T19:40:49-04:00"
