"""One JSON object to a draft: fields mapped by name, the rest kept under `extra`."""

import re
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from transforms.core.formats import json_kinds
from transforms.core.formats.format import ParseSettings
from transforms.core.formats.fragment import is_markup, paragraphs_of
from transforms.core.formats.json_dates import sharpen
from transforms.core.formats.json_names import Names, names_of
from transforms.core.formats.json_page import draft_with_page, take_page
from transforms.core.formats.json_text import BrokenJsonError, load
from transforms.core.formats.ninjs_item import is_ninjs, ninjs_draft
from transforms.core.formats.summaries import is_excerpt, without_site
from transforms.core.reading.decode import Undecodable
from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft, Evidence, Reject

STAGE = "parse"
_SHOWN = 60  # characters of a value that a reject's error shows
_KEYS_SHOWN = 8
_LOOSE = ("content_elements", "blocks")
"""Names that a text may have, and lists of other things, too."""

_EMPTY: tuple[Any, ...] = (
    *(None, "", [], {}),
    *("None", "null", "NULL", "N/A", "n/a", "NaN", "nan", "undefined"),
    *("[Removed]", "[removed]", "[deleted]"),
)
"""No value, and what exports write for one that isn't there or is gone."""

_KINDS = {
    "id": json_kinds.identity,
    "url": json_kinds.address,
    "title": json_kinds.name,
    "standfirst": json_kinds.name,
    "authors": json_kinds.persons,
    "published": json_kinds.date,
    "modified": json_kinds.date,
    "language": json_kinds.name,
    "section": json_kinds.label,
    "keywords": json_kinds.words,
    "publisher": json_kinds.name,
    "image": json_kinds.address,
    "text": json_kinds.text,
    "html": json_kinds.text,
    "html_bytes": json_kinds.raw_bytes,
}
_DATES = ("published", "modified")

Found = dict[str, tuple[int, str, Any]]
"""For each field of ours: the rank, the name and the value it was found with."""


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of one JSON object."""
    try:
        loaded = load(delivery.data, delivery.declared)
    except BrokenJsonError as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
    if not isinstance(loaded.value, dict):
        error = f"found {_shown(loaded.value)}; expected an object with an article"
        return reject(delivery, STAGE, "wrong-type", error)
    if not settings.fields and is_ninjs(loaded.value):
        return ninjs_draft(loaded.value, delivery, loaded.encoding)
    encoded = replace(delivery.source, encoding=loaded.encoding)
    return draft_of(loaded.value, replace(delivery, source=encoded), settings)


def draft_of(
    record: dict[str, Any], delivery: Delivery, settings: ParseSettings
) -> Draft | Reject:
    """Return the draft of a record's fields, wherever they were read from."""
    found, extra = find(record, names_of(settings.fields))
    sharpen(found, extra, record)
    values: dict[str, Any] = {}
    evidence: dict[str, Evidence] = {}
    for field, (_, name, raw) in found.items():
        try:
            value = _KINDS[field](raw)
        except json_kinds.WrongTypeError as wrong:
            if name in _LOOSE:
                extra[name] = raw
                continue
            error = f"{name}: {_shown(raw)}; expected {wrong}"
            return reject(delivery, STAGE, "wrong-type", error)
        if value:
            values[field] = value
            evidence[field] = _from(name)
            if field in _DATES and value != raw:
                evidence[field] = Evidence(from_=f"field:{name}", raw=str(raw))
            if field == "authors" and isinstance(raw, str) and value != (raw,):
                evidence[field] = Evidence(from_=f"field:{name}", raw=raw)
        elif field == "authors":
            why = f"nobody is named in field:{name}: {_shown(raw)}"
            evidence[field] = Evidence(null_because=why)
        elif field in _DATES:
            why = f"no date can be read from field:{name}: {_shown(raw)}"
            evidence[field] = Evidence(null_because=why)
    try:
        page = take_page(values)
    except Undecodable as wrong:
        return reject(delivery, STAGE, wrong.reason, f"html_bytes: {wrong}")
    if page is not None:
        return draft_with_page(page, values, evidence, extra, delivery)
    return _made(values, evidence, extra, delivery, settings)


def find(record: dict[str, Any], names: Names) -> tuple[Found, dict[str, Any]]:
    """Part a record into the fields that are ours and the rest.

    Of several names for one field the first in order wins; the others are kept
    in the rest, unless they say the same. Empty values are no values.
    """
    found: Found = {}
    extra: dict[str, Any] = {}
    for name, value in record.items():
        place = names.place(name)
        if isinstance(value, dict) and names.is_around(name, value):
            if rest := _look_inside(name, value, names, found, extra):
                extra[name] = rest
        elif place is not None:
            if value not in _EMPTY:
                _take(found, extra, place.field, (place.rank, name, value))
        elif name in names.outer and isinstance(value, dict):
            rest = _look_inside(name, value, names, found, extra)
            if rest:
                extra[name] = rest
        else:
            extra[name] = value
    return found, extra


