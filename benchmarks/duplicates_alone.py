"""Duplicates alone through Beam: JSON Lines in, kept and dropped lines out.

    python -m benchmarks.duplicates_alone IN.jsonl OUT

What `copydesk run` does without its repairs and metadata, and an example of the step
in a pipeline of one's own. Each line has `id` and `text`, perhaps `title`; the text is
mended (encodings, entities) and otherwise taken as it is. OUT gets `articles/` and
`duplicates/`, as a run's output does.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import apache_beam as beam
import msgspec

from transforms.core.mend import mend
from transforms.core.metadata import content_hash
from transforms.core.rules import Rules
from transforms.core.schema import Article, Counts, Source
from transforms.core.verdicts import A_DUPLICATE, AN_ARTICLE, Verdicts
from transforms.find_duplicates import FindDuplicates
from transforms.land import Land
from transforms.read_back import amended_lines

FOLDERS = {AN_ARTICLE: "articles", A_DUPLICATE: "duplicates"}
TASK_BYTES = 32 * 2**20


class Line(msgspec.Struct):
    """Of an input line, what is read."""

    id: str
    text: str
    title: str | None = None


decoder = msgspec.json.Decoder(Line)


def main() -> None:
    """Run the pipeline on FnApiRunner."""
    path, output = sys.argv[1:3]
    for folder in FOLDERS.values():
        Path(output, folder).mkdir(parents=True, exist_ok=True)
    starts = range(0, os.path.getsize(path), TASK_BYTES)
    with (
        tempfile.TemporaryDirectory(dir=output) as landing,
        beam.Pipeline("FnApiRunner") as pipeline,
    ):
        _ = (
            pipeline
            | beam.Create(list(starts))
            | "Share" >> beam.Reshuffle()
            | "Read" >> beam.FlatMap(read, path)
            | Land(landing)
            | FindDuplicates(rules=Rules(account=False))
            | "Write" >> beam.Map(write, output)
        )


def read(start: int, path: str) -> Iterator[Article]:
    """Yield the articles whose lines begin in a range of the file."""
    name = os.path.basename(path)
    with open(path, "rb") as file:
        if start:
            file.seek(start - 1)
            file.readline()
        place = file.tell()
        while place < start + TASK_BYTES and (line := file.readline()):
            yield article(decoder.decode(line), name, place, len(line))
            place += len(line)


def article(line: Line, uri: str, place: int, size: int) -> Article:
    """Return the article of a line, with nothing found out about it."""
    text = mend(line.text)
    digest = content_hash(line.title, text)
    return Article(
        id=line.id,
        source=Source(
            uri=uri, record=place, format="jsonl", sha256=f"{place}", bytes=size
        ),
        title=line.title,
        language="und",
        text=text,
        counts=Counts(words=text.count(" "), sentences=0, paragraphs=0),
        content_hash=digest,
        normalised=digest,
        evidence={},
        extra={},
    )


def write(verdicts: Verdicts, output: str) -> int:
    """Write the lines of one landing file to a file for each fate."""
    parts: dict[int, list[bytes]] = {fate: [] for fate in FOLDERS}
    for fate, line in zip(verdicts.fates, amended_lines(verdicts), strict=True):
        if fate in parts:
            parts[fate].append(line)
    for fate, lines in parts.items():
        path = Path(output, FOLDERS[fate], f"{verdicts.shard:05d}.jsonl")
        path.write_bytes(b"".join(lines))
    return len(verdicts.fates)


if __name__ == "__main__":
    # By its own name, so that workers import what it maps instead of unpickling it.
    from benchmarks import duplicates_alone

    duplicates_alone.main()
