"""What a format is: see `transforms.core.formats` for those there are."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal, NamedTuple

import msgspec

from transforms.core.schema import Delivery, Draft, Reject, Skipped

Item = Delivery | Reject | Skipped

MAX_RECORD_BYTES = 32 * 1024 * 1024
"""A record above this is refused: no article is that long, and memory is finite."""


class ParseSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a user can set about reading records.

    Attributes:
        fields: For a field of ours, the names to look for in JSON, first match
            wins; adds to, and goes before, the built-in names.
        structure: `auto` reads title, standfirst, byline and dateline off the text
            where no field gives a title; `off` takes the text as body.
        max_record_bytes: Larger records are refused.
    """

    fields: dict[str, list[str]] = {}
    structure: Literal["auto", "off"] = "auto"
    max_record_bytes: int = MAX_RECORD_BYTES


class Format(NamedTuple):
    """One format.

    Attributes:
        name: As it stands in `source.format`.
        sniff: Whether a file is of this format, from its first 64 KiB
            (decompressed) and its name (lower case, without compression suffix).
            The first format in `FORMATS` that says yes has it.
        split: The records of a file, in order: `(stream, uri, settings)`. The
            stream is decompressed, buffered, not seekable. Yields a `Reject` (stage
            `read`) for what can't be read and goes on where it can, `Skipped` for
            what can be no article. Holds one record in memory, not the file.
        parse: One record to a draft or reject; never raises on bad input. None
            where the records that the format holds are all of other formats.
    """

    name: str
    sniff: Callable[[bytes, str], bool]
    split: Callable[[BinaryIO, str, ParseSettings], Iterator[Item]]
    parse: Callable[[Delivery, ParseSettings], Draft | Reject] | None
