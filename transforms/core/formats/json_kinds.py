"""What the value of a JSON field means: liberal where the meaning is clear."""

import base64
import binascii
import re
from functools import lru_cache
from typing import Any

from transforms.core.dates import parse_date
from transforms.core.formats.fragment import plain
from transforms.core.formats.rich_text import is_rich_text, rich_paragraphs
from transforms.core.formats.tagged_byline import LONGEST_BYLINE, names_somebody
from transforms.core.heads.bylines import is_paper, read_byline
from transforms.core.page.written_dates import stated_date

_BY = re.compile(r"\s*(?:by|von|par|por)\s*:?\s+(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:;|\||\s/\s|\s&\s|\b(?:and|und|et|och|og|и|та|ve)\b|\n)\s*"
)
_COMMA = re.compile(r"\s*[,،、]\s*")
_TURNED = re.compile(
    r"([^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?), ([^\W\d_]{2,}(?:-[^\W\d_]+)?(?: [A-Z]\.)?)"
)
"""A surname, a comma and a given name, as directories and catalogues have them."""

_LISTED = re.compile(r"\s*[,;|،、]\s*")
_NAMED = (
    *("name", "main", "basic", "rendered", "value", "@value", "text", "title", "label"),
    *("term", "webTitle", "@id"),
)
_ADDRESSED = ("url", "@id", "href", "contentUrl", "source_url", "src", "link")
_NO_PICTURES = ("video", "gallery", "audio")
_NO_KEYWORDS = ("contributor", "author", "publication")
"""Types of tags that are who wrote a story, or where it stands."""
_LINES = (
    *("text", "#text", "plain", "value", "rendered", "content", "html", "p", "body"),
)
_PARTS = ("summary", "headline", "heading", "title", "paragraphs", "sections", "blocks")
_MOMENTS = ("$date", "$numberLong", "date", "value", "@value", "iso", "rendered")
_DEEPEST = 20

_EPOCH = re.compile(r"\s*\d{9,13}\s*")
"""Seconds or milliseconds since 1970 that were written as a string."""

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_PLACED = re.compile(r"(?<=\w) in [^\W\d_a-z].*")
_NO_NAMES = re.compile(
    r"(?:about the author|view all posts?|published|updated|posted|min(?:utes?)? read"
    r"|read more|share|follow|contact|none|null|n/a|nan)(?: .*)?"
    r"|(?:la )?redacción|redação|redazione|(?:la )?rédaction|redakcja|редакция|编辑部"
    r"|\S+\.(?:com|org|net)",
    re.IGNORECASE,
)
"""What scrapers take for an author: labels beside one, a site, a value for nothing."""


class WrongTypeError(ValueError):
    """A value that can't be what its field needs; the message says what can."""


def name(value: Any) -> str | None:
    """Return a title, a section, a publisher: a string, or the first of a list.

    >>> name({"@type": "Organization", "name": "The Gazette"})
    'The Gazette'
    """
    if isinstance(value, str):
        return plain(value) or None
    found = _first(in_one_language(value), _NAMED, "a string")
    return (plain(found) or None) if found else None


def label(value: Any) -> str | None:
    """Return a section or the like; a number is the source's key of one, and none.

    >>> label({"name": "Sport"}), label([3, 7])
    ('Sport', None)
    """
    return None if _is_key(value) else name(value)


def _is_key(value: Any) -> bool:
    """Return whether a value is a number, or a list of them: keys of other records."""
    if isinstance(value, list):
        return bool(value) and all(map(_is_key, value))
    return isinstance(value, int) and not isinstance(value, bool)


def address(value: Any) -> str | None:
    """Return a URL: of a string, of an object with one, of the first of a list."""
    if isinstance(value, dict) and value.get("type") in _NO_PICTURES:
        return None
    if isinstance(value, str):
        return value.strip() or None
    return _first(value, _ADDRESSED, "a URL as a string")


def identity(value: Any) -> str | None:
    """Return an id as a string; a number is one too."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return _first(value, ("$oid", "$uuid", "value", "@value", "id", "#text"), "an id")


def date(value: Any) -> str | None:
    """Return a date as RFC 3339, or None where it can't be read as one."""
    if isinstance(value, bool):
        raise WrongTypeError("a date")
    if isinstance(value, str) and _EPOCH.fullmatch(value):
        value = int(value)
    if isinstance(value, (int, float)):
        return parse_date(value)
    if isinstance(value, str):
        return parse_date(value) or stated_date(value)
    if isinstance(value, dict):
        for key in _MOMENTS:
            if key in value:
                return date(value[key])
    if isinstance(value, list) and value:
        return date(value[0])
    raise WrongTypeError("a date as a string or number")


def persons(value: Any) -> tuple[str, ...]:
    """Return authors' names: of a byline, a list, or objects with a name.

    What names nobody is none: an agency, a role, an account, an address, a number.

    >>> persons(["Ann Lee", {"name": "Bo Chan"}]), persons("By Ann Lee and Bo Chan")
    (('Ann Lee', 'Bo Chan'), ('Ann Lee', 'Bo Chan'))
    >>> persons("Ann Lee, Crime Reporter"), persons("Staff Reporter")
    (('Ann Lee',), ())
    """
    if isinstance(value, str):
        return _of_byline(value)
    if isinstance(value, list):
        return tuple(dict.fromkeys(one for item in value for one in persons(item)))
    if isinstance(value, dict):
        for key in ("name", "original", "@value", "value", "text", "full_name"):
            if value.get(key):
                return persons(value[key])
        for key in ("data", "attributes"):  # of JSON:API
            if isinstance(value.get(key), (dict, list)):
                return persons(value[key])
        parts = (value.get(key) for key in ("firstName", "lastName"))
        full = " ".join(part for part in parts if isinstance(part, str))
        return (full,) if full else ()
    if value is None or _is_key(value):
        return ()
    raise WrongTypeError("a name, a list of names, or objects with a name")


