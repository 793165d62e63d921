"""What near duplicates cost and find, texts in memory, on a generated corpus.

    python -m benchmarks.near_duplicates CORPUS.jsonl [--no-accounts]

The corpus and its `.gold.jsonl` are made by `make_corpus.py` of COPYDESK_BENCH, whose
`evaluate.py` scores what is found. Without a corpus only the share of contained texts
that is found is printed, by the ratio of sizes, on made texts. `--no-accounts`: without
the accounts of what duplicates changed.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from transforms.core.desk import edit
from transforms.core.duplicates.rules import Rules
from transforms.core.near_duplicates import near_duplicates
from transforms.core.records import deliver
from transforms.core.schema import Article

RATIOS = (1.5, 2, 3, 4, 5, 7, 10)
PAIRS = 300
WORDS = [f"word{n}" for n in range(4000)]


def main() -> None:
    """Print CPU per article, counts by relation, and the scorer's figures."""
    for ratio in RATIOS:
        print(
            f"contained in a text {ratio:g} times as long: {contained(ratio):.2f} found"
        )
    bench = os.environ.get("COPYDESK_BENCH")
    if len(sys.argv) < 2 or not bench:
        print("skipped: give a corpus, and the scorer's folder in COPYDESK_BENCH")
        return
    corpus, accounts = Path(sys.argv[1]), "--no-accounts" not in sys.argv
    began = time.process_time()
    articles = read(corpus)
    edited = time.process_time()
    decided = list(near_duplicates(articles, Rules(account=accounts)))
    ended = time.process_time()
    each = 1e6 / len(articles)
    print(f"steps up to the landing: {(edited - began) * each:.0f} µs an article")
    print(f"near duplicates: {(ended - edited) * each:.0f} µs an article")
    found = (decision.duplicate for _, decision in decided)
    print(dict(Counter(one.relation for one in found if one)))
    with tempfile.TemporaryDirectory() as folder:
        clusters, kept = Path(folder, "clusters.jsonl"), Path(folder, "kept.txt")
        lines = []
        for article, decision in decided:
            of = decision.duplicate.of if decision.duplicate else article.id
            lines.append(json.dumps({"id": article.id, "cluster": of}))
        clusters.write_text("\n".join(lines))
        stay = (article.id for article, one in decided if not one.duplicate)
        kept.write_text("\n".join(stay))
        scorer = [sys.executable, str(Path(bench, "evaluate.py"))]
        gold = corpus.with_suffix(".gold.jsonl")
        subprocess.run([*scorer, str(gold), folder], check=True)


def contained(ratio: float) -> float:
    """Return the share of texts that are found in texts so many times as long."""
    pick, texts = random.Random(1), []
    for _ in range(PAIRS):
        size = pick.choice((80, 150, 300))
        own = pick.choices(WORDS, k=size)
        texts += [[*own, *pick.choices(WORDS, k=round(size * (ratio - 1)))], own]
    found = near_duplicates(made(n, words) for n, words in enumerate(texts))
    return sum(decision.duplicate is not None for _, decision in found) / PAIRS


def made(number: int, words: Sequence[str]) -> Article:
    """Return an article of these words; the order is that of the numbers."""
    record = {"id": f"{number:06}", "text": " ".join(words)}
    done = edit(deliver(json.dumps(record).encode(), uri="made", format="json"))
    if not isinstance(done, Article):
        raise TypeError(f"a made text was refused: {done}")
    return done


def read(corpus: Path) -> list[Article]:
    """Return the corpus' articles, edited as in a run."""
    with corpus.open("rb") as file:
        done = (edit(deliver(line, uri="news", format="jsonl")) for line in file)
        return [one for one in done if isinstance(one, Article)]


if __name__ == "__main__":
    main()
