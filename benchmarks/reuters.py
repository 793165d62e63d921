"""Measure place, authors and country of plain text on Reuters-21578.

    COPYDESK_CORPORA=... python -m benchmarks.reuters [--show N]

Its records are laid out as plain text, title, author line, dateline and body; the
gold has the fields that they were marked up with. Datelines found where none are
(bodies laid out without theirs, BBC texts) are invented.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bodies import corpora, read, rows
from transforms.core.desk import edit
from transforms.core.heads.gazetteer import country_of
from transforms.core.records import deliver
from transforms.core.schema import Article

COUNTRIES = Path(__file__).parent.parent / "tests" / "cases" / "countries.json"
COMMONEST = 300


def laid_out(row: dict[str, Any], dateline: bool = True) -> str:
    """Return a record as plain text."""
    label = f"{row['dateline_raw']} " if dateline and row.get("dateline_raw") else ""
    head = [row.get("title"), row.get("authors_raw")]
    return "\n".join([*filter(None, head), label + row["body"].lstrip()])


def article(text: str) -> Article | None:
    """Return the article that a plain text file becomes."""
    made = edit(deliver(text.encode(), uri="a.txt", format="text"))
    return made if isinstance(made, Article) else None


def place_of(row: dict[str, Any]) -> str:
    """Return a record's place as the gold has it, without state or country."""
    return str(row["dateline_place"]).split(",")[0].strip("* ").casefold()


def authors_of(row: dict[str, Any]) -> list[str]:
    """Return a record's authors: the author line less `By` and `, Reuters`."""
    line = " ".join(row["authors_raw"].split())
    line = re.sub(r"^by |, ?reuters?\.?$", "", line, flags=re.IGNORECASE)
    names = re.split(r",|\band\b", line, flags=re.IGNORECASE)
    return [name.strip().casefold() for name in names if name.strip()]


class Shares:
    """Counts what is right, and keeps a few of what is not."""

    def __init__(self, show: int):
        self._right: Counter[str] = Counter()
        self._all: Counter[str] = Counter()
        self._show = show

    def note(self, name: str, right: bool, told: object) -> None:
        """Count one case."""
        self._all[name] += 1
        self._right[name] += right
        if not right and self._all[name] - self._right[name] <= self._show:
            print(f"  {name}: {told}")

    def __iter__(self) -> Iterator[str]:
        for name, count in self._all.items():
            yield f"{name:<42} {self._right[name] / count:.4f} of {count}"


def measure(root: Path, shares: Shares) -> None:
    """Measure on the records with a body, and on BBC texts."""
    for row in rows(root / "reuters21578" / "gold.jsonl.gz"):
        if not row.get("body") or not row.get("title"):
            continue
        made = article(laid_out(row))
        line = made.dateline if made else None
        if row.get("dateline_place"):
            found = line.place.casefold() if line and line.place else None
            shares.note(
                "place", found == place_of(row), (found, row.get("dateline_raw"))
            )
        if row.get("authors_raw"):
            names = [name.casefold() for name in made.authors] if made else []
            shares.note(
                "authors", names == authors_of(row), (names, row["authors_raw"])
            )
        bare = article(laid_out({**row, "authors_raw": None}, dateline=False))
        told = bare.dateline.raw if bare and bare.dateline else None
        shares.note("no dateline where there is none, Reuters", told is None, told)
    for body in read(root, "bbc"):
        bare = article("\n".join((body.title, *body.paragraphs)))
        told = bare.dateline.raw if bare and bare.dateline else None
        shares.note("no dateline where there is none, BBC", told is None, told)


def countries(shares: Shares) -> None:
    """Measure countries on the hand-checked list of the commonest places."""
    for place, code in json.loads(COUNTRIES.read_text()).items():
        name, _, region = place.partition(", ")
        found = country_of(name, region or None).code
        shares.note(
            f"country of the {COMMONEST} commonest", found == code, (place, found)
        )


def main() -> None:
    """Print what is right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=0, help="failures of each kind")
    shares = Shares(parser.parse_args().show)
    countries(shares)
    measure(corpora(), shares)
    print("\n".join(shares))


if __name__ == "__main__":
    main()
