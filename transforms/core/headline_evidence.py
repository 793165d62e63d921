"""What tells a headline of another story from a line of this one.

In a body that stood twice, a line that one copy lacks is no part of the story. What
stands at the same spot in both copies, and in a body that stands once, only the
signs can tell: the line's shape, whether its words stand in the story and right
below it, and what other lines of such a shape the story has. They are weighed.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from rapidfuzz.fuzz import ratio

from transforms.core.alignment import ALIKE_IN_RUN
from transforms.core.cuts import Span, join
from transforms.core.headline_signs import (
    has_end,
    is_prose,
    is_row,
    is_subhead,
    label_of,
    shape_of,
    signs_of_words,
)
from transforms.core.headline_weights import ALONE, BASE, BOTH, COMPANY, WEIGHTS
from transforms.core.passages import CAUGHT_LINE, words_of
from transforms.core.schema import Cut, Draft

Evidence = dict[str, Any]

DOUBLED = 0.4
"""Share of the text so far that a second copy must have for the body to be doubled."""

MOST_TOLD = 4
"""Signs that the evidence of a cut names: the weightiest."""

FEW_LIKE, MANY_LIKE = 4, 8
"""Other lines of a headline's shape, past which they are a table, or subheadings."""

MOST_LINES = 200
"""Lines that may be headlines; a text of more is a list or a log, and each is looked
up in all of it."""

MOST_TEXT = 100_000
"""Code points of the story that a line's words are looked up in: fifty stories."""

WRAPPED = 1 / 4
"""Share of lines that go on in the next, from which a text is broken at a width."""

PLACES = ("no prose beside it", "prose on one side", "between prose")
MOST_OF_WORDS = (
    max(WEIGHTS[sign] for sign in WEIGHTS if sign.endswith("words in the story"))
    + max(WEIGHTS[sign] for sign in WEIGHTS if "small word" in sign)
    + WEIGHTS["many strange words"]
    + WEIGHTS["a strange name"]
)
"""The most that a line's words can weigh."""

OWN = ("half of", "two thirds of", "most of")
"""How the share of words begins that a line of the story has."""


