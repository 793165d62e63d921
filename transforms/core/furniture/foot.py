"""The foot of a page: what stands under a story to the end of the text.

Menus there are broken by what a site says of itself, by headlines of other stories
and their first sentences, so that no run of short lines holds all of it. A foot is
told from its end upwards; what prose it has is little beside the story left over it.
"""

from collections.abc import Sequence

from transforms.core.furniture.kinds import page_kind
from transforms.core.furniture.runs import is_entry, is_heading, is_menu_entry

LEAST_STORY = 3
"""Paragraphs that must be left over one in a foot: a short article between two menus
goes with neither."""

MOST_OF_TEXT = 1 / 4
"""Share of the story's length that the paragraphs in its foot may have."""

LONGEST_IN_FOOT = 600
"""Code points of a paragraph in a foot."""

FENCE, FENCE_ENTRIES = 3, 2
"""Lines over a paragraph of a foot that are no prose, and how many are furniture: one
advert or link before a story's last paragraph doesn't part it from the story."""

OUTNUMBERED = 5
"""Other lines of a foot to each of its paragraphs."""

MOST_BARE = 25
"""Lines in a row that are no prose and no furniture either: more are a table."""

FEWEST_ENTRIES = 2
"""Different lines of furniture in a foot."""

_LOOSE = frozenset(
    ("advert", "caption", "page-date", "read-more", "sign-off", "credit", "markup")
)
"""Kinds that stand within stories as well: they open no foot."""


def foot_of(lines: Sequence[str]) -> int:
    """Return where the foot of the page begins, or the number of lines.

    >>> story = [f"Rates rose again in {month}, the bank said." for month in "ABCD"]
    >>> foot_of([*story, "Contact us", "Rates fall in May", "Careers"])
    4
    >>> foot_of(["Home", "News", story[0], "Contact us", "Careers", "Feedback"])
    3
    """
    foot = _Foot(lines)
    for index in range(len(lines) - 1, -1, -1):
        if not foot.takes(index):
            break
    return foot.start


class _Foot:
    """What has been taken for the foot so far, from the last line upwards."""

    def __init__(self, lines: Sequence[str]):
        self._lines = lines
        self._kinds = [_kind_of(line) for line in lines]
        prose = [len(ln) for ln, k in zip(lines, self._kinds, strict=True) if k is None]
        self._left, self._length = len(prose), sum(prose)
        self._entries: set[str] = set()
        self._paragraphs = self._others = self._prose = 0
        self._over = self._over_entries = self._bare = 0
        self._open = False
        self.start = len(lines)

    def takes(self, index: int) -> bool:
        """Whether the line may be one of the foot; note it, and where that begins."""
        kind = self._kinds[index]
        if kind is None:
            return self._takes_paragraph(len(self._lines[index]))
        self._others += 1
        self._over += 1
        self._bare = 0 if kind else self._bare + 1
        if kind:
            self._over_entries += 1
            self._entries.add(self._lines[index].casefold())
            self._open &= self._over < FENCE or self._over_entries < FENCE_ENTRIES
            if self._is_foot():
                self.start = index
        return self._bare <= MOST_BARE

    def _takes_paragraph(self, length: int) -> bool:
        self._paragraphs += 1
        self._prose += length
        fits = not self._open and length <= LONGEST_IN_FOOT
        self._open, self._over, self._over_entries, self._bare = True, 0, 0, 0
        return fits and self._left - self._paragraphs >= LEAST_STORY

    def _is_foot(self) -> bool:
        small = self._prose <= MOST_OF_TEXT * (self._length - self._prose)
        few = self._paragraphs * OUTNUMBERED <= self._others
        many = len(self._entries) >= FEWEST_ENTRIES
        return many and small and few and not self._open and self._left > 0


def _kind_of(line: str) -> bool | None:
    """Return whether a line is furniture that a foot is made of; None for prose."""
    kind = page_kind(line)
    if kind:
        return kind not in _LOOSE
    if is_menu_entry(line) or is_heading(line):
        return True
    return False if is_entry(line) else None
