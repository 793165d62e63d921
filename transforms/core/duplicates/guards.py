"""What keeps two articles that are alike enough apart: they tell two stories.

- *overlaps*: passages stand in the place of the earlier one's or between them, neither
  text has the other's lead, the figures of a report are others (`other_stories`), or
  the two have less than half in common and differ both ways;
- *recurring*: their known times lie more than a day apart, and they are short or one
  has another number where the other has one (a market report, the weather).
"""

from functools import cached_property

from transforms.core.duplicates.changes import (
    Edit,
    Span,
    Story,
    apart,
    edits,
    replaces_number,
    spans,
)
from transforms.core.duplicates.decisions import Articles, Match
from transforms.core.duplicates.intervals import Intervals
from transforms.core.duplicates.other_stories import may_tell_another, tells_another
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.side_by_side import SideBySide
from transforms.core.duplicates.similarity import ALONE, SURE
from transforms.core.schema import RelatedBy


class Pair:
    """An article and a kept one that it is like; texts are read when asked for.

    Attributes:
        row: The article's.
        match: The kept one.
    """

    def __init__(self, articles: Articles, row: int, match: Match):
        self.row = row
        self.match = match
        self._articles = articles
        self._spans: list[Span] | None = None

    @property
    def own(self) -> Story:
        """The article's text."""
        return self._articles.text(self.row)

    @property
    def kept(self) -> Story:
        """The kept one's text."""
        return self._articles.text(self.match.row)

    @property
    def spans(self) -> list[Span]:
        """Where the article's text differs from the kept one's."""
        if self._spans is None:
            self._spans = spans(self.kept.text, self.own.text)
        return self._spans

    @cached_property
    def compared(self) -> tuple[Story, Story]:
        """The kept one and the article, as far as their texts are looked at."""
        kept, own = self.kept, self.own
        if self._spans is not None:  # they were aligned as they are
            return kept, own
        old, new = apart(kept.text, own.text)
        return Story(kept.title, old), Story(own.title, new)

    @cached_property
    def edits(self) -> list[Edit]:
        """Where these differ, in words."""
        kept, own = self.compared
        return edits(kept.text, own.text, self._spans)


class Guards:
    """Tells duplicates from other stories."""

    def __init__(self, articles: Articles, rules: Rules, intervals: Intervals):
        self._words = articles.words
        self._rules = rules
        self._intervals = intervals

    def another(self, pair: Pair) -> RelatedBy | None:
        """Return why an article as near as a duplicate is another story, if it is."""
        like = pair.match.like
        if like.jaccard < SURE and like.alone > ALONE:
            return "overlaps"
        if self._recurs(pair):
            return "recurring"
        return "overlaps" if self._overlaps(pair) else None

    def _recurs(self, pair: Pair) -> bool:
        """Return whether the two are one story on two days, and no duplicates."""
        row, other = pair.row, pair.match.row
        if self._intervals.apart(row, other) <= self._intervals.window:
            return False
        words = self._words
        if max(words[row], words[other]) < self._rules.recurring_words:
            return True
        return replaces_number(pair.edits)

    def _overlaps(self, pair: Pair) -> bool:
        """Return whether the two are stories of their own that share passages."""
        if self._rules.replaced >= 1 or not may_tell_another(pair.match.like):
            return False
        two = SideBySide(pair.kept.text, pair.own.text, pair.spans, pair.match.like)
        return tells_another(two, self._rules.replaced)
