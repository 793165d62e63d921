"""DropRepeats: passages that stand twice in one article.

Scrapers double bodies: a page holds the story once for the screen and once for
print or sharing, and the second copy may be clipped, lightly edited, or come with
related headlines caught in it. The earlier copy stays; a copy that is marked as
corrected or updated is kept instead.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, Literal

import msgspec
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.distance.Indel import normalized_similarity as ratio

from transforms.core.alignment import (
    CHARACTERS_SQUARED,
    MOST_WORK,
    Alignment,
    Run,
)
from transforms.core.passages import Sentence, split, words_of
from transforms.core.schema import Cut, Draft

Mode = Literal["cut", "mark", "off"]

REASON = "repeat"
EDGE = 32  # characters compared by the guard and by the seeds, at each end of a piece
SHORTEST_PIECE = 24  # characters; a shorter clause returns in most articles
LONG_SENTENCE = 60  # characters of words; shorter ones return for good reasons
LONG_PARAGRAPH = 60  # characters of words, of a paragraph that returns word for word
ROW_NUMBERS = 3  # of a line without an end mark, which is a row or an offer then
LONG_EDITED = 150  # the same, of one that returns edited
LONE_SENTENCE = 90  # characters of words, of a single sentence within a paragraph
SURE_TO_DOUBTFUL = 3  # word for word, against what is alike but for names and words
WHOLE_BODY = 150  # characters of words, from which a text that stands twice is one
MOST_DIFFERENCES = 2  # names and numbers, in an edited paragraph that returns alone
NEARLY = 0.95  # similarity asked of an edited paragraph that returns by itself
MOST_SEEDS = 8  # earlier places tried for one sentence
MOSTLY = 0.88  # similarity asked of a whole body that returns with edits all over
FEWEST_MARKED_UP = 3  # paragraphs of a copy, where markup gave the paragraphs
MOST_MARKED_UP = 3_000  # paragraphs that markup gave: past that it is a list or a log
MOST_READINGS = 20  # pairs of readings kept in the evidence

AS_LINE_ENDS = bytes.maketrans(b".,;:!?", b"\n" * 6)
OTHER_STOPS = tuple(stop.encode() for stop in "。、，।።፣")
END = re.compile(r"[.!?…。！？।؟።][\"'”’»)\]]*\Z")
NUMBER = re.compile(r"\b\d+")
NAME_OR_NUMBER = re.compile(r"\d|^\W*[^\W\d_a-z]")


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
    sentences = split(draft.paragraphs, draft.cuts)
    cuts = [
        _cut(sentences, run, swapped, mode)
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


def may_repeat(paragraphs: Sequence[str]) -> bool:
    """Whether two clauses begin or end alike: the cheap test before all others.

    One such pair alone is a turn of phrase, unless the text is alike around it too.

    >>> may_repeat(["The mayor opened the new bridge.", "Nobody came."])
    False
    """
    text = "\n".join(paragraphs)
    data = text.encode("utf-8", "replace")
    if len(data) > len(text):
        for stop in OTHER_STOPS:
            if stop in data:
                data = data.replace(stop, b"\n")
    clauses = data.translate(AS_LINE_ENDS).decode("utf-8").split("\n")
    pieces = [piece for piece in clauses if len(piece) >= SHORTEST_PIECE]
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
        edge = next((e for i, e in enumerate(edges) if e in edges[:i]), "").strip()
        first = text.find(edge)
        second = text.find(edge, first + 1)
        if edge and second > 0:
            after = zip(text[first:], text[second:], strict=False)
            size = sum(1 for _ in takewhile(_same, after))
            before = zip(reversed(text[:first]), reversed(text[:second]), strict=False)
            size += sum(1 for _ in takewhile(_same, before))
            return size >= LONG_SENTENCE
    return True


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


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
        worth = run is not None and _worth(alignment, run)
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
            worth = [r for r in runs if r and _worth(alignment, r)]
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


def _worth(alignment: Alignment, run: Run) -> bool:
    """Whether so much returns that it is a copy and not a turn of phrase."""
    long = exact = edited = lone = sure = doubtful = 0
    for pair in run.pairs:
        a, a_end, b, b_end = pair
        first, second = alignment.sentences[a], alignment.sentences[b]
        words = alignment.words(b, b_end)
        size, same = len(words), words == alignment.words(a, a_end)
        sure += size * same
        if first.gone or second.kept:
            continue
        whole = alignment.opens(b) and b_end == alignment.paragraph_end[b]
        if same:
            now = alignment.sentences[b:b_end]
            long += sum(len(s.words) >= LONG_SENTENCE for s in now)
            last = alignment.sentences[b_end - 1].text
            row = not END.search(last) and len(NUMBER.findall(words)) >= ROW_NUMBERS
            exact += whole and size >= LONG_PARAGRAPH and not row
            lone += size >= LONE_SENTENCE and all(_balanced(s.text) for s in now)
        elif _harmless(alignment, pair, words):
            few = len(_differs(alignment.sentences, pair)) <= MOST_DIFFERENCES
            edited += whole and size >= LONG_EDITED and few
        else:
            doubtful += size
    if _most_of_it(alignment, run, sure):
        return True
    enough = exact or edited or lone or long > 1
    return bool(enough) and doubtful * SURE_TO_DOUBTFUL <= sure


def _balanced(text: str) -> bool:
    """Whether no quote is left open, which cutting the text would break."""
    straight = text.count('"') % 2 == 0
    return straight and text.count("“") == text.count("”") + text.count("„")


def _most_of_it(alignment: Alignment, run: Run, sure: int) -> bool:
    """Whether the run says what came before it again, be it tables or verse.

    `sure` is the number of characters that return word for word.
    """
    again = len(alignment.words(run.second, run.second_end))
    if again < WHOLE_BODY:
        return False
    before = -1
    for sentence in alignment.sentences[: run.second]:
        before += len(sentence.words) + 1
        if before > 2 * again:  # no need to count a long text to its end
            return False
    if sure < 0.5 * again:
        first = alignment.words(run.first, run.first_end)
        second = alignment.words(run.second, run.second_end)
        if again < 0.8 * before:
            return False
        alignment.work += len(first) * len(second) // CHARACTERS_SQUARED
        return ratio(first, second) >= MOSTLY
    return again >= 0.5 * before


def _harmless(
    alignment: Alignment, pair: tuple[int, int, int, int], words: str
) -> bool:
    """Whether an edited paragraph is the same one: alike, and no other's quote."""
    a, a_end, b, _ = pair
    if Indel.normalized_similarity(alignment.words(a, a_end), words) < NEARLY:
        return False
    text = alignment.sentences[b].text
    quoted = any(mark in text for mark in '"“”«»„「')
    return not (quoted and any(map(_named, _differs(alignment.sentences, pair))))


