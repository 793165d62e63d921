"""Lines of plain text to paragraphs."""

import re
from typing import NamedTuple

MIN_WRAPPED = 4
"""Lines that a text must have before their width can be evidence of wrapping."""

_COLUMNS = re.compile(r"\S(?: {2,}|\t+)\S")
_LIST_ITEM = re.compile(r"\s*(?:[-*•‣▪–]|\d{1,3}[.)])\s+\S")
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
    indents part them, and the rest are joined. Tables keep their lines.

    >>> lay_out("Rates rise\n\nThe bank   acted.\nMarkets fell.").paragraphs
    ('Rates rise', 'The bank acted.', 'Markets fell.')
    """
    folded = _is_folded(text)
    if "\n" not in text:
        whole = text if folded else " ".join(text.split())
        return Layout((whole,), (False,)) if whole else Layout((), ())
    blocks = _blocks(text.split("\n"), folded)
    width = wrap_width([line for block in blocks for line in block])
    paragraphs: list[str] = []
    apart: list[bool] = []
    for block in blocks:
        parts = block if folded and width is None else _paragraphs(block, width)
        paragraphs += parts
        apart += [False] * (len(parts) - 1) + [True]
    if apart and all(apart):
        apart = [False] * len(apart)
    return Layout(tuple(paragraphs), tuple(apart))


def _is_folded(text: str) -> bool:
    """Return whether no line has white space at its ends or twice in a row."""
    doubled = "  " in text or "\t" in text or "\n " in text or " \n" in text
    return not (doubled or text.startswith(" ") or text.endswith(" "))


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


def wrap_width(lines: list[str]) -> int | None:
    """Return the width in code points that the lines are wrapped at, or None.

    Wrapped lines end in mid-sentence, near one width that none goes past.
    """
    if len(lines) < MIN_WRAPPED:
        return None
    width = max(map(len, lines))
    if not 40 <= width <= 120:
        return None
    open_ends = [line for line in lines if not _END.search(line)]
    full = [line for line in open_ends if len(line) > width - 20]
    return width if len(full) >= 3 and len(full) * 2 >= len(lines) else None


def _is_table(block: list[str]) -> bool:
    """Return whether two thirds of the lines have gaps between columns."""
    gaps = [line for line in block if "  " in line or "\t" in line]
    if len(gaps) * 3 < len(block) * 2:
        return False
    aligned = sum(bool(_COLUMNS.search(line.strip())) for line in gaps)
    return aligned * 3 >= len(block) * 2


def _paragraphs(block: list[str], width: int | None) -> list[str]:
    if len(block) >= 3 and _is_table(block):
        return ["\n".join(line.rstrip() for line in block).strip()]
    if width is None:
        return [" ".join(line.split()) for line in block]
    indented = [line[0] in " \t" for line in block]
    first_lines = any(indented) and not all(indented[1:])
    out: list[list[str]] = []
    for index, line in enumerate(block):
        previous = block[index - 1] if index else ""
        ended = bool(_END.search(previous)) and len(previous) < width - 20
        begins = first_lines and indented[index]
        if not index or begins or ended or _LIST_ITEM.match(line):
            out.append([])
        out[-1] += line.split()
    return [" ".join(words) for words in out]
