"""Scripts without spaces: aligned by their characters, quoted as they stand."""

import random

import pytest

from tests.core.test_near_duplicates import article, decided
from transforms.core.duplicates.words import Words

CHARACTERS = [chr(point) for point in range(0x4E00, 0x5400)]


def passage(seed, size=60):
    """Made-up clauses, a comma behind each tenth character."""
    pick = random.Random(seed)
    clauses = ("".join(pick.choices(CHARACTERS, k=10)) for _ in range(size // 10))
    return "\uff0c".join(clauses) + "\u3002"


STORY = [passage(n) for n in range(8)]


def changed(paragraphs, seed, share):
    pick = random.Random(seed)
    return [
        "".join(
            pick.choice(CHARACTERS) if pick.random() < share else one for one in text
        )
        for text in paragraphs
    ]


@pytest.mark.parametrize(
    ("own", "stays"),
    [
        (changed(STORY, 1, 0.03), False),
        (changed(STORY[:6], 1, 0.03), False),
        ([one.replace("\uff0c", "") for one in changed(STORY, 1, 0.04)], False),
        (
            [text.replace("\uff0c", "\uff0c ") for text in changed(STORY, 1, 0.02)],
            False,
        ),
        ([*STORY[:2], passage(20), *STORY[3:5], passage(21), *STORY[6:]], True),
    ],
    ids=[
        "characters changed",
        "and its end cut",
        "and its commas left out",
        "a space behind each",
        "two paragraphs in the place of others",
    ],
)
def test_a_copy_goes_and_another_story_stays(own, stays):
    texts = ["\n\n".join(paragraphs) for paragraphs in (STORY, own)]
    found = decided([article("a", texts[0]), article("b", texts[1], hours=1)])["b"]
    assert (found.duplicate is None) == stays
    assert [one.relation for one in found.related] == ["overlaps"] * stays


THAI = (
    "\u0e2d\u0e32\u0e01\u0e32\u0e28\u0e27\u0e31\u0e19\u0e1e\u0e23\u0e38\u0e48\u0e07"
    "\u0e19\u0e35\u0e49\u0e23\u0e49\u0e2d\u0e19{}\u0e1b\u0e01\u0e15\u0e34 \u0e25\u0e21"
    "\u0e1e\u0e31\u0e14\u0e2d\u0e48\u0e2d\u0e19\u0e41\u0e25\u0e30\u0e1d\u0e19\u0e15"
    "\u0e01\u0e1a\u0e32\u0e07\u0e41\u0e2b\u0e48\u0e07"
)
MORE, LESS = (
    "\u0e21\u0e32\u0e01\u0e01\u0e27\u0e48\u0e32",
    "\u0e19\u0e49\u0e2d\u0e22\u0e2b\u0e19\u0e48\u0e2d\u0e22",
)


@pytest.mark.parametrize("space", [" ", ""])
def test_what_differs_is_quoted_with_its_vowels_and_tones(space):
    old, new = THAI.format(MORE), THAI.format(LESS).replace(" ", space)
    found = decided([article("a", old), article("b", new, hours=1)])["b"].duplicate
    assert found.changes["sample"] == [[MORE, LESS]]


def test_a_text_can_be_put_together_again():
    for text in (THAI.format(MORE), "\n\n".join(STORY), "\u6c14\u6e29 25.5 (C)\uff0c"):
        words = Words(text)
        assert len(words.raw) == len(words.keys)
        assert words.quote(words.raw) == text
