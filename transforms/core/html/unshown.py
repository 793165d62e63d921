"""The text of an article that a page holds in its data, and that only scripts show.

Two places: `articleBody` of the page's JSON-LD (schema.org), and a string of HTML with
paragraphs in the data that a script is given. They are asked only where the page
itself shows next to nothing, or shows the beginning of an article that its data say is
for subscribers.
"""

import heapq
import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from transforms.core.html.prune import prune
from transforms.core.html.tree import UnreadablePage, parse_page
from transforms.core.html.words import fold
from transforms.core.page import json_ld

LEAST = 250
"""Characters below which a page shows next to nothing, and data are no article."""

LONGEST = 4_000_000
"""Characters of one script that are looked through."""

MOST_STRINGS = 3
"""Strings that are parsed, the longest first."""

TEASER = 3_000
"""Characters that a page shows at most of an article for subscribers."""

TIMES = 2
"""Times the text shown that the text in the data has to be for it to go on there."""

BEGINNING = 0.6
"""Share of the text shown that the text in the data has too."""

SAME = 60
"""Folded characters of a paragraph that are compared: teasers are cut off."""

_PARAGRAPH = re.compile(r"(?:<|\\+u003[cC]|&lt;)p[ >\\&]")
_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_TAG = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_DEEPEST = 3
"""Strings within strings: a script's argument that is itself JSON."""


class Unshown(NamedTuple):
    """Paragraphs of an article, and where they stand, in the words of `evidence`."""

    paragraphs: tuple[str, ...]
    source: str


def find_unshown(tree: HtmlElement) -> Unshown | None:
    """Return the text in a page's data, or None where there is none."""
    scripts = [(s.get("type", ""), s.text or "") for s in tree.iter("script")]
    nodes = json_ld.read_nodes(text for kind, text in scripts if "ld+json" in kind)
    longest: tuple[str, ...] = ()
    for node in nodes:
        if json_ld.kinds(node) & json_ld.ARTICLES:
            body = node.get("articleBody")
            if isinstance(body, str):
                longest = max(longest, _lines(body), key=_size)
    if longest:
        return Unshown(longest, "json-ld:articleBody")
    data = (text for kind, text in scripts if "ld+json" not in kind)
    values = (value for text in data for value in _strings(text[:LONGEST]))
    for value in heapq.nlargest(MOST_STRINGS, values, key=len):
        longest = max(longest, _lines(value), key=_size)
    return Unshown(longest, "script") if longest else None


def may_go_on(text: str, shown: tuple[str, ...]) -> bool:
    """Return whether a page that shows little may have what `find_rest` looks for."""
    return _size(shown) <= TEASER and "isAccessibleForFree" in text


def find_rest(tree: HtmlElement, shown: tuple[str, ...]) -> Unshown | None:
    """Return the whole text of an article of which the page shows the beginning.

    Only where the data say that it isn't free (`isAccessibleForFree`, as search engines
    ask of publishers who let them see all of it).
    """
    scripts = (s for s in tree.iter("script") if "ld+json" in s.get("type", ""))
    texts = [s.text for s in scripts if s.text and "articleBody" in s.text]
    for node in json_ld.read_nodes(texts):
        body, free = node.get("articleBody"), node.get("isAccessibleForFree")
        if isinstance(body, str) and str(free).casefold() == "false":
            whole = _going_on(shown, _lines(body))
            if whole:
                return Unshown(whole, "json-ld:articleBody")
    return None


def _going_on(shown: tuple[str, ...], whole: tuple[str, ...]) -> tuple[str, ...]:
    """Return the whole text if it begins as what is shown does, else nothing.

    Data that part no paragraphs keep those that are shown.
    """
    if _size(whole) < TIMES * _size(shown):
        return ()
    text = fold(" ".join(whole))
    same = tuple(line for line in shown if fold(line)[:SAME] in text)
    if not same or _size(same) < BEGINNING * _size(shown):
        return ()
    if len(whole) > 1 or same[-1] not in whole[0]:
        return whole
    return (*shown, whole[0].partition(same[-1])[2].strip())


def _strings(script: str) -> Iterator[str]:
    """Yield the strings of a script that are HTML with paragraphs."""
    if not _PARAGRAPH.search(script):
        return
    for match in _STRING.finditer(script):
        if len(match[1]) > LEAST and _PARAGRAPH.search(match[1]):
            yield from _unquoted(match[1], _DEEPEST)


def _unquoted(quoted: str, deepest: int) -> Iterator[str]:
    """Yield a JSON string's text, or the strings within, if it is JSON again."""
    try:
        text = json.loads(f'"{quoted}"', strict=False)
    except ValueError:
        return
    if deepest and ('\\"' in text or "\\u003c" in text.lower()):
        yield from (
            inner
            for match in _STRING.finditer(text)
            if len(match[1]) > LEAST and _PARAGRAPH.search(match[1])
            for inner in _unquoted(match[1], deepest - 1)
        )
    else:
        yield text


def _lines(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, with tags or without; none if it is short."""
    if "&lt;p" in text:
        text = html.unescape(text)
    if _TAG.search(text):
        try:
            tree = parse_page(f"<body>{text}")
        except UnreadablePage:
            return ()
        prune(tree)
        blocks = tree.iter("p", "h2", "h3", "h4", "li")
        found = [block.text_content() for block in blocks]
    else:
        found = [json_ld.plain(line) for line in text.splitlines()]
    lines = tuple(" ".join(line.split()) for line in found if line.strip())
    return lines if _size(lines) >= LEAST else ()


def _size(lines: tuple[str, ...]) -> int:
    return sum(map(len, lines))
