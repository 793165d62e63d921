"""Who wrote it, by the JSON-LD: persons, else the body that is named as the author."""

import re
from collections.abc import Iterator
from typing import Any

from transforms.core.page import byline_words as words
from transforms.core.page import json_ld
from transforms.core.page.clues import Clue, Clues
from transforms.core.page.persons import MOST_AUTHORS, is_agency, person, surname_last

LONGEST_BODY = 60

_BODIES = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))
_SURNAME_FIRST = re.compile(r"[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+")


def names_of_data(key: str, clues: Clues) -> list[str]:
    """Return the author strings under a key of the article's JSON-LD.

    Where persons are named, a body beside them is where they work, but for agencies.
    """
    value = clues.article.get(key)
    if not isinstance(value, list):
        return list(_names(value, clues))
    value = [json_ld.resolve(item, clues.known) for item in value[:MOST_AUTHORS]]
    bodies = [item for item in value if _kinds(item) & _BODIES]
    if any("Person" in _kinds(item) for item in value):
        houses = [b for b in bodies if not any(map(is_agency, _names(b, clues)))]
        value = [item for item in value if item not in houses]
    return list(_names(value, clues))


def organisations(clues: Clues) -> Iterator[tuple[Clue, tuple[str, ...]]]:
    """Yield what the data name as author where it is a body: a paper, an agency.

    Only the JSON-LD author counts; a bare `Staff` or `Redaktion` is no name, and
    neither is what programs put where none is known.
    """
    stated = names_of_data("author", clues)
    names = [name for name in stated if len(name) < LONGEST_BODY and _is_body(name)]
    if names:
        yield Clue("; ".join(stated), "json-ld:author"), tuple(dict.fromkeys(names))


def _is_body(name: str) -> bool:
    bare = words.ROLE.sub("", words.COLLECTIVE.sub("", name)).strip(" -.:")
    return bool(bare) and not words.PLACEHOLDER.fullmatch(name)


def _kinds(item: Any) -> frozenset[str]:
    return json_ld.kinds(item) if isinstance(item, dict) else frozenset()


def _names(value: Any, clues: Clues, depth: int = 0) -> Iterator[str]:
    """Yield the author strings of a value."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:MOST_AUTHORS]:
            yield from _names(item, clues, depth + 1)
        return
    value = json_ld.resolve(value, clues.known)
    if isinstance(value, dict):
        # A `Role` holds the author, an object of a language the name as its `@value`.
        name = value.get("name") or value.get("author") or value.get("@value")
        if not name:
            parts = (value.get("givenName"), value.get("familyName"))
            name = " ".join(part for part in parts if isinstance(part, str))
        if "Person" in _kinds(value) and isinstance(name, str):
            name = _said(json_ld.plain(name))
        yield from _names(name, clues, depth + 1)
    elif isinstance(value, str) and value and "://" not in value:
        yield json_ld.plain(value)


def _said(name: str) -> str:
    """Return one person's name as it is said, of `Lee, Ann`.

    >>> _said("Lee, Ann"), _said("Ann Lee, Reuters"), _said("Ann, Reuters")
    ('Ann Lee', 'Ann Lee, Reuters', 'Ann, Reuters')
    """
    parts = name.split(", ") if _SURNAME_FIRST.fullmatch(name) else []
    both = all(person(part, None, ()) and not is_agency(part) for part in parts)
    return surname_last(name) if parts and both else name
