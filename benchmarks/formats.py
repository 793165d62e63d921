"""Measure the formats that newsrooms send against what their files say.

News SGML against the gold of `reuters21578`: each field equal to what is tagged. Of
`wire_formats` what becomes of each record, and whether its fields equal what tables
made from the standards find in the file. Of `feeds` the assertion of each file.
"""

import gzip
import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bodies import corpora, rows
from benchmarks.feed_assertions import View, holds, reason_apart
from benchmarks.wire_fields import FIELDS, compared, stated
from transforms.core.desk import edit
from transforms.core.formats import detect
from transforms.core.formats.feed import FEED
from transforms.core.formats.feed_entry import take_entry
from transforms.core.formats.format import ParseSettings
from transforms.core.formats.tagged import Tagged
from transforms.core.formats.xml import read_xml
from transforms.core.schema import Article, Delivery, Reject, Skipped

HEAD = 1 << 16
WIRE_FIELDS = ("title", "text", "published", "authors", "dateline", "language", "id")


def delivered(path: Path) -> Iterator[Delivery | Reject | Skipped]:
    """Yield the records of a file as they are read."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    stream = io.BufferedReader(io.BytesIO(data), HEAD)
    name = path.name.removesuffix(".gz")
    chosen = detect(stream.peek(HEAD)[:HEAD], name)
    yield from chosen.split(stream, name, ParseSettings())


def read(path: Path) -> Iterator[Article | Reject | Skipped]:
    """Yield what becomes of each record of a file."""
    for item in delivered(path):
        yield edit(item) if isinstance(item, Delivery) else item


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
    found: dict[str, Any] = {
        "title": _words(article.title),
        "published": article.published,
        "body": _words(article.text),
        "dateline_raw": _words(dateline.raw if dateline else ""),
        "dateline_place": (dateline.place or "").casefold() if dateline else "",
        "authors_raw": [name.casefold() for name in article.authors],
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
            byline = _words(expected).casefold()
            expected = [one for one in value if one in byline] or None
        yield name, value == expected


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def wire_formats(root: Path) -> None:
    """Print what becomes of each file, and how many fields its format gives."""
    kinds: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    articles = 0
    for row in rows(root / "gold.jsonl"):
        for found in read(root / row["file"]):
            if isinstance(found, Skipped):
                kinds[f"skipped: {found.reason}"] += 1
            elif isinstance(found, Reject):
                kinds[f"{found.stage}: {found.reason}"] += 1
            else:
                articles += 1
                kinds[f"article: {found.source.format}"] += 1
                fields.update(name for name in WIRE_FIELDS if getattr(found, name))
    print(f"{'wire formats':<30}{'records':>8}")
    for name, count in sorted(kinds.items()):
        print(f"  {name:<28}{count:>8}")
    shares = ", ".join(f"{name} {fields[name]}" for name in WIRE_FIELDS)
    print(f"  of {articles} articles have: {shares}")
    wire_statements(root)


def wire_statements(root: Path) -> None:
    """Print of each field how many files state it, and how many articles equal that."""
    asked: Counter[tuple[str, str]] = Counter()
    equal: Counter[tuple[str, str]] = Counter()
    others: list[str] = []
    for row in rows(root / "gold.jsonl"):
        path = root / row["file"]
        said = list(stated(path))
        found = [one for one in read(path) if isinstance(one, Article)]
        if len(said) != len(found):
            others.append(f"    {row['id']}: {len(said)} stated, {len(found)} read")
        for one, article in zip(said, found, strict=False):
            for field, value, ours, same in compared(one, article):
                asked[one.format, field] += 1
                equal[one.format, field] += same
                if not same:
                    others.append(f"    {row['id']} {field}: {value!r}, not {ours!r}")
    formats = sorted({kind for kind, _ in asked})
    print(f"  equal: {equal.total()} of {asked.total()} fields that the files state")
    print(f"{'equal to what they state':<26}" + "".join(f"{f:>11}" for f in FIELDS))
    for kind in formats:
        cells = (f"{equal[kind, f]}/{asked[kind, f]}" for f in FIELDS)
        print(f"  {kind:<24}" + "".join(f"{cell:>11}" for cell in cells))
    for line in others:
        print(line)


def entries(path: Path) -> tuple[list[View], bool]:
    """Return what is read of each entry of a feed, and whether anything is refused.

    An entry with neither title nor text is no article and is refused as empty; many
    of these files hold one field alone, so what is read is looked at before that.
    """
    found: list[View] = []
    refused = False
    for item in delivered(path):
        refused |= isinstance(item, Reject)
        if not isinstance(item, Delivery):
            continue
        article = edit(item)
        if isinstance(article, Article):
            found.append(View.of(article))
        elif article.reason == "empty" and item.source.format == FEED.name:
            tagged = Tagged()
            text = take_entry(tagged, read_xml(item.data, "utf-8").root)
            found.append(View(extra=tagged.extra, text=text, **tagged.values))
        else:
            refused = True
    return found, refused


def feeds(root: Path) -> None:
    """Print how many of the assertions on entries hold, and which don't and why."""
    held = asked = 0
    others: Counter[str] = Counter()
    failed: list[str] = []
    for row in rows(root / "gold.jsonl"):
        stated = row.get("assertion") or ""
        if why := reason_apart(stated):
            others[why] += 1
            continue
        asked += 1
        if holds(stated, *entries(root / row["file"])):
            held += 1
        else:
            failed.append(f"    {row['id']}: {stated}")
    print(f"{'feeds':<30}{held:>8} of {asked} assertions on our fields hold")
    for line in failed:
        print(line)
    for why, count in others.most_common():
        print(f"  not of an entry's fields: {why:<32}{count:>5}")


def main() -> None:
    """Print all tables."""
    root = corpora()
    news_sgml(root / "reuters21578")
    wire_formats(root / "wire_formats")
    feeds(root / "feeds")


if __name__ == "__main__":
    sys.exit(main())
