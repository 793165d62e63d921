"""How well page metadata is told, by corpora of pages with gold data."""

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import lxml.html
from msgspec import to_builtins
from trafilatura.utils import load_html

from transforms.core.page.metadata import page_metadata

SETS = ("fundus", "trafilatura_eval", "postlight", "htmldate", "mcmetadata")


def rows(corpora: Path, name: str) -> list[dict[str, Any]]:
    """Return the gold rows of a set."""
    lines = (corpora / name / "gold.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--out", type=Path, default=Path(".cache/metadata"))
    options = parser.parse_args()
    if "COPYDESK_CORPORA" not in os.environ:
        raise SystemExit("metadata: skipped, COPYDESK_CORPORA is not set")
    corpora = Path(os.environ["COPYDESK_CORPORA"])
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.sets or SETS:
        gold = rows(corpora, name)
        out = options.out / f"{name}.jsonl"
        spent = 0.0
        with out.open("w") as file:
            for row in gold:
                tree = load_html(
                    gzip.decompress((corpora / name / row["file"]).read_bytes())
                )
                if tree is None:
                    tree = lxml.html.document_fromstring("<html></html>")
                crawl = row.get("crawl_date")
                started = time.process_time()
                told = page_metadata(tree, row.get("url"), crawl)
                spent += time.process_time() - started
                file.write(json.dumps({"id": row["id"], **to_builtins(told)}) + "\n")
        print(f"== {name}: {spent / len(gold) * 1e3:.2f} ms a page")
        command = [sys.executable, corpora / "score.py", "extraction"]
        command += [corpora / name / "gold.jsonl", out, "--per-doc", f"{out}.docs"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
