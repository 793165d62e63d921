"""The part of a page that holds most of its prose, read whole.

For articles that stand in many small boxes, as live blogs do: the extractor scores
each box by itself and takes one of them.
"""

from lxml.html import HtmlElement

from transforms.core.html.words import fold

MOST = 0.6
"""Share of the page's prose that the part holds."""

_NO_ARTICLE = frozenset(("html", "body", "ul", "ol", "nav", "footer", "aside", "form"))
_APART = frozenset(("nav", "footer", "aside"))
_TEXT = ("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre")
_BLOCKS = frozenset(_TEXT) - {"blockquote"}


def paragraphs_of_container(page: HtmlElement, found: list[str]) -> list[str]:
    """Return the paragraphs of the smallest part with most prose and what was found.

    Args:
        page: A page without its furniture.
        found: The paragraphs that the extractor gave, maybe none.

    Returns:
        None of them where that part is the whole page, or no part for articles.
    """
    holder = _with_found(_holder(page), found)
    if holder is None:
        return []
    texts = (
        " ".join(block.text_content().split())
        for block in holder.iter(*_TEXT)
        if not any(inner.tag in _BLOCKS for inner in block.iterdescendants())
    )
    return [text for text in texts if text]


def _with_found(holder: HtmlElement, found: list[str]) -> HtmlElement | None:
    """Return the part, or else the `article` or `main` around it, with what was found.

    None if it is set apart from the page's heading.
    """
    begin = fold(found[0]) if found else ""
    whole: HtmlElement | None = None
    for part in (holder, *holder.iterancestors()):
        if whole is None and part.tag in _NO_ARTICLE:
            return None
        fits = part is holder or part.tag in ("article", "main")
        if whole is None and fits and begin in fold(part.text_content()):
            whole = part
        if part.find(".//h1") is not None:
            break
        if part.tag in _APART:
            return None
    return whole


def _holder(page: HtmlElement) -> HtmlElement:
    """Return the smallest element that holds most of the prose."""
    sizes: dict[HtmlElement, int] = {}
    total = 0
    for paragraph in page.iter("p"):
        size = len(paragraph.text_content())
        total += size
        for parent in paragraph.iterancestors():
            sizes[parent] = sizes.get(parent, 0) + size
    holder = page
    while True:
        inner = (child for child in holder if sizes.get(child, 0) >= MOST * total)
        child = next(inner, None)
        if child is None:
            return holder
        holder = child
