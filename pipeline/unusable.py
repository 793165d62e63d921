"""How a wrong setting is told: its key, its value, and what was expected."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

import msgspec


class Unusable(ValueError):
    """A setting that no run can have; the message names key, value and expectation."""


_PLACE = re.compile(r" - at `\$\.?(.*)`$")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_EXPECTED = re.compile(r"Expected `(\w+)")
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "a string",
    "bool": "true or false",
    "array": "a list",
    "object": "a table of keys",
}


def told(error: str, values: Mapping[str, Any], kind: type) -> str:
    """Return msgspec's message with the key and value at fault, in a user's terms.

    Args:
        error: What msgspec says.
        values: What was converted.
        kind: The struct that it was converted to.

    >>> class Press(msgspec.Struct): speed: int = 0
    >>> told("Expected `int`, got `str` - at `$.speed`", {"speed": "full"}, Press)
    "speed = 'full': expected a whole number"
    """
    place = _PLACE.search(error)
    keys, value, inner = _found(place[1] if place else "", values, kind)
    if unknown := _UNKNOWN.search(error):
        return _no_such_key([*keys, unknown[1]], inner, kind)
    expected = _EXPECTED.search(error)
    if choices := get_args(inner) if error.startswith("Invalid enum") else ():
        wanted = f"expected one of {', '.join(choices)}"
    elif expected:
        wanted = f"expected {_KINDS.get(expected[1], expected[1])}"
        if expected[1] == "array" and isinstance(value, str):
            wanted += f": [{value!r}]"
    else:
        wanted = _PLACE.sub("", error)
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return f"{'.'.join(keys)} = {shown}: {wanted}"


def _found(place: str, value: Any, kind: Any) -> tuple[list[str], Any, Any]:
    """Follow msgspec's path: return the keys, the value there, and its type."""
    keys: list[str] = []
    for name, number in _STEP.findall(place):
        kind = get_type_hints(kind)[name] if name else get_args(kind)[-1]
        if number:
            value = value[int(number)]
            keys[-1] += f"[{number}]"
            continue
        name = name or next(key for key, one in value.items() if not _is(one, kind))
        keys.append(name)
        value = value.get(name)
    return keys, value, kind


def _is(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _no_such_key(keys: list[str], inner: Any, root: type) -> str:
    where = _home(keys[-1], root)
    known: list[str] = list(inner.__struct_fields__)
    near = get_close_matches(keys[-1], known, 1)
    if where is not None:
        wanted = f"it stands {f'under [{where}]' if where else 'above all tables'}"
    else:
        wanted = f"did you mean {near[0]}?" if near else f"expected {', '.join(known)}"
    return f"{'.'.join(keys)}: no such key{' here' * (where is not None)}; {wanted}"


def _home(name: str, root: type) -> str | None:
    """Return the table that has a key of that name, empty for the file itself.

    >>> class Ink(msgspec.Struct): colour: str = "black"
    >>> class Press(msgspec.Struct): ink: Ink; speed: int = 0
    >>> _home("colour", Press), _home("speed", Press), _home("paper", Press)
    ('ink', '', None)
    """
    if name in root.__struct_fields__:  # type: ignore[attr-defined]
        return ""
    kinds = get_type_hints(root).items()
    tables = (key for key, one in kinds if name in getattr(one, _FIELDS, ()))
    return next(tables, None)


_FIELDS = "__struct_fields__"
