"""Measure pages: body and metadata against the gold, and what they cost.

    COPYDESK_CORPORA=... nice python -m benchmarks.extraction [--sets aeb ...]
        [--out FOLDER] [--per-doc] [--no-peer]

Each page goes through the whole desk, as a crawl would hand it on: with its URL and,
where the corpus says so, when it was crawled. The corpora's own `score.py` scores
the records; what stands in the article's flow as a standfirst counts as body. `cpu`
is the parse alone (characters, tree, metadata, body) as a share of what
`trafilatura.bare_extraction(with_metadata=True)` takes for the same pages in turn.
"""

import argparse
import gzip
import json
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from benchmarks.bodies import corpora, rows
from transforms.core.desk import edit
from transforms.core.formats import parse
from transforms.core.formats.format import ParseSettings
from transforms.core.records import deliver
from transforms.core.schema import Article, Delivery

SETS = (
    *("aeb", "fundus_eval", "fundus", "trafilatura_eval", "readability"),
    *("htmldate", "postlight", "mcmetadata", "newspaper4k", "newspaper3k", "goose3"),
)
SETTINGS = ParseSettings()
SLOWEST = 2.0  # seconds of CPU that a page may take


class Measured(NamedTuple):
    """One corpus: its predictions, seconds of CPU (ours, the peer's), the slowest."""

    predictions: list[dict[str, Any]]
    ours: float
    peer: float
    slowest: tuple[float, str]
    rejects: list[str]


def deliveries(folder: Path) -> Iterator[tuple[dict[str, Any], Delivery]]:
    """Yield the gold rows of a corpus with their pages."""
    for row in rows(folder / "gold.jsonl"):
        data = gzip.decompress((folder / row["file"]).read_bytes())
        url = row.get("url") or row.get("url_guess")
        yield row, deliver(data, uri=row["file"], format="html", url=url)


def measure(folder: Path, with_peer: bool) -> Measured:
    """Run a corpus through the desk, and through the peer page by page in turn."""
    predictions, rejects = [], []
    ours = peer = 0.0
    slowest = (0.0, "")
    for row, delivery in deliveries(folder):
        if row.get("crawl_date"):
            moment = row["crawl_date"].replace(" ", "T")
            delivery = replace(delivery, crawled=moment)
        began = time.process_time()
        parse(delivery, SETTINGS)
        spent = time.process_time() - began
        ours += spent
        slowest = max(slowest, (spent, f"{folder.name}/{row['id']}"))
        if with_peer:
            peer += peer_cpu(delivery)
        record = edit(delivery, SETTINGS)
        if isinstance(record, Article):
            predictions.append(prediction(row["id"], record))
        else:
            rejects.append(f"{folder.name}/{row['id']}: {record.error}")
    return Measured(predictions, ours, peer, slowest, rejects)


def peer_cpu(delivery: Delivery) -> float:
    """Return the seconds of CPU that trafilatura takes for a page."""
    from trafilatura import bare_extraction

    began = time.process_time()
    bare_extraction(delivery.data, url=delivery.source.url, with_metadata=True)
    return time.process_time() - began


def prediction(name: str, record: Article) -> dict[str, Any]:
    """Return a record as `score.py` reads it."""
    told_by = record.evidence.get("standfirst")
    in_flow = record.standfirst and told_by and told_by.from_ == "article"
    return {
        "id": name,
        "title": record.title,
        "authors": list(record.authors),
        "published": record.published,
        "language": record.language,
        "section": record.section,
        "keywords": list(record.keywords),
        "standfirst": record.standfirst,
        "body": f"{record.standfirst}\n\n{record.text}" if in_flow else record.text,
    }


def score(root: Path, corpus: str, out: Path, per_doc: bool) -> dict[str, Any]:
    """Return what `score.py` says of the predictions in `out`."""
    gold, predicted = root / corpus / "gold.jsonl", out / f"{corpus}.jsonl"
    command = [sys.executable, str(root / "score.py"), "extraction", str(gold)]
    command += [str(predicted), "--json"]
    if per_doc:
        command += ["--per-doc", str(out / f"{corpus}.per-doc.jsonl")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


FIELDS = (
    ("body", "body", "f1"),
    ("segments", "segments", "f1"),
    ("title", "title", "normalised"),
    ("authors", "authors", "micro_f1"),
    ("byline", "byline", "exact_set"),
    ("date", "date_day", "accuracy"),
    ("local date", "date_day", "accuracy_local_or_utc"),
    ("standfirst", "standfirst", "mean_shingle_f1"),
    ("keywords", "keywords", "mean_doc_f1"),
)


def main() -> int:
    """Measure the corpora, print a table; 1 if a page takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--out", type=Path, help="where the predictions are kept")
    parser.add_argument("--per-doc", action="store_true")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    root = corpora()
    out = options.out or Path(tempfile.mkdtemp(prefix="copydesk-extraction-"))
    out.mkdir(parents=True, exist_ok=True)
    names = [name for name, _, _ in FIELDS]
    print(f"{'corpus':17}{'pages':>6}" + "".join(f"{n:>11}" for n in names) + "   cpu")
    slowest = (0.0, "")
    ours = peer = 0.0
    for corpus in options.sets:
        found = measure(root / corpus, not options.no_peer)
        lines = (json.dumps(row, ensure_ascii=False) for row in found.predictions)
        (out / f"{corpus}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        scores = score(root, corpus, out, options.per_doc)
        print(line(corpus, found, scores), flush=True)
        for reject in found.rejects:
            print(f"  rejected {reject}")
        slowest = max(slowest, found.slowest)
        ours, peer = ours + found.ours, peer + found.peer
    share = f", {ours / peer:.2f} of the peer's" if peer else ""
    print(f"CPU {ours:.1f} s{share}; slowest {slowest[0]:.2f} s: {slowest[1]}")
    return int(slowest[0] > SLOWEST)


def line(corpus: str, found: Measured, scores: dict[str, Any]) -> str:
    """Return a corpus' line of the table."""
    cells = []
    for _, part, figure in FIELDS:
        value = scores.get(part, {}).get(figure)
        cells.append(f"{value:11.3f}" if value is not None else f"{'':11}")
    pages = len(found.predictions) + len(found.rejects)
    share = f"{found.ours / found.peer:6.2f}" if found.peer else ""
    return f"{corpus:17}{pages:6}" + "".join(cells) + share


if __name__ == "__main__":
    sys.exit(main())
