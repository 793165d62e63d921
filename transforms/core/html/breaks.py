"""Paragraphs that a page parts by line breaks, as pages did before style sheets."""

from collections import Counter

from lxml import etree
from lxml.html import HtmlElement

FEWEST = 2
"""Pairs of breaks in one element from which they part paragraphs."""

_BLOCKS = """
    address article aside blockquote center dd details div dl dt fieldset figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul
"""
_BLOCK = frozenset(_BLOCKS.split())
_KEPT = frozenset(("pre", "table", "tr", "tbody", "ul", "ol", "dl", "select", "head"))


def part_breaks(tree: HtmlElement) -> None:
    """Turn what stands between pairs of `br` into paragraphs, in place.

    A single break stays one.
    """
    pairs = Counter(
        br.getparent()
        for br in tree.iter("br")
        if (after := br.getnext()) is not None
        and after.tag == "br"
        and not (br.tail or "").strip()
    )
    for parent, count in pairs.items():
        if count >= FEWEST and parent is not None and parent.tag not in _KEPT:
            _part(parent)


def _part(parent: HtmlElement) -> None:
    children, text = list(parent), parent.text
    parent.text = None
    parent[:] = ()
    if parent.tag == "p":
        parent.tag = "div"
    line = _line(text)
    breaks: list[HtmlElement] = []
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _BLOCK:
            _keep(parent, line)
            parent.append(child)
            line, breaks = _line(tail), []
            continue
        if child.tag == "br" and not (tail or "").strip():
            breaks.append(child)
            continue
        breaks += [child] if child.tag == "br" else []
        if len(breaks) > 1:
            _keep(parent, line)
            line = _line(tail if child.tag == "br" else None)
        else:
            line.extend(breaks)
            if breaks and child.tag == "br":
                child.tail = tail
        if child.tag != "br":
            child.tail = tail
            line.append(child)
        breaks = []
    _keep(parent, line)


def _line(text: str | None) -> HtmlElement:
    line: HtmlElement = etree.Element("p")
    line.text = text
    return line


def _keep(parent: HtmlElement, line: HtmlElement) -> None:
    if len(line) or (line.text or "").strip():
        parent.append(line)
