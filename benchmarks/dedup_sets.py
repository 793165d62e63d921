"""Measure the default setting on sets of real duplicates, and on what only looks alike.

    COPYDESK_CORPORA=... nice python -m benchmarks.dedup_sets [SET ...]

Each row is scored by `score.py dedup` of the corpora: pairwise F1 over what each
duplicate is credited to; `contains` joins also what a later article contains.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from transforms.core.dates import order_time
from transforms.core.desk import edit
from transforms.core.duplicates.decisions import Decision
from transforms.core.duplicates.rules import HOUR
from transforms.core.duplicates.shingles import word_hashes
from transforms.core.duplicates.similarity import CONTAINED, THRESHOLD
from transforms.core.near_duplicates import near_duplicates
from transforms.core.records import deliver
from transforms.core.schema import Article

Rows = Iterable[dict[str, Any]]


class Set(NamedTuple):
    """How a set is read and scored.

    Attributes:
        folder: Its folder among the corpora.
        fields: Which fields of the gold are read.
        key: The gold's field that names the cluster.
        tiers: The tiers of the gold that count; all if there are none.
        least: The pairwise F1 that is asked for.
        contains: Whether `related: contains` joins clusters too.
    """

    folder: str
    fields: tuple[str, ...] = ("title", "body", "url", "published")
    key: str = "cluster"
    tiers: tuple[str, ...] = ()
    least: float = 0.0
    contains: bool = False


UNDATED = ("title", "body")
NO_URL = ("title", "body", "published")
SETS = {
    "extractor_variants": Set("extractor_variants", least=0.94),
    "extractor_variants contains": Set("extractor_variants", least=0.96, contains=True),
    "extractor_variants gold+article": Set(
        "extractor_variants", tiers=("gold", "article"), least=0.985
    ),
    "newsedits": Set("newsedits_sample", least=0.94),
    "copietje": Set("copietje_manipulated", fields=(), least=1.0),
    "scoop": Set("scoop_dedup", least=0.975),
    "scoop undated": Set("scoop_dedup", fields=("title", "body", "url"), least=0.975),
    "scoop undated without urls": Set("scoop_dedup", fields=UNDATED, least=0.88),
    "mccormick": Set("mccormick_minhash", least=1.0),
    "bbc": Set("bbc", fields=(), least=0.995),
    "g5w1h": Set("g5w1h_event_clusters", key="cluster_exact"),
}
REUTERS = "reuters21578"


def main() -> int:
    """Print one line a set; returns 1 if one falls short."""
    root = os.environ.get("COPYDESK_CORPORA")
    if not root:
        print("skipped: COPYDESK_CORPORA is not set")
        return 0
    asked = sys.argv[1:] or [*SETS, REUTERS]
    short = 0
    print(f"{'set':34}{'articles':>9}{'P':>8}{'R':>8}{'F1':>8}{'asked':>8}{'s':>6}")
    for name in asked:
        if name == REUTERS:
            reuters(Path(root))
        else:
            short += not measure(name, SETS[name], Path(root))
    return int(short > 0)


def measure(name: str, one: Set, root: Path) -> bool:
    """Print one line; return whether the set is as good as asked."""
    began = time.process_time()
    rows = [
        row
        for row in gold_rows(root / one.folder)
        if not one.tiers or row["tier"] in one.tiers
    ]
    decided = list(near_duplicates(articles_of(root / one.folder, rows, one.fields)))
    found = score(root, rows, clusters(decided, one.contains), one.key)
    pair = found["pairwise"]
    shares = (pair["precision"], pair["recall"], pair["f1"])
    figures = "".join(f"{share:8.4f}" for share in shares)
    asked = f"{one.least:8.3f}" if one.least else " " * 8
    spent = time.process_time() - began
    good = round(pair["f1"], 4) >= one.least
    mark = "" if good else "  short"
    print(f"{name:34}{len(rows):9,}{figures}{asked}{spent:6.1f}{mark}")
    if not one.least:
        list_merges(decided)
    return good


def list_merges(decided: Iterable[tuple[Article, Decision]]) -> None:
    """Print each merge, and what it is not: below threshold and containment."""
    below = 0
    for article, decision in decided:
        found = decision.duplicate
        if found is None:
            continue
        held = (found.containment or 0) >= CONTAINED
        below += not held and (found.similarity or 0) < THRESHOLD
        print(
            f"    {found.relation} {found.similarity} {found.containment}"
            f"  {article.source.uri[:24]} of {found.of[:24]}  {article.title}"
        )
    print(f"    {below} below the threshold and the containment asked for")


def gold_rows(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of the set's gold file."""
    plain = folder / "gold.jsonl"
    path = plain if plain.exists() else folder / "gold.jsonl.gz"
    return [json.loads(line) for line in open_text(path)]


