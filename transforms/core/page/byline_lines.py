"""Bylines that no field, link or class marks: plain lines, names that stand alone."""

import itertools
import re
from collections.abc import Iterator

from lxml import etree

from transforms.core.heads.byline_scripts import persons_in_other_scripts
from transforms.core.page import byline_words as words
from transforms.core.page.clues import Clues
from transforms.core.page.tags import Element
from transforms.core.page.visible_text import text_of

LONGEST_PLAIN_BYLINE = 100
MOST_LINES = 200
"""Lines that begin as a byline does which are looked at."""

MOST_PARAGRAPHS = 1_000
"""Paragraphs that are looked at for a name alone."""

LONG_PARAGRAPH = 120
"""Characters from which a paragraph is the article's own."""

MOST_PARTS = 12
"""Elements of a byline that are looked at for names of their own."""

_WHOLE = frozenset(("p", "ul", "ol", "table", "h1", "h2", "h3"))
# All capitals up to the extended Greek: of Latin, Greek and Cyrillic alphabets.
_CAPITALS = "".join(ch for ch in map(chr, range(0x2000)) if ch.isupper())
NAME = re.compile(
    rf"[{_CAPITALS}][\w.'’\-]*(?:\s(?:van|von|de|der|den|del|da|di|bin|al|la|le|el|du"
    rf"|dos|y)\b)*(?:\s[{_CAPITALS}][\w.'’\-]*){{1,3}}"
)
_CHINESE_LABEL = re.compile(
    r"(?<=[\s|｜])(?:作者|记者|記者|撰文)\s*[:：]\s*[\u4e00-\u9fff·]{2,4}"
    r"(?:[、][\u4e00-\u9fff·]{2,4}){0,3}(?=\s|[|｜]|$)"
    r"|(?<=[\s|｜])(?:记者|記者)\s*[\u4e00-\u9fff]{2,4}\s*[／/]"
    r"\s*[\u4e00-\u9fff]{2,8}(?:報導|報道|报道|電)(?=\s|[|｜]|$)"
)
"""The author in a line that has the source and the date too, as portals write it."""

_NAMES = re.compile(rf"{NAME.pattern}(?:(?: and | und | et | y |, |/){NAME.pattern})*")


def plain_bylines(clues: Clues) -> Iterator[str]:
    """Yield short lines that say by whom the article is, where no class says so."""
    body = clues.tags.body
    if body is None:
        return
    looked_at = 0
    for element in body.iter(etree.Element):
        text = element.text
        if not text or not (text := text.strip()) or len(text) > LONGEST_PLAIN_BYLINE:
            continue
        if not text.isascii() and persons_in_other_scripts(text):
            if not clues.tags.elsewhere(element):
                yield text
            continue
        if not text.isascii() and (source_line := _CHINESE_LABEL.search(text)):
            if not clues.tags.elsewhere(element):
                yield source_line.group()
            continue
        bare = words.BARE_BY.match(text)
        if bare and _NAMES.fullmatch(text, bare.end()):
            if not clues.tags.elsewhere(element):
                yield text
            continue
        match = words.PLAIN_BY.match(text + " ")
        if not match or clues.tags.elsewhere(element):
            continue
        looked_at += 1
        if looked_at > MOST_LINES:
            return
        line = text_of(element, LONGEST_PLAIN_BYLINE, parted=True)
        if not line and len(element) and element[0].tag == "br":
            line = text
        if len(line) < match.end() + 3:
            line = text_of(element.getparent(), LONGEST_PLAIN_BYLINE, parted=True)
        rest = line[match.end() :]
        labelled = line[: match.end()].rstrip().endswith(":")
        if (name := NAME.match(rest)) and (
            labelled or not rest[name.end() :].strip().endswith((".", "!", "?"))
        ):
            yield line


def names_in_parts(element: Element) -> str | None:
    """Return the full names in the lines or links of a byline, parted; else None.

    `Ann Lee<br>Bo Chan (photo)`: each line, and each link, is a name and no more.
    """
    if len(element) > MOST_PARTS:
        return None
    parts: list[str] = []
    for part in _parts(element):
        name = part.partition(" (")[0]
        by = words.BY.match(f"{part} ")
        if by and by.end() > len(part) and not parts:
            continue
        if by or not NAME.fullmatch(name):
            return None
        parts.append(part)
    return " | ".join(parts) if len(parts) > 1 else None


def _parts(element: Element) -> Iterator[str]:
    """Yield the texts of an element and of those in it, but for marks."""
    yield from _words(element.text)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _WHOLE:
            yield ""
            return
        yield from _words(text_of(child, LONGEST_PLAIN_BYLINE))
        yield from _words(child.tail)


def _words(text: str | None) -> Iterator[str]:
    if text and (words := text.strip(" \t\r\n,·|/\xa0")):
        yield " ".join(words.split())


def lone_names(clues: Clues) -> Iterator[str]:
    """Yield a name that stands alone before the first paragraph or after the last."""
    if clues.tags.body is None:
        return
    lines = [
        (element, text_of(element, 2000))
        for element in itertools.islice(clues.tags.body.iter("p"), MOST_PARAGRAPHS)
        if not clues.tags.elsewhere(element)
    ]
    longs = [
        index for index, (_, text) in enumerate(lines) if len(text) >= LONG_PARAGRAPH
    ]
    if not longs:
        return
    for index, last in ((longs[0] - 1, False), (longs[-1] + 1, True)):
        if not 0 <= index < len(lines):
            continue
        element, text = lines[index]
        signed = text.lstrip("—–- ")
        if last and signed == text and not _is_signature(element):
            continue
        text = signed if last else text
        if _NAMES.fullmatch(text) and element.find(".//a") is None:
            yield text


def _is_signature(element: Element) -> bool:
    """Return whether a paragraph is set as a signature is: emphasised, or at right."""
    style = f"{element.get('align') or ''} {element.get('style') or ''}".lower()
    emphasised = element.find(".//b"), element.find(".//strong"), element.find(".//em")
    return "right" in style or any(inner is not None for inner in emphasised)
