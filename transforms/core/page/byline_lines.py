"""Bylines that no field, link or class marks: plain lines, names that stand alone."""

import re
from collections.abc import Iterator

from lxml import etree

from transforms.core.page import byline_words as words
from transforms.core.page.clues import Clues
from transforms.core.page.tags import text_of

LONGEST_PLAIN_BYLINE = 100
LONG_PARAGRAPH = 120
"""Characters from which a paragraph is the article's own."""

NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁІЇЄŁŚŻŽŠČĆŞİ][\w.'’\-]*(?:\s(?:van|von|de|der|den|del|da|di|bin|al|la"
    r"|le|el|du|dos|y)\b)*"
    r"(?:\s[A-ZÀ-ÞА-ЯЁІЇЄŁŚŻŽŠČĆŞİ][\w.'’\-]*){1,3}"
)
_NAMES = re.compile(rf"{NAME.pattern}(?:(?: and | und | et | y |, |/){NAME.pattern})*")


def plain_bylines(clues: Clues) -> Iterator[str]:
    """Yield short lines that say by whom the article is, where no class says so."""
    body = clues.tags.body
    if body is None:
        return
    for element in body.iter(etree.Element):
        text = element.text
        if not text or not (text := text.strip()) or len(text) > LONGEST_PLAIN_BYLINE:
            continue
        match = words.PLAIN_BY.match(text + " ")
        if not match or clues.tags.elsewhere(element):
            continue
        line = text_of(element, LONGEST_PLAIN_BYLINE, parted=True)
        if len(line) < match.end() + 3:
            line = text_of(element.getparent(), LONGEST_PLAIN_BYLINE, parted=True)
        rest = line[match.end() :]
        if (name := NAME.match(rest)) and not rest[name.end() :].strip().endswith(
            (".", "!", "?")
        ):
            yield line


def lone_names(clues: Clues) -> Iterator[str]:
    """Yield a name that stands alone before the first paragraph or after the last."""
    if clues.tags.body is None:
        return
    lines = [
        (element, text_of(element, 2000))
        for element in clues.tags.body.iter("p")
        if not clues.tags.elsewhere(element)
    ]
    longs = [
        index for index, (_, text) in enumerate(lines) if len(text) >= LONG_PARAGRAPH
    ]
    if not longs:
        return
    for index in (longs[0] - 1, longs[-1] + 1):
        if 0 <= index < len(lines) and _NAMES.fullmatch(lines[index][1]):
            yield lines[index][1]
