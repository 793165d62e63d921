"""What a heading is made of: its words, the label above them, a subtitle, a count."""

import re
from collections.abc import Iterator

from transforms.core.page.tags import Element
from transforms.core.page.visible_text import text_of

LONGEST = 400
"""Characters that a heading has at most."""

EDGE = re.compile(r"^[\s|\-–—·•›:]+|[\s|–—·•›:]+$")
_KICKER = re.compile(
    r"kicker|top-?line|over-?line|dach-?zeile|eyebrow|roof-?line|pre-?title|pre-?head"
    r"|super-?title|rubri|section|label|categor|spitzmarke|surtitre|antetitulo"
    r"|occhiello"
    r"|\bdate|badge|tag\b|vignette|hidden|sr-only|visually"
)


def without_kicker(element: Element, text: str) -> str:
    """Return a heading's text without its kicker, the short label above it."""
    for child in element.iter("span", "small", "strong", "em", "div", "p", "a", "time"):
        named = (child.get("class") or "").lower()
        if child is not element and (child.tag == "time" or _KICKER.search(named)):
            label = text_of(child, LONGEST)
            if label and len(label) * 2 < len(text) + 20 and text != label:
                text = text.replace(label, " ", 1)
    return EDGE.sub("", " ".join(text.split()))


def without_one(element: Element, text: str) -> Iterator[str]:
    """Yield a heading's text without the first or the last element in it."""
    for child in (element[0], element[-1]) if len(element) else ():
        label = text_of(child, LONGEST)
        if label and text != label:
            yield text.removesuffix(label).strip()
            yield text.removeprefix(label).strip()


def is_glued(whole: str, short: str) -> bool:
    """Return whether a label stands before a heading without a space or a mark."""
    label = whole.removesuffix(short) if short else ""
    return label not in ("", whole) and label[-1].isalnum() and not label[-1].isspace()
