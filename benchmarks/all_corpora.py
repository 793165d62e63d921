"""One run over every text and JSON file of the corpora, and over hostile input.

    COPYDESK_CORPORA=... python -m benchmarks.all_corpora [--show N] [OPTION ...]

The gold files are left out. Prints the books, and examples of each kind of reject,
for a person to judge whether its reason can be understood.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bodies import corpora

WHOLE = ("hostile", "encodings")
"""Taken whatever the names of their files end in."""

ENDINGS = (".txt", ".json", ".jsonl", ".ndjson")


def inputs(root: Path) -> Iterator[Path]:
    """Yield the files."""
    for path in sorted(root.glob("*/**/*")):
        corpus = path.relative_to(root).parts[0]
        name = path.name.removesuffix(".gz")
        taken = corpus in WHOLE or name.endswith(ENDINGS)
        if taken and path.is_file() and not name.startswith("gold"):
            yield path


def main() -> int:
    """Run, and print what became of the files; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=2, help="rejects of each reason")
    known, options = parser.parse_known_args()
    root = corpora()
    with tempfile.TemporaryDirectory() as folder:
        for path in inputs(root):
            link = Path(folder, "in", path.relative_to(root))
            link.parent.mkdir(parents=True, exist_ok=True)
            os.symlink(path, link)
        output = Path(folder, "out")
        command = [sys.executable, "-m", "pipeline", "run", *options]
        source = ["--input", str(Path(folder, "in")), "--output", str(output)]
        done = subprocess.run([*command, *source], check=False)
        if done.returncode == 0:
            show(output, known.show)
    return done.returncode


def show(output: Path, most: int) -> None:
    """Print some rejects of each reason."""
    shown: dict[str, int] = defaultdict(int)
    for path in sorted((output / "rejects").glob("*")):
        for line in path.read_bytes().splitlines():
            record = json.loads(line)
            reason = f"{record['stage']}: {record['reason']}"
            shown[reason] += 1
            if shown[reason] <= most:
                print(f"  {reason}: {record['source']['uri']}: {record['error']:.200}")


if __name__ == "__main__":
    sys.exit(main())
