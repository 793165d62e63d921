"""Clean human bodies of the evaluation corpora, as lists of paragraphs.

Found by the environment variable `COPYDESK_CORPORA`. What stands here is layout
only: which field holds the body, and where its paragraphs end.
"""

import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

HUMAN = ("aeb", "fundus", "fundus_eval")
SENTENCES_PER_PARAGRAPH = 2
SENTENCE_END = re.compile(r"(?<=[.!?።။。])[\"'”’»)]?\s+")


class Body(NamedTuple):
    """A body that is right as it stands."""

    name: str
    corpus: str
    language: str
    title: str
    paragraphs: tuple[str, ...]


def corpora() -> Path:
    """Return the folder of the corpora, or end the program and say what to set."""
    folder = os.environ.get("COPYDESK_CORPORA")
    if not folder or not Path(folder).is_dir():
        print("skipped: COPYDESK_CORPORA names no folder", file=sys.stderr)
        raise SystemExit(0)
    return Path(folder)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def read(root: Path, corpus: str) -> Iterator[Body]:
    """Yield the bodies of one corpus that have a text at all."""
    for row in _rows_of(root / corpus, corpus):
        text = row.get("body") or row.get("text") or ""
        paragraphs = _paragraphs(corpus, text)
        if paragraphs:
            yield Body(
                f"{corpus}:{row['id']}",
                corpus,
                _language(corpus, row),
                " ".join((row.get("title") or row.get("headline") or "").split()),
                paragraphs,
            )


def _rows_of(folder: Path, corpus: str) -> Iterator[dict[str, Any]]:
    if corpus == "bbc":
        yield from _bbc(folder)
    elif corpus == "reuters_c50":
        yield from rows(folder / "c50.jsonl.gz")
    elif corpus == "masakhane_news":
        for path in sorted((folder / "jsonl").glob("*.gz")):
            yield from rows(path)
    else:
        plain = folder / "gold.jsonl"
        yield from rows(plain if plain.exists() else folder / "gold.jsonl.gz")


def _bbc(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("txt/**/*.txt*")):
        data = path.read_bytes()
        data = gzip.decompress(data) if path.suffix == ".gz" else data
        title, _, body = data.decode("cp1252", "replace").partition("\n")
        name = path.relative_to(folder).as_posix()
        yield {"id": name, "title": title.strip(), "body": body, "language": "en"}


def _paragraphs(corpus: str, text: str) -> tuple[str, ...]:
    text = text.replace("\r\n", "\n")
    if corpus == "reuters21578":  # wrapped lines; an indent opens a paragraph
        pieces = re.split(r"\n(?=\s{3})", text)
        if any(len(piece) > 4 and "    " in piece.strip() for piece in pieces):
            return ()  # a table
    else:
        pieces = text.split("\n")
    pieces = [" ".join(piece.split()) for piece in pieces]
    pieces = [piece for piece in pieces if piece and piece != "REUTER"]
    if corpus == "masakhane_news" and len(pieces) == 1:
        pieces = _regrouped(pieces[0])
    return tuple(pieces)


def _regrouped(text: str) -> list[str]:
    """Break a body that lost its line ends into paragraphs of two sentences."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    ends = [0, *ends[SENTENCES_PER_PARAGRAPH - 1 :: SENTENCES_PER_PARAGRAPH], len(text)]
    pieces = [text[a:b].strip() for a, b in pairwise(ends)]
    return [piece for piece in pieces if piece]


def _language(corpus: str, row: dict[str, Any]) -> str:
    if row.get("language"):
        return str(row["language"])
    if corpus == "masakhane_news":
        return str(row["id"]).split("/")[0]
    if corpus == "fundus":
        return str(row.get("country") or row["id"]).split("/")[0]
    return "en"
