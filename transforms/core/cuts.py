"""Cuts on the normalised input: what the steps propose to take out, and what is left.

The normalised input is the paragraphs joined by `SEPARATOR`. Every step proposes
`Cut`s over it; nothing is edited. `live` shows a step what is left by the cuts
before it; at the end `transforms.core.composing` takes them all out.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from transforms.core.schema import Cut

SEPARATOR = "\n\n"

Mode = Literal["cut", "mark", "off"]
"""What a repair does with what it finds: take it out, only list it, not look for it."""


class Span(NamedTuple):
    """A stretch of the normalised input that is still in the text.

    Attributes:
        start: First code point, in the normalised input.
        end: One past the last.
        text: The stretch itself, without spaces at its ends.
        paragraph: Index of the paragraph that it stands in.
    """

    start: int
    end: int
    text: str
    paragraph: int


def join(paragraphs: Iterable[str]) -> str:
    """Return the normalised input of these paragraphs."""
    return SEPARATOR.join(paragraphs)


def offsets(paragraphs: Iterable[str]) -> list[int]:
    """Return where each paragraph begins in the normalised input.

    >>> offsets(["ab", "c", "d"])
    [0, 4, 7]
    """
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + len(SEPARATOR)
    return starts


def paragraph_cut(
    paragraphs: Sequence[str],
    first: int,
    last: int,
    reason: str,
    *,
    applied: bool = True,
    evidence: dict[str, object] | None = None,
) -> Cut:
    """Return the cut of the whole paragraphs `first` to `last`, both included."""
    starts = offsets(paragraphs[: last + 1])
    return Cut(
        start=starts[first],
        end=starts[last] + len(paragraphs[last]),
        reason=reason,
        applied=applied,
        evidence=evidence,
    )


def live(paragraphs: Sequence[str], cuts: Sequence[Cut]) -> list[Span]:
    """Return what the cuts leave, one span for each stretch, in order.

    Cuts that are only marked count as cuts here, so that `mark` and `cut` decide
    alike. A paragraph that is cut in the middle gives two spans.

    >>> [s.text for s in live(["LONDON: Rates rose.", "Ad"],
    ...                       [Cut(start=0, end=7, reason="dateline"),
    ...                        Cut(start=21, end=23, reason="furniture")])]
    ['Rates rose.']
    """
    spans = []
    ordered = sorted(cuts, key=lambda cut: cut.start)
    at = done = 0
    for index, paragraph in enumerate(paragraphs):
        end = at + len(paragraph)
        position = at
        while done < len(ordered) and ordered[done].end <= at:
            done += 1
        if done == len(ordered) or ordered[done].start >= end:
            if paragraph and not (paragraph[0].isspace() or paragraph[-1].isspace()):
                spans.append(Span(at, end, paragraph, index))
            else:
                spans.append(_span(paragraph, at, at, end, index))
            at = end + len(SEPARATOR)
            continue
        for place in range(done, len(ordered)):
            cut = ordered[place]
            if cut.start >= end:
                break
            if cut.end <= position:
                continue
            if cut.start > position:
                spans.append(_span(paragraph, at, position, cut.start, index))
            position = max(position, cut.end)
        if position < end:
            spans.append(_span(paragraph, at, position, end, index))
        at = end + len(SEPARATOR)
    return [span for span in spans if span.text]


def _span(paragraph: str, at: int, start: int, end: int, index: int) -> Span:
    piece = paragraph[start - at : end - at]
    bare = piece.lstrip()
    start += len(piece) - len(bare)
    bare = bare.rstrip()
    return Span(start, start + len(bare), bare, index)
