"""Entities of an XML document: plain ones are put in their places, others refused."""

import html
import re

LONGEST_ENTITY = 1_000
MOST_ENTITIES = 300
MOST_EXPANDED = 1_000_000
"""Code points that a document's own entities may add to it, all together."""

_ENTITY = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[\w.:-]+)\s+"
    rf"(?:\"(?P<double>[^\"]{{0,{LONGEST_ENTITY}}})\""
    rf"|'(?P<single>[^']{{0,{LONGEST_ENTITY}}})'"
    r"|(?P<system>SYSTEM\b)|PUBLIC\s+[\"'](?P<public>[^\"']{0,200}))"
)
_STANDARD_SETS = ("-//W3C//", "ISO 8879")
OPAQUE = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
_REFERENCES = re.compile(
    OPAQUE + r"|&(?:([A-Za-z_][\w.-]{0,99})|#(\d+|x[0-9A-Fa-f]+));", re.DOTALL
)
_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))


class BrokenXmlError(ValueError):
    """Bytes that are no XML, or none that is safe to read.

    Attributes:
        reason: `broken-xml`, `xml-entities`, `too-deep`, `too-large`, `nul-bytes`,
            or `binary` or `undecodable` where they aren't text.
    """

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason


def declared_entities(text: str, prolog: str) -> dict[str, str]:
    """Return the entities that a document declares.

    Args:
        text: The document.
        prolog: What stands before its first tag.

    Raises:
        BrokenXmlError: One is external, made of others, or very long; there are
            more than `MOST_ENTITIES`.
    """
    count = text.count("<!ENTITY")
    if not count or "[" not in prolog:
        return {}
    found: dict[str, str] = {}
    declarations = list(_ENTITY.finditer(text)) if count <= MOST_ENTITIES else []
    if len(declarations) < count:
        error = (
            f"{count:,} entities are declared, or one has a very long value; expected "
            f"at most {MOST_ENTITIES} of {LONGEST_ENTITY:,} characters"
        )
        raise BrokenXmlError("xml-entities", error)
    for declared in declarations:
        value = declared["double"] or declared["single"] or ""
        name, public = declared["name"], declared["public"]
        if public and declared["parameter"] and public.startswith(_STANDARD_SETS):
            continue  # the letters that HTML names, which are known here
        if declared["system"] or declared["public"] or declared["parameter"]:
            error = f"the entity {name} refers to something outside; it is never read"
            raise BrokenXmlError("xml-entities", error)
        if re.search(r"&(?!#)|%", value):
            error = f"the entity {name} is made of others; expected plain text"
            raise BrokenXmlError("xml-entities", error)
        found.setdefault(name, value)
    return found


def with_plain_entities(text: str, own: dict[str, str]) -> str:
    """Put the text of entities in their places: the document's own, and HTML's."""
    used = 0

    def text_of(match: re.Match[str]) -> str:
        nonlocal used
        name, number = match.groups()
        if number:
            return match.group() if _is_legal(number) else ""
        if name is None or name in _PREDEFINED:
            return match.group()
        if name in own:
            used += len(own[name])
            if used > MOST_EXPANDED:
                error = (
                    f"the document's entities add more than {MOST_EXPANDED:,} "
                    "characters to it; expected plain text"
                )
                raise BrokenXmlError("xml-entities", error)
            return own[name]
        return html.escape(html.unescape(f"&{name};"))

    return _REFERENCES.sub(text_of, text)


def _is_legal(number: str) -> bool:
    code = int(number[1:], 16) if number[0] == "x" else int(number[:9])
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF
