"""One ninjs item to a draft: versions 1, 2 and 3 differ in their names.

`body_text`, `body_xhtml` of version 1 are `bodies` of later ones; names are compared
without case and `_`. https://iptc.org/standards/ninjs/
"""

import html
from collections.abc import Iterator
from typing import Any

from transforms.core.formats.fragment import is_markup, paragraphs_of, plain
from transforms.core.formats.nitf import take_nitf
from transforms.core.formats.tagged import STAGE, Tagged
from transforms.core.formats.tagged_byline import tagged_persons
from transforms.core.formats.tagged_dateline import tagged_dateline
from transforms.core.formats.xml import BrokenXmlError, tree_of
from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft, Reject

NO_TEXTS = frozenset(("picture", "audio", "video", "graphic"))
"""Types of items that can be no article."""

SELDOM_TEXTS = frozenset(("composite", "planning", "event", "component"))
"""Types of items that are articles where they have a body."""

_TAKEN_NAMES = (
    "uri type version versioncreated firstcreated contentcreated pubstatus embargoed"
    " embargoeduntil expires urgency language headline headlines headlinextext title"
    " standard by byline located bodies bodytext bodyxhtml bodyhtml subject subjects"
    " keywords keyword place places person people organisation organisations"
    " genre genres slugline ednote copyrightnotice copyrightholder descriptions"
    " descriptiontext descriptionxhtml descriptionhtml provider infosource infosources"
    " source mimetype usageterms"
)
_TAKEN = frozenset(_TAKEN_NAMES.split())
_NITF, _HTML, _TEXT = "nitf", "html", "text"
_WRITES = frozenset(("author", "writer", "reporter", "byline"))
_SUMMARIES = ("lead", "summary", "abstract", "standfirst", "intro", "teaser", "")


def is_ninjs(record: dict[str, Any]) -> bool:
    """Return whether a JSON object is a ninjs item, by the names in it.

    >>> is_ninjs({"uri": "urn:1", "versioncreated": "2013-07-09T10:37:00Z"})
    True
    >>> is_ninjs({"uri": "http://example.org/1", "title": "Rates rise"})
    False
    """
    return "uri" in record and any(
        key in record for key in ("versioncreated", "versionCreated", "body_xhtml")
    )


def ninjs_draft(
    record: dict[str, Any], delivery: Delivery, encoding: str
) -> Draft | Reject:
    """Return the draft of a ninjs item."""
    kind = _string(record.get("type"))
    if kind in NO_TEXTS:
        error = f"a {kind}; expected a text"
        return reject(delivery, STAGE, "not-a-text", error)
    named = {key.replace("_", "").lower(): value for key, value in record.items()}
    tagged = Tagged()
    _about(tagged, named)
    _titles(tagged, named)
    _byline(tagged, named)
    _image(tagged, named.get("associations"))
    located = _string(named.get("located"))
    tagged.dateline(tagged_dateline(located), "ninjs:located")
    _concepts(tagged, named)
    text = _body(tagged, named)
    for key, value in record.items():
        if key.replace("_", "").lower() not in _TAKEN:
            tagged.note(key, value)
    return tagged.draft(delivery, encoding, text)


def _about(tagged: Tagged, named: dict[str, Any]) -> None:
    """Take id, dates, status, language and rights."""
    uri = _string(named.get("uri"))
    tagged.put("id", uri, "ninjs:uri")
    if uri.startswith(("http://", "https://")):
        tagged.put("url", uri, "ninjs:uri")
    for name in ("firstcreated", "versioncreated", "contentcreated"):
        tagged.date("published", _string(named.get(name)), f"ninjs:{name}")
    changed = _string(named.get("versioncreated"))
    if named.get("firstcreated"):
        tagged.date("modified", changed, "ninjs:versioncreated")
    tagged.put("language", _string(named.get("language")), "ninjs:language")
    for name in ("provider", "infosource", "infosources", "source", "copyrightholder"):
        publisher = _suppliers(named.get(name))
        tagged.put("publisher", next(iter(_names(publisher)), None), f"ninjs:{name}")
    tagged.status(_string(named.get("pubstatus")))
    until = named.get("embargoed") or named.get("embargoeduntil")
    tagged.note_date("embargoed", _string(until))
    tagged.note_date("expires", _string(named.get("expires")))
    for key, name in (("copyright", "copyrightnotice"), ("usage", "usageterms")):
        tagged.note(key, _string(named.get(name)))
    for key in ("version", "urgency", "slugline", "ednote", "type", "standard"):
        tagged.note(key, named.get(key))


def _suppliers(sources: Any) -> Any:
    """Return sources without persons who wrote, who publishes first."""
    if not isinstance(sources, list):
        return sources
    others = [one for one in _parts(sources) if _role(one) not in _WRITES]
    return sorted(others, key=lambda one: _role(one) != "publisher")


