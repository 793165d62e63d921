"""Signs that a line between two paragraphs is the headline of another story.

None of them decides: each has a weight (`headline_weights`), and the sum is the
evidence. A line that can be no headline at all has no sign.
"""

import re

from transforms.core.heads.bylines import read_byline
from transforms.core.passages import CREDITS, words_of

SHORTEST, LONGEST = 20, 110
SHORT, SHORTISH = 25, 32
"""Characters of a headline; of a hundred one is short, of subheadings most are."""

PROSE_WORDS = 5
FEW_WORDS, MANY_WORDS = 3, 15
FEW_STRANGE, MANY_STRANGE = 2, 5
SOME_OWN, MANY_OWN = 3, 4
FIGURES, MANY_FIGURES = 1 / 5, 1 / 3
"""Shares of a line's words: a headline has a figure, a row has little else."""

MEDIA = CREDITS | {"watch", "listen", "venue"}
"""Labels of what stands beside a story."""

SHARES = (
    (0.0, "none"),
    (0.2, "a fifth"),
    (0.34, "a third"),
    (0.5, "half"),
    (0.67, "two thirds"),
)
"""Up to which share of its long words the story has, and how that is said."""

_ENDS = frozenset(".!?…。！？।؟።:;,")
_CLOSERS = "\"'”’»)]"
_CLOSED = frozenset(".…。।\u1362\u0589:;,\u1361\u1363\u1364、，；：-–—")
_STOP_IN_QUOTE = re.compile(
    r"(?:[.…,:;。\u1362]|\u1361\u1361)[\"'”’»)\]]+\Z|[?!][\"”»]\Z"
)
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.\Z")
_FIGURE = re.compile(r"\W*\d[^a-zA-Z]*\Z")
_ITEM = re.compile(
    r"(?!\.\.\.\w)[^\w\"“”«‘'„<¿¡(]|\(\w{0,2}\)|\d{1,2}[.)]\s|[QA][.:]\s|(?i:note)\s*[:-]"
)
_SENTENCES = re.compile(
    r"(?:\b[a-z]\w{3,}\.|[!?।\u1362]|\u1361\u1361)[\"'”’»)]*\s|\s\."
)
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(?:com|org|net)\b|[@#]\w")
_NAME = r"[^\W\d_a-z][\w'’-]+"
_CREDIT = re.compile(
    rf"(?:(?:\w+ ){{1,4}}by|[A-Z][\w ]{{2,20}}:) (?:{_NAME} (?:and )?){{1,4}}{_NAME}\Z"
    r"|[A-Z]\w+ing by [^;]{3,60};.* by "
)
_LABEL = re.compile(r"[^:]{1,40}:")
_NAMES = re.compile(r"(?<=[\w,:] )[^\W\d_a-z]\w{3,}")
_LEFT_OUT = re.compile(  # in English, whose headlines are telegrams
    r"\b(?:the|was|were|had|has|have|been|they|he|she|it|its|his|which|that|would)\b"
)
_STEM = re.compile(  # pairs of ideographs; words of scripts that write syllables
    r"[\u3040-\u30ff\u3400-\u9fff]{2}|[\uac00-\ud7a3]{2,}|[\u1200-\u137f]{3,}|\w{4,}"
)
_LETTERS = 6  # so that `bank` and `banks` are one
_PREFIX = 2  # letters that change before a stem in Bantu languages


def may_be_headline(line: str) -> bool:
    """Whether the line may be a headline: the cheap test before all others.

    >>> may_be_headline("Putin orders troops out of Syria"), may_be_headline("No.")
    (True, False)
    """
    if not SHORTEST <= len(line) <= LONGEST:
        return False
    return line[-1] not in _CLOSED or (line[-2:] == "S." and _ends_in_initials(line))


def _ends_in_initials(line: str) -> bool:
    return line.isupper() and _INITIALS.search(line) is not None


def has_end(line: str) -> bool:
    """Whether the line ends in a mark that may end a sentence or a clause."""
    return line.rstrip(_CLOSERS)[-1:] in _ENDS


def is_prose(text: str) -> bool:
    """Whether the line ends as a sentence and has more than a few words."""
    return has_end(text) and len(text.split(None, PROSE_WORDS - 1)) == PROSE_WORDS


def is_row(line: str) -> bool:
    """Whether the line has figures and no end: it may be a row of a table.

    >>> is_row("Net profit 4.1 mln vs 3.9 mln"), is_row("It made 4.1 mln.")
    (True, False)
    """
    if len(line) > LONGEST or has_end(line):
        return False
    return any(_FIGURE.match(word) for word in line.split())


def is_subhead(line: str) -> bool:
    """Whether the line is too short for a headline and no piece of a sentence."""
    short = 2 < len(line) < SHORTEST and not line[:2].islower()
    return short and not has_end(line) and not _ITEM.match(line) and not is_row(line)


def shape_of(line: str) -> list[str]:
    """Return the signs in the line's own shape; none if it can be no headline.

    That is a row of a table, an item, a byline or credit, an address, a note, and a
    piece of a sentence or of a quote.

    >>> shape_of("Putin orders troops out of Syria")
    ['no end mark', 'no comma']
    >>> shape_of("- Putin orders troops out of Syria"), shape_of("Asked, Putin said:")
    ([], [])
    """
    if not may_be_headline(line) or "\n" in line or line[:2].islower():
        return []
    if "\u0e00" <= line[0] <= "\u0eff":  # Thai and Lao end no sentence with a mark
        return []
    open_quotes = line.count("“") - line.count("”") - line.count("„")
    if open_quotes or line.count('"') % 2 or _STOP_IN_QUOTE.search(line):
        return []
    if _ITEM.match(line) or _ADDRESS.search(line) or _CREDIT.match(line):
        return []
    if label_of(line)[:-1].casefold() in MEDIA or read_byline(line):
        return []
    return _signs_of_shape(line)


def _signs_of_shape(line: str) -> list[str]:
    words, commas = line.split(), line.count(",")
    signs = [_end_of(line)]
    if line.isupper():
        signs.append("in capitals")
    if len(words) <= FEW_WORDS:
        signs.append("few words")
    elif len(words) > MANY_WORDS:
        signs.append("many words")
    if len(line) < SHORTISH:
        signs.append("short" if len(line) < SHORT else "rather short")
    if line[0] in '"“«„':
        signs.append("opens with a quote")
    if ":" in line:
        signs.append("a colon")
    if commas != 1:
        signs.append("commas" if commas else "no comma")
    figures = sum(bool(_FIGURE.match(word)) for word in words) / len(words)
    if figures >= FIGURES:
        signs.append("many figures" if figures >= MANY_FIGURES else "figures")
    left_out = len(_LEFT_OUT.findall(line))
    if left_out:
        words_are = "a word" if left_out == 1 else "words"
        signs.append(f"{words_are} that headlines leave out")
    if _SENTENCES.search(line):
        signs.append("a sentence ends in it")
    return signs


def _end_of(line: str) -> str:
    last = line[-1]
    if last in "?!？！؟":
        return "asks or calls"
    if last in '"”»':
        return "ends in a quote"
    if last in "'’":
        return "ends in single quotes"
    return "ends in a bracket" if last in ")]" else "no end mark"


def signs_of_words(line: str, story: str, below: str) -> list[str]:
    """Return the signs in which of the line's words stand in the story.

    Args:
        line: The line.
        story: The words of the story's prose, a space at both ends.
        below: The same of the paragraph under the line, which a subheading opens.
    """
    stems = set(_STEM.findall(line.casefold()))
    own = sum(_stands_in(stem, story) for stem in stems)
    under = sum(_stands_in(stem, below) for stem in stems)
    strange = len(stems) - own
    signs = [_share(own, len(stems))]
    if strange <= FEW_STRANGE:
        signs.append(
            ("no strange word", "a strange word", "two strange words")[strange]
        )
    elif strange >= MANY_STRANGE:
        signs.append("many strange words")
    if own >= SOME_OWN:
        some = own < MANY_OWN
        signs.append(
            "some of the story's words" if some else "many of the story's words"
        )
    if not line.isupper():
        names = [name.casefold() for name in _NAMES.findall(line)]
        if not all(_stands_in(name, story) for name in names):
            signs.append("a strange name")
    if under:
        few = 4 * under <= len(stems)
        signs.append("a word of it below" if few else "words of it below")
    small = {w for w in words_of(line).split() if len(w) < 4 and not w.isdigit()}
    here = sum(f" {word} " in story for word in small)
    if here < len(small):
        few = 2 * here <= len(small)
        signs.append("few small words in the story" if few else "a strange small word")
    return signs


def _stands_in(word: str, text: str) -> bool:
    """Whether the text has a word of the same stem, as far as letters can tell."""
    if word[0] >= "\u3040":
        return word[:2] in text
    if "\u1200" <= word[0] <= "\u137f":
        return word[:3] in text
    if f" {word[:_LETTERS]}" in text:
        return True
    stem = word[_PREFIX : _PREFIX + _LETTERS]
    return len(stem) == _LETTERS and stem in text


def _share(own: int, count: int) -> str:
    if not count:
        return "no long word"
    for most, name in SHARES:
        if own <= most * count:
            return f"{name} of its words in the story"
    return "most of its words in the story"


def label_of(line: str) -> str:
    """Return what stands before the line's colon, with it, or nothing.

    >>> label_of("PM: Who won?"), label_of("Who won?")
    ('PM:', '')
    """
    label = _LABEL.match(line)
    return label.group() if label else ""
