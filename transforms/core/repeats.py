"""DropRepeats: passages that stand twice in one article.

Scrapers double bodies: a page holds the story once for the screen and once for
print or sharing, and the second copy may be clipped, lightly edited, or come with
related headlines caught in it. The earlier copy stays; a copy that is marked as
corrected or updated is kept instead.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from rapidfuzz.distance import Indel

from transforms.core.alignment import MOST_WORK, Alignment, Run
from transforms.core.cuts import Mode, join
from transforms.core.passages import Sentence, split, words_of
from transforms.core.repeat_guard import EDGE, SHORTEST_PIECE, may_repeat
from transforms.core.repeat_worth import LONG_PARAGRAPH, differences, is_worth
from transforms.core.schema import Cut, Draft

REASON = "repeat"
MOST_SEEDS = 8  # earlier places tried for one sentence
FEWEST_MARKED_UP = 3  # paragraphs of a copy, where markup gave the paragraphs
MOST_MARKED_UP = 3_000  # paragraphs that markup gave: past that it is a list or a log
MOST_READINGS = 20  # pairs of readings kept in the evidence
REST_OF_LINE = re.compile(r"[^\w\n]+(?=\n|\Z)")
LINES_OF_MARKS = re.compile(r"(?:\n\n[^\w\n]+(?=\n|\Z))+")


def drop_repeats(draft: Draft, mode: Mode = "cut") -> Draft:
    """Cut the passages that say again what stands earlier in the article.

    Left alone, for they return rightly: single short sentences, refrains and other
    short lines, lines with a speaker's label, list items, table rows, timed entries
    (unless the time returns too), a quote that is ascribed to somebody else, and
    text after a correction or update note. They go only within a longer copy.

    Where markup gave the paragraphs, a paragraph or two that stand twice were set
    so: a pull quote, a refrain, a summary. Only a copy of more goes.
    """
    if mode == "off" or not may_repeat(draft.paragraphs):
        return draft
    marked_up = draft.raw_text is None
    if marked_up and len(draft.paragraphs) > MOST_MARKED_UP:
        return draft
    sentences, whole = split(draft.paragraphs, draft.cuts), join(draft.paragraphs)
    cuts = [
        _cut(sentences, whole, run, swapped, mode)
        for run, swapped in _repeats(sentences, _structure(draft))
        if not marked_up or _is_copy(sentences, run)
    ]
    return msgspec.structs.replace(draft, cuts=(*draft.cuts, *cuts)) if cuts else draft


def _is_copy(sentences: Sequence[Sentence], run: Run) -> bool:
    """Whether the second copy is of several paragraphs, no two of them the same."""
    words: dict[int, str] = {}
    for sentence in sentences[run.second : run.second_end]:
        place = sentence.paragraph
        words[place] = f"{words.get(place, '')} {sentence.words}"
    return len({text for text in words.values() if text}) >= FEWEST_MARKED_UP


def _structure(draft: Draft) -> set[str]:
    """Return the words of the title and standfirst, which may open a second copy."""
    return {words_of(line) for line in (draft.title, draft.standfirst) if line}


def _repeats(
    sentences: Sequence[Sentence], structure: set[str]
) -> Iterator[tuple[Run, bool]]:
    """Yield the runs to cut, and whether it is their first copy that goes."""
    alignment = Alignment(sentences)
    covered: set[int] = set()
    for run, swapped in _passages(alignment, structure):
        covered.update(range(run.second, run.second_end))
        if swapped:
            covered.update(range(run.first, run.first_end))
        yield run, swapped
    yield from _paragraphs(alignment, covered)


def _paragraphs(alignment: Alignment, covered: set[int]) -> Iterator[tuple[Run, bool]]:
    """Yield the paragraphs left that stand twice word for word, each by itself.

    Where copies run on into what is unlike, no run is worth it as a whole.
    """
    seen: dict[str, int] = {}
    for index, end in enumerate(alignment.paragraph_end):
        if index in covered or not alignment.opens(index):
            continue
        words = alignment.words(index, end)
        if len(words) < LONG_PARAGRAPH:
            continue
        first = seen.setdefault(words, index)
        run = alignment.paragraph(first, index) if first < index else None
        worth = run is not None and is_worth(alignment, run)
        if run and worth and _note(alignment, run) is False:
            yield run, False


def _passages(alignment: Alignment, structure: set[str]) -> Iterator[tuple[Run, bool]]:
    """Yield the longest runs, from the article's beginning to its end."""
    sentences = alignment.sentences
    seeds: dict[str, list[int]] = {}
    index = floor = 0
    while index < len(sentences) and alignment.work < MOST_WORK:
        now = sentences[index]
        keys = _keys(now)
        run = None
        if not now.gone:
            places = sorted({place for key in keys for place in seeds.get(key, ())})
            places = places[:MOST_SEEDS]
            runs = [alignment.run(a, index, floor) for a in places]
            worth = [r for r in runs if r and is_worth(alignment, r)]
            run = max(worth, key=lambda r: r.second_end - r.second, default=None)
        swapped = _note(alignment, run) if run else None
        if run and swapped is not None:
            while run.second > floor and sentences[run.second - 1].words in structure:
                run.second -= 1
            yield run, swapped
            index = floor = run.second_end
            continue
        for key in keys:
            seeds.setdefault(key, []).append(index)
        index += 1


