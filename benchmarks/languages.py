"""How often the language is right, wrong or left open, by length of the sample."""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from transforms.core import language
from transforms.core.language import detect_language
from transforms.core.reading.decompress import open_decompressed

MODELLED = frozenset(("en", "fr", "sw", "am", "ar", "ja", "so", "yo"))
"""Languages of the corpus that the model knows."""


def labelled() -> Iterator[tuple[str, str]]:
    """Yield text and language of the labelled articles."""
    folder = Path(os.environ["COPYDESK_CORPORA"]) / "throughput"
    for path in sorted(folder.glob("*.jsonl.gz")):
        with path.open("rb") as raw:
            for line in open_decompressed(raw, 1 << 40):
                article = msgspec.json.decode(line)
                if article.get("language"):
                    yield article["text"], article["language"]


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    if "COPYDESK_CORPORA" not in os.environ:
        raise SystemExit("languages: skipped, COPYDESK_CORPORA is not set")
    articles = list(labelled())
    print(f"{len(articles)} labelled articles, {language.SAMPLE} code points of each")
    started = time.process_time()
    told = [(truth, detect_language(text)[0]) for text, truth in articles]
    cost = (time.process_time() - started) / len(articles) * 1e6
    for name, inside in (
        ("English", {"en"}),
        ("languages of the model", MODELLED),
        ("others", {truth for truth, _ in told} - MODELLED),
    ):
        pairs = [pair for pair in told if pair[0] in inside]
        kinds = Counter(
            "right" if truth == guess else "open" if guess == "und" else "wrong"
            for truth, guess in pairs
        )
        shares = ", ".join(
            f"{kind} {kinds[kind] / len(pairs):.4f}"
            for kind in ("right", "open", "wrong")
        )
        print(f"  {name}: {shares} of {len(pairs)}")
    print(f"  {cost:.0f} µs of CPU an article")


if __name__ == "__main__":
    main()
