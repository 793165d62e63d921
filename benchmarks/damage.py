"""Damage done to clean bodies: copies, edited copies, headlines between paragraphs.

Each damaged article knows what it was made from. Nothing here knows the rules that
mend it: lengths and numbers of edits are drawn freely and by a fixed seed.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.bodies import Body

LONG_PARAGRAPH = 200  # characters; "one long paragraph" of the claim
MOST_HEADLINES = 4
HEADLINE_LENGTH = range(25, 110)
MONTHS = [  # May is a verb as well
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LABELLED = re.compile(r"(?:Q|A|\w+(?: \w+){0,3}):\s")  # never cut, by the rule's aim
COPIES = ("doubled", "edited", "part")
PLACES = ("single", "one copy", "both copies")


class Damaged(NamedTuple):
    """A damaged body.

    Attributes:
        kind: `doubled`, `edited`, `part`, with ` + headlines, ...` where they are.
        source: The clean body.
        first: The paragraphs that stay once the repeats are gone.
        paragraphs: The damaged body.
    """

    kind: str
    source: Body
    first: tuple[str, ...]
    paragraphs: tuple[str, ...]


def fit(body: Body) -> bool:
    """Whether a body can be damaged so that only one answer is right.

    It needs two paragraphs and some text, and no line of its own that returns.
    """
    lines = [" ".join(re.findall(r"\w+", line.casefold())) for line in body.paragraphs]
    distinct = len(set(lines)) == len(lines)
    return len(lines) > 1 and len("".join(lines)) >= 300 and distinct


def damage(bodies: Sequence[Body], count: int, seed: int) -> Iterator[Damaged]:
    """Yield `count` damaged articles, going through the bodies and kinds in turn."""
    headlines = headlines_by_language(bodies)
    kinds = [(copy, None) for copy in COPIES]
    kinds += [(copy, place) for copy in COPIES[:2] for place in PLACES[1:]]
    kinds += [("", "single")]
    for index in range(count):
        body = bodies[index % len(bodies)]
        chance = random.Random(f"{seed} {index}")
        turn = index % len(bodies) + index // len(bodies)  # another kind in each round
        copy, place = kinds[turn % len(kinds)]
        made = _one(body, copy, place, headlines.get(body.language, []), chance)
        if made:
            yield made


def headlines_by_language(bodies: Sequence[Body]) -> dict[str, list[str]]:
    """Return the titles of usable length in each language."""
    found: dict[str, set[str]] = {}
    for body in bodies:
        if len(body.title) in HEADLINE_LENGTH:
            found.setdefault(body.language, set()).add(body.title)
    return {language: sorted(titles) for language, titles in found.items()}


def _one(
    body: Body, copy: str, place: str | None, titles: list[str], chance: random.Random
) -> Damaged | None:
    first = list(body.paragraphs)
    if copy == "part":
        return _part(body, chance)
    second = edited(first, chance) if copy == "edited" else list(first)
    if place is None:
        return Damaged(copy, body, tuple(first), (*first, *second))
    others = [title for title in titles if title != body.title]
    if not others:
        return None
    count = min(chance.randint(1, MOST_HEADLINES), len(others))
    spots = sorted(chance.sample(range(1, len(first)), min(count, len(first) - 1)))
    caught = list(zip(spots, chance.sample(others, len(spots)), strict=True))
    with_first, with_second = _with(first, caught), _with(second, caught)
    if place == "single":
        return Damaged("headlines, single", body, tuple(first), tuple(with_first))
    kind = f"{copy} + headlines, {place}"
    if place == "both copies":
        kept = tuple(with_first)
        return Damaged(kind, body, kept, (*with_first, *with_second))
    if chance.random() < 0.5:
        return Damaged(kind, body, tuple(with_first), (*with_first, *second))
    return Damaged(kind, body, tuple(first), (*first, *with_second))


def _with(paragraphs: list[str], caught: list[tuple[int, str]]) -> list[str]:
    out = list(paragraphs)
    for spot, title in reversed(caught):
        out.insert(spot, title)
    return out


def _part(body: Body, chance: random.Random) -> Damaged | None:
    """Repeat a run with a long paragraph in it, behind any later paragraph."""
    paragraphs = list(body.paragraphs)
    long = [
        i
        for i, text in enumerate(paragraphs)
        if len(text) >= LONG_PARAGRAPH and not LABELLED.match(text)
    ]
    if not long:
        return None
    seat = chance.choice(long)
    first = chance.randint(max(0, seat - 3), seat)
    last = chance.randint(seat, min(len(paragraphs) - 1, seat + 3))
    at = chance.randint(last + 1, len(paragraphs))
    again = paragraphs[first : last + 1]
    damaged = (*paragraphs[:at], *again, *paragraphs[at:])
    return Damaged("part", body, body.paragraphs, damaged)


def edited(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Return a lightly edited copy: one to four paragraphs with one edit each."""
    out = list(paragraphs)
    for seat in chance.sample(range(len(out)), min(len(out), chance.randint(1, 4))):
        for edit in chance.sample(EDITS, len(EDITS)):
            changed = edit(out[seat], chance)
            if changed != out[seat]:
                out[seat] = changed
                break
    return out


def _number(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + str(chance.randint(2, 999)) + text[match.end() :]


def _date(text: str, chance: random.Random) -> str:
    for names in (DAYS, MONTHS):
        match = re.search(rf"\b(?:{'|'.join(names)})\b", text)
        if match:
            return text[: match.start()] + chance.choice(names) + text[match.end() :]
    return text


def _spacing(text: str, chance: random.Random) -> str:
    spaces = [match.start() for match in re.finditer(" ", text)]
    if not spaces:
        return text
    at = chance.choice(spaces)
    return text[:at] + chance.choice(["  ", "\u00a0"]) + text[at + 1 :]


def _quotes(text: str, chance: random.Random) -> str:
    pairs = ('“"', '”"', "’'", "‘'") if chance.random() < 0.5 else ('"”', "'’")
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _word(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    if len(words) < 8:
        return text
    words[chance.randrange(len(words))] = chance.choice(words)
    return " ".join(words)


def _lost_word(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    if len(words) < 8:
        return text
    del words[chance.randrange(len(words))]
    return " ".join(words)


EDITS: list[Callable[[str, random.Random], str]] = [
    _number,
    _date,
    _spacing,
    _quotes,
    _word,
    _lost_word,
]
