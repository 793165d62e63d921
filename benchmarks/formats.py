"""Measure the formats that newsrooms send against what their files say.

News SGML against the gold of `reuters21578`: each field equal to what is tagged.
"""

import gzip
import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bodies import corpora, rows
from transforms.core.desk import edit
from transforms.core.formats import detect
from transforms.core.formats.format import ParseSettings
from transforms.core.schema import Article, Delivery, Reject, Skipped

HEAD = 1 << 16


def read(path: Path) -> Iterator[Article | Reject | Skipped]:
    """Yield what becomes of each record of a file."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    stream = io.BufferedReader(io.BytesIO(data), HEAD)
    name = path.name.removesuffix(".gz")
    settings = ParseSettings()
    for item in detect(stream.peek(HEAD)[:HEAD], name).split(stream, name, settings):
        yield edit(item, settings) if isinstance(item, Delivery) else item


def news_sgml(root: Path) -> None:
    """Print the share of articles with each field equal to the gold's."""
    gold = {str(row["newid"]): row for row in rows(root / "gold.jsonl.gz")}
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for path in sorted((root / "sgm").iterdir()):
        for article in read(path):
            if not isinstance(article, Article):
                continue
            row = gold.pop(article.id, {})
            for name, equal in _compared(row, article):
                asked[name] += 1
                right[name] += equal
    missing = len(gold)
    print(f"{'news SGML':<22}{'equal':>8}{'of':>8}   {missing} records not found")
    for name in asked:
        print(f"  {name:<20}{right[name] / asked[name]:>8.4f}{asked[name]:>8,}")


def _compared(row: dict[str, Any], article: Article) -> Iterator[tuple[str, bool]]:
    """Yield for each field of the gold whether the article's is equal."""
    dateline = article.dateline
    place = str(row.get("dateline_place", "")).split(",")[0].split("/")[0].strip()
    found = {
        "title": _words(article.title),
        "published": article.published,
        "body": _words(article.text),
        "dateline_raw": _words(dateline.raw if dateline else ""),
        "dateline_place": (dateline.place or "").casefold() if dateline else "",
        "authors_raw": bool(article.authors),
        "keywords": list(article.keywords),
        "places": article.extra.get("places"),
    }
    for name, value in found.items():
        if name not in row:
            continue
        expected = row[name]
        if name in ("title", "body", "dateline_raw"):
            expected = _words(expected)
        elif name == "dateline_place":
            expected = place.casefold()
        elif name == "authors_raw":
            expected = True
        yield name, value == expected


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def main() -> None:
    """Print all tables."""
    root = corpora()
    news_sgml(root / "reuters21578")


if __name__ == "__main__":
    sys.exit(main())
