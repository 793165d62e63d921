"""Plain text: one file is one article, whatever its name ends in."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from transforms.core.formats.file_kinds import binary_kind
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.front_matter import fields_of, may_have_fields
from transforms.core.formats.json_fields import draft_of
from transforms.core.formats.json_names import names_of
from transforms.core.formats.limits import read_whole
from transforms.core.reading.decode import Undecodable, decode
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

STAGE = "parse"
AUTO = "auto"

_CODE = (".css", ".js", ".mjs")
"""Style sheets and scripts, which a page saved with all its files brings along."""


def is_code(name: str) -> bool:
    """Return whether a file's name is a style sheet's or a script's."""
    return name.lower().endswith(_CODE)


def sniff(head: bytes, name: str) -> bool:
    """Take anything: this format is asked last."""
    return True


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the whole file as one record."""
    data = read_whole(stream, uri, TEXT.name, settings)
    yield deliver(data, uri=uri, format=TEXT.name) if isinstance(data, bytes) else data


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the decoded text; its title and so on are read off it later."""
    data = delivery.data
    if not data.strip():
        error = f"{_what(data)}; expected a title or text"
        return reject(delivery, STAGE, "empty", error)
    if kind := binary_kind(data):
        error = f"a file of another kind ({kind}); expected text, or a page"
        return reject(delivery, STAGE, "binary", error)
    if is_code(delivery.source.uri):
        error = "a style sheet or script, by its name; expected an article"
        return reject(delivery, STAGE, "code", error)
    try:
        decoded = decode(data, declared=delivery.declared)
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    if not decoded.text.strip("\ufeff\x00 \t\r\n"):
        error = "nothing but white space; expected a title or text"
        return reject(delivery, STAGE, "empty", error)
    source = replace(delivery.source, encoding=decoded.encoding)
    if settings.structure == AUTO and may_have_fields(decoded.text):
        fields = fields_of(decoded.text, names_of(settings.fields))
        if fields is not None:
            return draft_of(fields, replace(delivery, source=source), settings)
    return Draft(
        source=source,
        key=delivery.key,
        time=delivery.time,
        raw_text=decoded.text,
        structured=settings.structure == AUTO,
    )


def _what(data: bytes) -> str:
    return "nothing but white space" if data else "the file is empty"


TEXT = Format("text", sniff, split, parse)
