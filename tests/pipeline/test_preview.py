"""What `preview` shows of articles before and after."""

import itertools
from pathlib import Path

import pytest

from pipeline.config import Repairs, Settings
from pipeline.preview import preview

LINES = [
    "River gauge stuck at zero",
    "The river gauge at the old mill has shown zero for a week.",
    "Read more: Swans of the upper river",
    "The nest stays until the young have left.",
]


@pytest.fixture
def story(tmp_path):
    (tmp_path / "river.txt").write_text("\n".join(LINES))
    return str(tmp_path / "river.txt")


def test_a_cut_is_shown_where_it_stood_with_its_reason(story):
    (page,) = preview([story])
    before, after = page.split("--- after\n")

    assert page.startswith("=== river.txt\ntitle       River gauge stuck at zero\n")
    assert "authors     none: no byline\n" in page
    assert "[title: River gauge stuck at zero]\n\nThe river" in before
    assert "week.\n\n[furniture: Read more: Swans of the upper river]\n\nThe" in before
    assert after == f"{LINES[1]}\n\n{LINES[3]}\n"


def test_what_is_only_marked_is_said_to_be(story):
    (page,) = preview([story], Settings(repairs=Repairs(related="mark")))
    before, after = page.split("--- after\n")

    assert "[furniture, only marked: Read more: Swans of the upper river]" in before
    assert after == "\n\n".join(LINES[1:]) + "\n"


def test_an_untouched_text_is_shown_once(tmp_path):
    (tmp_path / "flash.json").write_text('{"title": "A", "text": "The tide is in."}')
    (page,) = preview([str(tmp_path)])
    assert page.endswith("--- nothing to take out\nThe tide is in.\n")


def test_a_reject_is_shown_with_what_was_expected(tmp_path):
    (tmp_path / "bad.json").write_text('{"title": 5}')
    (page,) = preview([str(tmp_path)])
    assert page == (
        "=== bad.json\nrejected at parse: wrong-type: title: 5; expected a string\n"
    )


def test_colours_are_for_terminals(story):
    assert "\033[31m[title" in next(preview([story], colour=True))
    assert "\033" not in next(preview([story]))


MODES = ("cut", "mark", "off")


@pytest.mark.parametrize("modes", [*itertools.product(MODES, MODES)], ids="-".join)
def test_every_line_is_shown_before_as_often_as_it_stood(modes):
    sample = "samples/kerry-in-moscow.txt"
    (page,) = preview([sample], Settings(repairs=Repairs(*modes)))
    before = page.split("--- before")[1].split("--- after")[0]

    lines = Path(sample).read_text().splitlines()
    assert len(set(lines)) < len(lines)
    for line in filter(None, lines):
        assert before.count(line) == lines.count(line), line
