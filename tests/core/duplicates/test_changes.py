"""What a duplicate changed is the same, however much of the two texts is aligned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.core.duplicates.changes import Story, account, apart, edits
from transforms.core.duplicates.words import Words

WORDS = st.sampled_from(
    [
        *("the", "mayor", "rain", "fell", "in", "a", "May\u00a0day", "O'Neil", "x."),
        *(
            "1,200.5",
            "3.5",
            "(said)",
            "\u2014",
            "\u201cold\u201d",
            "...",
            "\u03a3\u03a3",
        ),
    ]
)
PASSAGES = st.lists(WORDS, max_size=60)
SPACES = st.sampled_from([" ", "\n\n"])


@given(PASSAGES, st.lists(st.tuples(PASSAGES, PASSAGES, PASSAGES), max_size=3), SPACES)
def test_the_account_is_that_of_the_whole_texts(head, parts, space):
    old, new = list(head), list(head)
    for taken, put, both in parts:
        old += taken[:4] + both
        new += put[:4] + both
    one, other = Words(space.join(old)), Words(space.join(new))
    whole, part = told(one, other), told(*apart(one, other))
    assert {**part, "sample": ()} == {**whole, "sample": ()}


def told(kept, own):
    title = Words("")
    return account(Story(title, kept), Story(title, own), edits(kept, own))


SAID = "It rained again in the valley all night, and the ferry stayed at its pier. "


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (f"{SAID}Dry.{SAID}", f"{SAID}Wet.{SAID}", ["words"]),
        (f"Dry. {SAID}", f"Wet. {SAID}", ["words"]),
        (SAID, f"{SAID} More.", ["tail put in"]),
        (SAID, f"More. {SAID}", ["head put in"]),
        (f"{SAID}{SAID}", SAID, ["tail cut"]),
        (f"{'... ' * 15}{SAID}", f"{'... ' * 15}No. {SAID}", ["head put in"]),
        (f"{SAID}{'... ' * 15}Dry.", f"{SAID}{'... ' * 15}Wet.", ["words"]),
        (f"{SAID}{'... ' * 15}{SAID}", f"{SAID}No. {'... ' * 15}{SAID}", ["words"]),
        (f"{SAID}{'... ' * 15}", f"{SAID}{'... ' * 15}No. {SAID}", ["tail put in"]),
        (f"{SAID} a{'b' * 60}", f"{SAID} c{'b' * 60}", ["words"]),
    ],
)
def test_a_difference_is_where_it_was(old, new, kinds):
    assert told(*apart(Words(old), Words(new)))["edits"] == kinds


def test_most_of_two_long_texts_is_not_looked_at():
    parts = apart(
        Words(f"{SAID * 9}Dry. {SAID * 9}"), Words(f"{SAID * 9}Wet. {SAID * 9}")
    )
    assert all(len(part.text) < 200 for part in parts)


def test_marks_that_stand_alone_are_no_words_of_a_quote():
    old, new = (
        Words("Rain \u2026 fell ' on Monday, 3 p.m."),
        Words("Rain fell on Tuesday."),
    )
    assert edits(old, new)[0].old == ("Monday,", "3", "p.m.")


def test_a_passage_in_another_script_is_told_as_in_the_whole_text():
    passage = "\u6c14\u6e29\u5347\u9ad8 "
    old, new = (Words(f"{SAID * 9}{passage * n}{SAID * 9}") for n in (20, 30))
    assert told(*apart(old, new)) == told(old, new)