def _look_inside(
    outer: str, inner: dict[str, Any], names: Names, found: Found, extra: dict[str, Any]
) -> dict[str, Any]:
    """Take what is ours out of an object; return the rest of it."""
    rest = {}
    for name, value in inner.items():
        place = names.inside(outer, name)
        if place is None:
            rest[name] = value
        elif value not in _EMPTY:
            path = f"{outer}.{name}"
            _take(found, extra, place.field, (place.rank, path, value))
    return rest


def _take(
    found: Found, extra: dict[str, Any], field: str, new: tuple[int, str, Any]
) -> None:
    held = found.get(field)
    if held is None:
        found[field] = new
        return
    kept, left = (new, held) if new[0] < held[0] else (held, new)
    found[field] = kept
    if left[2] != kept[2]:
        extra[left[1]] = left[2]


def _made(
    values: dict[str, Any],
    evidence: dict[str, Evidence],
    extra: dict[str, Any],
    delivery: Delivery,
    settings: ParseSettings,
) -> Draft | Reject:
    text: str = values.pop("text", "")
    if "\\" in text:
        text = _with_line_ends(text)
    if text.endswith(" chars]") and (cut := _CUT_BY_API.search(text[-_MARK:])):
        text = text[: -len(cut.group())].rstrip()
        extra["text_from"] = "summary"
    if values.get("url", "").startswith("/"):
        _without_path(values, evidence, extra)
    if "standfirst" in values or "publisher" in values:
        _without_additions(values, evidence, extra, text)
    title = values.get("title")
    draft = Draft(
        source=delivery.source,
        key=delivery.key,
        time=delivery.time,
        raw_text=text,
        structured=not title and settings.structure == "auto",
        evidence=evidence,
        extra=extra,
    )
    evidence.pop("text", None)
    if not title and not text.strip():
        return reject(delivery, STAGE, "empty", _without(extra))
    if is_markup(text):
        paragraphs = paragraphs_of(text)
        if title:
            values["raw_text"], values["paragraphs"] = None, paragraphs
        else:
            values["raw_text"] = "\n\n".join(paragraphs)
    return replace(draft, **values)


_MARK = 24
_CUT_BY_API = re.compile(r"\[\+\d+ chars\]\Z")
"""What news APIs put in the place of the rest of a story."""


def _without_path(
    values: dict[str, Any], evidence: dict[str, Evidence], extra: dict[str, Any]
) -> None:
    """Leave out an address that says no host: it is on a site that isn't named."""
    if values["url"].startswith("//"):
        return
    where = (evidence["url"].from_ or "").removeprefix("field:")
    extra[where] = values.pop("url")
    evidence["url"] = Evidence(null_because=f"field:{where} is a path on no site")


def _with_line_ends(text: str) -> str:
    r"""Return a text whose line ends were escaped twice with line ends.

    >>> _with_line_ends("Rates rose.\\n\\nWhy?")
    'Rates rose.\n\nWhy?'
    """
    if "\\n" not in text or "\n" in text:
        return text
    if text.count("\\n") < _FEWEST_ESCAPED:  # a path, a formula
        return text
    return _ESCAPED.sub(lambda match: _ESCAPES[match[1]], text)


_FEWEST_ESCAPED = 2
_ESCAPES = {"n": "\n", "r": "", "t": "\t", '"': '"'}
_ESCAPED = re.compile(r'\\([nrt"])')


def _without_additions(
    values: dict[str, Any],
    evidence: dict[str, Evidence],
    extra: dict[str, Any],
    text: str,
) -> None:
    """Leave out a summary that is the story's first words, and the site in a title."""
    summary, title = values.get("standfirst"), values.get("title")
    if summary and is_excerpt(summary, _bare(text)):
        where = (evidence.pop("standfirst").from_ or "").removeprefix("field:")
        extra[where] = values.pop("standfirst")
        evidence["standfirst"] = Evidence(
            null_because=f"field:{where} is the story's first words"
        )
    if title and (bare := without_site(title, values.get("publisher"))) != title:
        values["title"] = bare
        evidence["title"] = replace(evidence["title"], raw=title)


def _bare(text: str) -> str:
    return " ".join(paragraphs_of(text)) if is_markup(text) else text


def _without(extra: dict[str, Any]) -> str:
    """Say that there is no article here, and where there may be some."""
    missing = "neither a title nor a text"
    keys = ", ".join(repr(name) for name in list(extra)[:_KEYS_SHOWN])
    known = f"; found {keys}: [fields] of a config says what they hold" if keys else ""
    for name, value in extra.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            told = f"but a list of objects under {name!r}"
            return f"{missing}, {told}; expected an article, or one list of them"
    return f"{missing}; expected at least one of them{known}"


@lru_cache(maxsize=4096)
def _from(name: str) -> Evidence:
    return Evidence(from_=f"field:{name}")


def _shown(value: Any) -> str:
    """Return a value as an error shows it: as JSON, cut."""
    try:
        shown = msgspec.json.encode(value).decode()
    except (TypeError, ValueError, RecursionError, UnicodeEncodeError):
        shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
