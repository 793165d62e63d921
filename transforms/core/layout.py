"""Lines of plain text to paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent
from typing import NamedTuple

from transforms.core.furniture.kinds import SIGN_OFF, page_kind
from transforms.core.furniture.runs import is_heading, is_menu_entry
from transforms.core.heads.bylines import read_byline
from transforms.core.heads.datelines import find_dateline

MIN_WRAPPED = 4
"""Lines that a text must have before their width can be evidence of wrapping."""

HEAD_LINES = 3
"""Lines at the beginning that may be wider than the rest: title, standfirst."""

RAGGED = 6
"""Code points by which a wrapped line may be shorter than its words allow."""

FEW_LINES, SHORTEST_WRAPPED = 8, 40
"""Texts of so few lines are too short to measure: a line as long as this that the
next goes on from in lower case was wrapped."""

LONGEST_VERSE = 60
"""Code points of a line of verse."""

_STOP = re.compile(r"[.!?…。！？।؟።][\"'”’»)\]]*\Z")

_SPACE_AT_LINE = re.compile("\n(?: |(?<= \n))")
"""One search for line ends: to find strings of two characters takes six times that."""

_COLUMNS = re.compile(r"\S(?: {2,}|\t+)\S")
_LIST_ITEM = re.compile(r"\s*(?:[-*•‣▪–]|\d{1,3}[.)])\s+\S")
_BYLINE = re.compile(r"(?:By|BY|by) [A-Z][^.]{3,60}\Z")
_END = re.compile(r"[.!?…:;\"'”’»)\]。！？।؟]\Z")


class Layout(NamedTuple):
    """The paragraphs of a text.

    Attributes:
        paragraphs: White space folded in prose; tables keep their lines.
        apart: Whether a blank line follows where not all have one.
    """

    paragraphs: tuple[str, ...]
    apart: tuple[bool, ...]


def lay_out(text: str) -> Layout:
    r"""Return a mended text's paragraphs.

    One line is one paragraph, unless the lines are wrapped: then blank lines and
    indents part them, and the rest are joined. Tables, lists and verse between
    blank lines keep their lines.

    >>> lay_out("Rates rise\n\nThe bank   acted.\nMarkets fell.").paragraphs
    ('Rates rise', 'The bank acted.', 'Markets fell.')
    """
    folded = _is_folded(text)
    if "\n" not in text:
        whole = text if folded else " ".join(text.split())
        return Layout((whole,), (False,)) if whole else Layout((), ())
    lines = text.split("\n")
    blocks = _blocks(lines, folded)
    width = wrap_width(blocks)
    paragraphs: list[str] = []
    apart: list[bool] = []
    for index, block in enumerate(blocks):
        if index and len(block) > 1 and _keeps_lines(block, width):
            parts = [_as_it_stands(block)]
        elif folded and width is None and len(lines) > FEW_LINES:
            parts = block
        elif folded and width is None:
            parts = _unbroken(block)
        else:
            parts = _paragraphs(block, width)
        paragraphs += parts
        apart += [False] * (len(parts) - 1) + [True]
    if apart and all(apart):
        apart = [False] * len(apart)
    return Layout(tuple(paragraphs), tuple(apart))


def _is_folded(text: str) -> bool:
    """Return whether no line has white space at its ends or twice in a row."""
    if "\t" in text or text.startswith(" ") or text.endswith(" "):
        return False
    return not (_SPACE_AT_LINE.search(text) or "  " in text)


def _blocks(lines: list[str], folded: bool) -> list[list[str]]:
    """Return the lines parted where blank ones stand."""
    if folded and "" not in lines:
        return [lines]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line if folded else line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def wrap_width(blocks: list[list[str]]) -> int | None:
    """Return the width in code points that the lines are wrapped at, or None.

    Wrapped lines end in mid-sentence, near one width that none goes past, but for
    those of the head: a title may be longer. No line is wrapped before a blank one.

    Args:
        blocks: Lines parted where blank ones stand.
    """
    lines = [line for block in blocks for line in block]
    if len(lines) < max(MIN_WRAPPED, len(blocks) + 1):
        return None
    body = lines[HEAD_LINES:] if len(lines) >= HEAD_LINES + MIN_WRAPPED else lines
    width = max(map(len, body))
    if not 40 <= width <= 120:
        return None
    pairs = [
        (line, following)
        for line, following in _within(blocks, len(lines) - len(body))
        if not _END.search(line) and len(line) > width // 2
    ]
    full = [pair for pair in pairs if not _would_fit(*pair, width)]
    most = len(full) >= 3 and len(full) >= max(0.6 * len(pairs), 0.4 * len(body))
    starts = [following.lstrip()[0] for _, following in full]
    within = sum(start.islower() or start > "\u024f" for start in starts)
    return width if most and within >= 0.4 * len(full) else None


def _within(blocks: list[list[str]], head: int) -> Iterator[tuple[str, str]]:
    """Yield the lines below the head that follow each other with no blank between."""
    for block in blocks:
        yield from pairwise(block[head:] if head > 0 else block)
        head -= len(block)


def _would_fit(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had room: the break is no wrap then."""
    return len(following.split(None, 1)[0]) < width - RAGGED - len(line.rstrip())


