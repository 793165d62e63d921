"""Duplicates alone through Beam: JSON Lines in, kept and dropped lines out.

    python -m benchmarks.duplicates_alone IN.jsonl OUT

What `copydesk run` does without its repairs and metadata, and an example of the step
in a pipeline of one's own. Each line has `id` and `text`, perhaps `title`; what is
compared is mended (encodings, entities), what is kept goes out as it came. OUT gets
`articles/`, `duplicates/` and `rejects/`.
"""

import gc
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import apache_beam as beam

from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.verdicts import Verdicts
from transforms.core.storage.lines import compared
from transforms.find_duplicates import FindDuplicates
from transforms.land_lines import LandLines, decided_lines

FOLDERS = ("articles", "duplicates", "rejects")
"""By fate; no line is *seen*."""

MIB = 2**20


def main() -> None:
    """Run the pipeline on FnApiRunner."""
    gc.freeze()  # what the imports made stays; it need not be looked through again
    path, output = sys.argv[1:3]
    for folder in FOLDERS:
        Path(output, folder).mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=output) as landing,
        beam.Pipeline("FnApiRunner") as pipeline,
    ):
        _ = (
            pipeline
            | beam.Create([path])
            | LandLines(landing)
            | FindDuplicates(rules=Rules(account=False), read=compared)
            | "Write" >> beam.Map(write, output)
        )


def write(verdicts: Verdicts, output: str) -> int:
    """Write the lines of one range to a file for each fate."""
    with ExitStack() as files:
        out = [
            files.enter_context(
                Path(output, folder, f"{verdicts.shard:05d}.jsonl").open("wb", MIB)
            )
            for folder in FOLDERS
        ]
        for fate, line in decided_lines(verdicts):
            out[fate].write(line)
    return len(verdicts.fates)


if __name__ == "__main__":
    # By its own name, so that workers import what it maps instead of unpickling it.
    from benchmarks import duplicates_alone

    duplicates_alone.main()
