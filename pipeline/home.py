"""Paths of a config that begin at the home folder."""

import os
from collections.abc import Mapping
from typing import Any

_PATHS = ("output", "index")


def at_home(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with `~/` at the beginning of paths filled in.

    A shell does that; TOML and quotes keep it from it.
    """
    found: dict[str, Any] = {
        key: os.path.expanduser(values[key])
        for key in _PATHS
        if isinstance(values.get(key), str)
    }
    patterns = values.get("input")
    if isinstance(patterns, list):
        found["input"] = [
            os.path.expanduser(one) if isinstance(one, str) else one for one in patterns
        ]
    return {**values, **found}
