"""Law 2: whatever is cut can be put back, byte for byte."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transforms.core import composing
from transforms.core.composing import compose, restore
from transforms.core.cuts import join, live, paragraph_cut
from transforms.core.schema import Cut

words = st.text(alphabet="ab. \u3000é", min_size=1).map(str.strip).filter(bool)
paragraph_lists = st.lists(words, min_size=1, max_size=6).map(tuple)


@st.composite
def cut_articles(draw):
    paragraphs = draw(paragraph_lists)
    size = len(join(paragraphs))
    cuts = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, size - 1))
        end = draw(st.integers(start + 1, size))
        cuts.append(Cut(start=start, end=end, reason="x", applied=draw(st.booleans())))
    return paragraphs, tuple(cuts)


@given(cut_articles())
@example((("a", "b"), (Cut(start=1, end=2, reason="x"),)))
def test_every_piece_goes_back_where_it_stood(article):
    paragraphs, cuts = article
    text, removed = compose(paragraphs, cuts)

    assert restore(text, removed) == join(paragraphs)
    for piece in removed:
        if not piece.applied:
            assert text[piece.at :].startswith(piece.text) or any(
                other.applied for other in removed
            )


@given(cut_articles())
def test_the_text_is_clean_paragraphs(article):
    paragraphs, cuts = article
    text, _ = compose(paragraphs, cuts)

    assert text == text.strip()
    assert "\n\n\n" not in text


@given(cut_articles())
def test_what_stays_is_what_live_shows(article):
    paragraphs, cuts = article
    applied = tuple(cut for cut in cuts if cut.applied)
    text, _ = compose(paragraphs, applied)

    shown = "".join(span.text for span in live(paragraphs, applied))
    assert "".join(text.split()) == "".join(shown.split())


@st.composite
def headed_articles(draw):
    paragraphs = draw(paragraph_lists)
    whole = join(paragraphs)
    edges = draw(st.lists(st.integers(0, len(whole)), max_size=6).map(sorted))
    spans = zip(edges[::2], edges[1::2], strict=False)
    return paragraphs, tuple(Cut(start=a, end=b, reason="x") for a, b in spans)


@given(headed_articles())
@example((("ab", "c"), (Cut(start=0, end=2, reason="x"),)))
@example((("ab", "c"), (Cut(start=0, end=0, reason="x"),)))
@example(
    (
        ("Up", "AB: c"),
        (Cut(start=0, end=2, reason="x"), Cut(start=4, end=7, reason="y")),
    )
)
def test_a_head_is_cut_as_any_other_piece_is(article):
    whole = join(article[0])
    quick = compose(*article)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(composing, "_body_after", lambda *_: None)
        assert quick == compose(*article)
    assert restore(*quick) == whole


def test_paragraphs_at_the_end_take_the_blank_line_before_them():
    paragraphs = ("One.", "Ad", "Two.", "Ad", "Ad")
    cuts = [paragraph_cut(paragraphs, i, i, "ad") for i in (1, 3, 4)]

    text, removed = compose(paragraphs, cuts)

    assert text == "One.\n\nTwo."
    assert [p.text for p in removed] == ["Ad\n\n", "\n\nAd", "\n\nAd"]


def test_a_marked_piece_says_where_it_stands():
    paragraphs = ("Title", "One.", "Ad", "Two.")
    cuts = [
        paragraph_cut(paragraphs, 0, 0, "title"),
        paragraph_cut(paragraphs, 2, 2, "ad", applied=False),
    ]

    text, removed = compose(paragraphs, cuts)

    assert text == "One.\n\nAd\n\nTwo."
    assert [(p.applied, text[p.at : p.at + 2]) for p in removed] == [
        (True, "On"),
        (False, "Ad"),
    ]