class Story:
    """One article's live lines, and its copies."""

    def __init__(self, draft: Draft, spans: Sequence[Span]):
        self._spans = spans
        self._head = f"{draft.title or ''} {draft.standfirst or ''}"
        self._copies = [
            _Copy(draft, cut)
            for cut in draft.cuts
            if cut.reason == "repeat" and _is_large(cut)
        ]

    def is_headline(self, index: int) -> Evidence | None:
        """Return why the line is another story's headline, or None."""
        span = self._spans[index]
        if not 0 < index < len(self._spans) - 1 or len(span.text) > CAUGHT_LINE:
            return None
        copy = next((c for c in self._copies if c.start < span.start < c.end), None)
        if copy is None:
            return self._weighed(index, ALONE) if self._any_may_be_sure else None
        if copy.has(span.text):
            return self._weighed(index, BOTH)
        if span.text.endswith((".", "።", "。")) or "\n" in span.text:
            return None
        before = self._stands_in(copy, range(index - 1, -1, -1))
        after = self._stands_in(copy, range(index + 1, len(self._spans)))
        if before and after:
            return {"because": ["in one copy only", "its neighbours in both"]}
        return None

    def _stands_in(self, copy: "_Copy", places: range) -> bool:
        """Whether the nearest line, but for others of a headline's shape, is there."""
        for place in places:
            text = self._spans[place].text
            if copy.has(text):
                return True
            if len(text) > CAUGHT_LINE:
                return False
        return False

    def _weighed(self, index: int, asked: float) -> Evidence | None:
        """Return the evidence if it comes to what is asked, alone or in company."""
        weight = self._weights.get(index)
        if weight is None or weight < asked - COMPANY:
            return None
        told = sorted(self.signs(index), key=lambda sign: -WEIGHTS[sign])[:MOST_TOLD]
        if weight < asked:
            others = (w for i, w in self._weights.items() if i != index)
            if max(others, default=0.0) < asked:
                return None
            weight += COMPANY
            told = [*told[:-1], "another such line is sure"]
        because = [sign for sign in told if WEIGHTS.get(sign, COMPANY) > 0]
        return {"because": because, "weight": round(weight, 1), "asked": asked}

    @cached_property
    def _any_may_be_sure(self) -> bool:
        """Whether any line has enough, were its words the strangest: the cheap test."""
        return any(
            BASE + MOST_OF_WORDS + sum(map(WEIGHTS.__getitem__, self._outer(index)))
            >= ALONE
            for index in self.places
        )

    @cached_property
    def _shapes(self) -> list[list[str]]:
        return [shape_of(span.text) for span in self._spans]

    @cached_property
    def places(self) -> list[int]:
        """Return the places of the lines that may be headlines, but for the ends."""
        inner = range(1, len(self._spans) - 1)
        found = [index for index in inner if self._shapes[index]]
        if len(found) > MOST_LINES or (found and self._is_wrapped):
            return []
        return found

    @cached_property
    def _is_wrapped(self) -> bool:
        """Whether lines are broken within sentences, so that none stands alone."""
        lines = [span.text for span in self._spans]
        broken = sum(
            after[:2].islower() and not has_end(line) for line, after in pairwise(lines)
        )
        return broken >= WRAPPED * len(lines)

    @cached_property
    def _weights(self) -> dict[int, float]:
        """Return the evidence for each line that may be a headline, by its place."""
        return {
            index: BASE + sum(WEIGHTS[sign] for sign in self.signs(index))
            for index in self.places
        }

    def signs(self, index: int) -> list[str]:
        """Return all signs of a line that may be a headline."""
        line, words = self._spans[index].text, self._words[index]
        signs = [*self._outer(index), *words]
        if self._spans[index + 1].text[:2].islower():
            signs.append("the next line goes on")
        beside = self._spans[index - 1].text, self._spans[index + 1].text
        if any(is_row(text) for text in beside):
            signs.append("a row beside it")
        label = label_of(line)
        if label and sum(s.text.startswith(label) for s in self._spans) > 1:
            signs.append("its label opens another line")
        own = sum(map(_is_own, self._words.values())) - _is_own(words)
        if own:
            many = "many lines" if own > FEW_LIKE else "lines" if own > 1 else "a line"
            signs.append(f"{many} of the story's words like it")
        if self._subheads:
            one = self._subheads == 1
            signs.append(
                "a shorter line elsewhere" if one else "shorter lines elsewhere"
            )
        if len(self._words) > MANY_LIKE:
            signs.append("a page of such lines")
        return signs

    @cached_property
    def _subheads(self) -> int:
        """Return how many lines are too short for a headline and end in no mark."""
        return sum(is_subhead(span.text) for span in self._spans[1:-1])

    def _outer(self, index: int) -> list[str]:
        """Return the signs of the line's shape and of the prose around it."""
        before = self._nearest(range(index - 1, -1, -1))
        after = self._nearest(range(index + 1, len(self._spans)))
        prose = is_prose(before) + is_prose(after)
        return [*self._shapes[index], PLACES[prose]]

    @cached_property
    def _words(self) -> dict[int, list[str]]:
        """Return the signs in the words of each line that may be a headline."""
        return {
            index: signs_of_words(
                self._spans[index].text, self._text, self._below(index)
            )
            for index in self.places
        }

    def _below(self, index: int) -> str:
        after = self._nearest(range(index + 1, len(self._spans)))
        return f" {words_of(after)} "

    def _nearest(self, places: range) -> str:
        """Return the nearest line, but for others of a headline's shape."""
        for place in places:
            if not self._shapes[place]:
                return self._spans[place].text
        return ""

    @cached_property
    def _text(self) -> str:
        """Return the words of all but the lines in doubt, a space at both ends."""
        told = zip(self._spans, self._shapes, strict=True)
        lines = [self._head, *(span.text for span, shape in told if not shape)]
        return f" {words_of(' '.join(lines)[:MOST_TEXT])} "


def _is_own(signs: list[str]) -> bool:
    return signs[0].startswith(OWN)


class _Copy:
    """The copy of a passage that stays, and what stands in the one that goes."""

    def __init__(self, draft: Draft, cut: Cut):
        evidence = cut.evidence or {}
        self.start, self.end = evidence["copy_of"], evidence["copy_end"]
        whole = join(draft.paragraphs)
        other = whole[cut.start : cut.end].split("\n\n")
        self._lines = {words_of(line) for line in other}

    def has(self, line: str) -> bool:
        """Whether the other copy has the line too, be it edited."""
        words = words_of(line)
        if words in self._lines:
            return True
        return any(ratio(words, other) >= ALIKE_IN_RUN for other in self._lines)


def _is_large(cut: Cut) -> bool:
    """Whether the two copies are most of what stands up to their ends."""
    evidence = cut.evidence or {}
    end = max(cut.end, evidence["copy_end"])
    return cut.end - cut.start >= DOUBLED * (end - (cut.end - cut.start))
