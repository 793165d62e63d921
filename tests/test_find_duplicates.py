"""Laws 4, 5 and 8 on landing files, verdicts and segments: any order, any parts."""

import itertools
import json
import os
import random
import resource
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from apache_beam.internal import pickler

from pipeline.index import open_segment
from tests.core.test_near_duplicates import article, at, edited, news, prose
from transforms import storage
from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.core.storage.columns import Strings
from transforms.core.storage.segments import kept_order, merged
from transforms.find_duplicates import FindDuplicates, decide_gathered, no_keys
from transforms.land import OpenFile
from transforms.output_files import PLAIN
from transforms.publish import stage

_numbers = itertools.count()


def land(articles, folder, size):
    """Land the articles in files of so many each."""
    out = []
    for start in range(0, len(articles), size):
        file = OpenFile(str(folder))
        for one in articles[start : start + size]:
            file.buffer.add(one, None)
        out.append(file.close())
    return out


def run(articles, folder, size=1000, segments=(), order=None, rules=None):
    """Land, decide, publish; return the lines by kind and the run's segment."""
    folder = Path(folder) / f"run{next(_numbers)}"
    landed = land(articles, folder, size)
    order = order or Order()
    kept = partial(list, segments)
    step = FindDuplicates(known=no_keys, kept=kept, rules=rules or Rules(), order=order)
    lines, parts = {"articles": [], "duplicates": []}, []
    for verdicts in decide_gathered((0, landed), step):
        staged = stage(verdicts, str(folder / "staging"), "run", PLAIN)
        parts.append(open_segment(staged.part))
        for name in staged.files:
            kind = name.split("/")[0]
            lines[kind] += (folder / "staging" / name).read_text().splitlines()
    path = str(folder / "segment")
    storage.write(path, merged(parts, {}, [0] * len(parts)))
    return {kind: sorted(found) for kind, found in lines.items()}, open_segment(path)


POLICIES = [
    Order(),
    Order("latest"),
    Order("longest"),
    Order("publishers", ("Herald", "Post")),
]


@pytest.mark.parametrize("order", POLICIES, ids=lambda order: order.policy)
def test_any_order_and_any_files_give_the_same_lines(tmp_path, order):
    articles = [*news(1), *news(2, 20)]
    articles += [article("a003", prose(77), title="Another", hours=2)]
    articles += [at(one, uri) for one in articles[:6] for uri in ("b", "a")]
    expected, _ = run(articles, tmp_path, order=order)
    assert len(expected["duplicates"]) > 10
    pick = random.Random(3)
    for size in (1, 7, 1000):
        for _ in range(8 if size == 7 else 3):
            pick.shuffle(articles)
            assert run(articles, tmp_path, size, order=order)[0] == expected


def test_more_landing_files_than_a_process_may_open(tmp_path):
    articles = news(8)
    expected, _ = run(articles, tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    here = len(os.listdir("/dev/fd"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (here + len(articles), limits[1]))
    try:
        with mock.patch("transforms.anywhere.MOST_OPEN", 8):
            assert run(articles, tmp_path, 1)[0] == expected
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


def test_two_runs_equal_one_wherever_they_are_split(tmp_path):
    articles = news(5)
    whole, _ = run(articles, tmp_path)
    for split in range(0, len(articles) + 1, 6):
        first, segment = run(articles[:split], tmp_path, 7)
        second, _ = run(articles[split:], tmp_path, 11, [segment])
        for kind in whole:
            both = sorted(first[kind] + second[kind])
            assert list(map(without_reason, both)) == list(
                map(without_reason, whole[kind])
            )


def test_what_earlier_runs_kept_is_in_the_order_in_which_one_run_takes_it(tmp_path):
    address = "https://news.example.org/2024/03/09/politics/region/"
    articles = [article(f"{address}{n:03}", prose(n), hours=0) for n in range(30)]
    random.Random(1).shuffle(articles)
    _, segment = run(articles, tmp_path, 7)
    ids = Strings.of([segment], "id")
    kept = [ids[row].decode() for row in kept_order([segment]).tolist()]
    assert kept == sorted(one.id for one in articles)


def without_reason(line):
    """The line but for `lost_by`, which says that an earlier run was first."""
    record = json.loads(line)
    record.get("duplicate", {}).pop("lost_by", None)
    return json.dumps(record)


def test_many_segments_merged_are_as_good_as_many(tmp_path):
    articles = news(6)
    segments = []
    for start in range(0, 40, 10):
        segments.append(run(articles[start : start + 10], tmp_path, 3, segments)[1])
    path = str(tmp_path / "merged")
    storage.write(path, merged(segments, {}, range(len(segments))))
    rest = articles[40:]
    expected, _ = run(rest, tmp_path, 5, segments)
    assert run(rest, tmp_path, 5, [open_segment(path)])[0] == expected


def test_exact_copies_alone_are_those_of_a_whole_pass(tmp_path):
    text = prose(1)
    pile = [
        article("a", text),
        article("a copy", text, hours=1),
        article("a", edited(text, 2, 0.3), hours=2),
        article("near", edited(text, 3, 0.05), hours=3),
        article("b", prose(2), hours=4),
    ]
    lines, segment = run(pile, tmp_path, rules=Rules(near=False))
    found = [json.loads(line) for line in lines["duplicates"]]
    relations = {one["id"]: one["duplicate"]["relation"] for one in found}
    assert relations == {"a": "update", "a copy": "exact"}
    whole, _ = run(pile, tmp_path)
    assert set(lines["duplicates"]) < set(whole["duplicates"])
    again, _ = run([article("c", text, hours=5)], tmp_path, segments=[segment])
    assert [json.loads(line)["duplicate"]["of"] for line in again["duplicates"]] == [
        "a"
    ]


def test_the_step_travels_to_a_worker():
    step = FindDuplicates(order=Order("latest"))
    assert pickler.loads(pickler.dumps(step)).order == step.order


def test_another_story_of_the_same_id_is_published_under_one_of_its_own(tmp_path):
    stories = [
        article("1", prose(1), title="Rates"),
        article("1", prose(2), title="Swans", hours=1),
    ]
    lines, _ = run(stories, tmp_path)
    ids = {
        record["title"]: record["id"] for record in map(json.loads, lines["articles"])
    }

    assert ids == {"Rates": "1", "Swans": f"1-{stories[1].content_hash[:8]}"}


def test_the_line_says_by_what_it_came_second(tmp_path):
    text = prose(1)
    pair = [article("a", text), article("b", f"{text} more words", hours=1)]
    lost = {}
    for order in POLICIES[:3]:
        lines, _ = run(pair, tmp_path, order=order)
        (line,) = lines["duplicates"]
        record = json.loads(line)
        lost[order.policy] = record["id"], record["duplicate"]["lost_by"]
    assert lost == {
        "earliest": ("b", "time"),
        "latest": ("a", "time"),
        "longest": ("a", "length"),
    }
