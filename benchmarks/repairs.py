"""Measure the repairs: repeated bodies, stray headlines, and clean text left alone.

    COPYDESK_CORPORA=... nice python -m benchmarks.repairs [--limit N] [--show N]

`as source` is the share that comes back exactly as the source's paragraphs with
both steps; `copies` the share whose copies are gone, whatever became of headlines;
`before` counts those not as the source whose source is changed undamaged, too.
"""

import argparse
import gzip
import importlib
import random
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio

from benchmarks.bodies import HUMAN, Body, corpora, read, rows
from benchmarks.damage import Damaged, damage, fit
from benchmarks.page_lines import lines_of
from transforms.core.composing import compose
from transforms.core.cuts import join
from transforms.core.desk import edit
from transforms.core.records import deliver
from transforms.core.schema import Article, Cut, Draft, Source

Step = Callable[[Draft], Draft]
CLEAN = ("reuters21578", "reuters_c50", "bbc", *HUMAN)
DAMAGED_FROM = (*CLEAN, "masakhane_news")
AT_LEAST = 1000  # of the articles, from the human bodies and masakhane_news


def steps() -> list[Step]:
    """Return the repairs that are there."""
    found: list[Step] = []
    for module, name in (
        ("transforms.core.repeats", "drop_repeats"),
        ("transforms.core.headlines", "drop_related_headlines"),
    ):
        try:
            found.append(getattr(importlib.import_module(module), name))
        except ModuleNotFoundError:
            print(f"without {name}: {module} is not there", file=sys.stderr)
    return found


def draft_of(paragraphs: Sequence[str]) -> Draft:
    """Return the draft of an article that is nothing but these paragraphs."""
    source = Source(uri="a", format="text", sha256="", bytes=0)
    text, lines = "\n".join(paragraphs), tuple(paragraphs)
    return Draft(source=source, key=bytes(16), raw_text=text, paragraphs=lines)


def mended(paragraphs: Sequence[str], repairs: list[Step]) -> tuple[str, list[Cut]]:
    """Return the text that the repairs leave, and their cuts."""
    draft = draft_of(paragraphs)
    for repair in repairs:
        draft = repair(draft)
    return compose(draft.paragraphs, draft.cuts).text, list(draft.cuts)


def measure_damaged(made: Sequence[Damaged], repairs: list[Step], show: int) -> None:
    """Print the share of each kind that is mended."""
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for article in made:
        count = total[article.kind]
        count[0] += 1
        text, _ = mended(article.paragraphs, repairs)
        exact = text == join(article.source.paragraphs)
        count[1] += exact
        count[3] += not exact and bool(mended(article.source.paragraphs, repairs)[1])
        alone, _ = mended(article.paragraphs, repairs[:1])
        gone = alone == join(
            article.first if "single" not in article.kind else article.paragraphs
        )
        count[2] += gone
        if not gone and show > 0:
            show -= 1
            print("----", article.kind, article.source.name)
            _show(article.paragraphs, mended(article.paragraphs, repairs[:1])[1])
    print(f"{'damage':36}{'articles':>9}{'as source':>11}{'copies':>9}{'before':>8}")
    for kind, (articles, exact, gone, before) in sorted(total.items()):
        shares = f"{exact / articles:11.4f}{gone / articles:9.4f}"
        print(f"{kind:36}{articles:9}{shares}{before:8}")


def _show(paragraphs: Sequence[str], cuts: list[Cut]) -> None:
    at = 0
    for paragraph in paragraphs:
        touched = [c for c in cuts if c.start < at + len(paragraph) and c.end > at]
        print("  x " if touched else "    ", paragraph[:150])
        at += len(paragraph) + 2
    for cut in cuts:
        print("     ", cut)


def measure_clean(bodies: Sequence[Body], repairs: list[Step]) -> None:
    """Print how many clean bodies change, and each change."""
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for body in bodies:
        total[body.corpus][0] += 1
        _, cuts = mended(body.paragraphs, repairs)
        total[body.corpus][1] += bool(cuts)
        for cut in cuts:
            piece = join(body.paragraphs)[cut.start : cut.end]
            print(f"  {body.name} {cut.reason} {piece!r:.200} {cut.evidence}")
    for corpus, (count, changed) in total.items():
        print(f"clean {corpus:20}{count:7} bodies {changed:5} changed")


def norm(text: str) -> str:
    """Return the words of a text as the corpora's own score compares them."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", text))


def _lines(text: str) -> list[str]:
    wrapped = len(re.findall(r"\n    \S", text)) > 2
    lines = re.split(r"\n(?=    \S)", text) if wrapped else text.split("\n")
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def measure_passages(root: Path, repairs: list[Step], show: int = 0) -> None:
    """Print what is left of the natural repeats in `intra_repeat`."""
    whole, left, whole_left, lost, gone, unique, count = 0, 0, 0, 0, 0, 0, 0
    edited: list[float] = []  # how alike what stays is to what went as a repeat
    for row in rows(root / "intra_repeat" / "gold.jsonl"):
        text = (root / "intra_repeat" / row["file"]).read_text("utf-8")
        paragraphs = _lines(text)
        kept, _ = mended(paragraphs, repairs)
        result, lines = norm(kept), {norm(line) for line in paragraphs}
        for passage in row["repeated"]:
            count += 1
            times = result.count(norm(passage))
            alone = norm(passage) in lines
            whole += alone
            left += times > 1
            whole_left += alone and times > 1
            lost += times == 0
            if show > 0 and (times == 0 or (times > 1 and alone)):
                show -= 1
                print("----", row["id"], times, passage)
        source = norm(text)
        once = [norm(passage) for passage in row.get("once") or []]
        unique += len(once)
        gone += sum(passage in source and passage not in result for passage in once)
        stays = norm(mended(paragraphs, repairs[:1])[0])
        edited += [
            partial_ratio(passage, stays) / 100
            for passage in once
            if passage in source and passage not in stays
        ]
    print(
        f"intra_repeat: {count} passages, still repeated {left / count:.3f}; "
        f"of {whole} whole paragraphs {whole_left / whole:.3f}; lost {lost}; "
        f"other passages lost {gone} of {unique}, {len(edited)} of them as repeats of "
        f"what stays and is at least {min(edited, default=1.0):.2f} alike"
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text."""
    words = re.findall(r"\w+", text)
    ends = range(max(1, len(words) - 3)) if words else range(0)
    return Counter(tuple(words[i : i + 4]) for i in ends)


