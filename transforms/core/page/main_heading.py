"""Which element is the page's heading: one that its title bears out, or a line."""

import itertools
from collections.abc import Iterable

from lxml.html import HtmlElement as Element

from transforms.core.page.visible_text import text_of

SHORTEST = 10
"""Letters of a heading that is known by being a part of the title."""

LONGEST = 400
MOST_LINES = 3_000

NOT_THE_ARTICLES = frozenset(("aside", "nav", "footer", "blockquote", "form", "select"))
_TEXTS = ("h1", "p", "td", "div", "br", "font", "span", "li", "section", "article")
LONG_LINE = 60
MOST_BELOW = 60
"""Characters of a line of text, and elements below a heading where it is looked for."""

_LINES = ("b", "strong", "font", "big", "span", "td", "p", "div", "center")


def main_heading(
    heads: Iterable[Element], body: Element | None, titles: Iterable[str]
) -> Element | None:
    """Return the first heading that is a part of the title, or a line that is most.

    Pages from before style sheets set headings as bold or large lines.

    Args:
        heads: Headings, and elements of a class that speaks of one, best first.
        body: Of the page.
        titles: What its title element and `og:title` say.
    """
    parts = ["".join(title.split()) for title in titles]
    said = "".join(parts)
    for head in heads:
        if head.tag in ("title", "meta"):
            continue
        text = "".join(text_of(head, LONGEST).split())
        borne_out = weight(text) >= SHORTEST and (text in said or text[:30] in said)
        if borne_out and not _is_elsewhere(head):
            return head
    if body is None or len(said) < SHORTEST:
        return None
    return _line(body, parts)


def weight(text: str) -> int:
    """Return the letters of a text; signs of the East say as much as two.

    >>> weight("Ferry"), weight("渡轮获批")
    (5, 8)
    """
    return len(text) if text.isascii() else sum(1 + (ch > "\u2e7f") for ch in text)


def _line(body: Element, titles: list[str]) -> Element | None:
    """Return a line by itself that is at least half of a title."""
    longest = max(map(len, titles))
    for element in itertools.islice(body.iter(*_LINES), MOST_LINES):
        raw = element.text
        if raw is None or not SHORTEST // 2 <= len(raw) <= LONGEST + 100:
            continue
        text = "".join(raw.split())
        if (
            len(text) <= longest
            and weight(text) >= SHORTEST
            and any(text in title and len(text) * 2 >= len(title) for title in titles)
        ):
            whole = "".join(text_of(element, LONGEST).split())
            if whole == text and not _is_elsewhere(element):
                return element
    return None


def _is_elsewhere(element: Element) -> bool:
    return any(parent.tag in NOT_THE_ARTICLES for parent in element.iterancestors())


def is_above_text(heading: Element, body: Element | None) -> bool:
    """Return whether a heading has a line of text soon below it, and none above."""
    if body is None:
        return False
    elements = itertools.islice(body.iter(*_TEXTS), MOST_LINES)
    below = 0
    for element in elements:
        if element is heading:
            below = 1
        elif below:
            below += 1
        texts = (element.text,) if element.tag != "br" else (element.tail,)
        if any(text and len(text) >= LONG_LINE for text in texts):
            return below > 0
        if below > MOST_BELOW:
            break
    return False
