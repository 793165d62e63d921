"""Measure the metadata of pages alone: ours beside trafilatura's as it comes.

    COPYDESK_CORPORA=... nice python -m benchmarks.metadata [--sets fundus ...]
        [--out FOLDER] [--no-peer]

Pages are parsed as the job parses them; the corpora's own `score.py` scores. `there`
counts, beside the days that are right locally or in UTC, those of pages that state a
local day alone where the gold gives the UTC moment that this day begins with. `null`
counts pages that have no date by the gold, and of those the ones that get none. `ms`
is the CPU a page takes after its parse.
"""

import argparse
import gzip
import json
import logging
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement
from msgspec import to_builtins

from benchmarks.bodies import corpora, rows
from benchmarks.extraction import score
from transforms.core.html.charset import decode_page
from transforms.core.html.tree import parse_page
from transforms.core.page.metadata import page_metadata

SETS = ("fundus", "postlight", "trafilatura_eval", "htmldate", "mcmetadata")
FIELDS = (
    ("title", "title", "normalised"),
    ("authors", "authors", "micro_f1"),
    ("byline", "byline", "exact_set"),
    ("date", "date_day", "accuracy"),
    ("local date", "date_day", "accuracy_local_or_utc"),
    ("standfirst", "standfirst", "mean_shingle_f1"),
    ("keywords", "keywords", "mean_doc_f1"),
    ("section", "section", "any_match"),
)
Told = tuple[dict[str, Any], float]


def ours(data: bytes, row: dict[str, Any]) -> Told:
    """Return our prediction for a page, and seconds of CPU without the parse."""
    tree: HtmlElement = parse_page(decode_page(data).text)
    crawled = row.get("crawl_date")
    began = time.process_time()
    told = page_metadata(tree, row.get("url"), crawled)
    return to_builtins(told), time.process_time() - began


def theirs(data: bytes, row: dict[str, Any]) -> Told:
    """Return trafilatura's prediction for a page, and its seconds of CPU in all."""
    from trafilatura import bare_extraction

    began = time.process_time()
    found = bare_extraction(data, url=row.get("url"), with_metadata=True)
    spent = time.process_time() - began
    if found is None:
        return {}, spent
    return {
        "title": found.title,
        "author": found.author,
        "published": found.date,
        "standfirst": found.description,
        "keywords": found.tags or found.categories or [],
        "section": (found.categories or [None])[0],
    }, spent


def day_there(gold: str, ours: str | None) -> bool:
    """Return whether a day is the gold's: locally, in UTC, or as a midnight in UTC.

    >>> day_there("2019-02-26T15:00:00.000Z", "2019-02-27")
    True
    >>> day_there("2019-02-26T15:20:00.000Z", "2019-02-27")
    False
    """
    wanted, told = _days(gold), _days(ours)
    moment = _moment(gold)
    if wanted & told or moment is None or ours is None or len(ours) != 10:
        return bool(wanted & told)
    ahead = datetime.fromisoformat(ours).replace(tzinfo=UTC) - moment
    return not ahead % timedelta(hours=1) and abs(ahead) <= timedelta(hours=14)


def _days(date: object) -> set[str]:
    """Return the day as it stands and in UTC."""
    if not isinstance(date, str) or len(date) < 10:
        return set()
    moment = _moment(date)
    utc = {moment.astimezone(UTC).date().isoformat()} if moment else set()
    return {date[:10], *utc}


def _moment(date: str) -> datetime | None:
    """Return the moment that a date with a zone states."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def line(root: Path, corpus: str, out: Path, reader: Callable[..., Told]) -> str:
    """Run a corpus through a reader; return its line of the table."""
    spent, nulls, kept, predictions = 0.0, 0, 0, []
    there: list[bool] = []
    for row in rows(root / corpus / "gold.jsonl"):
        data = gzip.decompress((root / corpus / row["file"]).read_bytes())
        told, seconds = reader(data, row)
        spent += seconds
        if "published" in row.get("gold_null", ()):
            nulls, kept = nulls + 1, kept + (told.get("published") is None)
        if _days(row.get("published")):
            there.append(day_there(row["published"], told.get("published")))
        predictions.append(json.dumps({"id": row["id"], **told}, ensure_ascii=False))
    (out / f"{corpus}.jsonl").write_text("\n".join(predictions) + "\n", "utf-8")
    scores = score(root, corpus, out, per_doc=True)
    cells = [scores.get(part, {}).get(figure) for _, part, figure in FIELDS]
    cells.insert(5, sum(there) / len(there) if there else None)
    shown = "".join(f"{c:11.3f}" if c is not None else " " * 11 for c in cells)
    name = f"{corpus} ({reader.__name__})"
    null = f"{kept}/{nulls}" if nulls else ""
    cost = spent / len(predictions) * 1000
    return f"{name:27}{len(predictions):5}{shown}{null:>6}{cost:7.1f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--out", type=Path, help="where the predictions are kept")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    root = corpora()
    out = options.out or Path(tempfile.mkdtemp(prefix="copydesk-metadata-"))
    out.mkdir(parents=True, exist_ok=True)
    names = [name for name, _, _ in FIELDS]
    names.insert(5, "there")
    heads = "".join(f"{name:>11}" for name in names)
    print(f"{'corpus':27}{'pages':>5}{heads}{'null':>6}{'ms':>7}")
    for corpus in options.sets:
        if not options.no_peer:
            print(line(root, corpus, out, theirs), flush=True)
        print(line(root, corpus, out, ours), flush=True)


if __name__ == "__main__":
    main()
