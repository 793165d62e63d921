"""Measure how bytes become text: detection, the prescan of pages, mojibake.

    COPYDESK_CORPORA=... nice python -m benchmarks.encodings [--show]

`chardet` counts a file as right where the text is the one that its true encoding
gives, whatever the encoding is called. `html5lib` asks the standard's prescan alone.
`mojibake` counts the cases whose gold says that a mender must pass them.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.bodies import corpora, rows
from transforms.core.html.charset import prescan
from transforms.core.mend import mend
from transforms.core.reading.decode import Undecodable, codec_of, decode

LEAST_DETECTED = 0.95
UTF_8_MARK = b"\xef\xbb\xbf"


def detected(data: bytes, encoding: str) -> bool:
    """Return whether the bytes become the text that their encoding gives."""
    try:
        text = decode(data).text
    except Undecodable:
        return False
    names = (encoding, codec_of(encoding))
    return any(
        text.lstrip("\ufeff") == data.decode(name, "replace").lstrip("\ufeff")
        for name in names
        if name
    )


def prescanned(data: bytes, encoding: str) -> bool:
    """Return whether a page's prescan, or its lack, leads to the encoding."""
    label = "utf-8" if data.startswith(UTF_8_MARK) else prescan(data)
    return codec_of(label or "windows-1252") == codec_of(encoding)


def mended(row: dict[str, str]) -> bool:
    """Return whether mojibake becomes what was meant, quotes left as they are."""
    meant = (row["fixed"], row.get("fixed_encoding") or row["fixed"])
    return mend(row["original"]) in {*meant, *map(mend, meant)}


def main() -> int:
    """Print three lines; 1 where one is below what is claimed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="name what is wrong")
    show = parser.parse_args().show
    root: Path = corpora()
    results: dict[str, list[tuple[str, bool]]] = {"chardet": [], "html5lib": []}
    for row in rows(root / "encodings" / "gold.jsonl"):
        part = row["id"].split("/")[0]
        if part in results:
            data = (root / "encodings" / row["file"]).read_bytes()
            right = {"chardet": detected, "html5lib": prescanned}[part]
            results[part].append((row["id"], right(data, row["encoding"])))
    results["mojibake"] = [
        (row["id"], mended(row))
        for row in rows(root / "mojibake" / "gold.jsonl")
        if row["expect"] == "pass"
    ]
    least = {"chardet": LEAST_DETECTED, "html5lib": 1.0, "mojibake": 1.0}
    status = 0
    for part, found in results.items():
        right_ones = sum(right for _, right in found)
        share = right_ones / len(found)
        print(f"{part:9} {right_ones:4} of {len(found):4}  {share:.3f}")
        status |= share < least[part]
        for name, right in found if show else ():
            if not right:
                print(f"  {name}")
    return status


if __name__ == "__main__":
    sys.exit(main())
