"""One ninjs item to a draft: versions 1, 2 and 3 differ in their names.

`body_text`, `body_xhtml` of version 1 are `bodies` of later ones; names are compared
without case and `_`. https://iptc.org/standards/ninjs/
"""

from typing import Any

from transforms.core.formats.fragment import paragraphs_of
from transforms.core.formats.ninjs_media import take_picture, take_renditions
from transforms.core.formats.ninjs_parts import line, names, parts, role, string
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


_VERSIONED = ("versioncreated", "versionCreated", "body_xhtml")


def is_ninjs(record: dict[str, Any]) -> bool:
    """Return whether a JSON object is a ninjs item, by the names in it.

    >>> is_ninjs({"uri": "urn:1", "versioncreated": "2013-07-09T10:37:00Z"})
    True
    >>> is_ninjs({"uri": "http://example.org/1", "title": "Rates rise"})
    False
    """
    if "uri" not in record:
        return False
    standard = record.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    if "bodies" in record and "headlines" in record:
        return True
    return any(record.get(key) for key in _VERSIONED)


def ninjs_draft(
    record: dict[str, Any], delivery: Delivery, encoding: str
) -> Draft | Reject:
    """Return the draft of a ninjs item."""
    kind = string(record.get("type"))
    if kind in NO_TEXTS:
        error = f"a {kind}; expected a text"
        return reject(delivery, STAGE, "not-a-text", error)
    named = {key.replace("_", "").lower(): value for key, value in record.items()}
    tagged = Tagged()
    _about(tagged, named)
    _titles(tagged, named)
    _byline(tagged, named)
    take_picture(tagged, named.get("associations"))
    located = string(named.get("located"))
    tagged.dateline(tagged_dateline(located), "ninjs:located")
    _concepts(tagged, named)
    text = _body(tagged, named)
    for key, value in record.items():
        if key.replace("_", "").lower() not in _TAKEN:
            tagged.note(key, value)
    return tagged.draft(delivery, encoding, text)


def _about(tagged: Tagged, named: dict[str, Any]) -> None:
    """Take id, dates, status, language and rights."""
    uri = string(named.get("uri"))
    tagged.put("id", uri, "ninjs:uri")
    take_renditions(tagged, named.get("renditions"))
    if uri.startswith(("http://", "https://")):
        tagged.put("url", uri, "ninjs:uri")
    for name in ("firstcreated", "versioncreated", "contentcreated"):
        tagged.date("published", string(named.get(name)), f"ninjs:{name}")
    changed = string(named.get("versioncreated"))
    if named.get("firstcreated") and changed != named["firstcreated"]:
        tagged.date("modified", changed, "ninjs:versioncreated")
    tagged.put("language", string(named.get("language")), "ninjs:language")
    for name in ("provider", "infosource", "infosources", "source", "copyrightholder"):
        publisher = _suppliers(named.get(name))
        tagged.put("publisher", next(iter(names(publisher)), None), f"ninjs:{name}")
    tagged.status(string(named.get("pubstatus")))
    until = named.get("embargoed") or named.get("embargoeduntil")
    tagged.note_date("embargoed", string(until))
    tagged.note_date("expires", string(named.get("expires")))
    for key, name in (("copyright", "copyrightnotice"), ("usage", "usageterms")):
        tagged.note(key, string(named.get(name)))
    for key in ("version", "urgency", "slugline", "ednote", "type", "standard"):
        tagged.note(key, named.get(key))


def _suppliers(sources: Any) -> Any:
    """Return sources without persons who wrote, who publishes first."""
    if not isinstance(sources, list):
        return sources
    others = [one for one in parts(sources) if role(one) not in _WRITES]
    return sorted(others, key=lambda one: role(one) != "publisher")


def _titles(tagged: Tagged, named: dict[str, Any]) -> None:
    tagged.put("title", line(named.get("headline")), "ninjs:headline")
    headlines = sorted(
        parts(named.get("headlines")), key=lambda part: role(part) != "main"
    )
    for part in headlines:
        tagged.put("title", line(part.get("value")), "ninjs:headlines")
    tagged.put("title", line(named.get("title")), "ninjs:title")
    summary = line(named.get("descriptiontext"))
    tagged.put("standfirst", summary, "ninjs:description_text")
    for part in parts(named.get("descriptions")):
        if role(part) in _SUMMARIES:
            summary = line(part.get("value"))
            tagged.put("standfirst", summary, "ninjs:descriptions")
        elif role(part) == "published":
            tagged.date("published", string(part.get("value")), "ninjs:descriptions")
        else:
            tagged.note(f"description_{role(part)}", string(part.get("value")))


def _byline(tagged: Tagged, named: dict[str, Any]) -> None:
    """Take the byline's persons; without one who is said to have written it."""
    byline = line(named.get("by") or named.get("byline"))
    persons = tagged_persons(byline)
    tagged.names("authors", persons, "ninjs:by")
    if byline and not persons:
        tagged.note("byline", byline)
    for key in ("authors", "contributors", "infosources"):
        writers = [
            string(part.get("name"))
            for part in parts(named.get(key))
            if _WRITES.intersection(_roles(part))
        ]
        if "authors" not in tagged.values:
            tagged.names("authors", writers, f"ninjs:{key}")


def _roles(part: dict[str, Any]) -> list[str]:
    roles = part.get("roles") or [part.get("role")]
    return [string(role).lower() for role in roles if isinstance(roles, list)]


def _concepts(tagged: Tagged, named: dict[str, Any]) -> None:
    """Take subjects as keywords; places, persons, organisations by themselves."""
    for one, many, key in (
        ("place", "places", "places"),
        ("person", "people", "people"),
        ("organisation", "organisations", "organisations"),
        ("genre", "genres", "genres"),
    ):
        tagged.note(key, names(named.get(one) or named.get(many)))
    words = names(named.get("keyword") or named.get("keywords"))
    tagged.names("keywords", words, "ninjs:keywords")
    subjects = named.get("subject") or named.get("subjects")
    for part in parts(subjects):
        if part.get("rel") == "section":
            tagged.put("section", string(part.get("name")), "ninjs:subjects")
    if not words:
        others = _without_sections(subjects)
        tagged.names("keywords", names(others), "ninjs:subjects")
    codes = [part.get("uri") or part.get("code") for part in parts(subjects)]
    tagged.note("subjects", [code for code in codes if isinstance(code, str)])


def _without_sections(subjects: Any) -> Any:
    if not isinstance(subjects, list):
        return subjects
    return [
        one
        for one in subjects
        if not (isinstance(one, dict) and one.get("rel") == "section")
    ]


def _body(tagged: Tagged, named: dict[str, Any]) -> str:
    """Return the body: NITF, else HTML, whose paragraphs are certain, else text."""
    held = {
        _HTML: string(named.get("bodyxhtml") or named.get("bodyhtml")),
        _TEXT: string(named.get("bodytext")),
    }
    for part in parts(named.get("bodies")):
        kind = f"{part.get('contentType') or part.get('contenttype')} {role(part)}"
        for known in (_NITF, _HTML, _TEXT):
            if known in kind.lower() and "ttnitf" not in kind:
                if not held.get(known):
                    held[known] = string(part.get("value"))
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
