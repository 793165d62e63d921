"""Which articles that are alike tell two stories, on made-up samples of newsroom cases.

Each is a list of paragraphs of made words: `say(n, size)` is the nth, the same
wherever it is said.
"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_near_duplicates import article, decided
from transforms.core.duplicates.changes import spans
from transforms.core.duplicates.other_stories import LEAD, leads_apart, tells_another
from transforms.core.duplicates.rules import REPLACED
from transforms.core.duplicates.side_by_side import SideBySide, heard
from transforms.core.duplicates.similarity import Likeness
from transforms.core.duplicates.words import Words

VOCABULARY = [f"word{n}" for n in range(4000)]


def say(number, size=40):
    return " ".join(random.Random(number).choices(VOCABULARY, k=size))


def said(numbers, size=40):
    return [say(number, size) for number in numbers]


def changed(paragraphs, each):
    """Another word in the place of each nth."""
    words = "\n\n".join(paragraphs).split(" ")
    return [" ".join(f"new{n}" if n % each == 2 else w for n, w in enumerate(words))]


def between(paragraphs, others):
    """The paragraphs, one of the others behind each as long as there are."""
    pairs = zip(paragraphs, others, strict=False)
    return [
        *(one for pair in pairs for one in pair),
        *paragraphs[len(others) :],
    ]


CREDITORS = (
    "In the Circuit Court of Lake County, estate of {0}, deceased. File number {1}. "
    "Notice is given of the death of {0}, of {2}. Claims against the estate may be "
    "filed in the office of the clerk within six months from the date on which this "
    "notice is published first. Any claim that is not filed by then is barred. Copies "
    "of a claim must be delivered to the attorney, {3}, within ten days."
)
JENSEN = ("Harold Jensen", "24-PR-112", "41 Elm Street", "Ruth Abel")
ALVAREZ = ("Maria Alvarez", "24-PR-131", "9 Lake Avenue", "Tom Ortiz")
VACANCY = (
    "{} is looking for a {} in {}. You will join a team of {} and report to the {}. We "
    "offer a competitive salary, {} days of leave, a pension and flexible working. To "
    "apply send your letter to jobs@example.org. As an equal opportunities employer we "
    "welcome applications from all sections of the community."
)
LOTTERY = (
    "Lotto results. The numbers drawn were {}, {}, {}, {}, {} and {}. Nobody had all "
    "six numbers, and the jackpot rolls over to the next draw. Players are reminded to "
    "check the back of their tickets and to claim within 180 days at any shop that "
    "sells them or at the head office. Play responsibly, and never spend more than you "
    "can afford to lose, the lottery says."
)


def glued(paragraphs):
    """The paragraphs, the last word of each glued to the first of the next."""
    return ["".join(paragraphs)]


STORY = said(range(10))
BRIEF = said(range(7), 13)
FORM = (
    "The treasury held {} million at the bank on Friday, up from {} million a day "
    "before. Taxes brought in {} million and loans {} million in the same week. The "
    "balance is {} million above that of last year, the ministry said in its report."
)
SHORT_FORM = (
    "The port said that {} containers came in by rail on Monday and that as many as {} "
    "left by ship on the day after."
)


def form(*figures):
    return [FORM.format(*figures)]


@pytest.mark.parametrize(
    ("kept", "own", "says"),
    [
        pytest.param(
            STORY[:6],
            between(STORY[:6], said(range(20, 25))),
            "overlaps",
            id="a round-up with a paragraph of its own behind each that it quotes",
        ),
        pytest.param(
            between(STORY[:6], said(range(20, 25))),
            STORY[:6],
            "overlaps",
            id="a story of which a round-up before it quotes each paragraph",
        ),
        pytest.param(
            BRIEF,
            [*BRIEF[:2], "the bank said", *BRIEF[3:5], "it said on Friday", BRIEF[6]],
            "overlaps",
            id="a brief with two of its sentences in the place of others",
        ),
        pytest.param(
            form(3879, 3467, 12453, 14350, 218),
            form(3467, 3939, 14350, 14391, 97),
            "overlaps",
            id="a report of one form with other figures",
        ),
        pytest.param(
            [CREDITORS.format(*JENSEN)],
            [CREDITORS.format(*ALVAREZ)],
            "overlaps",
            id="notices to the creditors of two estates",
        ),
        pytest.param(
            [VACANCY.format("Acme", "fitter", "Leeds", 8, "foreman", 25)],
            [VACANCY.format("Mercy Hospital", "nurse", "Hull", 30, "matron", 28)],
            "overlaps",
            id="two vacancies",
        ),
        pytest.param(
            [LOTTERY.format(3, 9, 12, 22, 31, 40)],
            [LOTTERY.format(5, 11, 17, 25, 36, 44)],
            "overlaps",
            id="the numbers of two draws",
        ),
        pytest.param(
            [CREDITORS.format(*JENSEN)],
            [
                CREDITORS.format(
                    "Harald Jenson", "24-PR-122", "14 Elm Street", "Ruth Abel"
                )
            ],
            None,
            id="a notice with its names and numbers corrected",
        ),
        pytest.param(
            [CREDITORS.format(*JENSEN)],
            [CREDITORS.format("Maria Alvarez", *JENSEN[1:3], "Tom Ortiz")],
            None,
            id="a notice with other names and the same numbers",
        ),
        pytest.param(
            [LOTTERY.format(3, 9, 12, 22, 31, 40)],
            [LOTTERY.format(3, 11, 12, 22, 36, 40)],
            None,
            id="two numbers of a draw corrected",
        ),
        pytest.param(
            [f"{n} {one} {n}" for n, one in enumerate(said(range(9), 25), 11)],
            glued([f"{n} {one} {n}" for n, one in enumerate(said(range(9), 25), 11)]),
            None,
            id="paragraphs that begin and end with a figure, glued together",
        ),
        pytest.param(
            [say(20, 16), *STORY[:4]],
            [say(21, 14), *STORY[:2], say(22, 60), *STORY[2:4], say(23, 30)],
            "overlaps",
            id="a story with a short lead and a passage of its own",
        ),
        pytest.param(
            between(STORY, said(range(20, 24))),
            between(STORY, ["and so it went on"] * 4),
            "overlaps",
            id="passages in the place of a line that returns",
        ),
        pytest.param(
            STORY,
            [*STORY[:3], say(20), *STORY[4:6], say(21), *STORY[7:]],
            "overlaps",
            id="two paragraphs in the place of others",
        ),
        pytest.param(
            changed(STORY, 20),
            [*STORY[:2], *STORY[3:5], STORY[2], *STORY[5:]],
            None,
            id="a paragraph moved further down",
        ),
        pytest.param(
            changed(STORY, 20),
            [*STORY[:3], STORY[7], *STORY[4:7], STORY[3], *STORY[8:]],
            None,
            id="two paragraphs that changed places",
        ),
        pytest.param(
            STORY[:5],
            changed(STORY[:5] * 2, 12),
            None,
            id="a body that stands twice, a word changed here and there",
        ),
        pytest.param(
            STORY,
            between(STORY, said(range(20, 24), 25)),
            None,
            id="an update with a sentence put in at four places",
        ),
        pytest.param(
            STORY,
            between(STORY[:7], said(range(20, 23), 25)),
            None,
            id="an update with a sentence put in at three places and its end cut",
        ),
        pytest.param(
            STORY,
            [*STORY[:2], *STORY[4:6], *STORY[8:]],
            None,
            id="a copy cut at two places",
        ),
        pytest.param(
            changed(STORY[:5], 13),
            between(STORY[:5], said(range(20, 24), 8)),
            None,
            id="a headline put in behind each paragraph, and words changed",
        ),
        pytest.param(
            STORY,
            [*STORY[:4], say(20, 15), *STORY[5:]],
            None,
            id="one paragraph corrected",
        ),
        pytest.param(
            STORY,
            [say(20, 14), *STORY[:8]],
            None,
            id="a line before a copy that is cut",
        ),
        pytest.param(
            STORY,
            [say(20), *STORY[:8]],
            None,
            id="a paragraph before a copy that is cut",
        ),
        pytest.param(
            [say(20), *STORY[:8]],
            STORY,
            None,
            id="a paragraph before the article that a longer one copies",
        ),
        pytest.param(
            [say(20, 16), *STORY[:4]],
            [say(21, 14), *STORY[:4]],
            None,
            id="another lead of a few words and nothing else",
        ),
        pytest.param(
            form(3879, 3467, 12453, 14350, 218),
            form(3879, 3476, 12453, 14351, 218),
            None,
            id="two figures corrected",
        ),
        pytest.param(
            [SHORT_FORM.format(3879, 214)],
            [SHORT_FORM.format(3978, 241)],
            None,
            id="both figures of a short report corrected",
        ),
        pytest.param(
            BRIEF,
            [
                " ".join([*one.split()[:5], "Mr X jr", *one.split()[7:]])
                for one in BRIEF
            ],
            None,
            id="a brief in which a name is written out",
        ),
        pytest.param(
            changed(BRIEF, 9), BRIEF, None, id="a brief with every ninth word another"
        ),
    ],
)
def test_two_stories_that_share_paragraphs_both_stay(kept, own, says):
    texts = ("\n\n".join(paragraphs) for paragraphs in (kept, own))
    first, second = (
        article(name, text, hours=None)
        for name, text in zip(("a", "b"), texts, strict=True)
    )
    decision = decided([first, second])["b"]
    if says is None:
        assert decision.duplicate.of == "a"
    else:
        assert decision.duplicate is None
        assert [(one.id, one.relation) for one in decision.related] == [("a", says)]


WORDS = st.lists(st.sampled_from([*"abcde123"]), max_size=60).map(" ".join)


@given(WORDS, WORDS, st.floats(0, 1), st.floats(0, 1))
def test_any_two_texts_can_be_compared(one, two, jaccard, containment):
    like = Likeness(jaccard, containment, containment, 30, 30)
    first, second = Words(one), Words(two)
    pair = SideBySide(first, second, spans(first, second), like)
    assert tells_another(pair, REPLACED) in (True, False)
    gone = sum(place.gone for place in pair.places)
    put = sum(place.put for place in pair.places)
    assert len(first.keys) - gone == len(second.keys) - put


@given(WORDS)
def test_what_differs_nowhere_tells_no_other_story(text):
    words, like = Words(text), Likeness(0.5, 0.95, 0.95, 30, 30)
    assert not tells_another(SideBySide(words, words, [], like), REPLACED)


@pytest.mark.parametrize("size", [0, 3, 10, 40])
@pytest.mark.parametrize("shared", range(8))
def test_a_lead_that_both_begin_with_is_heard(shared, size):
    begin = [f"both{n}" for n in range(shared)]
    kept, own = (
        Words(" ".join(begin + [f"{one}{n}" for n in range(size)])) for one in "ab"
    )
    two = SideBySide(kept, own, spans(kept, own), Likeness(0.6, 0.7, 0.7, 40, 40))
    leads = ((two.own[:LEAD], two.kept_said), (two.kept[:LEAD], two.own_said))
    counts = [heard(lead, said) for lead, said in leads]
    assert leads_apart(two) == all(n < max(0.1 * of, 1) for n, of in counts)
