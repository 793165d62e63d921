"""The JSON Schema (2020-12) of what is published, made from the records."""

from typing import Any

import msgspec

from transforms.core.schema import Article, Reject

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the schema of a line of `articles/`, `duplicates/` or `rejects/`."""
    (article, reject), parts = msgspec.json.schema_components(
        (Article, Reject), ref_template="#/$defs/{name}"
    )
    return {"$schema": DIALECT, "oneOf": [article, reject], "$defs": parts}