def _named(readings: list[str]) -> bool:
    return any(reading and not reading[0].isdigit() for reading in readings)


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


def _differs(
    sentences: Sequence[Sentence], pair: tuple[int, int, int, int]
) -> list[list[str]]:
    """Return the two readings of each name or number that differs."""
    a, a_end, b, b_end = pair
    left = " ".join(s.text for s in sentences[a:a_end]).split()
    right = " ".join(s.text for s in sentences[b:b_end]).split()
    out = []
    for step in Levenshtein.opcodes(left, right):
        if step.tag == "equal":
            continue
        old = " ".join(left[step.src_start : step.src_end]).strip(".,;:\"'“”’")
        new = " ".join(right[step.dest_start : step.dest_end]).strip(".,;:\"'“”’")
        telling = NAME_OR_NUMBER.search(old) or NAME_OR_NUMBER.search(new)
        if telling and words_of(old) != words_of(new):
            out.append([old, new])
    return out


def _cut(sentences: Sequence[Sentence], run: Run, swapped: bool, mode: Mode) -> Cut:
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
            differs += _differs(sentences, (a, a_end, b, b_end))
    evidence: dict[str, Any] = {
        "copy_of": sentences[kept[0]].start,
        "copy_end": sentences[kept[1] - 1].end,
        "similarity": round(alike / size, 3),
    }
    if differs:
        evidence["differs"] = differs[:MOST_READINGS]
    return Cut(
        start=sentences[gone[0]].start,
        end=sentences[gone[1] - 1].end,
        reason=REASON,
        applied=mode == "cut",
        evidence=evidence,
    )
