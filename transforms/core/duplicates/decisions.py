"""What a pass decides on, and what it says of an article."""

from typing import NamedTuple, Protocol

from transforms.core.duplicates.changes import Story
from transforms.core.duplicates.similarity import Likeness
from transforms.core.schema import Duplicate, Related
from transforms.core.storage.columns import Array, Strings


class Articles(Protocol):
    """The articles of a pass by row; those of earlier commits come first.

    Attributes:
        time: int64[n], microseconds since 1970 UTC, `UNDATED` where it is not known.
        event: int64[n], event times of messages, `UNDATED` for what is of files.
        words: int32[n], words of the body.
        sizes: int32[n], number of shingles, repeated ones too.
        signature: uint8[n, 128].
        hashes: uint8[n, 16], content hashes.
        ids: The source's ids.
        urls: Keys of the canonical URLs (`identity`); empty where there is none.
    """

    time: Array
    event: Array
    words: Array
    sizes: Array
    signature: Array
    hashes: Array
    ids: Strings
    urls: Strings

    def id(self, row: int) -> str:
        """Return the source's id."""

    def hash(self, row: int) -> bytes:
        """Return the content hash, 16 bytes."""

    def shingles(self, row: int) -> Array:
        """Return the set of shingles, sorted, unique uint64."""

    def text(self, row: int) -> Story:
        """Return the words of title and body."""


class Decision(NamedTuple):
    """What the pass says of an article.

    Attributes:
        duplicate: What it is a duplicate of; None if it is kept.
        of: The row of that.
        id: The id it gets because an earlier kept article has its own.
        related: Earlier kept ones that it contains or recurs from.
        collided: Its id or URL is a kept article's that it does not update.
        supersedes: The id of the kept article of an earlier run that it replaces.
    """

    duplicate: Duplicate | None = None
    of: int = -1
    id: str | None = None
    related: tuple[Related, ...] = ()
    collided: bool = False
    supersedes: str | None = None


KEPT = Decision()


class Match(NamedTuple):
    """A kept article that another is compared with."""

    row: int
    like: Likeness
