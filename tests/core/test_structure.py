"""The head of plain text: what is read, and what is left null."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.composing import restore
from transforms.core.desk import edit
from transforms.core.plain_article import as_plain_text
from transforms.core.records import deliver
from transforms.core.schema import Article

BODY = "The council voted nine to two on Monday to close the bridge for the winter."
MORE = "Shopkeepers on the east bank said that nobody had told them until Thursday."


def article_of(*lines: str, name: str = "a.txt") -> Article:
    made = edit(deliver("\n".join(lines).encode(), uri=name, format="text"))
    assert isinstance(made, Article)
    return made


def head_of(article: Article):
    place = article.dateline.place if article.dateline else None
    return article.title, article.standfirst, list(article.authors), place


@pytest.mark.parametrize(
    ("lines", "title", "standfirst", "authors", "place"),
    [
        pytest.param(["Bridge to close", BODY, MORE], "Bridge to close", None, [], None,
                     id="a title"),
        pytest.param(["Bridge to close", "Shops fear for trade", "By Ann Lee", BODY],
                     "Bridge to close", "Shops fear for trade", ["Ann Lee"], None,
                     id="a standfirst before a byline"),
        pytest.param(["Bridge to close", "Shops fear for trade", f"LONDON: {BODY}"],
                     "Bridge to close", "Shops fear for trade", [], "London",
                     id="a standfirst before a dateline"),
        pytest.param(["Bridge to close", "Shops fear for trade", "", BODY, MORE],
                     "Bridge to close", "Shops fear for trade", [], None,
                     id="a standfirst before a blank line of its own"),
        pytest.param(["Bridge to close", MORE, BODY], "Bridge to close", None, [], None,
                     id="a second line that nothing sets apart is body"),
        pytest.param(["Bridge to close", "By Ann Lee, AP", f"LONDON, June 3 - {BODY}",
                      MORE], "Bridge to close", None, ["Ann Lee"], "London",
                     id="byline and dateline"),
        pytest.param(["Bridge to close", "LONDON:", BODY], "Bridge to close", None, [],
                     "London", id="a dateline on a line of its own"),
        pytest.param([BODY, MORE], None, None, [], None, id="no title"),
        pytest.param(["Bridge to close"], "Bridge to close", None, [], None,
                     id="a flash, a title without text"),
        pytest.param(["BANK TO ISSUE NOTES IN U.S.", BODY, MORE],
                     "BANK TO ISSUE NOTES IN U.S.", None, [], None,
                     id="a title that ends in an abbreviation"),
        pytest.param(["Published 10:02 AM EST Nov 19, 2019", "Bridge to close", BODY],
                     "Bridge to close", None, [], None, id="a title under a date"),
        pytest.param(["Bridge to close", "5 min read", "By Ann Lee", BODY],
                     "Bridge to close", None, ["Ann Lee"], None,
                     id="a byline under a page's notice"),
        pytest.param(["More info: www.example.org", BODY, MORE], None, None, [], None,
                     id="an address is no title"),
        pytest.param(["The winners in full:", BODY, MORE], None, None, [], None,
                     id="a line that opens a list is no title"),
        pytest.param(["Bridge to close", "by Ann Lee, Reuters", BODY],
                     "Bridge to close", None, ["Ann Lee"], None,
                     id="a byline in small letters"),
        pytest.param(["***", BODY, MORE], None, None, [], None,
                     id="a line without letters is no title"),
    ],
)  # fmt: skip
def test_the_head_is_read(lines, title, standfirst, authors, place):
    assert head_of(article_of(*lines)) == (title, standfirst, authors, place)


def test_a_country_that_a_dateline_leaves_open_is_null_with_the_reason():
    open_to_several = article_of("Bridge to close", f"CAMBRIDGE, June 3 (AP) - {BODY}")
    known = article_of("Bridge to close", f"MOSCOW, June 3 (AP) - {BODY}")

    assert open_to_several.dateline.country is None
    why = open_to_several.evidence["dateline.country"].null_because
    assert why == "Cambridge is in GB and CA and US"
    assert known.dateline.country == "RU"
    assert "dateline.country" not in known.evidence


def test_what_is_not_there_is_null_with_a_reason():
    article = article_of(BODY, MORE)
    for field in ("title", "standfirst", "authors", "dateline", "published"):
        assert not getattr(article, field)
        assert article.evidence[field].null_because


def test_a_title_that_the_text_repeats_is_cut():
    article = article_of("Bridge to close", "BRIDGE TO CLOSE", BODY, MORE)
    assert article.text.startswith("The council")
    assert [p.reason for p in article.removed] == ["title", "title-repeated"]


def test_a_byline_without_a_person_is_cut_and_says_so():
    article = article_of("Bridge to close", "By Staff Reporter", BODY, MORE)
    assert article.authors == ()
    assert "names no person" in (article.evidence["authors"].null_because or "")
    assert article.text.startswith("The council")


def test_a_dated_dateline_gives_the_publication_date():
    article = article_of("Bridge to close", f"LONDON, June 3, 1987 (AP) - {BODY}", MORE)
    assert article.published == "1987-06-03"
    assert article.evidence["published"].from_ == "dateline"


HEADS = ("Bridge to close for nine weeks", "BANK RATES RISE", "Why the swans came back")
FURNITURE = ("Also read: Old mill to reopen", "ADVERTISEMENT", "Share this on Facebook")
BODIES = (
    BODY,
    MORE,
    "Ferries will run every ten minutes at peak times, and hourly at night.",
    "“We were not told,” said a baker – “not once.”",
    "- a list item",
    "Copper      910.50   911.00",
    "Q: Why not?",
    "Old mill to reopen as a library in the spring",
    "&amp; caf\u00e9 na\u00efve\u200b\u00a0word",
    "銀行は金利を据え置いた。",
    "By Thursday the rain had stopped.",
    "NOTE: the ferry is free.",
    "...",
)
BYLINES = ("By Ann Lee", "By Staff Reporter", "Ann Lee, Staff Reporter")
LABELS = ("LONDON: ", "MOSCOW, June 3 (Reuters) - ", "PARIS (AFP) — ")
blank = st.sampled_from(("\n", "\n\n", "\n   \n"))
anything = st.lists(st.sampled_from((*HEADS, *FURNITURE, *BODIES, *BYLINES, *LABELS)))
anyhow = st.builds(str.join, blank, anything)


@st.composite
def stories(draw: st.DrawFn) -> str:
    """A head, with any of its parts, and a body, with what pages paste into it."""
    head = [draw(st.sampled_from(HEADS))]
    if draw(st.booleans()):
        head.append("Shops fear for trade")
        head.append(draw(st.sampled_from(BYLINES)))
    label = draw(st.sampled_from(("", *LABELS)))
    body = draw(st.permutations(BODIES).map(lambda lines: lines[:6]))
    body = [label + BODY, *body, *draw(st.sampled_from(([], body)))]
    if len(set(body)) == len(body):
        for line in draw(st.lists(st.sampled_from(FURNITURE), max_size=2)):
            body.insert(draw(st.integers(1, len(body))), line)
    return "\n".join(head) + "\n" + draw(blank).join(body)


def edited(text: str) -> Article | None:
    made = edit(deliver(text.encode(), uri="a.txt", format="text"))
    return made if isinstance(made, Article) else None


@settings(max_examples=200, deadline=None)
@given(anyhow | stories())
def test_whatever_was_taken_out_can_be_put_back(text):
    article = edited(text)
    if article is not None:
        whole = restore(article.text, article.removed)
        assert hashlib.sha256(whole.encode()).hexdigest() == article.normalised


@settings(max_examples=200, deadline=None)
@given(stories())
def test_cleaning_what_is_clean_changes_nothing(text):
    article = edited(text)
    if article is None or article.title is None:
        return
    again = edited(as_plain_text(article))
    assert again is not None
    assert (again.text, *head_of(again)) == (article.text, *head_of(article))


PAGE = (
    "<html><head><title>Bridge to close</title></head><body><article>"
    "<h1>Bridge to close</h1><p>{}</p><p>{}</p></article></body></html>"
)


def test_the_dateline_of_a_page_is_a_field_and_stays_in_the_text():
    markup = PAGE.format(f"LONDON, March 5 (Reuters) - {BODY}", MORE)
    article = edit(deliver(markup.encode(), uri="a.html", format="html"))
    assert isinstance(article, Article)
    line = article.dateline
    assert (line.place, line.country, line.agency) == ("London", "GB", "Reuters")
    assert article.text.startswith("LONDON, March 5 (Reuters) - The council")
    marked = [(p.reason, p.text, p.at, p.applied) for p in article.removed]
    assert marked == [("dateline", "LONDON, March 5 (Reuters) -", 0, False)]
    assert restore(article.text, article.removed) == article.text
    again = article_of(*as_plain_text(article).split("\n"))
    assert (again.title, again.dateline) == (article.title, article.dateline)


def test_a_page_without_a_dateline_has_none():
    markup = PAGE.format(BODY, MORE).encode()
    article = edit(deliver(markup, uri="a.html", format="html"))
    assert isinstance(article, Article)
    assert (article.dateline, article.removed) == (None, ())