def _keys(sentence: Sentence) -> set[str]:
    words = sentence.words
    if len(words) < SHORTEST_PIECE:
        return set()
    return {words[:EDGE], words[-EDGE:]}


def _note(alignment: Alignment, run: Run) -> bool | None:
    """Return whether a note makes the later copy the kept one; None: cut neither.

    A note right before the second copy marks that copy; one that stands farther
    before it, or before a few sentences only, protects what follows.
    """
    notes = alignment.notes
    place = bisect_left(notes, run.first_end)
    if place == len(notes) or notes[place] > run.second:
        return False
    near = run.second - notes[place] <= 2
    most = 2 * (run.second_end - run.second) >= run.second - run.first
    return True if near and most else None


def _cut(
    sentences: Sequence[Sentence], whole: str, run: Run, swapped: bool, mode: Mode
) -> Cut:
    kept, gone = (run.first, run.first_end), (run.second, run.second_end)
    if swapped:
        kept, gone = gone, kept
    alike = size = 0.0
    differs: list[list[str]] = []
    for a, a_end, b, b_end in run.pairs:
        left = " ".join(s.words for s in sentences[a:a_end])
        right = " ".join(s.words for s in sentences[b:b_end])
        size += len(right)
        same = left == right
        alike += len(right) * (same or Indel.normalized_similarity(left, right))
        if not same:
            differs += differences(sentences, (a, a_end, b, b_end))
    evidence: dict[str, Any] = {
        "copy_of": sentences[kept[0]].start,
        "copy_end": sentences[kept[1] - 1].end,
        "similarity": round(alike / size, 3),
    }
    if differs:
        evidence["differs"] = differs[:MOST_READINGS]
    start, end = _with_marks(
        whole,
        sentences[kept[1] - 1].end,
        sentences[gone[0]].start,
        sentences[gone[1] - 1].end,
    )
    return Cut(
        start=start,
        end=end,
        reason=REASON,
        applied=mode == "cut",
        evidence=evidence,
    )


def _with_marks(whole: str, kept: int, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the copy that goes, with the marks beside it.

    Marks alone on a line, or left of one, have no words that could be compared.
    `kept` is the end of the copy that stays: a line of marks goes if both have it.
    """
    line = whole.rfind("\n", 0, start) + 1
    if not any(map(str.isalnum, whole[line:start])):
        start = line
    kept, end = _past(REST_OF_LINE, whole, kept), _past(REST_OF_LINE, whole, end)
    lines = whole[end : _past(LINES_OF_MARKS, whole, end)]
    return start, end + len(lines) * whole.startswith(lines, kept)


def _past(pattern: re.Pattern[str], whole: str, at: int) -> int:
    match = pattern.match(whole, at)
    return match.end() if match else at
