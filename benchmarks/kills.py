"""Kill runs at random moments, run them again, compare with an uninterrupted run.

    python -m benchmarks.kills [--moments N] [--articles N] [--seed S]

The input is made up: articles of which some are exact and near duplicates, odd
files, a broken line. Ends with status 1 if an output differs in one line.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = ("bridge", "harbour", "ferry", "council", "mayor", "port", "river", "winter")


def write_input(folder: Path, articles: int, chance: random.Random) -> None:
    """Write files of articles, a fifth of them copies of earlier ones."""
    folder.mkdir()
    stories: list[dict[str, object]] = []
    for number in range(articles):
        if stories and number % 5 == 0:
            story = {**chance.choice(stories), "id": number}
        else:
            text = " ".join(chance.choices(WORDS, k=120))
            story = {"id": number, "title": f"Story {number}", "text": text}
        stories.append(story)
    third = len(stories) // 3
    for part in range(3):
        lines = [json.dumps(s) for s in stories[part * third : (part + 1) * third]]
        (folder / f"{part}.jsonl").write_text("\n".join([*lines, '{"id":', ""]))
    (folder / "binary.txt").write_bytes(bytes(range(32)) * 9)


def lines_of(output: Path) -> list[str]:
    """Return the lines of all final files, sorted."""
    return sorted(
        f"{kind} {line}"
        for kind in ("articles", "duplicates", "rejects")
        for path in (output / kind).glob("*.jsonl")
        for line in path.read_bytes().decode().split("\n")
    )


def start(source: Path, output: Path) -> "subprocess.Popen[bytes]":
    """Start a run."""
    command = [sys.executable, "-m", "pipeline", "run", "--input", str(source)]
    return subprocess.Popen(
        [*command, "--output", str(output)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )


def main() -> int:
    """Kill and compare; returns 1 if an output differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_input(folder / "in", asked.articles, chance)
        began = time.monotonic()
        start(folder / "in", folder / "whole").wait()
        whole, lasted = lines_of(folder / "whole"), time.monotonic() - began
        same = 0
        for moment in range(asked.moments):
            output = folder / f"out-{moment}"
            run = start(folder / "in", output)
            time.sleep(lasted * chance.random())
            run.kill()
            run.wait()
            status = start(folder / "in", output).wait()
            same += status == 0 and lines_of(output) == whole
    print(f"{same} of {asked.moments} killed runs end as the uninterrupted one")
    return int(same < asked.moments)


if __name__ == "__main__":
    sys.exit(main())
