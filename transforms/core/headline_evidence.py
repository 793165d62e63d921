"""What tells a headline of another story from a line of this one.

Measured on 22,000 clean bodies with headlines of other articles put in between:
of lines that share no word with the rest of the body and have a headline's shape
nearly all are headlines, of those that share a third of theirs or more nine in ten
are the story's own: subheadings, rows, questions.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from rapidfuzz.fuzz import ratio

from transforms.core.alignment import ALIKE_IN_RUN
from transforms.core.bylines import read_byline
from transforms.core.cuts import Span, join
from transforms.core.passages import CAUGHT_LINE, words_of
from transforms.core.schema import Cut, Draft

Evidence = dict[str, Any]

SHORTEST = 20
"""Characters of a headline; what is shorter is as often a subheading."""

LONGEST = 110
FEWEST_WORDS = 3
SURE_WORDS = 5
"""Words from which a line with words of the story may be a headline still."""

MOST_OWN = 4
"""Lines of a headline's shape that a page pastes into a story; more are the
subheadings of its sections."""

STRANGE = 1 / 3
"""Share of a line's words that stand elsewhere in the story, up to which it is no
part of it; nine tenths of other stories' headlines are below, of the story's own
lines of that shape a twentieth."""

STRANGE_LONG = 1 / 2
"""The same, of a line whose shape tells more: five words, an open end, no quote."""

STRANGE_CAPITALS = 2 / 3
"""The same, of such a line in capitals."""

SURE_STEMS = 5
"""Words of four letters and more that none must share in a body that stands once."""

DOUBLED = 0.4
"""Share of the text so far that a second copy must have for the body to be doubled."""

PROSE_WORDS = 5

BOTH = "at the same spot in both copies"
SHAPE = "headline shape"
NO_WORD = "hardly a word of it in the story"

_END = re.compile(r"[.!?…。！？।؟።:;,][\"'”’»)\]]*\Z")
_ASKS = re.compile(r"[?!？！؟]\Z")
_FIGURE = re.compile(r"\W*\d[^a-zA-Z]*\Z")
_ITEM = re.compile(r"[^\w\"“”«‘'„<¿¡]|\d{1,2}[.)]\s|[QA]\b[.:]")
_SENTENCES = re.compile(r"(?:\b[a-z]\w{3,}\.|[!?።।])[\"'”’»)]*\s|\s\.")
MOST_COMMAS = 4
_STEM = re.compile(r"\w{4,}")
STEM = 6  # letters, so that `bank` and `banks` are one; most languages inflect ends


class Story:
    """One article's live lines, and its copies."""

    def __init__(self, draft: Draft, spans: Sequence[Span]):
        self._spans = spans
        self._copies = [
            _Copy(draft, cut)
            for cut in draft.cuts
            if cut.reason == "repeat" and _is_large(cut)
        ]

    def is_headline(self, index: int) -> list[str] | None:
        """Return why the line is another story's headline, or None."""
        span = self._spans[index]
        if not 0 < index < len(self._spans) - 1 or len(span.text) > CAUGHT_LINE:
            return None
        copy = next((c for c in self._copies if c.start < span.start < c.end), None)
        if copy is None:
            return self._alone(index)
        if copy.has(span.text):
            return self._in_both(index)
        if span.text.endswith((".", "።", "。")) or "\n" in span.text:
            return None
        before = self._stands_in(copy, range(index - 1, -1, -1))
        after = self._stands_in(copy, range(index + 1, len(self._spans)))
        return (
            ["in one copy only", "its neighbours in both"] if before * after else None
        )

    def _stands_in(self, copy: "_Copy", places: range) -> bool:
        """Whether the nearest line, but for others of a headline's shape, is there."""
        for place in places:
            text = self._spans[place].text
            if copy.has(text):
                return True
            if len(text) > CAUGHT_LINE:
                return False
        return False

    def _alone(self, index: int) -> list[str] | None:
        """Judge a line of a body that stands once: only what is surely strange."""
        line = self._spans[index].text
        if not may_be_headline(line) or len(line.split()) < SURE_WORDS:
            return None
        if not _has_shape(line) or self._sides(index) < 2:
            return None
        shared, stems = self._shared(index)
        if shared or stems < SURE_STEMS:
            return None
        return ["between prose", SHAPE, NO_WORD]

    def _in_both(self, index: int) -> list[str] | None:
        """Judge a line that stands at the same spot in both copies."""
        line = self._spans[index].text
        goes_on = self._spans[index + 1].text[:2].islower()
        if goes_on or not _has_shape(line):
            return None
        shared, stems = self._shared(index)
        share = shared / max(1, stems)
        if share > _most_shared(line):
            return None
        long = len(line.split()) >= SURE_WORDS
        if share <= STRANGE:
            if (long and line.isupper() and not re.search(r"\d", line)) or self._sides(
                index
            ):
                return [BOTH, SHAPE, NO_WORD]
        elif self._sides(index) == 2 and self._own_lines <= MOST_OWN:
            return [BOTH, SHAPE, "more such lines would be subheadings"]
        return None

    def _sides(self, index: int) -> int:
        """Return on how many sides prose stands: 0, 1 or 2."""
        before = self._prose_at(range(index - 1, -1, -1))
        return before + self._prose_at(range(index + 1, len(self._spans)))

    def _prose_at(self, places: range) -> bool:
        """Whether the nearest line, but for others of a headline's shape, is prose."""
        for place in places:
            text = self._spans[place].text
            if _is_prose(text):
                return True
            if not _has_shape(text):
                return False
        return False

    def _shared(self, index: int) -> tuple[int, int]:
        """Return how many of the line's stems stand elsewhere too, and how many are."""
        own = _stems(self._spans[index].text)
        return sum(self._text.count(f" {stem}") > 1 for stem in own), len(own)

    @cached_property
    def _text(self) -> str:
        return f" {words_of(' '.join(span.text for span in self._spans))}"

    @cached_property
    def _own_lines(self) -> int:
        """Number of lines that look like headlines but have words of the story."""
        return sum(
            _has_shape(span.text) and shared > STRANGE * stems
            for span, (shared, stems) in zip(
                self._spans, map(self._shared, range(len(self._spans))), strict=True
            )
        )


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


