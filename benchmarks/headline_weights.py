"""Measure what each sign of a headline is worth, and how well their sum tells.

    COPYDESK_CORPORA=... nice python -m benchmarks.headline_weights

Headlines of other articles are put between the paragraphs of every second clean
body. The weights are fitted (logistic regression) to the lines of one half of the
bodies and judged on the other half: `stories left whole` are those without a
headline that lose no line, `mended` those whose headlines, and nothing else, go.
"""

import argparse
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.bodies import HUMAN, Body, corpora, read
from benchmarks.damage import MOST_HEADLINES, fit, headlines_by_language
from benchmarks.repairs import DAMAGED_FROM, draft_of
from transforms.core import headline_weights
from transforms.core.cuts import live
from transforms.core.furniture.kinds import furniture_kind
from transforms.core.headline_evidence import Story

ROUNDS, STEP, BATCH, SHRINK = 30, 0.3, 512, 2.0
HUMAN_COUNTS = 4.0  # of a line of a human body: they are few, and the most varied


class Made(NamedTuple):
    """A body and the lines caught in it.

    Attributes:
        body: The clean body.
        caught: Places of the lines that are headlines of other articles.
        signs: Signs of each line that may be one, by its place.
    """

    body: Body
    caught: frozenset[int]
    signs: dict[int, list[str]]


def learns(body: Body) -> bool:
    """Whether the body is of the half that the weights are fitted to."""
    return hashlib.md5(body.name.encode()).digest()[0] % 2 == 0


def made(bodies: Sequence[Body], seed: int, related: float) -> Iterator[Made]:
    """Yield each body, every second with one to four headlines between paragraphs."""
    titles = headlines_by_language(bodies)
    alike = _by_word(titles)
    for number, body in enumerate(bodies):
        chance = random.Random(f"{seed} {number}")
        lines, caught = list(body.paragraphs), []
        others = [t for t in titles.get(body.language, ()) if t != body.title]
        if number % 2 and others:
            count = min(chance.randint(1, MOST_HEADLINES), len(lines) - 1, len(others))
            spots = sorted(chance.sample(range(1, len(lines)), count))
            caught = [spot + before for before, spot in enumerate(spots)]
            for spot, title in zip(caught, chance.sample(others, count), strict=True):
                near = (
                    _related(body, alike, chance) if chance.random() < related else ""
                )
                lines.insert(spot, near or title)
        draft = draft_of(lines)
        story = Story(draft, live(draft.paragraphs, ()))
        signs = {
            place: story.signs(place)
            for place in story.places
            if not furniture_kind(lines[place])
        }
        yield Made(body, frozenset(caught), signs)


def _by_word(titles: dict[str, list[str]]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language, lines in titles.items():
        for line in lines:
            for word in set(line.casefold().split()):
                found[language, word].append(line)
    return found


def _related(
    body: Body, alike: dict[tuple[str, str], list[str]], chance: random.Random
) -> str:
    """Return the title of another article that has a rarer word of this one's."""
    found = (alike.get((body.language, w), []) for w in body.title.casefold().split())
    rare = [lines for lines in found if 1 < len(lines) < 60]
    lines = [line for line in chance.choice(rare) if line != body.title] if rare else []
    return chance.choice(lines) if lines else ""


def fitted(stories: Sequence[Made]) -> dict[str, float]:
    """Return the weight of each sign, and the base as the weight of no sign."""
    rows = [
        (["", *signs], place in story.caught, story.body.corpus in HUMAN)
        for story in stories
        for place, signs in story.signs.items()
    ]
    names = sorted({sign for signs, _, _ in rows for sign in signs})
    number = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for row, (signs, _, _) in enumerate(rows):
        table[row, [number[sign] for sign in signs]] = 1
    truth = np.array([caught for _, caught, _ in rows], dtype=float)
    counts = np.array([HUMAN_COUNTS if human else 1.0 for _, _, human in rows])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    order = np.random.default_rng(0)
    for _ in range(ROUNDS):
        for batch in np.array_split(order.permutation(len(rows)), len(rows) // BATCH):
            off = 1 / (1 + np.exp(-table[batch] @ weights)) - truth[batch]
            slope = (off * counts[batch]) @ table[batch]
            slope += SHRINK * weights * len(batch) / len(rows)
            squares += slope**2
            weights -= STEP * slope / np.sqrt(squares)
    return dict(zip(names, map(float, weights), strict=True))


def cut(story: Made, weights: dict[str, float], asked: float) -> set[int]:
    """Return the places of the lines that the signs take for headlines."""
    sums = {
        place: sum(weights.get(sign, 0.0) for sign in ["", *signs])
        for place, signs in story.signs.items()
    }
    sure = {place for place, weight in sums.items() if weight >= asked}
    company = asked - headline_weights.COMPANY
    with_company = {place for place, weight in sums.items() if weight >= company}
    return with_company if len(sure) > 1 else sure | (with_company if sure else set())


def judge(stories: Sequence[Made], weights: dict[str, float], name: str) -> None:
    """Print how many stories come out right, by what is asked of a line."""
    for asked in (1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 5.5, 6.0, 6.5, 7.0):
        right = {True: [0, 0], False: [0, 0]}
        for story in stories:
            count = right[bool(story.caught)]
            count[0] += 1
            count[1] += cut(story, weights, asked) == story.caught
        whole, mended = (right[key][1] / max(1, right[key][0]) for key in (False, True))
        print(f"{name}, asked {asked}: left whole {whole:.4f}, mended {mended:.4f}")


def main() -> None:
    """Fit on one half, judge on the other, print both and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument(
        "--related", type=float, default=0.25,
        help="share of the headlines that have a word of the article's own title",
    )  # fmt: skip
    options = parser.parse_args()
    root = corpora()
    bodies = [b for corpus in DAMAGED_FROM for b in read(root, corpus) if fit(b)]
    random.Random(options.seed).shuffle(bodies)
    stories = list(made(bodies, options.seed, options.related))
    learnt = [story for story in stories if learns(story.body)]
    held = [story for story in stories if not learns(story.body)]
    weights = fitted(learnt)
    for name, weight in sorted(weights.items(), key=lambda item: -item[1]):
        print(f'    "{name}": {weight:.1f},')
    shipped = {"": headline_weights.BASE, **headline_weights.WEIGHTS}
    judge(learnt, weights, "fitted to these")
    judge(held, weights, "fitted to others")
    judge(held, shipped, "as shipped")


if __name__ == "__main__":
    main()
