"""A text's words, as two articles are aligned by them."""

import re
from collections.abc import Sequence
from functools import cached_property

from transforms.core.duplicates.marks import MARKS
from transforms.core.duplicates.shingles import UNSPACED, is_unspaced

_TYPOGRAPHIC = "\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb"
_QUOTES = tuple(quote.encode() for quote in _TYPOGRAPHIC)
_OTHERS = re.compile(f"[{MARKS}]")
_LEADS = {lead for lead in (mark.encode()[0] for mark in MARKS) if lead > 0xC2}
_NO_OTHERS = bytes(set(range(256)) - _LEADS)
"""Bytes that begin no mark of another script: most texts are of these alone."""
_MARKS = b"\"'()!?;:.,"
_ALONE = _TYPOGRAPHIC + _MARKS.decode()
"""Marks that are no word where they stand alone."""
_NO_FIGURES = bytes(set(range(256)) - set(b"0123456789.,"))
_DECIMAL = re.compile(rb"[0-9][.,][0-9]")
_POINT = re.compile(rb"\.(?=[0-9])")
_COMMA = re.compile(rb",(?=[0-9])(?![0-9]{3}(?![0-9]))")
_HELD = b"\x00"
"""Stands for the point of a number while marks are taken out."""

_LETTERS = 2
"""Characters that make a word, about, in scripts without spaces."""

_TOKENS = re.compile(rf"(?![{MARKS}])[{UNSPACED}]|[^\W{UNSPACED}]+(?:[.,]\d+)*")


class Words:
    """A text as it is aligned: its words, and what they are compared by.

    In scripts without spaces each character is a word, whatever stands around it: of
    two copies one may have spaces that the other lacks. What is asked for is made then.

    Attributes:
        text: The text.
    """

    def __init__(self, text: str, by_letters: bool | None = None):
        """Begin.

        Args:
            text: The text.
            by_letters: Whether a character is a word, if it is known: of a part of a
                text it is what is so of the whole.
        """
        self.text = text
        self._by_letters = by_letters

    @property
    def by_letters(self) -> bool:
        """Whether a character is a word."""
        if self._by_letters is None:
            self._by_letters = is_unspaced(self.text)
        return self._by_letters

    @cached_property
    def keys(self) -> list[bytes]:
        """The words in lower case without marks."""
        return _letters(self.text) if self.by_letters else _keys(self.text)

    @property
    def each(self) -> int:
        """How many keys make a word."""
        return _LETTERS if self.by_letters else 1

    @property
    def raw(self) -> list[str]:
        """The words as they stand, without marks that stand alone.

        Of a text without spaces each has what stands before the next.
        """
        if self.by_letters:
            starts = [found.start() for found in _TOKENS.finditer(self.text)]
            if len(starts) == len(self.keys):
                ends = [*starts[1:], len(self.text)]
                pairs = zip(starts, ends, strict=True)
                return [self.text[start:end] for start, end in pairs]
        raw = self.text.split()
        if len(raw) == len(self.keys):
            return raw
        raw = [word for word in raw if word.strip(_ALONE)]
        if len(raw) == len(self.keys):
            return raw
        plain = _plain(self.text)
        return _decoded(plain if len(plain) == len(self.keys) else self.keys)

    def says(self, other: "Words") -> bool:
        """Return whether two texts are the same words."""
        return self.text == other.text or self.keys == other.keys

    def quote(self, words: Sequence[str]) -> str:
        """Return words of `raw` as one passage."""
        return ("" if self.by_letters else " ").join(words).strip()


def _keys(text: str) -> list[bytes]:
    """Return the words' keys (cheap: most duplicates of a run are accounted for).

    A point or comma within a number stays, but for the comma of thousands.

    >>> _keys("Prices rose 1,200.5 pct, to (about) $3.")
    [b'prices', b'rose', b'1200.5', b'pct', b'to', b'about', b'$3']
    """
    return _plain(text.lower())


def _letters(text: str) -> list[bytes]:
    """Return the characters' keys, and those of words and figures among them.

    >>> [key.decode() for key in _letters("\u6c14\u6e29\uff0c25\u5ea6\u3002")]
    ['\u6c14', '\u6e29', '25', '\u5ea6']
    """
    found = _TOKENS.findall(text.lower())
    return [word.encode("utf-8", "surrogatepass") for word in found]


def _plain(text: str) -> list[bytes]:
    """Return the words without quotes, brackets, and marks of punctuation."""
    data = text.encode("utf-8", "surrogatepass")
    if not text.isascii():
        if data.translate(None, _NO_OTHERS):
            data = _OTHERS.sub(" ", text).encode("utf-8", "surrogatepass")
        for quote in _QUOTES:
            data = data.replace(quote, b"")
    figures = data.translate(None, _NO_FIGURES)
    if not _DECIMAL.search(figures):
        return data.translate(None, _MARKS).split()
    data = _COMMA.sub(_HELD, _POINT.sub(_HELD, data))
    return data.translate(None, _MARKS).replace(_HELD, b".").split()


def _decoded(words: list[bytes]) -> list[str]:
    return [word.decode("utf-8", "surrogatepass") for word in words]
