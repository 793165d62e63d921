r"""Markdown, with or without front matter: what static site generators publish.

Front matter is `key: value` lines between `---` (YAML), or TOML between `+++`. Of YAML
scalars and lists are read; what is nested deeper stays as it stands, in `extra`.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec.structs import replace

from transforms.core.decode import Undecodable, decode
from transforms.core.formats.format import Format, Item, ParseSettings
from transforms.core.formats.json_fields import draft_of
from transforms.core.formats.limits import read_whole
from transforms.core.formats.markdown_text import plain_text
from transforms.core.formats.plain_text import binary_kind
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Draft, Reject

STAGE = "parse"
LONGEST = 16_384
"""Code points of front matter."""

_ENDINGS = (".md", ".markdown", ".mkd")
_FRONT = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\n(?P<fields>.*?)\n(?P=mark)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_FIELD = re.compile(r"(?P<key>[^\W\d][\w. -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?\Z")
_SET = re.compile(r"\s*[\w.-]{1,40}\s*=")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)\Z")
_COMMA = re.compile(r"\s*,\s*")


def sniff(head: bytes, name: str) -> bool:
    """Take what begins with front matter, and what is named like Markdown."""
    if head.startswith((b"---", b"+++", b"\xef\xbb\xbf---")) and _front(
        head.decode("utf-8", "replace").replace("\r\n", "\n")
    ):
        return True
    return name.endswith(_ENDINGS)


def _front(text: str) -> re.Match[str] | None:
    """Return the front matter; lines between rules that hold no field are none."""
    match = _FRONT.match(text)
    if match is None or len(match["fields"]) > LONGEST:
        return None
    lines = match["fields"].split("\n")
    first = next((line for line in lines if line.strip() and line[0] != "#"), "")
    known = _FIELD.match(first) if match["mark"] == "---" else _SET.match(first)
    return match if known or first.startswith("[") else None


def split(stream: BinaryIO, uri: str, settings: ParseSettings) -> Iterator[Item]:
    """Yield the whole file as one record."""
    data = read_whole(stream, uri, MARKDOWN.name, settings)
    if isinstance(data, bytes):
        yield deliver(data, uri=uri, format=MARKDOWN.name)
    else:
        yield data


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of the text; front matter's fields go by JSON's names."""
    if kind := binary_kind(delivery.data):
        error = f"a file of another kind ({kind}); expected text, or a page"
        return reject(delivery, STAGE, "binary", error)
    try:
        decoded = decode(delivery.data, declared=delivery.declared)
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    text = decoded.text.replace("\r\n", "\n")
    front = _front(text)
    body = plain_text(text[front.end() :] if front else text)
    delivery = replace(
        delivery, source=replace(delivery.source, encoding=decoded.encoding)
    )
    if front:
        return draft_of({"text": body, **fields(front)}, delivery, settings)
    if not body:
        error = "nothing but white space; expected a title or text"
        return reject(delivery, STAGE, "empty", error)
    return Draft(
        source=delivery.source,
        key=delivery.key,
        time=delivery.time,
        raw_text=body,
        structured=settings.structure == "auto",
    )


def fields(front: re.Match[str]) -> dict[str, Any]:
    """Return what front matter says; broken TOML says nothing."""
    if front["mark"] == "---":
        return _yaml(front["fields"])
    try:
        return {
            key: _told(value) for key, value in tomllib.loads(front["fields"]).items()
        }
    except tomllib.TOMLDecodeError:
        return {"front_matter": front["fields"]}


def _told(value: Any) -> Any:
    """Return a value as JSON has it; TOML has dates of its own."""
    plain = isinstance(value, (str, int, float, bool, list, dict))
    return value if plain else value.isoformat()


def _yaml(text: str) -> dict[str, Any]:
    r"""Return the fields of YAML's simplest lines.

    >>> _yaml("title: 'Pier: open'\ntags: [pier, tide]\nauthors:\n  - Ann Lee")
    {'title': 'Pier: open', 'tags': ['pier', 'tide'], 'authors': ['Ann Lee']}
    """
    found: dict[str, Any] = {}
    key = ""
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        field = _FIELD.match(line)
        if field and not line[0].isspace():
            key = field["key"].strip()
            found[key] = _value((field["value"] or "").strip())
            continue
        item = _ITEM.match(line)
        held = found.get(key)
        if item and (held == "" or isinstance(held, list)):
            found[key] = [*(held or []), _value(item["value"].strip())]
        elif isinstance(held, str):  # folded, literal, or nested
            held = held if held.strip("|>+-") else ""
            found[key] = f"{held} {line.strip()}".strip()
    return found


def _value(text: str) -> Any:
    """Return a scalar or a list in brackets, without quotes and comments."""
    if text.startswith("[") and text.endswith("]"):
        parts = _COMMA.split(text[1:-1].strip())
        return [_value(part) for part in parts if part]
    if text[:1] in "\"'" and text[:1]:
        quote = text[0]
        end = text.rfind(quote)
        inner = text[1:end] if end else text[1:]
        return inner.replace(quote * 2, quote) if quote == "'" else _escaped(inner)
    bare = "" if text.startswith("#") else text.partition(" #")[0].rstrip()
    return None if bare in ("null", "~") else bare


def _escaped(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


MARKDOWN = Format("markdown", sniff, split, parse)
