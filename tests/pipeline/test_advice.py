"""`advise`: what it says of all the articles holds for all the articles."""

import json
import random
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from pipeline.advice import _published
from pipeline.cli import main
from pipeline.config import Settings
from tests.core.test_near_duplicates import article, edited, prose
from transforms.core.duplicates.advice import LEAST, STEPS, advise, memory
from transforms.core.duplicates.similarity import likeness
from transforms.core.near_duplicates import InMemory, in_order

ALL, DRAWN, THRESHOLD = 1200, 400, 0.4


@pytest.fixture(scope="module")
def articles():
    """Stories with copies of many degrees, in an order that says nothing."""
    pick, texts = random.Random(1), []
    for story in range(ALL // 6):
        text = prose(story, pick.choice((60, 150, 300)))
        shares = [pick.uniform(0.0, 0.35) for _ in range(5)]
        texts += [text, *(edited(text, pick.random(), share) for share in shares)]
    pick.shuffle(texts)
    return in_order(
        article(f"a{n:04}", text, hours=n / 3600) for n, text in enumerate(texts)
    )


@pytest.fixture(scope="module")
def drawn(articles):
    return in_order(random.Random(2).sample(articles, DRAWN))


def similarities(articles):
    """Every pair's similarity by brute force, of those that share anything."""
    held, owners = InMemory(articles), defaultdict(list)
    sets = [held.shingles(row) for row in range(len(articles))]
    for row, own in enumerate(sets):
        for value in own.tolist():
            owners[value].append(row)
    pairs = {(a, b) for rows in owners.values() for b in rows for a in rows if a < b}
    return {pair: likeness(*(sets[row] for row in pair)).jaccard for pair in pairs}


def test_the_histogram_is_that_of_all_pairs(drawn):
    found = advise(drawn, THRESHOLD)
    counted = np.zeros(STEPS, int)
    for value in similarities(drawn).values():
        if value >= LEAST:
            counted[min(STEPS - 1, int(value * STEPS))] += 1
    assert found.pairs.tolist() == counted.tolist()
    assert counted.sum() > 100


def test_what_a_sample_predicts_is_what_all_articles_give(articles, drawn):
    told = advise(drawn, THRESHOLD)
    held, pairs = InMemory(articles), similarities(articles)
    shared = (held.bands[:, one] == held.bands[:, two] for one, two in pairs)
    met = dict(zip(pairs, (bool(same.any()) for same in shared), strict=True))
    scaled = told.pairs[8:].sum() * (ALL / DRAWN) ** 2
    wanted = {two for (_, two), like in pairs.items() if like >= THRESHOLD}
    above = sum(like >= THRESHOLD for like in pairs.values())
    led = {
        two for (one, two), like in pairs.items() if like >= THRESHOLD and met[one, two]
    }
    assert scaled == pytest.approx(above, rel=0.2)
    assert told.candidates_of(ALL) == pytest.approx(sum(met.values()) / ALL, rel=0.2)
    assert told.recall == pytest.approx(len(led) / len(wanted), abs=0.02)


README = (Path(__file__).parents[2] / "README.md").read_text()
MEASURED = [
    (int(count.replace(",", "")), int(peak.replace(",", "")))
    for count, peak in re.findall(
        r"^\| ([\d,]{7,}) \| \d+ s \| \d+ s \| ([\d,]+) MiB \|$", README, re.M
    )
]


def test_memory_was_measured_at_three_sizes():
    assert [count for count, _ in MEASURED] == [100_000, 400_000, 1_000_000]


@pytest.mark.parametrize(("count", "peak"), MEASURED)
def test_memory_is_what_whole_runs_took(drawn, count, peak):
    held = _published(drawn, Settings()).held / DRAWN
    assert memory(count, held * count) / 2**20 == pytest.approx(peak, rel=0.15)


def test_disk_and_memory_are_what_a_run_takes(articles, drawn, tmp_path):
    of_all, of_some = (_published(some, Settings()) for some in (articles, drawn))
    for whole, part in zip(of_all, of_some, strict=True):
        assert part / DRAWN == pytest.approx(whole / ALL, rel=0.15)


def test_the_command_says_it_all(tmp_path, capsys):
    lines = [
        {"id": f"a{n}", "text": edited(prose(n // 3, 150), n, 0.05)} for n in range(300)
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    asked = ["advise", str(path), "--threshold", "0.5", "--sample", "200"]
    assert main([*asked, "--articles", "1000000"]) == 0
    out = capsys.readouterr().out
    assert "200 articles in the sample" in out
    assert "at a threshold of 0.5, for 1,000,000 articles:" in out
    assert re.search(r"^ +0\.50 .* <$", out, re.M)
    for label in ("recall", "candidates", "time", "memory", "disk"):
        assert re.search(rf"^  .*{label} +\S", out, re.M)
    assert main(["advise", str(tmp_path / "none")]) == 2
