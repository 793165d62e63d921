"""Which lines of an article are furniture, given all of its lines.

Some kinds are sure by themselves. Others stand in stories, too, and are furniture
where the text shows to be a page, at its end, or where they are few.
"""

from collections.abc import Sequence

from transforms.core.furniture import (
    CAPTION,
    IN_COMPANY,
    PAGE_DATE,
    SIGN_OFF,
    furniture_kind,
    page_kinds,
)
from transforms.core.furniture_captions import is_author_note
from transforms.core.furniture_foot import foot_of
from transforms.core.furniture_runs import Run, furniture_runs, may_begin_run
from transforms.core.headline_signs import is_prose

MOST_DATES = 4
"""Lines that say when the page changed; of more, each opens an entry of a live blog."""


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
    if not is_page and not any(kind and kind not in IN_COMPANY for kind in kinds):
        return [None] * len(kinds)
    last = max((i for i, kind in enumerate(kinds) if not kind), default=-1)
    kinds[:last] = [None if kind == SIGN_OFF else kind for kind in kinds[:last]]
    if plain:
        prose = [
            index
            for index, kind in enumerate(kinds)
            if not kind and is_prose(lines[index])
        ]
        if len(prose) > 1 and is_author_note(lines[prose[-1]]):
            kinds[prose[-1]] = "author"
    return kinds


def _few(kinds: list[str | None], kind: str, most: int) -> list[str | None]:
    """Return the kinds without one that is the story where there are so many."""
    if kinds.count(kind) <= most:
        return kinds
    return [None if told == kind else told for told in kinds]