def _has_gap(line: str) -> bool:
    return ("  " in line or "\t" in line) and bool(_COLUMNS.search(line.strip()))


def _is_table(block: list[str]) -> bool:
    """Return whether two thirds of the lines have gaps between columns."""
    return 3 * sum(map(_has_gap, block)) >= 2 * len(block)


def _keeps_lines(block: list[str], width: int | None) -> bool:
    """Whether a block between blank lines is a list, or verse.

    Verse is three lines or more that are short, mostly don't end a sentence, and
    were broken although the next word would have fitted.
    """
    if all(map(_LIST_ITEM.match, block)):
        return True
    if len(block) < 3 or max(map(len, block)) > LONGEST_VERSE:
        return False
    closed = sum(bool(_STOP.search(line)) for line in block[:-1])
    if 2 * closed >= len(block):
        return False
    if width and not all(_would_fit(*pair, width) for pair in pairwise(block)):
        return False
    return not any(map(_is_of_page, block))


def _is_of_page(line: str) -> bool:
    """Whether a line is furniture, or says who wrote: no verse has such a line."""
    kind = page_kind(line)
    if kind:
        return kind != SIGN_OFF
    return is_menu_entry(line) or is_heading(line) or read_byline(line) is not None


def _as_it_stands(lines: list[str]) -> str:
    r"""Return lines with their indents, less the one that all of them have.

    >>> _as_it_stands(["   1987  1986", "Tin  30   40"])
    '   1987  1986\nTin  30   40'
    """
    return dedent("\n".join(line.rstrip() for line in lines))


def _paragraphs(block: list[str], width: int | None) -> list[str]:
    gaps = [index for index, line in enumerate(block) if _has_gap(line)]
    head, tail = (gaps[0], gaps[-1] + 1) if gaps else (len(block), len(block))
    if not any(map(_STOP.search, block[tail:])):  # prose under a table has stops
        tail = len(block)
    table = block[head:tail]
    if len(table) >= 3 and _is_table(table):
        rows = _as_it_stands(table)
        before = [" ".join(line.split()) for line in block[:head]]
        return [*before, rows, *_paragraphs(block[tail:], width)]
    if width is None:
        return _unbroken([" ".join(line.split()) for line in block])
    indented = [line[0] in " \t" for line in block]
    first_lines = any(indented) and not all(indented[1:])
    out: list[list[str]] = []
    for index, line in enumerate(block):
        previous = block[index - 1] if index else ""
        begins = first_lines and indented[index]
        if not index or begins or _ended(previous, line, width):
            out.append([])
        out[-1] += line.split()
    return [" ".join(words) for words in out]


def _ended(previous: str, line: str, width: int) -> bool:
    """Whether a wrapped line is the last of its paragraph.

    It is if it ends a sentence early, or if the next line's first word would have
    fitted on it; and before what can only begin a paragraph.
    """
    if _LIST_ITEM.match(line) or _BYLINE.match(line) or find_dateline(line):
        return True
    ended = _END.search(previous)
    if ended and len(previous) < width - 20:
        return True
    if not ended and line[:2].islower():
        return False
    return _would_fit(previous, line, width) or len(previous) > width


def _unbroken(lines: list[str]) -> list[str]:
    """Join lines that go on in lower case after an open end: too few to be measured."""
    out: list[str] = []
    for line in lines:
        previous = out[-1] if out else ""
        wrapped = len(previous) >= SHORTEST_WRAPPED and line[:2].islower()
        wrapped = wrapped and not _BYLINE.match(line)
        if wrapped and len(lines) <= FEW_LINES and not _END.search(previous):
            out[-1] = f"{previous} {line}"
        else:
            out.append(line)
    return out
