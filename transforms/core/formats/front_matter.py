r"""Plain text whose fields stand above the story.

Site generators keep them between two rules, in YAML or TOML; exports, and archives
made by hand, write `Title: ...` and so on, and begin the story after a blank line or
`Text:`.
"""

import re
import tomllib
from collections.abc import Callable
from typing import Any

import msgspec
import yaml

from transforms.core.formats.json_names import Names

FEWEST = 2
"""Lines of known fields, one of them a title, that make a block: one alone is as well
the beginning of a headline, `Title: unclear`."""

MOST = 30
"""Lines that are looked at."""

LONGEST_BLOCK = 10_000
MOST_LISTS = 50
"""Code points between two rules, and brackets among them: the reader of YAML takes time
that grows with the square of how deep they nest."""

_LABEL = re.compile(r"(?P<name>[^\W\d_][\w -]{1,24}?)[ \t]*:(?:[ \t]+|\Z)(?P<value>.*)")

Fields = dict[str, Any]


def may_have_fields(text: str) -> bool:
    """Whether the text begins with a rule or a label: the cheap test."""
    first = text[:60].partition("\n")[0]
    return ":" in first or first.strip("\ufeff \t\r") in _RULES


def fields_of(text: str, names: Names) -> Fields | None:
    r"""Return the fields above the story, the story under `text`, or None.

    >>> from transforms.core.formats.json_names import BUILT_IN
    >>> fields_of("Title: Rates rise\nAuthor: Ann Lee\n\nThey rose.", BUILT_IN)
    {'Title': 'Rates rise', 'Author': 'Ann Lee', 'text': 'They rose.'}
    >>> ruled = "---\ntitle: Up\nauthors: [A, B]\n---\nThey rose."
    >>> fields_of(ruled, BUILT_IN)["authors"]
    ['A', 'B']
    >>> fields_of("Title: unclear\nThey rose.", BUILT_IN) is None
    True
    """
    lines = text.lstrip("\ufeff").split("\n", MOST)
    head = [line.rstrip() for line in lines[:MOST]]
    read = _RULES.get(head[0])
    if read is None:
        return _labelled(head, lines, names)
    end = next((at for at in range(1, len(head)) if head[at] == head[0]), None)
    if end is None:
        return None
    block = "\n".join(head[1:end])
    lists = block.count("[") + block.count("{")
    if len(block) > LONGEST_BLOCK or lists > MOST_LISTS:
        return None
    try:
        fields = read(block)
    except (ValueError, yaml.YAMLError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    places = (names.place(name) for name in fields if isinstance(name, str))
    known = {place.field for place in places if place}
    return _whole(fields, known, lines[end + 1 :])


def _of_yaml(block: str) -> Any:
    """Return what YAML holds, each scalar as it is written; None if it refers back."""
    events = yaml.parse(block, Loader=yaml.BaseLoader)
    if any(isinstance(event, yaml.AliasEvent) for event in events):
        return None
    return yaml.load(block, Loader=yaml.BaseLoader)  # makes strings and nothing else


def _of_toml(block: str) -> Any:
    return msgspec.to_builtins(tomllib.loads(block))  # dates as they are written


_RULES: dict[str, Callable[[str], Any]] = {"---": _of_yaml, "+++": _of_toml}


def _labelled(head: list[str], lines: list[str], names: Names) -> Fields | None:
    fields: Fields = {}
    known: set[str] = set()
    for at, line in enumerate(head, 1):
        label = _LABEL.fullmatch(line)
        if label is None:
            return None if line else _whole(fields, known, lines[at:])
        place = names.place(label["name"])
        if place is None:
            return None
        if place.field == "text":
            return _whole(fields, known, [label["value"], *lines[at:]])
        known.add(place.field)
        fields[label["name"]] = label["value"]
    return None


def _whole(fields: Fields, known: set[str], rest: list[str]) -> Fields | None:
    if "title" not in known or len(known) < FEWEST:
        return None
    return {**fields, "text": "\n".join(rest).strip("\r\n")}
