"""The JSON Schema (2020-12) of what is published, made from the records."""

import re
from inspect import cleandoc
from typing import Any

import msgspec

from transforms.core import schema
from transforms.core.schema import Article, Reject

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def json_schema() -> dict[str, Any]:
    """Return the schema of a line of `articles/`, `duplicates/` or `rejects/`."""
    (article, reject), parts = msgspec.json.schema_components(
        (Article, Reject), ref_template="#/$defs/{name}"
    )
    defined = {name: _described(part, name) for name, part in parts.items()}
    return {"$schema": DIALECT, "oneOf": [article, reject], "$defs": defined}


def _described(part: dict[str, Any], name: str) -> dict[str, Any]:
    """Take a record's description apart, for each property its own."""
    record: type[msgspec.Struct] = getattr(schema, name)
    about, _, attributes = cleandoc(record.__doc__ or "").partition("\n\nAttributes:\n")
    told = {key: " ".join(text.split()) for key, text in _ATTRIBUTE.findall(attributes)}
    properties = dict(part["properties"])
    for field in msgspec.structs.fields(record):
        key = field.encode_name
        properties[key] = {"description": told[field.name], **properties[key]}
    return {**part, "description": about, "properties": properties}
