"""Measure floods: many copies of one article, many articles with one paragraph.

    nice python -m benchmarks.floods [ARTICLES]

Each kind goes through the whole job, in a process of its own; its CPU time stands
beside that of as many ordinary articles. Texts are made up.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ARTICLES = 50_000
WORDS = 350
"""Of an article, about 2 kB."""

KINDS = ("ordinary", "copies", "boilerplate")


def main() -> int:
    """Print a line a kind; returns 1 if one takes twice the time, or is wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    wanted = {"ordinary": count, "copies": 1, "boilerplate": count}
    wrong, usual = 0, 0.0
    for kind in KINDS:
        seconds, kept, flooded = measure(kind, count)
        usual = usual or seconds
        print(f"{kind:12}{seconds:8.1f} s{kept:9,} kept{flooded:7,} buckets flooded")
        wrong += kept != wanted[kind] or seconds > 2 * usual
    return int(wrong > 0)


def measure(kind: str, count: int) -> tuple[float, int, int]:
    """Return CPU seconds of the job, articles kept, and buckets flooded."""
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder, "in.jsonl"), Path(folder, "out")
        with path.open("w") as file:
            file.writelines(json.dumps(record) + "\n" for record in made(kind, count))
        before = os.times()
        command = [sys.executable, "-m", "pipeline", "run", "--input", str(path)]
        subprocess.run(
            [*command, "--output", str(output)], check=True, stdout=subprocess.DEVNULL
        )
        after = os.times()
        books = json.loads((output / "report.json").read_text())["books"]
    user = after.children_user - before.children_user
    system = after.children_system - before.children_system
    return user + system, books["articles"], books["flooded"]


def made(kind: str, count: int) -> Iterator[dict[str, str]]:
    """Yield records of one kind, each with its own title and id."""
    pick = random.Random(kind)
    vocabulary = [f"{pick.choice('bdfgklmnprstvz')}{n:x}" for n in range(20_000)]
    notice = " ".join(pick.choices(vocabulary, k=60))
    story = pick.choices(vocabulary, k=WORDS)
    for number in range(count):
        words = list(story) if kind == "copies" else pick.choices(vocabulary, k=WORDS)
        if kind == "copies":
            words[pick.randrange(WORDS)] = f"changed{number}"
        text = " ".join(words)
        if kind == "boilerplate":
            text = f"{text}\n\n{notice}"
        yield {"id": f"a{number:06}", "title": f"No {number}", "text": text}


if __name__ == "__main__":
    sys.exit(main())
