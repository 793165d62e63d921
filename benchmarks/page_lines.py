"""A page's text line by line, without any judgement of what belongs to its story."""

from collections.abc import Iterator

import lxml.etree as et
import lxml.html

_BLOCKS = """
address article aside blockquote br button dd div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section
select table td th tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
UNSEEN = frozenset(("head", "script", "style", "noscript", "svg", "template", "iframe"))


def lines_of(data: bytes) -> list[str]:
    """Return the lines that a reader of the page sees, white space folded."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = lxml.html.document_fromstring(data, parser=parser)
    pieces = "".join(_pieces(tree)).split("\n")
    return [line for line in (" ".join(piece.split()) for piece in pieces) if line]


def _pieces(tree: et._Element) -> Iterator[str]:
    depth = 0  # of elements that nobody sees
    for event, node in et.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        start = event == "start"
        depth += start and tag in UNSEEN
        if depth == 0 and tag in BLOCKS:
            yield "\n"
        if depth == 0 and start:
            yield (node.text or "").replace("\n", " ")
        depth -= event == "end" and tag in UNSEEN
        if depth == 0 and not start:
            yield (node.tail or "").replace("\n", " ")
