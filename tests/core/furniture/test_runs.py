"""Menus, lists of other stories and references go as runs; one line alone stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.composing import compose, restore
from transforms.core.cuts import join
from transforms.core.furniture.runs import furniture_runs, may_have_runs
from transforms.core.furniture.words import MENU
from transforms.core.headlines import drop_related_headlines
from transforms.core.schema import Draft, Source

FIRST = (
    "The harbour bridge will close to traffic on Monday for nine weeks, said the port."
)
LAST = "The last closure, thirteen years ago, lasted a fortnight longer than planned."
HEADS = ["Swans return to the upper river", "Old mill to reopen as a library"]


def left_of(lines, mode="cut", plain=True):
    source = Source(uri="a", format="text", sha256="", bytes=0)
    raw = "\n".join(lines) if plain else None
    draft = Draft(source=source, key=bytes(16), raw_text=raw, paragraphs=tuple(lines))
    draft = drop_related_headlines(draft, mode)
    text, removed = compose(draft.paragraphs, draft.cuts)
    assert restore(text, removed) == join(lines)
    return text.split("\n\n")


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        pytest.param(["Home", "News", "Log in", FIRST], [FIRST], id="a menu"),
        pytest.param(["* Home", "• News", "Log in »", FIRST], [FIRST],
                     id="a menu with bullets and marks"),
        pytest.param(["Startseite", "Wirtschaft", "Suche", FIRST], [FIRST],
                     id="a menu in German"),
        pytest.param([FIRST, LAST, "Contact us", *HEADS, "Privacy policy"],
                     [FIRST, LAST], id="a foot with headlines in it"),
        pytest.param(["Home", "News", "Bridge to close", FIRST],
                     ["Bridge to close", FIRST], id="a title under a menu stays"),
        pytest.param([FIRST, "Monday", "Tuesday", "Home", "News", LAST],
                     [FIRST, "Monday", "Tuesday", LAST], id="a list over a menu stays"),
        pytest.param([FIRST, "Related stories", *HEADS, LAST], [FIRST, LAST],
                     id="a list of other stories"),
        pytest.param([FIRST, "Most read", *HEADS, "Monday", LAST],
                     [FIRST, "Monday", LAST], id="a subheading after it stays"),
        pytest.param(["Home", "We use cookies to help you.", "News", "Log in", FIRST],
                     [FIRST], id="a menu with a notice in it"),
        pytest.param([FIRST, LAST, "[1]: https://example.org/a"], [FIRST, LAST],
                     id="a link definition"),
        pytest.param([FIRST, f"[1]: https://example.org/{'a' * 50}", "bcd.html", LAST],
                     [FIRST, LAST], id="a link definition that was wrapped"),
    ],
)  # fmt: skip
def test_a_run_of_furniture_goes(lines, left):
    assert left_of(lines) == left


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Business", FIRST, "Sport", LAST], id="subheadings"),
        pytest.param([FIRST, "Home", "News", LAST], id="two lines are no run"),
        pytest.param([FIRST, "Home", "Bridge", "Ferry", LAST], id="one word of a menu"),
        pytest.param([FIRST, "Leeds 2", "York 1", "Hull 0", LAST], id="a table"),
        pytest.param([FIRST, "Related stories", HEADS[0], LAST], id="a list of one"),
        pytest.param(
            ["He went home.", "No news.", "Contact us!", LAST], id="sentences"
        ),
        pytest.param([FIRST, "[1] The port's report, page 4", LAST], id="a footnote"),
    ],
)
def test_in_doubt_the_lines_stay(lines):
    assert left_of(lines) == lines


def test_where_markup_gave_the_lines_a_list_is_a_list():
    lines = ["Home", "News", "Log in", FIRST]
    assert left_of(lines, plain=False) == lines


def test_marking_leaves_the_run_whole():
    lines = ["Home", "News", "Log in", FIRST]
    assert left_of(lines, "mark") == lines


LINES = st.sampled_from(
    [
        *sorted(MENU)[:9],
        *HEADS,
        FIRST,
        LAST,
        "Most read",
        "We use cookies to help you.",
        "Monday",
        "[2]: example.org",
        "",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=14))
def test_runs_stand_in_order_and_the_cheap_test_misses_none(lines):
    runs = furniture_runs(lines)
    bounds = [place for run in runs for place in (run.start, run.end)]
    assert bounds == sorted(bounds)
    assert all(run.start < run.end <= len(lines) for run in runs)
    assert may_have_runs(lines) or not runs
    assert FIRST not in [line for run in runs for line in lines[run.start : run.end]]
