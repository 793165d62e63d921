"""What near duplicates cost and find, texts in memory, on a generated corpus.

    python -m benchmarks.near_duplicates CORPUS.jsonl

The corpus and its `.gold.jsonl` are made by `make_corpus.py` of COPYDESK_BENCH, whose
`evaluate.py` scores what is found. Without a corpus nothing is measured.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from transforms.core.desk import edit
from transforms.core.near_duplicates import near_duplicates
from transforms.core.records import deliver
from transforms.core.schema import Article


def main() -> None:
    """Print CPU per article, counts by relation, and the scorer's figures."""
    bench = os.environ.get("COPYDESK_BENCH")
    if len(sys.argv) < 2 or not bench:
        print("skipped: give a corpus, and the scorer's folder in COPYDESK_BENCH")
        return
    corpus = Path(sys.argv[1])
    began = time.process_time()
    articles = read(corpus)
    edited = time.process_time()
    decided = list(near_duplicates(articles))
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


def read(corpus: Path) -> list[Article]:
    """Return the corpus' articles, edited as in a run."""
    with corpus.open("rb") as file:
        done = (edit(deliver(line, uri="news", format="jsonl")) for line in file)
        return [one for one in done if isinstance(one, Article)]


if __name__ == "__main__":
    main()
