"""Whether so much returns that it is a copy, and not what returns rightly."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.distance.Indel import normalized_similarity as ratio

from transforms.core.alignment import CHARACTERS_SQUARED, Alignment, Run
from transforms.core.passages import Sentence, words_of

LONG_SENTENCE = 60  # characters of words; shorter ones return for good reasons
LONG_PARAGRAPH = 60  # characters of words, of a paragraph that returns word for word
LONG_EDITED = 150  # the same, of one that returns edited
LONE_SENTENCE = 150  # the same, of a single sentence within a paragraph
WHOLE_BODY = 150  # characters of words, from which a text that stands twice is one
ROW_NUMBERS = 3  # of a line without an end mark, which is a row or an offer then
SURE_TO_DOUBTFUL = 3  # word for word, against what is alike but for names and words
MOST_DIFFERENCES = 2  # names and numbers, in an edited paragraph that returns alone
NEARLY = 0.95  # similarity asked of an edited paragraph that returns by itself
MOSTLY = 0.88  # similarity asked of a whole body that returns with edits all over

END = re.compile(r"[.!?…。！？।؟።][\"'”’»)\]]*\Z")
NUMBER = re.compile(r"\b\d+")
NAME_OR_NUMBER = re.compile(r"\d|^\W*[^\W\d_a-z]")


def is_worth(alignment: Alignment, run: Run) -> bool:
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
            few = len(differences(alignment.sentences, pair)) <= MOST_DIFFERENCES
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
    return not (quoted and any(map(_named, differences(alignment.sentences, pair))))


def _named(readings: list[str]) -> bool:
    return any(reading and not reading[0].isdigit() for reading in readings)


def differences(
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
