"""Looking into an XML tree by local names: namespaces come in too many versions."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from transforms.core.formats.fragment import is_markup, paragraphs_of

Element: TypeAlias = Any
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite city classifier code copyrite country data"
    " del denom dfn em event font frac frac-sep function i ins kbd label lang"
    " location mark money name.family name.given num numer object.title org person"
    " pronounce q rb region ruby s samp small span sport state strike strong sub"
    " sublocation sup time tt u var virtloc wbr chron alt-code postaddr addressee"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_DROPPED_NAMES = "script style head form button object media template iframe svg"
_DROPPED = frozenset((*_DROPPED_NAMES.split(), "figcaption"))
_CELLS = frozenset(("td", "th"))


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, path: str) -> Iterator[Element]:
    """Yield what a path of local names leads to: `itemMeta/provider`.

    >>> tree = etree.fromstring('<a xmlns="urn:a"><b><c>1</c><c>2</c></b></a>')
    >>> [found.text for found in children(tree, "b/c")]
    ['1', '2']
    """
    if element is None:
        return
    name, _, rest = path.partition("/")
    for child in element:
        if local(child) == name:
            if rest:
                yield from children(child, rest)
            else:
                yield child


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element that a path leads to, or None."""
    return next(children(element, path), None)


def text_of(element: Element | None) -> str:
    """Return all text of an element, white space folded.

    >>> text_of(etree.fromstring("<hl1>Rates <em>rise</em></hl1>"))
    'Rates rise'
    """
    if element is None:
        return ""
    return " ".join("".join(element.itertext()).split())


def text_at(element: Element | None, path: str) -> str:
    """Return the text of the first element that a path leads to."""
    return text_of(child(element, path))


def attribute(element: Element | None, path: str, name: str) -> str:
    """Return an attribute of the first element that a path leads to that has it."""
    found = (one.get(name, "").strip() for one in children(element, path))
    return next(filter(None, found), "")


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Yield all elements of a local name, at any depth, in order."""
    yield from element.iter("{*}" + name)


def paragraphs_in(element: Element | None) -> tuple[str, ...]:
    """Return the paragraphs of marked-up text: XHTML or NITF.

    A line break parts paragraphs, a table's row is one; `pre` keeps its lines.
    Pictures with their captions are left out. Text that is HTML in disguise
    (escaped or in a CDATA section) is read as HTML.

    >>> tree = etree.fromstring("<b><p>It <em>rose</em>.</p><media>M</media>Why?</b>")
    >>> paragraphs_in(tree)
    ('It rose.', 'Why?')
    """
    if element is None:
        return ()
    if len(element) == 0 and "<" in (element.text or ""):
        return paragraphs_of(element.text or "")
    found: list[str] = []
    line: list[str] = []

    def flush() -> None:
        if text := " ".join("".join(line).split()):
            found.append(text)
        line.clear()

    hidden = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = local(node).lower()
        inline = name in _INLINE
        if event == "start":
            if name == "pre" and not hidden:
                flush()
                found.extend(_as_it_stands(node))
            hidden += name in _DROPPED or name == "pre"
            if name in _CELLS:
                line.append(" ")
            elif not inline:
                flush()
            if not hidden:
                line.append(node.text or "")
            continue
        hidden -= name in _DROPPED or name == "pre"
        if not inline and name not in _CELLS:
            flush()
        if not hidden and node is not element:
            line.append(node.tail or "")
    flush()
    return tuple(one for text in found for one in _undisguised(text))


def _undisguised(text: str) -> tuple[str, ...]:
    """Return the paragraphs of one that is HTML in disguise; of others itself."""
    if text.startswith("<") and is_markup(text):
        return paragraphs_of(text)
    return (text,)


def _as_it_stands(element: Element) -> Iterator[str]:
    for block in re.split(r"\n[ \t]*\n", "".join(element.itertext())):
        if block.strip():
            yield block.strip("\n")