def _has_shape(line: str) -> bool:
    """Whether the line may be a headline: no row, no item, no piece of a sentence."""
    words = line.split()
    if not SHORTEST <= len(line) <= LONGEST or len(words) < FEWEST_WORDS:
        return False
    capitals = line.isupper()
    if _END.search(line) and not (capitals or _ASKS.search(line)):
        return False
    if line[:2].islower() or _ITEM.match(line) or "\n" in line:
        return False
    if _SENTENCES.search(line) or line.count(",") > MOST_COMMAS or read_byline(line):
        return False
    quotes = line.count("“") - line.count("”") - line.count("„"), line.count('"') % 2
    if any(quotes):
        return False
    figures = sum(bool(_FIGURE.match(word)) for word in words)
    return figures < 2 or figures * (2 if capitals else 5) < len(words)


def _most_shared(line: str) -> float:
    """Return the share of its words that a headline of this shape may share."""
    short = len(line.split()) < SURE_WORDS
    if line[0] in "\"“«'‘„":
        return -1 if short else STRANGE
    if short or _ASKS.search(line):
        return STRANGE
    return STRANGE_CAPITALS if line.isupper() else STRANGE_LONG


def _is_prose(text: str) -> bool:
    return bool(_END.search(text)) and len(text.split()) >= PROSE_WORDS


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _STEM.findall(text.casefold())}


def may_be_headline(line: str) -> bool:
    """Whether the line may be a headline: the cheap test before all others.

    >>> may_be_headline("Putin orders troops out of Syria"), may_be_headline("No.")
    (True, False)
    """
    return SHORTEST <= len(line) <= LONGEST and line[-1] not in _CLOSED


_CLOSED = frozenset(".…。।؟።:;,!?\"'”’»)]")
