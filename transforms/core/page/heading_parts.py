"""What a heading is made of: its words, the label above them, a subtitle, a count."""

import re
from collections.abc import Iterator

from transforms.core.page.clues import address, original
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


def leads_home(element: Element, url: str | None) -> bool:
    """Return whether a heading is the site's name, linked to its front page."""
    links = list(element.iter("a"))
    parent = element.getparent()
    if parent is not None and parent.tag == "a":
        links.append(parent)
    home = address(original(url)).partition("/")[0]
    hrefs = [original(link.get("href")) for link in links]
    return any(link.get("rel") == "home" for link in links) or any(
        href in ("/", "./", "index.html", "/index.html")
        or (bool(home) and address(href) == home)
        for href in hrefs
    )
