"""Passages that stand twice go; what returns rightly stays."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core import repeats
from transforms.core.alignment import MOST_WORK, Alignment
from transforms.core.composing import compose, restore
from transforms.core.cuts import join
from transforms.core.repeat_guard import may_repeat
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Draft, Source

STORY = (
    "The harbour bridge will close to traffic on Monday for nine weeks, the port said.",
    "Ferries will run every ten minutes at peak times and every half hour at night.",
    "Shopkeepers on the east bank said that they had not been told until Thursday.",
    "“We heard of it on the radio,” said Ann Lee, who runs a bakery by the quay.",
    "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
)
HEADLINES = ("Old mill to reopen as a library", "Swans return to the upper river")


def draft_of(paragraphs) -> Draft:
    source = Source(uri="a", format="text", sha256="", bytes=0)
    return Draft(
        source=source,
        key=bytes(16),
        raw_text="\n".join(paragraphs),
        paragraphs=tuple(paragraphs),
    )


def left_of(paragraphs) -> list[str]:
    draft = drop_repeats(draft_of(paragraphs))
    text, removed = compose(draft.paragraphs, draft.cuts)
    assert restore(text, removed) == join(paragraphs)
    return text.split("\n\n")


def changed(paragraphs, place, old, new):
    return [p.replace(old, new) if i == place else p for i, p in enumerate(paragraphs)]


DAMAGED = [
    ([*STORY, *STORY], "the body again"),
    ([*STORY, *STORY[:3]], "its beginning again"),
    ([*STORY, *STORY[1:3], "The port is sorry."], "two paragraphs within"),
    ([*STORY, *changed(STORY, 1, "ten", "12")], "a number changed"),
    ([*STORY, *changed(STORY, 0, "Monday", "Tuesday")], "a day changed"),
    ([*STORY, *changed(STORY, 3, "“We", '"We')], "a quote mark changed"),
    ([*STORY, *(p.replace(" the ", "  the\u00a0") for p in STORY)], "spacing changed"),
    ([*STORY, STORY[0], HEADLINES[0], *STORY[1:3], HEADLINES[1], *STORY[3:]],
     "headlines in the second copy"),
    ([*STORY, " ".join(STORY)], "the body again in one paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(
    "paragraphs", [d for d, _ in DAMAGED], ids=[name for _, name in DAMAGED]
)
def test_a_second_copy_goes(paragraphs):
    left = left_of(paragraphs)
    assert tuple(left[: len(STORY)]) == STORY
    assert left[len(STORY) :] in ([], ["The port is sorry."])


@pytest.mark.parametrize("mark", [".", "”", "* * *"])
def test_a_line_without_a_word_goes_with_the_copy_that_it_ends(mark):
    assert left_of([*STORY, mark, *STORY, mark]) == [*STORY, mark]
    assert left_of([*STORY, *STORY, mark]) == [*STORY, mark]


def test_a_quote_mark_after_the_copies_stays_with_its_quote():
    tail = "“We will see,” he said later."
    assert left_of([*STORY, tail, *STORY, "“Not so.”"]) == [*STORY, tail, "“Not so.”"]


def test_headlines_in_the_first_copy_stay_for_the_next_step():
    first = [STORY[0], HEADLINES[0], *STORY[1:3], HEADLINES[1], *STORY[3:]]
    assert left_of([*first, *STORY]) == first


REFRAIN = "Row, row, row your boat, gently down the stream we went"
KEPT = [
    (["Q: Were you told about the closing of the bridge before Thursday?", "A: No.",
      "Q: Were you told about the closing of the bridge before Thursday?", "A: Never."],
     "a question that is asked again"),
    (["- a bridge over the river for the people of the east bank", *STORY[:1],
      "- a bridge over the river for the people of the east bank"], "a list item"),
    (["Copper      910.50   911.00   912.50   913.00   914.00   915.00   916.00",
      *STORY[:1],
      "Copper      910.50   911.00   912.50   913.00   914.00   915.00   916.00"],
     "a row of a table"),
    ([REFRAIN, STORY[0], REFRAIN, STORY[1], REFRAIN], "a refrain"),
    (["10:15 The minister has left the building without a word to the crowd.",
      "11:40 The minister has left the building without a word to the crowd."],
     "an entry of another time"),
    (["“It was a bad day for all of us,” said Ann Lee of the bakery by the quay.",
      STORY[0],
      "“It was a bad day for all of us,” said Bo Chan of the boatyard by the weir."],
     "a quote that another said"),
    ([STORY[0], "“We had no word.”", STORY[1], "“We had no word.”"], "a short line"),
    (["Net sales rose to 12.3 million from 11.1 million in the first quarter of 1986.",
      "Net sales rose to 15.8 million from 12.7 million in the third quarter of 1987."],
     "a sentence of the same build"),
]  # fmt: skip


@pytest.mark.parametrize("paragraphs", [d for d, _ in KEPT], ids=[n for _, n in KEPT])
def test_what_returns_rightly_stays(paragraphs):
    assert left_of(paragraphs) == list(paragraphs)


def test_a_copy_marked_as_corrected_is_the_one_that_stays():
    later = changed(STORY, 0, "nine", "ten")
    left = left_of(
        [*STORY, "CORRECTED: length of the closure in the first line", *later]
    )
    assert later[0] in left
    assert STORY[0] not in left


def test_what_differs_is_in_the_evidence():
    draft = drop_repeats(draft_of([*STORY, *changed(STORY, 1, "ten", "12")]))
    (cut,) = draft.cuts
    assert cut.evidence["differs"] == [["ten", "12"]]
    assert cut.evidence["copy_of"] == 0
    assert cut.evidence["copy_end"] == len(join(STORY))
    assert 0.9 < cut.evidence["similarity"] < 1


def test_what_one_copy_alone_has_stays():
    again = STORY[0]
    assert left_of([again] * 6 + [STORY[2], again]) == [again, STORY[2]]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("“It has a good sense of where it wants to go.”", id="curly"),
        pytest.param("'It has a good sense of where it wants to go.'", id="single"),
        pytest.param("(Nobody asked the shopkeepers at the time.)", id="brackets"),
    ],
)
def test_a_sentence_that_ends_in_a_quote_is_no_headline_caught_in_a_copy(said):
    second = [*STORY[:2], said, *STORY[2:]]
    assert said in left_of([*STORY, *second])


def test_marking_leaves_the_text_whole_and_lists_the_cut():
    draft = drop_repeats(draft_of([*STORY, *STORY]), "mark")
    text, removed = compose(draft.paragraphs, draft.cuts)
    assert text == join([*STORY, *STORY])
    assert [piece.applied for piece in removed] == [False]
    assert drop_repeats(draft_of([*STORY, *STORY]), "off").cuts == ()


@settings(deadline=None)
@given(st.permutations(STORY), st.integers(0, 4))
def test_an_article_without_repeats_is_not_looked_at(paragraphs, keep):
    assert not may_repeat(paragraphs[:keep])


@settings(deadline=None)
@given(st.lists(st.sampled_from(STORY), max_size=12))
def test_nothing_is_lost_but_what_stands_earlier(paragraphs):
    left = left_of(paragraphs) if paragraphs else []
    assert set(left) == set(paragraphs)


def test_a_text_that_turns_its_sentences_over_and_over_costs_so_much_only(monkeypatch):
    made = []

    class Watched(Alignment):
        def __init__(self, sentences):
            super().__init__(sentences)
            made.append(self)

    monkeypatch.setattr(repeats, "Alignment", Watched)
    chance = random.Random(1)
    lines = [
        " ".join(f"w{chance.randrange(3000)}ord" for _ in range(14)).capitalize() + "."
        for _ in range(50)
    ]
    turned = [f"{chance.choice(lines)} {chance.choice(lines)}" for _ in range(1000)]
    left = " ".join(left_of(turned))
    assert all(line in left for line in lines)
    assert MOST_WORK <= made[0].work < 1.2 * MOST_WORK