def open_text(path: Path) -> Iterator[str]:
    """Yield the lines of a file that may be packed."""
    packed = path.suffix == ".gz"
    with gzip.open(path, "rt") if packed else path.open("rt") as file:
        yield from file


def articles_of(folder: Path, rows: Rows, fields: tuple[str, ...]) -> list[Article]:
    """Return the set's articles, edited as in a run; `source.uri` is the gold's id."""
    texts = _texts(folder)
    out = []
    for row in rows:
        name = row["id"]
        if not fields:
            data, form = (folder / row["file"]).read_bytes(), "text"
        else:
            record = {"id": name, "text": texts.get(name, row.get("body") or "")}
            record |= {key: row[key] for key in fields if key != "body" and key in row}
            data, form = json.dumps(record).encode(), "json"
        done = edit(deliver(data, uri=name, format=form))
        if isinstance(done, Article):
            out.append(done)
    return out


def _texts(folder: Path) -> dict[str, str]:
    """Return the texts of a set that holds all in one file, by id."""
    lines, records = folder / "articles.txt.gz", folder / "texts.jsonl.gz"
    if lines.exists():
        pairs = (line.rstrip("\n").partition(" ")[::2] for line in open_text(lines))
        return dict(pairs)
    if records.exists():
        found = map(json.loads, open_text(records))
        return {record["id"]: record["text"] for record in found}
    return {}


def clusters(
    decided: Iterable[tuple[Article, Decision]], contains: bool = False
) -> dict[str, str]:
    """Return each article's cluster by `source.uri`, named by an id.

    Args:
        decided: What the pass says.
        contains: Whether what an article contains is of its cluster too.
    """
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.get(name, name) != name:
            name = above[name]
        return name

    own: dict[str, str] = {}
    for article, decision in decided:
        name = decision.id or article.id
        if decision.duplicate is not None:
            name = f"{name}\n{article.source.uri}"  # an update has the id of another
            above[name] = top(decision.duplicate.of)
        own[article.source.uri] = name
        for related in decision.related if contains else ():
            if related.relation == "contains":
                above[top(related.id)] = top(name)
    return {uri: top(name) for uri, name in own.items()}


def score(root: Path, gold: Rows, found: dict[str, str], key: str) -> dict[str, Any]:
    """Return what the corpora's scorer says."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        named = ({"id": uri, "cluster": of} for uri, of in found.items())
        for path, rows in zip(paths, (gold, named), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        scorer = [sys.executable, str(root / "score.py"), "dedup", *map(str, paths)]
        done = subprocess.run(
            [*scorer, "--key", key, "--json"],
            capture_output=True,
            check=True,
        )
    whole: dict[str, Any] = json.loads(done.stdout)
    return whole


def reuters(root: Path) -> None:
    """Print how many like pairs are removed, a day apart and within a day."""
    rows = gold_rows(root / REUTERS)
    articles = articles_of(root / REUTERS, rows, NO_URL)
    decided = list(near_duplicates(articles))
    group = clusters(decided)
    credited = {
        (article.id, decision.duplicate.of)
        for article, decision in decided
        if decision.duplicate is not None
    }
    gone = {name for name, _ in credited}
    counts: dict[str, Counter[str]] = {"apart": Counter(), "within": Counter()}
    for one, two in like_pairs(articles):
        times = [order_time(a.published or "") for a in (one, two)]
        apart = None if None in times else abs(times[0] - times[1])  # type: ignore[operator]
        count = counts["within" if apart is None or apart <= 20 * HOUR else "apart"]
        count["pairs"] += 1
        either = (one.id, two.id) in credited or (two.id, one.id) in credited
        count["credited"] += either
        count["one cluster"] += group[one.source.uri] == group[two.source.uri]
        count["one of them gone"] += one.id in gone or two.id in gone
    for name, count in counts.items():
        print(f"{REUTERS}, {name} 20 hours: {dict(count)}")


def like_pairs(
    articles: list[Article], words: int = 5, least: float = 0.5
) -> Iterator[tuple[Article, Article]]:
    """Yield the pairs whose runs of words in title and text are as like as asked."""
    runs, held = [], defaultdict(list)
    for row, article in enumerate(articles):
        hashes, _ = word_hashes([f"{article.title or ''}\n{article.text}".lower()])
        all_words = hashes.tolist()
        last = max(1, len(all_words) - words + 1)
        own = {tuple(all_words[start : start + words]) for start in range(last)}
        runs.append(len(own))
        for run in own:
            held[run].append(row)
    common: Counter[tuple[int, int]] = Counter()
    for rows in held.values():
        common.update(combinations(rows, 2))
    for (one, two), both in common.items():
        if both / (runs[one] + runs[two] - both) >= least:
            yield articles[one], articles[two]


if __name__ == "__main__":
    sys.exit(main())
