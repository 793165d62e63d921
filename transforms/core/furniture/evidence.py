"""Which lines of an article are furniture, given all of its lines.

Some kinds are sure by themselves. Others stand in stories, too, and are furniture
where the text shows to be a page, at its end, or where they are few.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.core.furniture.captions import is_author_note, says_what
from transforms.core.furniture.foot import foot_of
from transforms.core.furniture.kinds import (
    CAPTION,
    IN_COMPANY,
    PAGE_DATE,
    SIGN_OFF,
    furniture_kind,
    is_bare_label,
    page_kinds,
)
from transforms.core.furniture.runs import Run, furniture_runs, may_begin_run
from transforms.core.headline_signs import is_prose, may_be_headline
from transforms.core.heads.bylines import credits_words

MOST_DATES = 4
"""Lines that say when the page changed; of more, each opens an entry of a live blog."""


FEWEST_ENTRIES = 3
"""Days with their times that are entries of a live blog, if nothing is said of them and
prose stands between."""

RULE = "___"
"""Stands between an agency's story and its notes on it."""

_REPORTED = re.compile(r"\breported from\b|\bcontributed(?: to this \w+)?\.|https?://")
LABELS = ("read-more", "device")
MOST_CAPTIONS = 6
"""Captions; of more, the text is a gallery, whose captions tell the story."""


def runs_of(lines: Sequence[str]) -> list[Run]:
    """Return the runs of furniture in order, the foot of the page as the last.

    In most articles no line begins one: nothing else is asked of them.
    """
    if not any(map(may_begin_run, lines)) and not any(page_kinds(tuple(lines))):
        return []
    foot = foot_of(lines)
    below = [Run(foot, len(lines), "foot")] if foot < len(lines) else []
    return [*furniture_runs(lines[:foot]), *below]


def kinds_of(lines: Sequence[str], plain: bool, is_page: bool) -> list[str | None]:
    """Return which piece of furniture each line is, where that is sure enough.

    Args:
        lines: The article's lines, without runs of furniture.
        plain: Whether they are plain text.
        is_page: Whether the text had such runs.

    >>> kinds_of(["Rates rose.", "Follow us on Twitter"], True, False)
    [None, None]
    >>> kinds_of(["Rates rose.", "Follow us on Twitter"], True, True)
    [None, 'follow']
    """
    told = page_kinds(tuple(lines)) if plain else map(furniture_kind, lines)
    kinds = list(told)
    kinds = _few(_few(kinds, PAGE_DATE, MOST_DATES), CAPTION, MOST_CAPTIONS)
    if kinds.count(PAGE_DATE) >= FEWEST_ENTRIES:
        _without_entries(lines, kinds)
    if not is_page and not any(kind and kind not in IN_COMPANY for kind in kinds):
        return [None] * len(kinds)
    if plain:
        mark_under_labels(lines, kinds)
        _under_a_rule(lines, kinds)
    kinds = ending(kinds)
    if plain:
        prose = [
            index
            for index, kind in enumerate(kinds)
            if not kind and is_prose(lines[index])
        ]
        if len(prose) > 1 and is_author_note(lines[prose[-1]]):
            kinds[prose[-1]] = "author"
    return kinds


def head_kinds(lines: Sequence[str], most: int, *, plain: bool) -> list[str | None]:
    """Return which piece of furniture each of a text's first lines is.

    Args:
        lines: All lines, which tell whether the text is a page.
        most: How many are asked about.
        plain: Whether they are plain text.
    """
    if not plain:
        return list(map(furniture_kind, lines[:most]))
    told = page_kinds(tuple(lines))
    if not any(told):
        return list(told[:most])
    kinds = ending(told)
    mark_under_labels(lines, kinds)
    if CAPTION in kinds[:most]:
        kinds = [
            None if kind == CAPTION and credits_words(line) else kind
            for kind, line in zip(kinds, lines, strict=True)
        ]
    if not any(kind and kind not in IN_COMPANY for kind in kinds):
        return [None] * min(most, len(kinds))
    return kinds[:most]


def ending(kinds: Sequence[str | None]) -> list[str | None]:
    """Return the kinds without the sign-offs that end no story, but stand within it.

    >>> ending(["sign-off", None, "sign-off", "copyright"])
    [None, None, 'sign-off', 'copyright']
    """
    if SIGN_OFF not in kinds:
        return list(kinds)
    last = max((i for i, kind in enumerate(kinds) if not kind), default=-1)
    within = [None if kind == SIGN_OFF else kind for kind in kinds[:last]]
    return [*within, *kinds[max(last, 0) :]]


def _without_entries(lines: Sequence[str], kinds: list[str | None]) -> None:
    """Leave days and times that open a live blog's entries: prose stands between."""
    bare = [
        index
        for index, kind in enumerate(kinds)
        if kind == PAGE_DATE and not says_what(lines[index])
    ]
    told = sum(
        any(map(is_prose, lines[start + 1 : end])) for start, end in pairwise(bare)
    )
    if told >= FEWEST_ENTRIES - 1:
        for index in bare:
            kinds[index] = None


def mark_under_labels(lines: Sequence[str], kinds: list[str | None]) -> None:
    """Mark the headline under a label that stands alone: `Read also:`.

    It is one if it may be a headline by its shape, and prose or a page's line follows.
    """
    for index in range(len(lines) - 2):
        if kinds[index] not in LABELS or kinds[index + 1]:
            continue
        line, after = lines[index + 1], lines[index + 2]
        told = is_bare_label(lines[index]) and may_be_headline(line)
        if told and (kinds[index + 2] or is_prose(after)):
            kinds[index + 1] = kinds[index]


def _under_a_rule(lines: Sequence[str], kinds: list[str | None]) -> None:
    """Mark what an agency writes under its rule at the end: who else reported."""
    if RULE not in lines:
        return
    for index in range(lines.index(RULE) + 1, len(lines)):
        if lines[index] != RULE and not kinds[index]:
            if not _REPORTED.search(lines[index]):
                return
            kinds[index] = "credit"


def _few(kinds: list[str | None], kind: str, most: int) -> list[str | None]:
    """Return the kinds without one that is the story where there are so many."""
    if kinds.count(kind) <= most:
        return kinds
    return [None if told == kind else told for told in kinds]
