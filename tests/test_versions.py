"""Under the policy `latest` the later version wins, unless it lost the story."""

import json

import pytest

from tests.core.test_near_duplicates import article, prose
from tests.test_find_duplicates import run
from transforms.core.duplicates.policies import Order

LATEST = Order("latest")
FULL = prose(1)
WORDS = FULL.split()


def cut(share: float) -> str:
    return " ".join(WORDS[: int(len(WORDS) * share)])


def decided(pile, folder, segments=()):
    lines, segment = run(pile, folder, order=LATEST, segments=segments)
    articles = {one["id"]: one for one in map(json.loads, lines["articles"])}
    gone = {one["id"]: one for one in map(json.loads, lines["duplicates"])}
    return articles, gone, segment


@pytest.mark.parametrize(
    ("share", "kept"),
    [
        pytest.param(1.1, {"late"}, id="as long as before"),
        pytest.param(0.9, {"late"}, id="a tail shorter"),
        pytest.param(0.5, {"early", "late"}, id="half of it"),
        pytest.param(0.4, {"early", "late"}, id="less than half"),
    ],
)
def test_a_later_version_that_was_cut_removes_no_full_one(tmp_path, share, kept):
    pile = [article("early", FULL), article("late", cut(share) + " at noon", hours=1)]
    articles, _, _ = decided(pile, tmp_path)
    assert set(articles) == kept
    if "early" in kept:
        (related,) = articles["early"]["related"]
        assert (related["id"], related["relation"]) == ("late", "contains")


def test_a_later_version_of_the_same_id_wins_however_short(tmp_path):
    pile = [article("a", FULL), article("a", cut(0.5), hours=1)]
    articles, gone, _ = decided(pile, tmp_path)
    assert articles["a"]["text"] == cut(0.5)
    assert gone["a"]["duplicate"]["relation"] == "update"


def test_a_corrected_form_wins_however_short(tmp_path):
    corrected = article("late", cut(0.5), title="CORRECTED: Weir", hours=1)
    articles, _, _ = decided([article("early", FULL), corrected], tmp_path)
    assert set(articles) == {"late"}


def test_what_was_published_in_full_is_not_superseded_by_a_part(tmp_path):
    _, _, segment = decided([article("early", FULL)], tmp_path)
    articles, gone, _ = decided([article("l", cut(0.5), hours=1)], tmp_path, [segment])
    assert not articles
    assert gone["l"]["duplicate"]["lost_by"] == "earlier run"
    articles, _, _ = decided([article("l", cut(0.9), hours=1)], tmp_path, [segment])
    assert articles["l"]["supersedes"] == "early"


def test_what_was_published_in_part_leaves_the_full_one(tmp_path):
    _, _, segment = decided([article("late", cut(0.5), hours=1)], tmp_path)
    articles, _, _ = decided([article("early", FULL)], tmp_path, [segment])
    (related,) = articles["early"]["related"]
    assert (related["id"], related["relation"]) == ("late", "contains")
    assert "supersedes" not in articles["early"]
