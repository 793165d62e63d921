"""Records as rows of Arrow tables, and back: nothing is lost on the way.

Columns follow the record's type. What may hold anything (`extra`, the values of
`evidence`) is a string of JSON, as a column has one type.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pyarrow as pa
from msgspec import inspect

_SCALARS = {
    inspect.StrType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
    inspect.LiteralType: pa.string(),
}
_LISTS = (inspect.VarTupleType, inspect.ListType)
_JSON = b"json"
"""Key in a field's metadata that says that its strings are JSON."""


def arrow_schema(record: type[msgspec.Struct]) -> Any:
    """Return the Arrow schema of a type of records.

    >>> class Note(msgspec.Struct):
    ...     text: str
    ...     words: tuple[int, ...] = ()
    >>> arrow_schema(Note).names
    ['text', 'words']
    """
    return pa.schema(_fields(inspect.type_info(record)))


def _fields(info: Any) -> list[Any]:
    return [_field(field.encode_name, field.type) for field in info.fields]


def _field(name: str, info: Any) -> Any:
    kind = _type(info)
    if kind is None:
        return pa.field(name, pa.string(), metadata={_JSON: b"1"})
    return pa.field(name, kind)


def _type(info: Any) -> Any:
    """Return the Arrow type; None where values are to be JSON."""
    if isinstance(info, inspect.UnionType):
        kept = [t for t in info.types if not isinstance(t, inspect.NoneType)]
        kept = [t for t in kept if not isinstance(t, inspect.CustomType)]
        return _type(kept[0]) if len(kept) == 1 else None
    if isinstance(info, inspect.StructType):
        return pa.struct(_fields(info))
    if isinstance(info, _LISTS):
        return pa.list_(_field("item", info.item_type))
    return next((t for kind, t in _SCALARS.items() if isinstance(info, kind)), None)


def to_table(records: Sequence[msgspec.Struct], schema: Any) -> Any:
    """Return records as an Arrow table."""
    rows = [_packed(msgspec.to_builtins(record), schema) for record in records]
    return pa.Table.from_pylist(rows, schema=schema)


def _packed(row: dict[str, Any], fields: Any) -> dict[str, Any]:
    """Return a record's builtins with JSON where the fields say so."""
    return {
        field.name: _pack(row[field.name], field)
        for field in fields
        if field.name in row
    }


def _pack(value: Any, field: Any) -> Any:
    if value is None:
        return None
    if field.metadata and _JSON in field.metadata:
        return msgspec.json.encode(value).decode()
    if pa.types.is_struct(field.type):
        return _packed(value, field.type)
    if pa.types.is_list(field.type):
        return [_pack(item, field.type.value_field) for item in value]
    return value


def from_table(table: Any, record: type[msgspec.Struct]) -> Iterator[Any]:
    """Yield the records of a table that `to_table` made.

    A null is a field that has its default: nothing else can be null.
    """
    schema = arrow_schema(record)
    for row in table.to_pylist():
        yield msgspec.convert(_unpacked(row, schema), record)


def _unpacked(row: dict[str, Any], fields: Any) -> dict[str, Any]:
    return {
        field.name: _unpack(row[field.name], field)
        for field in fields
        if row[field.name] is not None
    }


def _unpack(value: Any, field: Any) -> Any:
    if field.metadata and _JSON in field.metadata:
        return msgspec.json.decode(value)
    if pa.types.is_struct(field.type):
        return _unpacked(value, field.type)
    if pa.types.is_list(field.type):
        return [_unpack(item, field.type.value_field) for item in value]
    return value
