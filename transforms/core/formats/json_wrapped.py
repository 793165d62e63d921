"""JSON objects that are no article but hold a list of them: what search APIs answer."""

from collections.abc import Iterator

import msgspec

from transforms.core.formats.json_frames import rows_of_frame
from transforms.core.formats.json_names import AROUND, Names

DEEPEST = 3
"""Objects around the list: `{"response": {"docs": [...]}}` has two."""

_BESIDE = ("included", "includes")
"""What JSON:API and Contentful send beside the articles: what these refer to."""

_TEXTS = frozenset({"text", "html", "html_bytes"})
_ARTICLES = frozenset({"title", "text", "html", "html_bytes"})
_SPACE = b" \t\r\n"
_object = msgspec.json.Decoder(dict[str, msgspec.Raw])
_list = msgspec.json.Decoder(list[msgspec.Raw])


def articles_in(data: bytes, names: Names) -> list[bytes]:
    """Return the records of the one list that an object holds; none where it has none.

    The object names neither a title nor a text of its own, and the first of the list
    names one. Of several such lists the only one whose first names a text is taken:
    persons and sections have names, too. None is of what stands under an `@`: JSON-LD
    describes with it, and the objects there are of many kinds.

    Args:
        data: The object, UTF-8.
        names: The fields' names.

    >>> from transforms.core.formats.json_names import BUILT_IN
    >>> articles_in(b'{"hits": 1, "docs": [{"title": "Rates rise"}]}', BUILT_IN)
    [b'{"title": "Rates rise"}']
    """
    if rows := rows_of_frame(data, names):
        return rows
    try:
        found = list(_lists(data, names, DEEPEST))
        if len(found) > 1:
            found = [records for records in found if _names_a_text(records[0], names)]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []  # broken within: as one record it says where
    return found[0] if len(found) == 1 else []


def _names_a_text(record: bytes, names: Names) -> bool:
    fields = _object.decode(record)
    inner = [_object.decode(fields[key]) for key in AROUND if _is_object(fields, key)]
    places = (names.place(key) for held in (fields, *inner) for key in held)
    return any(place.field in _TEXTS for place in places if place)


def _is_object(fields: dict[str, msgspec.Raw], key: str) -> bool:
    return key in fields and bytes(fields[key]).strip(_SPACE).startswith(b"{")


def _lists(data: bytes, names: Names, depth: int) -> Iterator[list[bytes]]:
    try:
        fields = _object.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return
    if names_an_article(fields, names):
        return
    for key, raw in fields.items():
        value = bytes(raw).strip(_SPACE)
        if key.startswith("@") or key in _BESIDE:
            continue
        if value.startswith(b"{") and depth > 1:
            yield from _lists(value, names, depth - 1)
        elif value.startswith(b"[") and (records := _records(value, names)):
            yield records
        elif value.startswith(b"[") and (only := _only(value)):
            yield from _lists(only, names, depth)


def _only(data: bytes) -> bytes | None:
    """Return the only object of a list, which may hold the articles, or None."""
    values = _list.decode(data)
    return bytes(values[0]).strip(_SPACE) if len(values) == 1 else None


def _records(data: bytes, names: Names) -> list[bytes]:
    """Return a list's values, if they are objects and the first names an article."""
    values = [bytes(raw).strip(_SPACE) for raw in _list.decode(data)]
    if not values or not all(value.startswith(b"{") for value in values):
        return []
    return values if names_an_article(_object.decode(values[0]), names) else []


def names_an_article(fields: dict[str, msgspec.Raw], names: Names) -> bool:
    """Return whether an object has a title or a text, itself or around it."""
    places = filter(None, map(names.place, fields))
    if any(place.field in _ARTICLES for place in places):
        return True
    return any(_holds_an_article(fields[key], names) for key in AROUND if key in fields)


def _holds_an_article(raw: msgspec.Raw, names: Names) -> bool:
    value = bytes(raw).strip(_SPACE)
    if not value.startswith(b"{"):
        return False
    held = filter(None, map(names.place, _object.decode(value)))
    return any(place.field in _ARTICLES for place in held)


def found_nothing(data: bytes, names: Names) -> bool:
    """Return whether a search API answers that there are no articles.

    >>> from transforms.core.formats.json_names import BUILT_IN
    >>> found_nothing(b'{"status": "ok", "totalResults": 0, "articles": []}', BUILT_IN)
    True
    >>> found_nothing(b'{"status": "error", "articles": []}', BUILT_IN)
    False
    """
    if len(data) > _LONGEST_NOTHING:
        return False
    try:
        fields = _object.decode(data)
        if names_an_article(fields, names):
            return False
        inner = (fields[key] for key in _AROUND_LISTS if _is_object(fields, key))
        held = [fields, *(_object.decode(raw) for raw in inner)]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    lists = [bytes(one[key]) for one in held for key in _LISTS if key in one]
    counts = [bytes(one[key]) for one in held for key in _COUNTS if key in one]
    return b"[]" in lists and b"0" in counts


_LONGEST_NOTHING = 10_000
_AROUND_LISTS = ("response", "data", "result", "results", "hits")
_LISTS = ("articles", "results", "items", "docs", "hits", "posts", "data", "stories",
          "news", "entries", "value")  # fmt: skip
_COUNTS = ("totalResults", "total", "totalArticles", "total_results", "count", "found",
           "numFound", "totalCount", "num_results", "totalHits")  # fmt: skip
"""Names of how many there are; without one that says none a list may lack the rest."""
