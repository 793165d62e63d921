"""The values that ninjs items are made of: strings, names, and lists of parts."""

import html
from collections.abc import Iterator
from typing import Any

from transforms.core.formats.fragment import is_markup, plain


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, or of an object by their roles."""
    if isinstance(value, dict):
        value = [
            {"role": role, **part}
            for role, part in value.items()
            if isinstance(part, dict)
        ]
    for part in value if isinstance(value, list) else ():
        if isinstance(part, dict):
            yield part


def names(value: Any) -> list[str]:
    """Return the names of concepts: objects with a name, or strings."""
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, str):
        value = value.split(",")
    found = []
    for part in value if isinstance(value, list) else ():
        name = (
            part.get("name") or part.get("literal") if isinstance(part, dict) else part
        )
        if isinstance(name, str) and name.strip():
            found.append(name.strip())
    return found


def line(value: Any) -> str:
    """Return a short text without its markup, which items of all versions may have.

    >>> line("The <i>Dolphin</i> &amp; the tide"), line("Rates < 3%")
    ('The Dolphin & the tide', 'Rates < 3%')
    """
    text = string(value)
    if is_markup(text):
        return plain(text)
    return html.unescape(text) if "&" in text else text


def role(part: dict[str, Any]) -> str:
    """Return what a part is for, in lower case; empty if it doesn't say."""
    return string(part.get("role")).lower()


def string(value: Any) -> str:
    """Return a string or a number as a string, of all else the empty one."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) else ""
