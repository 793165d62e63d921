"""Whether an article can have a passage twice: the cheap test before all others."""

from collections.abc import Sequence
from itertools import takewhile

EDGE = 32
"""Characters compared at each end of a piece, here and where copies are looked for."""

SHORTEST_PIECE = 24
"""Characters; a shorter clause returns in most articles."""

TURN_OF_PHRASE = 60
"""Characters that return at one place, up to which it is no more than that."""

STOPS = ".,;:!?。、，།።፣"
"""Marks that end a clause. (To replace one by one those that are there takes half as
long as to translate all at once.)"""


def may_repeat(paragraphs: Sequence[str]) -> bool:
    """Whether two clauses begin or end alike: the cheap test before all others.

    One such pair alone is a turn of phrase, unless the text is alike around it too.

    >>> may_repeat(["The mayor opened the new bridge.", "Nobody came."])
    False
    """
    text = "\n".join(paragraphs)
    clauses = text
    for stop in STOPS:
        if stop in clauses:
            clauses = clauses.replace(stop, "\n")
    pieces = [piece for piece in clauses.split("\n") if len(piece) >= SHORTEST_PIECE]
    count = len(pieces)
    begin, end = (
        {piece.lstrip()[:EDGE] for piece in pieces},
        {piece[-EDGE:] for piece in pieces},
    )
    alike = 2 * count - len(begin) - len(end)
    return alike > 1 or (alike == 1 and _alike_around(text, pieces))


def _alike_around(text: str, pieces: Sequence[str]) -> bool:
    """Whether more than a turn of phrase returns at the one place that may."""
    for edges in (
        [piece.lstrip()[:EDGE] for piece in pieces],
        [piece[-EDGE:] for piece in pieces],
    ):
        edge = _first_again(edges).strip()
        first = text.find(edge)
        second = text.find(edge, first + 1)
        if edge and second > 0:
            after = zip(text[first:], text[second:], strict=False)
            size = sum(1 for _ in takewhile(_same, after))
            before = zip(reversed(text[:first]), reversed(text[:second]), strict=False)
            size += sum(1 for _ in takewhile(_same, before))
            return size >= TURN_OF_PHRASE
    return True


def _first_again(edges: Sequence[str]) -> str:
    """Return the first that stands there twice, or nothing."""
    seen: set[str] = set()
    for edge in edges:
        if edge in seen:
            return edge
        seen.add(edge)
    return ""


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
