"""JSON documents: one article, or several: one after another, or in an array.

The array may stand in an object that is no article itself.
"""

import re
from codecs import EncodedFile
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.json_fields import parse
from transforms.core.formats.json_names import names_of
from transforms.core.formats.json_text import encoding_of
from transforms.core.formats.json_values import Garbage, Reader, Value, values
from transforms.core.formats.json_wrapped import articles_in, found_nothing
from transforms.core.formats.limits import Discarded
from transforms.core.records import deliver
from transforms.core.schema import Reject, Skipped

_OBJECT = re.compile(r'\{\s*(?:["}]|\Z)')
_ARRAY = re.compile(r"\[\s*(?:[{\]]|\Z)")
_PROSE_WORDS = 5


def sniff(head: bytes, name: str) -> bool:
    """Take what begins as a JSON object does, or as an array of objects.

    What is named `.json` is taken for JSON too unless it is plainly prose, so that
    it is refused as broken JSON and not published as an article.
    """
    text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")
    if _OBJECT.match(text) or _ARRAY.match(text):
        return True
    if not name.endswith(".json"):
        return False
    return text.startswith(("[", "{")) or len(text.split()) < _PROSE_WORDS


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the articles; `record` is the index where there are several."""
    peek = getattr(stream, "peek", None)
    encoding = encoding_of(peek(4)[:4]) if peek else "utf-8"
    reader: Reader = stream if encoding == "utf-8" else _utf8(stream, encoding)
    make = _Maker(uri, settings, encoding)
    alone: Value | None = None  # the first object, until another follows
    for found in values(reader, settings.max_record_bytes):
        if alone is not None:
            yield make.item(alone, alone.index)
            alone = None
        if isinstance(found, Garbage):
            yield make.refusal(found)
        elif found.index == 0 and not found.in_array:
            alone = found
        else:
            yield make.item(found, found.index)
    if alone is not None:
        yield from make.items(alone)


def _utf8(stream: BinaryIO, encoding: str) -> Reader:
    return EncodedFile(stream, "utf-8", encoding, errors="replace")


class _Maker(NamedTuple):
    """Makes items of what a document holds."""

    uri: str
    settings: ParseSettings
    encoding: str

    def item(self, value: Value, record: int | None) -> Item:
        data, name = value.data, DOCUMENT.name
        if isinstance(data, Discarded):
            return data.too_large(self.uri, name, record, self.settings)
        declared = None
        if self.encoding != "utf-8":
            declared = self.encoding
            data = data.decode().encode(declared)
        return deliver(
            data, uri=self.uri, format=name, record=record, declared=declared
        )

    def items(self, alone: Value) -> Iterator[Item]:
        """Yield the only object, or what the list in it holds."""
        data = alone.data
        names = names_of(self.settings.fields)
        wrapped = articles_in(data, names) if isinstance(data, bytes) else []
        for index, one in enumerate(wrapped):
            yield self.item(replace(alone, data=one), index)
        if not wrapped and isinstance(data, bytes) and found_nothing(data, names):
            yield Skipped(uri=self.uri, reason="no-results")
        elif not wrapped:
            yield self.item(alone, None)

    def refusal(self, garbage: Garbage) -> Reject:
        return garbage.data.reject(
            self.uri, DOCUMENT.name, garbage.index, "broken-json", garbage.error
        )


DOCUMENT = Format("json", sniff, split, parse)