def _titles(tagged: Tagged, named: dict[str, Any]) -> None:
    tagged.put("title", _line(named.get("headline")), "ninjs:headline")
    headlines = sorted(
        _parts(named.get("headlines")), key=lambda part: _role(part) != "main"
    )
    for part in headlines:
        tagged.put("title", _line(part.get("value")), "ninjs:headlines")
    tagged.put("title", _line(named.get("title")), "ninjs:title")
    summary = _line(named.get("descriptiontext"))
    tagged.put("standfirst", summary, "ninjs:description_text")
    for part in _parts(named.get("descriptions")):
        if _role(part) in _SUMMARIES:
            summary = _line(part.get("value"))
            tagged.put("standfirst", summary, "ninjs:descriptions")
        else:
            tagged.note(f"description_{_role(part)}", _string(part.get("value")))


def _byline(tagged: Tagged, named: dict[str, Any]) -> None:
    """Take the byline's persons; without one who is said to have written it."""
    byline = _line(named.get("by") or named.get("byline"))
    names = tagged_persons(byline)
    tagged.names("authors", names, "ninjs:by")
    if byline and not names:
        tagged.note("byline", byline)
    for key in ("authors", "contributors", "infosources"):
        writers = [
            _string(part.get("name"))
            for part in _parts(named.get(key))
            if _WRITES.intersection(_roles(part))
        ]
        if "authors" not in tagged.values:
            tagged.names("authors", writers, f"ninjs:{key}")


def _roles(part: dict[str, Any]) -> list[str]:
    roles = part.get("roles") or [part.get("role")]
    return [_string(role).lower() for role in roles if isinstance(roles, list)]


def _image(tagged: Tagged, associations: Any) -> None:
    """Take the picture that the item is shown with, in its widest rendition."""
    for part in _parts(associations):
        if part.get("type") not in ("picture", "graphic"):
            continue
        renditions = [
            one
            for one in _parts(part.get("renditions"))
            if _string(one.get("href")).startswith(("http://", "https://"))
        ]
        if renditions:
            widest = max(renditions, key=lambda one: _number(one.get("width")))
            tagged.put("image", _string(widest["href"]), "ninjs:associations")
            return


def _number(value: Any) -> float:
    return value if isinstance(value, (int, float)) else 0


def _concepts(tagged: Tagged, named: dict[str, Any]) -> None:
    """Take subjects as keywords; places, persons, organisations by themselves."""
    for one, many, key in (
        ("place", "places", "places"),
        ("person", "people", "people"),
        ("organisation", "organisations", "organisations"),
        ("genre", "genres", "genres"),
    ):
        tagged.note(key, _names(named.get(one) or named.get(many)))
    words = _names(named.get("keyword") or named.get("keywords"))
    tagged.names("keywords", words, "ninjs:keywords")
    subjects = named.get("subject") or named.get("subjects")
    if not words:
        tagged.names("keywords", _names(subjects), "ninjs:subjects")
    codes = [part.get("uri") or part.get("code") for part in _parts(subjects)]
    tagged.note("subjects", [code for code in codes if isinstance(code, str)])


def _body(tagged: Tagged, named: dict[str, Any]) -> str:
    """Return the body: NITF, else HTML, whose paragraphs are certain, else text."""
    held = {
        _HTML: _string(named.get("bodyxhtml") or named.get("bodyhtml")),
        _TEXT: _string(named.get("bodytext")),
    }
    for part in _parts(named.get("bodies")):
        kind = f"{part.get('contentType') or part.get('contenttype')} {_role(part)}"
        for known in (_NITF, _HTML, _TEXT):
            if known in kind.lower() and "ttnitf" not in kind:
                if not held.get(known):
                    held[known] = _string(part.get("value"))
                break
    paragraphs = _of_nitf(tagged, held.get(_NITF, "")) or paragraphs_of(
        _without_figures(held[_HTML])
    )
    return "\n\n".join(paragraphs) if paragraphs else held[_TEXT]


def _without_figures(markup: str) -> str:
    """Return HTML without pictures and their captions.

    >>> _without_figures("<p>Rates</p><figure><img/>A bank</figure><p>rose</p>")
    '<p>Rates</p><p>rose</p>'
    """
    while (begin := markup.find("<figure")) >= 0:
        end = markup.find("</figure>", begin)
        if end < 0:
            break
        markup = markup[:begin] + markup[end + len("</figure>") :]
    return markup


def _of_nitf(tagged: Tagged, markup: str) -> tuple[str, ...]:
    """Return the paragraphs of NITF in a string; none where it is broken."""
    if not markup:
        return ()
    try:
        return take_nitf(tagged, tree_of(markup))
    except BrokenXmlError as wrong:
        tagged.note("broken_body", f"{wrong.reason}: {wrong}")
        return ()


def _parts(value: Any) -> Iterator[dict[str, Any]]:
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


def _names(value: Any) -> list[str]:
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


def _line(value: Any) -> str:
    """Return a short text without its markup, which items of all versions may have.

    >>> _line("The <i>Dolphin</i> &amp; the tide"), _line("Rates < 3%")
    ('The Dolphin & the tide', 'Rates < 3%')
    """
    text = _string(value)
    if is_markup(text):
        return plain(text)
    return html.unescape(text) if "&" in text else text


def _role(part: dict[str, Any]) -> str:
    return _string(part.get("role")).lower()


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) else ""
