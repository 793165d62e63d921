"""The foot of a page goes whole; a story's end, its lists and a short article stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.furniture.foot import MOST_BARE, foot_of

STORY = [
    "The harbour bridge will close to traffic on Monday for nine weeks, the port said.",
    "Ferries will run every ten minutes at peak times and every half hour at night.",
    "Shopkeepers on the east bank said that they had not been told until Thursday.",
    "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
]
MENU = ["Contact us", "Careers", "Privacy policy"]
TEASERS = ["Swans return to the upper river", "Old mill to reopen as a library"]
SELF = "The Gazette has told the harbour's news to its readers since it was dug."
COOKIES = "This website uses cookies to improve your experience."


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param(MENU, id="a menu"),
        pytest.param(["Most read", *TEASERS, *MENU], id="teasers over a menu"),
        pytest.param([*MENU, COOKIES, *TEASERS, "Feedback"], id="a notice in it"),
        pytest.param([*MENU, SELF, *TEASERS, *MENU], id="a paragraph in it"),
        pytest.param(["Leave a reply", *MENU, SELF, "Newsletters", "Feedback"],
                     id="a paragraph near its end"),
    ],
)  # fmt: skip
def test_what_stands_under_a_story_is_its_foot(foot):
    assert foot_of([*STORY, *foot]) == len(STORY)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(STORY, id="no foot"),
        pytest.param([*STORY, *TEASERS], id="short lines alone"),
        pytest.param([*STORY, "Careers"], id="one entry of a menu"),
        pytest.param([*STORY, "Careers", "Careers"], id="the same entry again"),
        pytest.param([*STORY, "Advertisement", *TEASERS, "© 2019 The Gazette"],
                     id="a list between an advert and a copyright line"),
        pytest.param([*MENU, *STORY[:3], *MENU[:1]], id="a short article under a menu"),
        pytest.param([*TEASERS, *MENU], id="no story at all"),
    ],
)  # fmt: skip
def test_in_doubt_there_is_no_foot(lines):
    assert foot_of(lines) == len(lines)


@pytest.mark.parametrize(
    ("above", "foot"),
    [
        pytest.param([*STORY, "Advertisement", SELF], MENU * 2,
                     id="a last paragraph under an advert"),
        pytest.param([*STORY, "Share on Facebook", "Careers", SELF], MENU * 3,
                     id="a last paragraph under two lines of furniture"),
        pytest.param([*STORY, *MENU, SELF, SELF], MENU * 4,
                     id="two last paragraphs under a menu"),
        pytest.param([*STORY, *MENU, f"{SELF} " * 9], MENU * 4,
                     id="a long last paragraph under a menu"),
        pytest.param([*MENU, STORY[0]], MENU * 6, id="a sentence between two menus"),
        pytest.param([*MENU, *STORY[:3]], MENU * 6, id="a short article's paragraphs"),
        pytest.param([*STORY, "Home", *(f"Leeds {n}" for n in range(MOST_BARE + 1))],
                     MENU, id="a table"),
    ],
)  # fmt: skip
def test_what_may_be_the_story_stays_over_the_foot(above, foot):
    assert foot_of([*above, *foot]) == len(above)


LINES = st.sampled_from([*STORY, *MENU, *TEASERS, SELF, COOKIES, "Advertisement", ""])


@settings(deadline=None)
@given(st.lists(LINES, max_size=30))
def test_a_foot_leaves_prose_enough_for_a_story(lines):
    foot = foot_of(lines)
    assert 0 <= foot <= len(lines)
    if foot < len(lines):
        left = [line for line in lines[:foot] if line in (*STORY, SELF)]
        gone = [line for line in lines[foot:] if line in (*STORY, SELF)]
        assert len(left) >= 3 if gone else left
        assert sum(map(len, gone)) <= sum(map(len, left)) / 4
