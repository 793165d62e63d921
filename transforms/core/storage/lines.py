"""Records that stay where they are: the columns of a range of JSON Lines.

Who wants duplicates found and nothing else need not have every line written again.
The columns are those of `core.storage.landing`; they say in their `meta` which file
the lines are in, and `offset` counts from its beginning.
"""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import xxhash

from transforms.core.dates import UNDATED
from transforms.core.duplicates.features import Features, Write
from transforms.core.mend import mend
from transforms.core.storage.columns import Array, pack_strings
from transforms.core.storage.landing import ARTICLE, UNREADABLE

LINES = "lines"
"""Key of a columns file's `meta`: the file that holds the lines."""


class Compared(msgspec.Struct):
    """Of a line, what is compared.

    Attributes:
        id: The record's.
        text: Body.
        title: Headline.
    """

    id: str
    text: str
    title: str | None = None


Compare = Callable[[bytes], Compared]

LONGEST_TITLE = 200
"""Characters that a headline has at most."""

_NO_END = ")]>\"'\u2019\u201d"

decoder = msgspec.json.Decoder(Compared)


def compared(line: bytes) -> Compared:
    r"""Return what is compared of a line that has `id`, `text`, and perhaps `title`.

    Text is mended (encodings, entities). Where there is no title, a first line that
    ends as no sentence does is the headline, if it is the lesser part.

    >>> compared(b'{"id": "a", "text": "Rain in May\\nIt fell for days."}').title
    'Rain in May'
    """
    one = decoder.decode(line)
    text = mend(one.text)
    title, _, body = text.partition("\n")
    if one.title is not None or not _is_headline(title) or len(title) > len(body):
        return Compared(one.id, text, one.title)
    return Compared(one.id, body, title)


def _is_headline(line: str) -> bool:
    ends = line[-1:]
    return 0 < len(line) <= LONGEST_TITLE and (ends.isalnum() or ends in _NO_END)


def with_duplicate(line: bytes, duplicate: bytes) -> bytes:
    r"""Return a line with a key more, `duplicate`.

    >>> with_duplicate(b'{"id": "a" }\r\n', b'{"of":"b"}')
    b'{"id": "a" ,"duplicate":{"of":"b"}}\n'
    """
    return line[: line.rindex(b"}")] + b',"duplicate":' + duplicate + b"}\n"


class LinesInPlace:
    """Builds the columns of lines that are read one after another."""

    def __init__(self, compare: Compare, start: int, write_shingles: Write):
        """Begin.

        Args:
            compare: Returns of a line what is compared.
            start: Byte in the file at which the first line begins.
            write_shingles: Called with the shingles, in order.
        """
        self._compare = compare
        self._start = start
        self._features = Features(write_shingles)
        self._ids: list[bytes] = []
        self._hashes: list[bytes] = []
        self._lengths: list[int] = []
        self._kinds = bytearray()

    @property
    def rows(self) -> int:
        """Number of lines so far."""
        return len(self._ids)

    def add(self, line: bytes) -> None:
        """Note the next line; what can't be read is a reject."""
        self._lengths.append(len(line))
        try:
            one = self._compare(line)
        except (msgspec.DecodeError, UnicodeDecodeError):  # or a key that is missing
            self._kinds.append(UNREADABLE)
            self._ids.append(b"")
            self._hashes.append(bytes(16))
            return
        self._kinds.append(ARTICLE)
        title = one.title or ""
        digest = xxhash.xxh3_128_digest(f"{title}\n{one.text}".encode())
        self._features.add(len(self._ids), title, one.text)
        self._ids.append(one.id.encode())
        self._hashes.append(digest)

    def columns(self, uri: str) -> dict[str, Array]:
        """Return the columns of all lines.

        Args:
            uri: Names the file, and no other, in the records' order and keys.
        """
        rows = self.rows
        named = uri.encode("utf-8", "surrogateescape")
        length = np.array(self._lengths, np.int64)
        offset = self._start + np.concatenate(([0], np.cumsum(length)))[:-1]
        undated = np.full(rows, UNDATED)
        columns = {
            "kind": np.frombuffer(bytes(self._kinds), np.uint8),
            "key": _place_keys(named, offset),
            "time": undated,
            "event": undated,
            "hash": np.frombuffer(b"".join(self._hashes), np.uint8).reshape(-1, 16),
            "record": offset,
            "offset": offset,
            "length": length,
            "words": np.zeros(rows, np.int32),
            "form": np.zeros(rows, np.uint8),
        }
        strings: dict[str, Sequence[bytes]] = {
            "id": self._ids,
            "uri": [named] * rows,
            "url": [b""] * rows,
            "publisher": [b""] * rows,
        }
        for name, values in strings.items():
            columns[f"{name}_lengths"], columns[f"{name}_data"] = pack_strings(values)
        return columns | self._features.columns(rows)


def _place_keys(uri: bytes, offset: Array) -> Array:
    """Return a record key for each place in a file: uint8[n, 16]."""
    keys = np.empty((len(offset), 2), np.uint64)
    keys[:, 0] = xxhash.xxh3_64_intdigest(uri)
    keys[:, 1] = offset
    return keys.view(np.uint8)