@lru_cache(maxsize=4096)
def _of_byline(line: str) -> tuple[str, ...]:
    line = " ".join(plain(line).split())
    if len(line) > LONGEST_BYLINE:
        return ()
    if found := read_byline(line):
        return found.persons
    line = _BY.sub("", line, count=1)
    if turned := _TURNED.fullmatch(line):
        line = f"{turned[2]} {turned[1]}" if _may_be_name(turned) else line
    names = []
    for part in _BETWEEN.split(line):
        pieces = _COMMA.split(part)
        listed = all(" " in piece for piece in pieces if piece)  # not `Lee, Ann`
        names += pieces if listed else [part]
    named = [_PLACED.sub("", one) for one in names if not _NO_NAMES.fullmatch(one)]
    first, rest = named[:1], [one for one in named[1:] if not is_paper(one)]
    return tuple(dict.fromkeys(filter(names_somebody, first + rest)))


def _may_be_name(turned: re.Match[str]) -> bool:
    """Return whether `Lee, Ann` is one person: neither part is an agency or a role."""
    return all(map(names_somebody, turned.groups()))


def words(value: Any) -> tuple[str, ...]:
    """Return keywords: of a list, of objects with a name, of a string with commas.

    >>> words("tax, budget"), words([{"name": "tax"}])
    (('tax', 'budget'), ('tax',))
    """
    if isinstance(value, str):
        parts = _LISTED.split(plain(value))
        return tuple(dict.fromkeys(part for part in parts if part))
    if isinstance(value, list):
        inner = (item if isinstance(item, list) else [item] for item in value)
        flat = (one for items in inner for one in items)
        found = (item if isinstance(item, str) else _word(item) for item in flat)
        return tuple(dict.fromkeys(word.strip() for word in found if word))
    if isinstance(value, dict):
        single = name(value)
        return (single,) if single else ()
    if _is_key(value):
        return ()
    raise WrongTypeError("a list of strings")


def _word(value: Any) -> str | None:
    """Return a keyword: of `{"name": "subject", "value": "Tax"}` what it is."""
    if isinstance(value, dict):
        if value.get("type") in _NO_KEYWORDS:
            return None
        if isinstance(value.get("value"), str):
            return plain(value["value"])
    return label(value)


def in_one_language(value: Any) -> Any:
    """Return what an object holds under the tag of a language, if that is all it is.

    >>> in_one_language({"en-US": "Rates rise"}), in_one_language({"id": 3, "text": ""})
    ('Rates rise', {'id': 3, 'text': ''})
    """
    if not isinstance(value, dict) or not value:
        return value
    tagged = all(_LANGUAGE.fullmatch(key) for key in value) and "id" not in value
    return next(iter(value.values())) if tagged else value


def text(value: Any, depth: int = 0) -> str:
    r"""Return a body: a string, a list of paragraphs, or sections of them.

    >>> text({"sections": [{"paragraphs": ["One.", "Two."]}]})
    'One.\n\nTwo.'
    """
    if isinstance(value, str):
        return value
    if not depth and (inner := in_one_language(value)) is not value:
        return text(inner, depth + 1)
    if depth <= 1 and is_rich_text(value):
        return "\n\n".join(rich_paragraphs(value))
    if depth > _DEEPEST:
        raise WrongTypeError(f"a text nested at most {_DEEPEST} deep")
    if isinstance(value, list):
        parts = (text(item, depth + 1) for item in value)
        return "\n\n".join(part for part in parts if part)
    if isinstance(value, dict):
        for key in _LINES:
            if isinstance(value.get(key), (str, list)):
                return text(value[key], depth + 1)
        if not depth and value and not any(key in value for key in (*_LINES, *_PARTS)):
            raise WrongTypeError("a string, a list of them, or sections")
        parts = (text(value[key], depth + 1) for key in _PARTS if value.get(key))
        return "\n\n".join(part for part in parts if part)
    if value is None:
        return ""
    raise WrongTypeError("a string or a list of strings")


def raw_bytes(value: Any) -> bytes:
    """Return what a base64 string stands for."""
    if not isinstance(value, str):
        raise WrongTypeError("base64 as a string")
    try:
        return base64.b64decode(value, validate=False)
    except (binascii.Error, ValueError):
        raise WrongTypeError("base64 as a string") from None


def _first(value: Any, keys: tuple[str, ...], expected: str) -> str | None:
    """Return the first string of a list, or under one of an object's keys."""
    if isinstance(value, list):
        for item in value[:1]:
            return _first(item, keys, expected)
        return None
    if isinstance(value, dict):
        for key in keys:
            if isinstance(value.get(key), (str, list, dict)):
                return _first(value[key], keys, expected)
        return None
    if isinstance(value, str):
        return value.strip() or None
    raise WrongTypeError(expected)
