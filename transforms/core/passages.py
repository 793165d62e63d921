"""Passages: an article's sentences, with what has to be known to compare them.

Sentences are cut where two sloppy copies are cut alike; grammar is no concern, so
no list of abbreviations is kept.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.core.cuts import live, offsets
from transforms.core.schema import Cut

# One set of marks first, that they are looked for as fast as a character is.
SENTENCE_END = re.compile(
    r"[.!?…።।॥。！？](?:(?:(?<=\w\w\.)|(?<=[!?…።।॥]))[\"'”’»)\]]*\s+(?![a-z])"
    r"|(?<=[。！？])[”」』）]*\s*)"
)
NOT_WORD = re.compile(r"\W+")
_WORDS = {code: chr(code).lower() if re.match(r"\w", chr(code)) else " "
          for code in range(128)}  # fmt: skip
"""The same in ASCII, with capitals made small: a fifth of the time."""

_QUOTES = "’‘“”–—…"
"""In English with them ASCII is all that is left."""

CLOCK = re.compile(
    r"[\[(]?\d{1,2}(?:[:.h]\d\d){1,2}\b(?!\s*(?:%|per|pct|m))"
    r"|\d{1,3}\s?(?:\+\s?\d+)?\s?(?:['’′]|min(?:ute)?s?\b)",
    re.I,
)
LABEL = re.compile(r"([^:\n]{1,40}):\s")
LIST_ITEM = re.compile(r"(?:[-•*·▪●]|[–—](?=.{,100}$)|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
COLUMNS = re.compile(r"\t| \| |\S {3,}\S|\n")
CREDITS = frozenset(
    ("photo", "photos", "foto", "image", "picture", "video", "source", "credit")
)
NOTE = re.compile(
    r"[\W_]{0,4}(?:corrected|corrections?|corrects|updated?|refiles?|recasts?|"
    r"clarifications?|editor['’]s note|eds)\b",
    re.I,
)
CAUGHT_LINE = 130  # characters; a longer line between two others is no headline


class Sentence(NamedTuple):
    """One sentence of the normalised input.

    Attributes:
        start: First code point, in the normalised input.
        end: One past the last.
        text: As it stands.
        words: Its words, case folded, one space between them.
        paragraph: Index of its paragraph.
        gone: An earlier step has cut it: it may be the original of a copy only.
        kept: Of a kind that recurs rightly: a speaker's line, a list item, a row.
        stamp: The time of day its live-blog entry begins with, else empty.
    """

    start: int
    end: int
    text: str
    words: str
    paragraph: int
    gone: bool
    kept: bool
    stamp: str


def words_of(text: str) -> str:
    """Return the words alone, so that quotes, spacing and case don't count.

    >>> words_of("“No,”\u00a0he  said.")
    'no he said'
    """
    if not text.isascii():
        for mark in _QUOTES:
            text = text.replace(mark, " ")
    if text.isascii():
        return " ".join(text.translate(_WORDS).split())
    return NOT_WORD.sub(" ", text).strip().casefold()


def split(paragraphs: Sequence[str], cuts: Sequence[Cut]) -> list[Sentence]:
    """Return all sentences in order, those under a cut too, marked as `gone`."""
    out: list[Sentence] = []
    stamp = ""
    for index, (start, parts) in enumerate(_parted(paragraphs, cuts)):
        paragraph = paragraphs[index]
        clock = CLOCK.match(paragraph)
        alone = bool(out) and stamp != "" and CLOCK.fullmatch(out[-1].text) is not None
        stamp = clock.group() if clock else stamp if alone else ""
        kept = _recurs_rightly(paragraph)
        for first, last, gone in parts:
            for a, b in _sentences(paragraph[first - start : last - start]):
                a, b = a + first, b + first
                text = paragraph[a - start : b - start]
                if words := words_of(text):
                    out.append(Sentence(a, b, text, words, index, gone, kept, stamp))
    return out


def _parted(
    paragraphs: Sequence[str], cuts: Sequence[Cut]
) -> Iterator[tuple[int, list[tuple[int, int, bool]]]]:
    """Yield where each paragraph begins, and its parts: start, end, whether cut."""
    stays = {(span.start, span.end): False for span in live(paragraphs, cuts)}
    for cut in cuts:
        stays.setdefault((cut.start, cut.end), True)
    edges = sorted((a, b, gone) for (a, b), gone in stays.items())
    passed = 0  # edges that end before the paragraph: none is looked at again
    for start, paragraph in zip(offsets(paragraphs), paragraphs, strict=True):
        stop = start + len(paragraph)
        while passed < len(edges) and edges[passed][1] <= start:
            passed += 1
        parts = []
        for at in range(passed, len(edges)):
            a, b, gone = edges[at]
            if a >= stop:
                break
            if max(a, start) < min(b, stop):
                parts.append((max(a, start), min(b, stop), gone))
        yield start, parts


def has_speaker(paragraph: str) -> bool:
    """Whether the paragraph opens with a speaker's label, such as a name, Q or A.

    A clause that brings in a quote is none, for its words aren't all capitalised.

    >>> has_speaker("ANNE LEE: No."), has_speaker("Q: Why?")
    (True, True)
    >>> has_speaker("A spokesman said: No.")
    False
    """
    label = LABEL.match(paragraph)
    words = label.group(1).split() if label else []
    if words and words[0].casefold() in CREDITS:
        return False
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words)


def _recurs_rightly(paragraph: str) -> bool:
    if has_speaker(paragraph) or LIST_ITEM.match(paragraph):
        return True
    seldom = any(mark in paragraph for mark in "\n\t|") or "   " in paragraph
    return seldom and COLUMNS.search(paragraph) is not None


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph begin and end, spaces left out."""
    out, at = [], 0
    for match in SENTENCE_END.finditer(text):
        end = match.start() + len(match.group().rstrip())
        out.append((at, end))
        at = match.end()
    if at < len(text):
        out.append((at, len(text)))
    return out
