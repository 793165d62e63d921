"""Alignment: how far a passage that returns runs on, sentence by sentence.

Two copies are followed side by side from a sentence they share. Whole paragraphs
are compared first, so that an edit which moves a sentence's end does no harm, then
sentences. A line caught in one copy only is stepped over; a real sentence that only
the second copy has ends the run, for cutting it would lose it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.fuzz import ratio

from transforms.core.passages import CAUGHT_LINE, NOTE, Sentence

ALIKE = 80  # ratio of two edited sentences; one word of eight changed gives about 85
ALIKE_IN_RUN = 65  # between neighbours that agree, where chance is out of the question
ALIKE_PARTED = 90  # of one sentence with two: less, and one of the two would be lost
ALIKE_AT_END = 75  # at the ends of a run, where one neighbour only vouches for it
WORD_FOR_WORD = 100
WORTH_FUZZY = 25  # characters; a shorter sentence is alike to many by chance
CLOSERS = "\"'”’»)]」』"  # behind a full stop: what somebody said is no headline
MOST_CAUGHT = 5  # lines stepped over between two sentences that agree


@dataclass
class Run:
    """Sentences `second` to `second_end` that say again `first` to `first_end`.

    `pairs` holds the matched stretches (a, a_end, b, b_end), in order.
    """

    first: int
    first_end: int
    second: int
    second_end: int
    pairs: list[tuple[int, int, int, int]] = field(default_factory=list)


MOST_WORK = 100_000
"""Comparisons for one article, after which no further run is looked for: about a
second. A body of 10,000 sentences that stands twice takes a tenth of them; a text
that turns the same few sentences over and over would take hours."""

CHARACTERS_SQUARED = 800_000
"""Product of two lengths in code points whose alignment costs as one comparison."""


class Alignment:
    """The sentences of one article, and the runs that two places begin.

    Attributes:
        work: Comparisons so far.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.work = 0
        self.paragraph_start = [0] * len(sentences)
        self.paragraph_end = [0] * len(sentences)
        end = len(sentences)
        for index in range(len(sentences) - 1, -1, -1):
            self.paragraph_end[index] = end
            if self.opens(index):
                self.paragraph_start[index:end] = [index] * (end - index)
                end = index

    @cached_property
    def notes(self) -> list[int]:
        """Return the sentences that open a paragraph as a note on the story."""
        return [
            index
            for index, sentence in enumerate(self.sentences)
            if not sentence.gone and self.opens(index) and NOTE.match(sentence.text)
        ]

    def opens(self, index: int) -> bool:
        """Whether the sentence is the first of its paragraph that is there."""
        now = self.sentences
        return index == 0 or now[index - 1].paragraph != now[index].paragraph

    def words(self, start: int, end: int) -> str:
        """Return the words of the sentences from `start` to before `end`."""
        if end == start + 1:
            return self.sentences[start].words
        return " ".join(s.words for s in self.sentences[start:end])

    def same(self, a: int, a_end: int, b: int, b_end: int, alike: float) -> bool:
        """Whether two stretches say the same, but for light edits."""
        if self.sentences[a].stamp != self.sentences[b].stamp:
            return False
        left, right = self.words(a, a_end), self.words(b, b_end)
        if left == right:
            return True
        if min(len(left), len(right)) < WORTH_FUZZY and alike == ALIKE:
            return False
        return ratio(left, right, score_cutoff=alike) > 0

    def match(self, a: int, b: int, limit: int, alike: float) -> tuple[int, int] | None:
        """Return where the stretches that begin at `a` and `b` end, if they agree."""
        self.work += 1
        if a >= limit or b >= len(self.sentences) or self.sentences[b].gone:
            return None
        a_end, b_end = self.paragraph_end[a], self.paragraph_end[b]
        opens = self.opens(a) and self.opens(b) and a_end <= limit
        if opens and self.same(a, a_end, b, b_end, alike):
            return a_end, b_end
        for m, n in ((1, 1), (2, 1), (1, 2)):
            fits = a + m <= limit and b + n <= len(self.sentences)
            asked = alike if m == n else max(alike, ALIKE_PARTED)
            if fits and self.same(a, a + m, b, b + n, asked):
                return a + m, b + n
        return None

    def run(self, a: int, b: int, floor: int) -> Run | None:
        """Return the run around the place where `a` and `b` agree, if they do.

        What stands before `floor` belongs to an earlier run.
        """
        a_opens, b_opens = self.paragraph_start[a], self.paragraph_start[b]
        if b_opens >= max(floor, self.paragraph_end[a]) and self.same(
            a_opens, self.paragraph_end[a], b_opens, self.paragraph_end[b], ALIKE
        ):
            a, b = a_opens, b_opens
        end = self.match(a, b, b, ALIKE)
        if end is None:
            return None
        run = Run(a, end[0], b, end[1], [(a, end[0], b, end[1])])
        self._forward(run)
        self._backward(run, floor)
        self._trim(run)
        return run

    def paragraph(self, a: int, b: int) -> Run | None:
        """Return the run of the one paragraph that opens at both, word for word."""
        a_end, b_end = self.paragraph_end[a], self.paragraph_end[b]
        if not (self.opens(a) and self.opens(b) and a_end <= b):
            return None
        if self.sentences[b].gone or not self.same(a, a_end, b, b_end, WORD_FOR_WORD):
            return None
        return Run(a, a_end, b, b_end, [(a, a_end, b, b_end)])

    def _trim(self, run: Run) -> None:
        """Give back what no neighbour vouches for at the ends of the run.

        Where both copies end (or begin) together, the text's own ends vouch for it.
        """
        ends = run.first_end == run.second or run.second_end == len(self.sentences)
        while not ends and len(run.pairs) > 1 and self._loose(run.pairs[-1]):
            run.pairs.pop()
        while run.first > 0 and len(run.pairs) > 1 and self._loose(run.pairs[0]):
            run.pairs.pop(0)
            run.first = run.pairs[0][0]
        run.first, _, run.second, _ = run.pairs[0]
        _, run.first_end, _, run.second_end = run.pairs[-1]

    def _loose(self, pair: tuple[int, int, int, int]) -> bool:
        kept = any(s.kept for s in self.sentences[pair[2] : pair[3]])
        return not self.same(*pair, WORD_FOR_WORD if kept else ALIKE_AT_END)

    def _forward(self, run: Run) -> None:
        while step := self._next(run.first_end, run.second_end, run.second):
            run.pairs.append(step)
            run.first_end, run.second_end = step[1], step[3]

    def _next(self, a: int, b: int, limit: int) -> tuple[int, int, int, int] | None:
        end = self.match(a, b, limit, ALIKE_IN_RUN)
        if end:
            return a, end[0], b, end[1]
        for distance in range(1, 2 * MOST_CAUGHT + 1):
            for over in range(min(distance, MOST_CAUGHT) + 1):
                under = distance - over
                if under > MOST_CAUGHT or not self._caught(b, b + over):
                    continue
                end = self.match(a + under, b + over, limit, ALIKE)
                if end:
                    return a + under, end[0], b + over, end[1]
        return None

    def _backward(self, run: Run, floor: int) -> None:
        """Take in what stands before the run: short sentences begin none."""
        while run.first > 0 and run.second > max(floor, run.first_end):
            step = self._previous(run, floor)
            if step is None:
                return
            run.pairs.insert(0, step)
            run.first, run.second = step[0], step[2]

    def _previous(self, run: Run, floor: int) -> tuple[int, int, int, int] | None:
        low = max(floor, run.first_end)
        for distance in range(2 * MOST_CAUGHT + 1):
            for over in range(min(distance, MOST_CAUGHT) + 1):
                a, b = run.first - 1 - (distance - over), run.second - 1 - over
                if a < 0 or b < low or distance - over > MOST_CAUGHT:
                    continue
                if self.sentences[b].gone or not self._caught(b + 1, run.second):
                    continue
                if self.same(a, a + 1, b, b + 1, ALIKE if distance else ALIKE_IN_RUN):
                    return a, a + 1, b, b + 1
        return None

    def _caught(self, start: int, end: int) -> bool:
        """Whether the sentences are lines that may be caught between paragraphs."""
        if end > len(self.sentences):
            return False
        for index in range(start, end):
            now = self.sentences[index]
            first, last = self.paragraph_start[index], self.paragraph_end[index]
            whole = start <= first and last <= end
            size = self.sentences[last - 1].end - self.sentences[first].start
            told = self.sentences[last - 1].text.rstrip(CLOSERS)
            closed = told.endswith((".", "።", "。"))
            if not whole or size > CAUGHT_LINE or (closed and now.gone is False):
                return False
        return True
