"""The figures by which articles are decided; `leaders` says in which order."""

import msgspec

from transforms.core.duplicates.similarity import CONTAINED, THRESHOLD

HOUR = 3_600_000_000
DAY = 24 * HOUR
REPLACED = 0.02
"""Share of the words of the shorter of two articles in passages that stand in the
place of others (`other_stories`) from which it is another story."""


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of the pass.

    Attributes:
        near: Whether near duplicates are looked for; exact copies and updates are
            found without.
        threshold: Jaccard similarity from which an article is a near duplicate, 0 to 1.
        contained: Share of its shingles from which an article is contained.
        recurring_hours: Stories further apart than this may recur; 0 turns it off.
        recurring_words: Stories of fewer words recur whatever they say.
        keep_for_days: Articles further apart in time aren't compared; 0: no limit.
        replaced: Share of its words in passages put in the place of an earlier
            article's from which an article tells another story; 1 turns that off,
            and all else by which two stories are told apart.
        account: Whether duplicates get an account of what differs.
    """

    near: bool = True
    threshold: float = THRESHOLD
    contained: float = CONTAINED
    recurring_hours: float = 20.0
    recurring_words: int = 60
    keep_for_days: float = 0.0
    replaced: float = REPLACED
    account: bool = True

    def __post_init__(self) -> None:
        for key in ("threshold", "contained"):
            if not 0 < (value := getattr(self, key)) <= 1:
                raise ValueError(f"{key} must be above 0, and at most 1, got {value}")
        for key in ("recurring_hours", "recurring_words", "keep_for_days", "replaced"):
            if not (value := getattr(self, key)) >= 0:
                raise ValueError(f"{key} must be at least 0, got {value}")
