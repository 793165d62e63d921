r"""Plain text whose fields stand in labelled lines above the story.

Site generators keep them between rules, as lines of YAML; exports, and archives made by
hand, write `Title: ...` and so on, and begin the story after a blank line or `Text:`.
"""

import re
from typing import Any

from transforms.core.formats.json_names import Names

FEWEST = 2
"""Lines of known fields, one of them a title, that make a block: one alone is as well
the beginning of a headline, `Title: unclear`."""

MOST = 30
"""Lines that are looked at."""

_RULE = re.compile(r"(?:---|\+\+\+)[ \t]*")
_LABEL = re.compile(
    r"(?P<name>[^\W\d_][\w -]{1,24}?)[ \t]*(?P<mark>[:=])(?:[ \t]+|\Z)(?P<value>.*)"
)
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_LIST = re.compile(r"\[(?P<inner>.*)\]")
_QUOTED = re.compile(r"""(?P<mark>["'])(?P<inner>.*)(?P=mark)""")

Fields = dict[str, Any]


def may_have_fields(text: str) -> bool:
    """Whether the text begins with a rule or a label: the cheap test."""
    first = text[:60].partition("\n")[0]
    return ":" in first or _RULE.fullmatch(first.rstrip("\r")) is not None


def fields_of(text: str, names: Names) -> Fields | None:
    r"""Return the fields above the story, the story under `text`, or None.

    >>> from transforms.core.formats.json_names import BUILT_IN
    >>> fields_of("Title: Rates rise\nAuthor: Ann Lee\n\nThey rose.", BUILT_IN)
    {'Title': 'Rates rise', 'Author': 'Ann Lee', 'text': 'They rose.'}
    >>> fields_of("Title: unclear\nThey rose.", BUILT_IN) is None
    True
    """
    lines = text.lstrip("\ufeff").split("\n", MOST)
    ruled = _RULE.fullmatch(lines[0].rstrip("\r")) is not None
    fields: Fields = {}
    at = int(ruled)
    known: set[str] = set()
    while at < min(len(lines), MOST):
        line = lines[at].rstrip("\r")
        at += 1
        if ruled and _RULE.fullmatch(line):
            return _whole(fields, known, lines[at:])
        label = _LABEL.fullmatch(line)
        if label and not ruled and label["mark"] == "=":
            return None
        if label is None and not (ruled and _added(fields, line)):
            blank = not ruled and not line.strip()
            return _whole(fields, known, lines[at:]) if blank else None
        if label is None:
            continue
        place = names.place(label["name"])
        if place is not None and place.field == "text" and not ruled:
            return _whole(fields, known, [label["value"], *lines[at:]])
        if place is None and not ruled:
            return None
        known.add(place.field if place else "")
        fields[label["name"]] = _value(label["value"])
    return None


def _whole(fields: Fields, known: set[str], rest: list[str]) -> Fields | None:
    if "title" not in known or len(known - {""}) < FEWEST:
        return None
    return {**fields, "text": "\n".join(rest).strip("\r\n")}


def _added(fields: Fields, line: str) -> bool:
    """Add an item to the list of the last field; whether the line was one, or blank."""
    if not line.strip() or line.lstrip().startswith("#"):
        return True
    item = _ITEM.fullmatch(line)
    if item is None or not fields:
        return False
    name = next(reversed(fields))
    held = fields[name]
    if held and not isinstance(held, list):
        return False
    fields[name] = [*(held or []), _value(item["value"])]
    return True


def _value(raw: str) -> Any:
    raw = raw.strip()
    if quoted := _QUOTED.fullmatch(raw):
        return quoted["inner"]
    if listed := _LIST.fullmatch(raw):
        return [_value(part) for part in listed["inner"].split(",") if part.strip()]
    return raw
