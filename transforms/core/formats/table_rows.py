"""Rows of tables as records: delivered as JSON objects, parsed by the same names."""

import ast
import json
from collections import Counter
from typing import Any

import msgspec
from msgspec.structs import replace

from transforms.core.formats import json_fields
from transforms.core.formats.format import ParseSettings
from transforms.core.formats.limits import Discarded
from transforms.core.formats.ninjs_item import is_ninjs, ninjs_draft
from transforms.core.records import deliver, record_key
from transforms.core.schema import Delivery, Draft, Reject

_NULLS = frozenset({"", "NULL", "null", "\\N", "NaN", "nan", "None", "<NA>"})
_LONGEST_LIST = 10_000


def distinct(names: list[str]) -> list[str]:
    """Return names for columns: those without one by number, none of them twice.

    >>> distinct(["", "title", "title"])
    ['column 1', 'title', 'title 2']
    """
    seen: Counter[str] = Counter()
    out: dict[str, None] = {}
    for number, wanted in enumerate(names, 1):
        name = wanted or f"column {number}"
        while name in out:
            seen[wanted] += 1
            name = f"{wanted} {seen[wanted] + 1}"
        out[name] = None
    return list(out)


def value_of(cell: str) -> Any:
    """Return what a cell says: null for the ways to write it, a list for a list.

    >>> value_of("NaN"), value_of("['Ann Lee', 'Bo Chan']"), value_of("[1] A note")
    (None, ['Ann Lee', 'Bo Chan'], '[1] A note')
    """
    if cell in _NULLS:
        return None
    bare = cell.strip()
    if bare[:1] not in ("[", "{") or bare[-1:] not in ("]", "}"):
        return cell
    if len(bare) > _LONGEST_LIST:
        return cell
    for read in (json.loads, ast.literal_eval):
        try:
            value = read(bare)
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        return value if isinstance(value, (list, dict)) else cell
    return cell


def deliver_row(
    values: dict[str, Any],
    data: Discarded | None,
    uri: str,
    format_name: str,
    index: int,
    encoding: str | None,
) -> Delivery:
    """Return a row's delivery.

    Args:
        values: By column; they are delivered as a JSON object.
        data: The bytes that the row stands in, where it has some of its own.
        uri: Of the file.
        format_name: Of the table.
        index: Of the row.
        encoding: Of the row's bytes, if it has one.
    """
    # What JSON can't hold, of a decimal to a date, is written as Python writes it.
    encoded = msgspec.json.encode(values, enc_hook=str)
    delivery = deliver(encoded, uri=uri, format=format_name, record=index)
    source = replace(delivery.source, encoding=encoding)
    if data is None:
        return replace(delivery, source=source)
    sha256 = data.sha256
    source = replace(source, sha256=sha256, bytes=data.size)
    return replace(delivery, source=source, key=record_key(uri, sha256))


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of a row."""
    values = msgspec.json.decode(delivery.data)
    if not settings.fields and is_ninjs(values):
        items = {name: value for name, value in values.items() if value is not None}
        return ninjs_draft(items, delivery, delivery.source.encoding or "utf-8")
    drafted = json_fields.draft_of(values, delivery, settings)
    if isinstance(drafted, Reject) and drafted.reason == "empty":
        columns = ", ".join(values)[:200]
        error = f"no title or text in the columns {columns}; [fields] maps others"
        return replace(drafted, error=error)
    return drafted
