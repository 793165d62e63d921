"""What a whole run costs: articles per CPU second, CPU by step, peak memory.

    python -m benchmarks.whole_job CORPUS.jsonl [--sample N] [--files N] [OPTION ...]

CORPUS is made by `make_corpus.py` of COPYDESK_BENCH. The run is `copydesk run` in a
process of its own on one worker, start-up, reading and writing inside; other options
go to it. CPU is user and system time, so another program on the machine hardly
matters. `--files N` runs over N files of one article each instead.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from transforms.core.formats import parse
from transforms.core.formats.format import ParseSettings
from transforms.core.formats.json_lines import split_range
from transforms.core.headlines import drop_related_headlines
from transforms.core.metadata import extract_metadata
from transforms.core.normalise import normalise
from transforms.core.repeats import drop_repeats
from transforms.core.storage.landing import encoder
from transforms.core.structure import find_structure

SETTINGS = ParseSettings()
STEPS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("parse", lambda item: parse(item, SETTINGS)),
    ("normalise", normalise),
    ("structure", find_structure),
    ("repeats", drop_repeats),
    ("headlines", drop_related_headlines),
    ("metadata", extract_metadata),
    ("encode", encoder.encode),
)


def run(source: Path, articles: int, options: list[str]) -> None:
    """Print what `copydesk run` over a source costs."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pipeline", "run", "--input", str(source)]
        began = time.time()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [*command, "--output", folder, "--runner", "DirectRunner", *options],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wall = time.time() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        books = json.loads(Path(folder, "report.json").read_text())["books"]
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{articles:,} articles: {cpu:.1f} s of CPU, {articles / cpu:,.0f} articles "
        f"per CPU second, {wall:.1f} s, peak {used.ru_maxrss / 1024:.0f} MiB; "
        f"{books['articles']:,} kept, {books['duplicates']:,} duplicates"
    )


def by_step(corpus: Path, sample: int) -> None:
    """Print the CPU of each step, an article, on the corpus' first articles."""
    size = corpus.stat().st_size
    with corpus.open("rb") as stream:
        lines = split_range(stream, corpus.name, SETTINGS, 0, size)
        items = _timed("read", islice(lines, sample))
        for name, step in STEPS:
            items = _timed(name, map(step, items), len(items))


def _timed(name: str, items: Iterable[Any], count: int = 0) -> list[Any]:
    began = time.process_time()
    made = list(items)
    spent = time.process_time() - began
    print(f"  {name:<10} {spent / max(1, count or len(made)) * 1e6:6.1f} µs an article")
    return made


def as_files(corpus: Path, folder: Path, count: int) -> int:
    """Write the first articles' texts as files into one folder; returns how many."""
    written = 0
    with corpus.open("rb") as lines:
        for written, line in enumerate(islice(lines, count), 1):
            (folder / f"{written:07d}.txt").write_text(json.loads(line)["text"])
    return written


def main() -> None:
    """Measure on the corpus given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--sample", type=int, default=10_000, help="for the steps")
    parser.add_argument("--files", type=int, help="run over so many files instead")
    known, options = parser.parse_known_args()
    if not known.corpus:
        print("skipped: give a corpus", file=sys.stderr)
        return
    os.environ.setdefault("PYTHONHASHSEED", "0")
    if known.files:
        with tempfile.TemporaryDirectory() as folder:
            written = as_files(known.corpus, Path(folder), known.files)
            run(Path(folder), written, options)
        return
    with known.corpus.open("rb") as lines:
        articles = sum(1 for _ in lines)
    run(known.corpus, articles, options)
    by_step(known.corpus, known.sample)


if __name__ == "__main__":
    main()
