"""The text of an element as readers see it."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_SILENT = frozenset(
    ("script", "style", "noscript", "svg", "template", "button", "iframe")
)


def text_of(element: HtmlElement, most: int = 1000, *, parted: bool = False) -> str:
    """Return the visible text of an element with single spaces; empty above `most`.

    Block elements and line breaks part words; scripts and buttons say nothing. With
    `parted`, ` | ` stands between inline elements that no space parts
    (`Ann Lee<a>Politics</a>`).
    """
    parts: list[str] = []
    size = 0
    for text in _pieces(element):
        size += len(text) + 1
        if size > most * 3 + 300:
            return ""
        if parted and parts and text and parts[-1][-1:].isalpha() and text[0].isupper():
            parts.append(" | ")
        if text:
            parts.append(text)
    text = " ".join("".join(parts).translate(_UNSEEN).split())
    return text if len(text) <= most else ""


_UNSEEN = {0xAD: None, 0x200B: None, 0xFEFF: None, 0x200E: None, 0x200F: None}
_INLINE_TAGS = """
    a b i em strong span font u small sup sub abbr mark cite bdi bdo wbr q ins time
    title
"""
_INLINE = frozenset(_INLINE_TAGS.split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the texts in document order, a space around blocks; lazily."""
    if element.tag in _SILENT:
        return
    yield element.text or ""
    nodes, children = [element], [iter(element)]
    while nodes:
        child = next(children[-1], None)
        if child is None:
            node = nodes.pop()
            children.pop()
            if nodes:
                yield _space(node) + (node.tail or "")
        elif not isinstance(child.tag, str) or child.tag in _SILENT:
            yield child.tail or ""
        else:
            yield _space(child) + (child.text or "")
            nodes.append(child)
            children.append(iter(child))


def _space(element: HtmlElement) -> str:
    return "" if element.tag in _INLINE else " "
