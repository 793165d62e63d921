"""The signs of a line, and that each is weighed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.cuts import live
from transforms.core.headline_evidence import Story
from transforms.core.headline_signs import is_row, shape_of, signs_of_words
from transforms.core.headline_weights import WEIGHTS
from transforms.core.schema import Draft, Source

PROSE = "The harbour bridge will close to traffic on Monday for nine weeks."


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Swans return to the upper river", "no end mark"),
        ("SWANS RETURN TO THE UPPER RIVER", "in capitals"),
        ("Will swans return to the upper river?", "asks or calls"),
        ("Harbour: swans return to the upper river", "a colon"),
        ("Swans, ducks and geese, by the upper river, return", "commas"),
        ("Swans 12.5 geese 11.3 ducks 14.1", "many figures"),
        ("Upper river swans’ return hailed as ‘miracle’", "ends in single quotes"),
        ("TRADE TALKS TO BE HELD IN U.S.", "in capitals"),
        ("Upper river return", ""),
        ("Swans return to the upper river.", ""),
        ("said that swans return to the river", ""),
        ("He said: “Swans return to the river.”", ""),
        ("“Swans return to the upper river", ""),
        ("- Swans return to the upper river", ""),
        ("Video: Swans return to the upper river", ""),
        ("By Jane Doe, Staff Reporter", ""),
        ("Filmed and edited by Joyce Lam", ""),
        ("More at www.example.org/swans today", ""),
        ("ስዋኖች ወደ ላይኛው ወንዝ ተመለሱ፡፡", ""),
    ],
)
def test_the_shape_of_a_line_has_its_signs(line, sign):
    signs = shape_of(line)
    assert sign in signs if sign else not signs


@pytest.mark.parametrize(
    ("line", "story", "sign"),
    [
        ("Swans return home", "the bridge will close", "none of its words"),
        ("Bridges close", "the bridge will be closed", "most of its words"),
        ("Abantwana bafundile", "ubantwana wafundile", "most of its words"),
        ("橋梁関係発表", "新しい橋梁の関係者が発表した", "most of its words"),
        ("다리의 폐쇄", "다리가 폐쇄되었다", "most of its words"),
    ],
)
def test_words_are_told_by_their_stems(line, story, sign):
    assert signs_of_words(line, f" {story} ", " ")[0].startswith(sign)


def test_a_word_of_the_paragraph_below_speaks_for_a_subheading():
    line, story = "Ferries in the morning", " ferries run at night "
    assert "words of it below" in signs_of_words(line, story, story)
    assert "words of it below" not in signs_of_words(line, story, " the bridge ")


def test_a_row_has_figures_and_no_end():
    assert is_row("Net profit 4.1 mln vs 3.9 mln")
    assert not is_row("The net profit was 4.1 mln.")


@pytest.mark.parametrize(("count", "found"), [(200, 200), (201, 0)])
def test_a_text_of_hundreds_of_such_lines_is_a_list(count, found):
    source = Source(uri="a", format="text", sha256="", bytes=0)
    lines = (PROSE, *["Swans return to the upper river"] * count, PROSE)
    draft = Draft(source=source, key=bytes(16), raw_text="", paragraphs=lines)
    assert len(Story(draft, live(draft.paragraphs, ())).places) == found


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from([PROSE, "Ferries", "NET 4.1 VS 3.9", "it went on until night."])
        | st.text(
            st.sampled_from("abcdeABCDE ẹọ橋梁다리ስዋ 019:?!'’\"“”,()"), max_size=50
        ),
        min_size=3,
        max_size=14,
    )
)
def test_each_sign_has_a_weight(lines):
    source = Source(uri="a", format="text", sha256="", bytes=0)
    draft = Draft(source=source, key=bytes(16), raw_text="", paragraphs=tuple(lines))
    story = Story(draft, live(draft.paragraphs, ()))
    for place in story.places:
        assert set(story.signs(place)) <= WEIGHTS.keys()
