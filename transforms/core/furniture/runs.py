"""Runs of lines that belong to the page: menus, lists of other stories, references.

One line alone says little: a story may have a subheading `Business`. A run of short
lines without an end mark that has two entries of the menus of news sites is no story.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.core.furniture.kinds import page_kinds
from transforms.core.furniture.words import MENU, OTHER_STORIES, any_of
from transforms.core.headline_signs import is_prose

LONGEST_ENTRY = 160
"""Characters; a headline in a list of them is shorter, a paragraph may be."""

FEWEST_LINES = 3
FEWEST_ENTRIES = 2
"""Lines of a run, and different entries of a menu in it; 22,000 clean bodies have no
such run, and most plain texts of whole pages do."""

SHORTEST_HEADLINE = 20
"""Characters of a line that ends a list of headlines before prose."""

_LONGEST_MENU = 2 * max(map(len, MENU))
"""Characters of an entry of a menu, with its bullets."""

WRAPPED_AT = 60
"""Characters of a reference that may go on in the next line."""

_ENDS = frozenset(".!?…。！？।؟።;")
_CLOSERS = "\"'”’»)]"
_BARE = re.compile(r"^[\W_\d]+|[\W_]+$")
_OTHER_STORIES = re.compile(rf"\W*{any_of(OTHER_STORIES)}\W*", re.I)
_REFERENCE = re.compile(r"\[\d+\]: \S+\Z")
_ADDRESS_END = re.compile(r"[\w%./?=&#~+:,;@!-]+\Z")


class Run(NamedTuple):
    """Lines `start` to before `end`, and which kind of furniture they are."""

    start: int
    end: int
    kind: str


def may_have_runs(lines: Sequence[str]) -> bool:
    """Whether there are short lines enough, or a reference: the cheap test.

    >>> may_have_runs(["Home", "News", "Sport"]), may_have_runs(["Rates rose."] * 9)
    (True, False)
    """
    short = [
        line for line in lines if len(line) <= LONGEST_ENTRY and line[-1:] not in _ENDS
    ]
    return len(short) >= FEWEST_LINES or any(line.startswith("[") for line in short)


def furniture_runs(lines: Sequence[str]) -> list[Run]:
    """Return the runs in order; none overlap.

    A menu goes from its first entry to its last: what stands before or behind may be
    the story's own title or list. Where no prose follows all of it goes. A list of
    other stories goes from its heading on.

    >>> furniture_runs(["Home", "News", "Rates rise", "Rates rose by a fifth."])
    [Run(start=0, end=2, kind='menu')]
    """
    found = [*_references(lines)]
    goes = [kind is not None for kind in page_kinds(tuple(lines))]
    prose = [i for i, line in enumerate(lines) if is_prose(line) and not goes[i]]
    last_prose = max(prose, default=-1)
    for start, end in _short(lines, goes):
        entries = [i for i in range(start, end) if is_menu_entry(lines[i])]
        heads = [i for i in range(start, end) if is_heading(lines[i])]
        if len({_bare(lines[i]) for i in entries}) >= FEWEST_ENTRIES:
            stop = end if end > last_prose else entries[-1] + 1
            found.append(Run(min(entries + heads), stop, "menu"))
            continue
        while heads and end <= last_prose and len(lines[end - 1]) < SHORTEST_HEADLINE:
            end -= 1  # a subheading, which the prose after it is under
        if heads and end - heads[0] >= FEWEST_LINES:
            found.append(Run(heads[0], end, "other-stories"))
    return sorted(found)


def _short(lines: Sequence[str], goes: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where runs of short lines without an end mark begin and end.

    A line that goes by itself parts none: afterwards its neighbours are one run.
    """
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and (goes[index] or is_entry(lines[index])):
            continue
        if sum(map(is_entry, lines[start:index])) >= FEWEST_LINES:
            yield start, index
        start = index + 1


def is_entry(line: str) -> bool:
    """Whether the line is short and ends in no mark."""
    short = len(line) <= LONGEST_ENTRY and _REFERENCE.match(line) is None
    return short and line.rstrip(_CLOSERS)[-1:] not in _ENDS


def may_begin_run(line: str) -> bool:
    """Whether the line is a reference, an entry of a menu, or a heading over a list."""
    if len(line) > LONGEST_ENTRY:
        return line[0] == "["
    return line[0] == "[" or is_menu_entry(line) or is_heading(line)


def is_menu_entry(line: str) -> bool:
    """Whether the line is an entry of the menus of news sites."""
    return len(line) <= _LONGEST_MENU and _bare(line) in MENU


def is_heading(line: str) -> bool:
    """Whether the line is a heading over a list of other stories."""
    return len(line) <= LONGEST_ENTRY and _OTHER_STORIES.fullmatch(line) is not None


def _bare(line: str) -> str:
    """Return the line without bullets and marks at its ends."""
    if not (line[:1].isalpha() and line[-1:].isalnum()):
        line = _BARE.sub("", line)
    return line.casefold()


def _references(lines: Sequence[str]) -> Iterator[Run]:
    """Yield link definitions of Markdown, which a reader never sees."""
    index = 0
    while index < len(lines):
        start = index
        if _REFERENCE.match(lines[index]):
            index += 1
            goes_on = len(lines[start]) >= WRAPPED_AT and index < len(lines)
            if goes_on and _ADDRESS_END.match(lines[index]):
                index += 1
            yield Run(start, index, "reference")
        else:
            index += 1
