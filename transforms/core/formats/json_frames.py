"""Tables in JSON, as pandas writes them: by column, or names, then rows.

    {"title": {"0": "Rates rise", "1": ...}, "text": {"0": ..., "1": ...}}
    {"columns": ["title", "text"], "index": [0], "data": [["Rates rise", ...]]}

And objects by key, as databases in trees export them: `{"-Nx1": {"title": ...}, ...}`.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from transforms.core.formats.json_names import Names

_ARTICLES = frozenset({"title", "text", "html", "html_bytes"})
_BEGINS = 200
_object = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_split = msgspec.json.Decoder(dict[str, list[Any]])


def rows_of_frame(data: bytes, names: Names) -> list[bytes]:
    """Return a table's rows as objects; none of what is no table of articles.

    Args:
        data: The object, UTF-8.
        names: The fields' names.

    >>> from transforms.core.formats.json_names import BUILT_IN
    >>> rows_of_frame(b'{"title": {"0": "Up"}, "text": {"0": "Why?"}}', BUILT_IN)
    [b'{"title":"Up","text":"Why?"}']
    >>> rows_of_frame(b'{"columns": ["title"], "data": [["Up"]]}', BUILT_IN)
    [b'{"title":"Up"}']
    """
    begins = data[:_BEGINS]
    if b'"columns"' in begins:
        return _of_split(data, names)
    rest = begins.partition(b":")[2]
    if not rest.lstrip().startswith(b"{"):
        return []
    try:
        held = _object.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
    return _of_columns(held, names) or _by_key(held, names)


def _of_split(data: bytes, names: Names) -> list[bytes]:
    try:
        held = _split.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
    columns, rows = held.get("columns", []), held.get("data", [])
    if not all(isinstance(name, str) for name in columns):
        return []
    if not _names_an_article(columns, names):
        return []
    if not all(isinstance(row, list) and len(row) == len(columns) for row in rows):
        return []
    return [msgspec.json.encode(dict(zip(columns, row, strict=True))) for row in rows]


def _of_columns(
    held: Mapping[str, Mapping[str, msgspec.Raw]], names: Names
) -> list[bytes]:
    indexes = list(next(iter(held.values()), {}))
    if not indexes or not all(index.isdecimal() for index in indexes):
        return []
    if not _names_an_article(list(held), names):
        return []
    if any(list(column) != indexes for column in held.values()):
        return []
    return [
        msgspec.json.encode({name: column[index] for name, column in held.items()})
        for index in indexes
    ]


def _by_key(held: Mapping[str, Mapping[str, msgspec.Raw]], names: Names) -> list[bytes]:
    """Return objects that stand under keys, each with a title and a text."""
    if len(held) < 2 or any(names.place(key) for key in held):
        return []
    for record in held.values():
        fields = {place.field for key in record if (place := names.place(key))}
        if "title" not in fields or len(fields & _ARTICLES) < 2:
            return []
    return [msgspec.json.encode(record) for record in held.values()]


def _names_an_article(columns: list[str], names: Names) -> bool:
    fields = {place.field for name in columns if (place := names.place(name))}
    return bool(fields & _ARTICLES)
