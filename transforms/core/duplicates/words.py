"""A text's words, as two articles are aligned by them."""

import re
from collections.abc import Sequence

from transforms.core.duplicates.marks import MARKS
from transforms.core.duplicates.shingles import UNSPACED, is_unspaced

_QUOTES = tuple(
    quote.encode() for quote in "\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb"
)
_OTHERS = re.compile(f"[{MARKS}]")
_LEADS = {lead for lead in (mark.encode()[0] for mark in MARKS) if lead > 0xC2}
_NO_OTHERS = bytes(set(range(256)) - _LEADS)
"""Bytes that begin no mark of another script: most texts are of these alone."""
_MARKS = b"\"'()!?;:.,"
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
    two copies one may have spaces that the other lacks.

    Attributes:
        keys: The words in lower case without marks.
        each: How many keys make a word.
        between: What stands between two of `raw`.
    """

    __slots__ = ("_text", "between", "each", "keys")

    def __init__(self, text: str):
        self._text = text
        by_letters = is_unspaced(text)
        self.keys = _letters(text) if by_letters else _keys(text)
        self.each = _LETTERS if by_letters else 1
        self.between = "" if by_letters else " "

    @property
    def raw(self) -> list[str]:
        """The words as they stand; without marks, where these stand alone.

        Of a text without spaces each has what stands before the next.
        """
        if not self.between:
            starts = [found.start() for found in _TOKENS.finditer(self._text)]
            if len(starts) == len(self.keys):
                ends = [*starts[1:], len(self._text)]
                pairs = zip(starts, ends, strict=True)
                return [self._text[start:end] for start, end in pairs]
        raw = self._text.split()
        if len(raw) == len(self.keys):
            return raw
        plain = _plain(self._text)
        return _decoded(plain if len(plain) == len(self.keys) else self.keys)

    def quote(self, words: Sequence[str]) -> str:
        """Return words of `raw` as one passage."""
        return self.between.join(words).strip()


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
