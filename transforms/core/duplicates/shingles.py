"""An article's shingles: what two articles have in common is counted in these.

A shingle is a run of `WORDS` words of the body, in lower case, without punctuation;
in scripts written without spaces (Chinese, Japanese, Thai, Khmer, Lao, Burmese) a
run of `CHARACTERS` characters. Each is kept as a 64-bit hash made of the words' 32-bit
hashes: two shingles that differ share one with a chance of about 10^-9, so that a
similarity counted on the hashes is that of the texts.

An article whose body has fewer than `LEAST` words has no run long enough to tell it
from another: headlines and one-sentence briefs differ in a name or a number. Its one
shingle is the whole of its title and body, so that it is like another only if all
their words agree.
"""

import re
from collections.abc import Sequence

import numpy as np

from transforms.core.duplicates.marks import MARKS
from transforms.core.storage.columns import Array

WORDS = 3
"""Words in a shingle. Three bear a changed word in twenty (J about .75) and still
tell two stories of one event apart (J under .1); five lose twice as much per edit."""

CHARACTERS = 5
"""Characters in a shingle of a script without spaces: two to three of its words."""

LEAST = 20
"""A body of fewer words is compared as a whole; see above."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0002fa1f"
)
_unspaced = re.compile(f"[{UNSPACED}]")
_NOT_LEADS = bytes(set(range(256)) - {0xE0, 0xE1, *range(0xE3, 0xEA), 0xF0})
"""Bytes that begin no character of those scripts in UTF-8."""

_SHARE_UNSPACED = 0.3
"""Share of such characters from which a text is cut into characters."""

_ODD = tuple(
    np.uint64(value)
    for value in (
        0xBF58476D1CE4E5B9,
        0x94D049BB133111EB,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
        0xE7037ED1A0B428DB,
    )
)
_SHIFT = np.uint64(32)
_SALT = np.uint64(0x5851F42D4C957F2D)


_BASE = 0x9E3779B1
_KEPT = 1 << 22
"""Powers that are kept for the next texts, 32 MB of them; longer texts are seldom."""


class _Powers:
    """A base's powers and their inverses modulo 2^32, as far as needed.

    Both are replaced at once, for several threads may ask.
    """

    def __init__(self, size: int):
        self._both = self._made(size)

    def to(self, size: int) -> tuple[Array, Array]:
        both = self._both
        if size > len(both[0]):
            both = self._made(min(2 * size, max(size, _KEPT)))
            if size <= _KEPT:
                self._both = both
        return both

    def _made(self, size: int) -> tuple[Array, Array]:
        return _powers(_BASE, size), _powers(pow(_BASE, -1, 1 << 32), size)


def _powers(base: int, count: int) -> Array:
    factors = np.full(count, base, np.uint32)
    factors[0] = 1
    return np.multiply.accumulate(factors, dtype=np.uint32)


_table = _Powers(1 << 17)

_IN_WORDS = {*range(48, 58), *range(65, 91), *range(97, 123), *range(128, 256)}
_WORD_BYTE = bytes(byte in _IN_WORDS for byte in range(256))


def shingles(title: str, text: str) -> Array:
    """Return the article's set of shingles: sorted, unique uint64[n].

    >>> a = shingles("", "one two three four five six seven " * 3)
    >>> len(a)
    7
    >>> len(shingles("Stocks close higher", "The index rose 1.2%."))
    1
    >>> len(shingles("", ""))
    0
    """
    return unique(shingles_of([(title, text)])[0])


def unique(values: Array) -> Array:
    """Return the sorted set of the values (faster than numpy's at this size)."""
    if len(values) < 2:
        return values
    ordered = values.copy()
    ordered.sort()
    first = np.empty(len(ordered), bool)
    first[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def shingles_of(articles: Sequence[tuple[str, str]]) -> tuple[Array, Array]:
    """Return the shingles of many articles, given as (title, text), at once.

    Returns:
        uint64[m], the shingles of one article after another, repeated ones too, and
        int64[n + 1], where each article's begin.
    """
    parts = [_cut_characters(text.lower()) for _, text in articles]
    lengths = [CHARACTERS if cut else WORDS for _, cut in parts]
    words, starts = word_hashes([text for text, _ in parts])
    sizes = np.diff(starts)
    short = np.flatnonzero(sizes < LEAST)
    wholes = [_whole(*articles[row]) for row in short.tolist()]
    counts = np.maximum(sizes - (np.array(lengths, np.int64) - 1), 0)
    counts[short] = [len(whole) for whole in wholes]
    ends = np.concatenate(([0], np.cumsum(counts)))
    if CHARACTERS in lengths or len(short):
        runs = {size: _runs(words, size) for size in set(lengths)}
        out = np.empty(ends[-1], np.uint64)
        for row, size in enumerate(lengths):
            first = starts[row]
            out[ends[row] : ends[row + 1]] = (
                0 if sizes[row] < LEAST else runs[size][first : first + counts[row]]
            )
        for row, whole in zip(short.tolist(), wholes, strict=True):
            out[ends[row] : ends[row + 1]] = whole
        return out, ends
    keep = np.ones(max(len(words) - WORDS + 1, 0), bool)
    for last in range(1, WORDS):  # runs that reach over an article's end
        over = starts[1:-1] - last
        keep[over] = False
    return _runs(words, WORDS)[keep], ends


def word_hashes(texts: Sequence[str]) -> tuple[Array, Array]:
    """Return uint64[m], the words' hashes, and int64[n + 1], where each text's begin.

    A word is a run of letters and digits; marks of Latin and of general punctuation,
    the CJK marks and those of other scripts (`marks`) part words, any other character
    beyond ASCII is a letter. The texts are in lower case already.
    """
    data = [text.encode("utf-8", "surrogatepass") for text in texts]
    bounds = np.cumsum([0, *(len(part) + 1 for part in data)])
    if not data:
        return np.zeros(0, np.uint64), np.zeros(1, np.int64)
    whole = b" ".join([*data, b""])
    joined = np.frombuffer(whole, np.uint8)
    inside = np.frombuffer(bytearray(whole.translate(_WORD_BYTE)), bool)
    if not all(len(part) == len(text) for part, text in zip(data, texts, strict=True)):
        _part_at_marks(joined, inside)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    begins, ends = edges[0::2], edges[1::2]
    up, down = _table.to(len(joined) + 1)
    sums = np.empty(len(joined) + 1, np.uint32)
    sums[0] = 0
    np.multiply(up[: len(joined)], joined, out=sums[1:])
    np.cumsum(sums, dtype=np.uint32, out=sums)
    hashes = ((sums[ends] - sums[begins]) * down[begins]).astype(np.uint64)
    return _mixed(hashes), np.searchsorted(begins, bounds).astype(np.int64)


_MARK = np.zeros(1 << 16, bool)
_MARK[[ord(mark) for mark in MARKS]] = True
_MARK[0x80:0xC0] = True
_MARK[[0xAA, 0xB5, 0xBA]] = False  # ordinals and the micro sign are letters
_MARK[0x2000:0x2080] = True
_MARK[0x3000:0x3040] = True

_BEGINS = np.zeros(1 << 16, bool)
_BEGINS[
    [
        int.from_bytes(chr(mark).encode()[:2], "big")
        for mark in np.flatnonzero(_MARK).tolist()
    ]
] = True
"""Whether a mark begins with two bytes: most characters are told from all by these."""


def _part_at_marks(data: Array, inside: Array) -> None:
    """Take the bytes of punctuation beyond ASCII out of the words."""
    leads = np.flatnonzero(data[:-2] >= 0xC2)
    pairs = data[leads].astype(np.uint16) << 8 | data[leads + 1]
    leads = leads[_BEGINS[pairs]]
    first = data[leads].astype(np.uint16)
    second, third = data[leads + 1] & 0x3F, data[leads + 2] & 0x3F
    narrow = (first & 0x1F) << 6 | second
    wide = first >= 0xE0
    found = _MARK[np.where(wide, narrow << 6 | third, narrow)]
    marks, wide = leads[found], wide[found]
    inside[marks] = inside[marks + 1] = False
    inside[marks[wide] + 2] = False


def _runs(words: Array, size: int) -> Array:
    """Return the hash of every run of `size` words: uint64[len - size + 1]."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    out = words[:count] * _ODD[0]
    for place in range(1, size):
        out += words[place : place + count] * _ODD[place]
    return _mixed(out)


def _mixed(values: Array) -> Array:
    """Spread every bit over all bits (after Steele et al., SplitMix64, 2014)."""
    values = values ^ (values >> _SHIFT)
    values *= _ODD[0]
    values ^= values >> _SHIFT
    values *= _ODD[1]
    values ^= values >> _SHIFT
    return values


def _whole(title: str, text: str) -> Array:
    """Return the one shingle of a short article; none if it has no word."""
    whole, _ = _cut_characters(f"{title}\n{text}".lower())
    words, _ = word_hashes([whole])
    if not len(words):
        return words
    places = np.arange(1, 2 * len(words), 2, dtype=np.uint64)
    total = np.sum(words * _mixed(places), keepdims=True)
    return _mixed(total + _SALT)


def _cut_characters(text: str) -> tuple[str, bool]:
    """Part the characters of scripts without spaces, if the text is mostly such."""
    if not is_unspaced(text):
        return text, False
    return _unspaced.sub(r" \g<0> ", text), True


def is_unspaced(text: str) -> bool:
    """Return whether a text is mostly in a script that is written without spaces.

    >>> is_unspaced("\u6c14\u6e29 25"), is_unspaced("Tokyo (\u6771\u4eac)")
    (True, False)
    """
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    least = _SHARE_UNSPACED * len(text)
    if len(data) < len(text) + 2 * least:  # each takes three bytes or more
        return False
    return (
        len(data.translate(None, _NOT_LEADS)) >= least
        and len(_unspaced.findall(text)) >= least
    )
