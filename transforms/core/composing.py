"""All cuts taken out of the normalised input, and each piece put back.

`compose` turns the cuts into `text` and `removed`, `restore` undoes it:

    normalised:  A ¶ x. y. z. ¶ B ¶ C    cuts: "y." and the paragraph "B"
    text:        A ¶ x. z. ¶ C           removed: "y. " and "B ¶ "
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from transforms.core.cuts import SEPARATOR, join
from transforms.core.schema import Cut, Removed

_Placed = tuple[int, int, Cut]
"""A span, from its first code point to before its last, and the cut that takes it."""


class Composed(NamedTuple):
    """The text that the cuts leave, and the pieces that they take out."""

    text: str
    removed: tuple[Removed, ...]


def compose(paragraphs: Sequence[str], cuts: Sequence[Cut]) -> Composed:
    r"""Return the text without the applied cuts, and what was removed, in order.

    Where cuts overlap, the earlier in the sequence keeps the span and the later is
    left with what remains of it. Between two stretches that stay, one blank line
    (within a paragraph, one space) stays too: the first if it stands before the
    piece, else the last. All other white space goes with the pieces.

    >>> cuts = [Cut(start=0, end=7, reason="dateline"),
    ...         Cut(start=22, end=31, reason="furniture")]
    >>> story = ["MOSCOW: Talks began.", "Read more", "All left."]
    >>> text, removed = compose(story, cuts)
    >>> text
    'Talks began.\n\nAll left.'
    >>> [(piece.text, piece.at) for piece in removed]
    [('MOSCOW: ', 0), ('Read more\n\n', 14)]
    """
    whole = join(paragraphs)
    if not cuts:
        return Composed(whole, ())
    if body := _body_after(whole, cuts):
        return _without_head(whole, cuts, body)
    spans = _disjoint(cuts)
    applied = [span for span in spans if span[2].applied]
    ends = [end for _, end, _ in applied]
    stays = _stays(whole, applied)
    text: list[str] = []
    removed: list[tuple[int, Removed]] = []
    shift = position = 0
    shifts: list[tuple[int, int]] = []  # (end of a piece, code points cut so far)
    for left, right in pairwise([None, *stays, None]):
        start, end = left[1] if left else 0, right[0] if right else len(whole)
        if left:
            text.append(whole[position:start])
        kept_from, kept_to = _break_to_keep(whole, left, right, start, end)
        for a, b in ((start, kept_from), (kept_to, end)):
            inside = _inside(applied, ends, a, b) if a < b else ()
            for first, last, cut in _share_out(a, b, inside, right is None):
                piece = _removed(cut, whole[first:last], first - shift)
                removed.append((first, piece))
                shift += last - first
                shifts.append((last, shift))
        text.append(whole[kept_from:kept_to])
        position = end
    for start, end, cut in spans:
        if not cut.applied:
            before = bisect_right(shifts, start, key=itemgetter(0))
            gone = shifts[before - 1][1] if before else 0
            removed.append((start, _removed(cut, whole[start:end], start - gone)))
    removed.sort(key=lambda placed: placed[0])
    return Composed("".join(text), tuple(piece for _, piece in removed))


def _body_after(whole: str, cuts: Sequence[Cut]) -> int | None:
    """Return where the text begins if the cuts, in order, take all that is before it.

    So they do in most articles: a title, a byline, a dateline.
    """
    end = 0
    for cut in cuts:
        in_order = cut.applied and end <= cut.start < cut.end
        if not (in_order and _is_blank(whole[end : cut.start])):
            return None
        end = cut.end
    rest = whole[end:]
    if not rest or rest[-1].isspace():
        return None
    return end + len(rest) - len(rest.lstrip())


def _is_blank(gap: str) -> bool:
    return not gap or gap.isspace()


def _without_head(whole: str, cuts: Sequence[Cut], body: int) -> Composed:
    """Return what `compose` does where each cut reaches to the next, or to the body."""
    edges = [0, *(cut.start for cut in cuts[1:]), body]
    removed = (
        _removed(cut, whole[start:end], 0)
        for cut, (start, end) in zip(cuts, pairwise(edges), strict=True)
    )
    return Composed(whole[body:], tuple(removed))


def _removed(cut: Cut, text: str, at: int) -> Removed:
    return Removed(
        reason=cut.reason,
        text=text,
        at=at,
        applied=cut.applied,
        evidence=cut.evidence,
    )


def restore(text: str, removed: Iterable[Removed]) -> str:
    r"""Return the normalised input: put every applied piece back at its place.

    >>> restore(*compose(["Up", "Rates rose."], [Cut(start=0, end=2, reason="title")]))
    'Up\n\nRates rose.'
    """
    out: list[str] = []
    position = 0
    for piece in removed:
        if piece.applied:
            out += (text[position : piece.at], piece.text)
            position = piece.at
    out.append(text[position:])
    return "".join(out)


def _disjoint(cuts: Sequence[Cut]) -> list[_Placed]:
    """Return the cuts' spans in order, none overlapping an earlier cut's."""
    starts: list[int] = []
    taken: list[_Placed] = []
    for cut in cuts:
        place = max(0, bisect_right(starts, cut.start) - 1)
        free, at = [], cut.start
        for number in range(place, len(taken)):
            start, end, _ = taken[number]
            if start >= cut.end:
                break
            if start > at:
                free.append((at, start))
            at = max(at, end)
        if at < cut.end:
            free.append((at, cut.end))
        for start, end in free:
            place = bisect_right(starts, start)
            starts.insert(place, start)
            taken.insert(place, (start, end, cut))
    return taken


def _stays(whole: str, applied: Sequence[_Placed]) -> list[tuple[int, int]]:
    """Return the stretches between the cuts, without the spaces at their ends."""
    stays, position = [], 0
    for start, end in [*((a, b) for a, b, _ in applied), (len(whole), len(whole))]:
        piece = whole[position:start]
        bare = piece.strip()
        if bare:
            first = position + len(piece) - len(piece.lstrip())
            stays.append((first, first + len(bare)))
        position = end
    return stays


def _break_to_keep(
    whole: str, left: object, right: object, start: int, end: int
) -> tuple[int, int]:
    """Return the white space between two stretches that stays in the text."""
    if left is None or right is None:
        return start, start
    at = whole.find(SEPARATOR, start, end)
    mark = " " if at < 0 else SEPARATOR
    if whole.startswith(mark, start):
        return start, start + len(mark)
    if whole.endswith(mark, start, end):
        return end - len(mark), end
    return (start, start) if at < 0 else (at, at + len(mark))


def _inside(
    spans: Sequence[_Placed], ends: Sequence[int], start: int, end: int
) -> Sequence[_Placed]:
    """Return the cuts in [start, end), else the one nearest to it.

    Args:
        spans: All cuts, in order.
        ends: Where each of them ends.
        start: Of a stretch that goes.
        end: Of the same.
    """
    first = last = bisect_right(ends, start)
    while last < len(spans) and spans[last][0] < end:
        last += 1
    beside = spans[max(0, first - 1) : first + 1]
    return spans[first:last] or [min(beside, key=lambda span: abs(span[0] - start))]


def _share_out(
    start: int, end: int, inside: Sequence[_Placed], at_end: bool
) -> Iterator[_Placed]:
    """Part [start, end) among the cuts in it; each takes the space up to the next.

    At the end of the article each takes the space before it instead.
    """
    for index, (_, own_end, cut) in enumerate(inside):
        following = own_end if at_end else inside[min(index + 1, len(inside) - 1)][0]
        stop = following if index + 1 < len(inside) else end
        yield start, stop, cut
        start = stop