def measure_noise(root: Path, repairs: list[Step]) -> None:
    """Print precision and recall of the text left of `noisy_text`, before and after.

    `as files` has the head taken off as well: the texts went through all steps.
    """
    shares = {name: [0.0] * 3 for name in ("as it came", "repaired", "as files")}
    count = 0
    for row in rows(root / "noisy_text" / "gold.jsonl.gz"):
        whole = _read(root / "noisy_text" / row["file"])
        paragraphs = _lines(whole)
        gold = shingles(row["body"])
        made = edit(deliver(whole.encode(), uri="a.txt", format="text"))
        texts = (
            join(paragraphs),
            mended(paragraphs, repairs)[0],
            made.text if isinstance(made, Article) else "",
        )
        count += 1
        for name, text in zip(shares, texts, strict=True):
            found = shingles(text)
            both = sum((gold & found).values())
            more, less = sum(found.values()) - both, sum(gold.values()) - both
            for index, size in enumerate((both, more, less)):
                shares[name][index] += size / max(1, both + more + less)
    for name, (both, more, less) in shares.items():
        precision, recall = both / (both + more), both / (both + less)
        told = f"precision {precision:.4f}, recall {recall:.4f}"
        print(f"noisy_text {name}: {told} ({count})")


def measure_pages(root: Path, repairs: list[Step]) -> None:
    """Print what becomes of the passages of whole pages in `trafilatura_eval`."""
    kept, gone = [0, 0], [0, 0]
    folder = root / "trafilatura_eval"
    for row in rows(folder / "gold.jsonl"):
        paragraphs = lines_of(gzip.decompress((folder / row["file"]).read_bytes()))
        source, result = norm(join(paragraphs)), norm(mended(paragraphs, repairs)[0])
        for count, passages in ((kept, row.get("with")), (gone, row.get("without"))):
            there = [p for p in map(norm, passages or ()) if p in source]
            count[0] += len(there)
            count[1] += sum(passage not in result for passage in there)
    print(
        f"trafilatura_eval, lines of whole pages: of {gone[0]} passages beside the "
        f"story gone {gone[1]}; of {kept[0]} in it {kept[1]}"
    )


def _read(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def measure_speed(bodies: Sequence[Body], repairs: list[Step]) -> None:
    """Print the CPU time of each step on clean articles of about 2,000 characters."""
    drafts = [
        draft_of(b.paragraphs) for b in bodies if 1500 < len(join(b.paragraphs)) < 2500
    ][:2000]
    for repair in repairs:
        began = time.process_time()
        for draft in drafts:
            repair(draft)
        spent = (time.process_time() - began) / max(1, len(drafts))
        name = getattr(repair, "__name__", "")
        print(f"speed: {name} {spent * 1e6:.1f} µs an article ({len(drafts)})")


def measure_article(path: Path, repairs: list[Step]) -> None:
    """Print what the repairs do to one plain text file, a paragraph a line."""
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    text, cuts = mended(lines, repairs)
    kept = text.split("\n\n")
    print(
        f"{path.name}: {len(lines)} lines, {len(kept)} kept, "
        f"{len(set(kept))} distinct, {len(cuts)} cuts"
    )


def main() -> None:
    """Measure on the corpora, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=44_000, help="at most")
    parser.add_argument("--limit", type=int, help="bodies taken from each corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="failures to print")
    parser.add_argument("--article", type=Path, help="a text file to mend as well")
    options = parser.parse_args()
    root, repairs = corpora(), steps()
    pools = {corpus: list(read(root, corpus)) for corpus in DAMAGED_FROM}
    if options.limit:
        chance = random.Random(options.seed)
        pools = {
            name: chance.sample(pool, min(len(pool), options.limit))
            for name, pool in pools.items()
        }
    clean = [body for corpus in CLEAN for body in pools[corpus]]
    bodies = [body for pool in pools.values() for body in pool if fit(body)]
    random.Random(options.seed).shuffle(bodies)
    count = min(options.articles, 8 * len(bodies))
    made = list(damage(bodies, count, options.seed))
    human = sum(d.source.corpus in (*HUMAN, "masakhane_news") for d in made)
    print(
        f"{len(made)} damaged articles of {len(bodies)} bodies, {human} of them "
        f"from human HTML bodies and masakhane_news (aim: {AT_LEAST})"
    )
    measure_damaged(made, repairs, options.show)
    measure_clean(clean, repairs)
    measure_passages(root, repairs, options.show)
    measure_noise(root, repairs)
    measure_pages(root, repairs)
    measure_speed(clean, repairs)
    if options.article:
        measure_article(options.article, repairs)


if __name__ == "__main__":
    main()
