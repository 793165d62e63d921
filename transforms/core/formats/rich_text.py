"""Texts that editors keep as trees of nodes, as content management systems export them.

Editor.js, Portable Text, ProseMirror, Slate, Lexical, Contentful, Arc and Gutenberg
differ in names, not in shape: a node says its kind, and holds a text, runs of text that
belong to one paragraph, or more nodes.
"""

from collections.abc import Iterator
from typing import Any

from transforms.core.formats.fragment import is_markup, paragraphs_of

DEEPEST = 40
"""Levels of nodes; no editor nests lists in quotes so deep."""

_KINDS = ("type", "_type", "nodeType", "blockName")
_BREAKS = frozenset(("hardbreak", "hard_break", "break", "linebreak"))
_RUNS = _BREAKS.union(
    ("text", "span", "link", "autolink", "hyperlink", "mention", "emoji")
)
"""Kinds of nodes that are part of a paragraph."""

_LEFT_OUT = (
    *("image", "video", "audio", "gallery", "embed", "media", "advert", "promo"),
    *("newsletter", "interstitial", "related", "raw_html", "divider", "separator"),
    *("delimiter", "social", "twitter", "instagram", "youtube", "button"),
)
"""What kinds of nodes hold no text of the story, by what is in their names."""

_HELD = ("children", "content", "content_elements", "items", "innerBlocks", "nodes")
_SAID = ("text", "value", "content", "html", "innerHTML")


def is_rich_text(value: Any) -> bool:
    """Return whether a value is a tree of nodes, or a list of them.

    >>> is_rich_text([{"type": "paragraph", "data": {"text": "Rates rose."}}])
    True
    >>> is_rich_text([{"text": "Rates rose."}]), is_rich_text({"text": "Rates rose."})
    (False, False)
    """
    if isinstance(value, dict) and isinstance(value.get("root"), dict):
        return is_rich_text(value["root"])
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return False
    nested = any(isinstance(first.get(name), list) for name in _HELD)
    kind = bool(_kind(first))
    if isinstance(value, dict):
        return kind and nested
    return kind or (nested and "children" in first)


def rich_paragraphs(value: Any) -> tuple[str, ...]:
    """Return the paragraphs of a tree: runs of text joined, pictures and adverts out.

    >>> runs = [{"type": "text", "text": "Rates "}, {"type": "text", "text": "rose."}]
    >>> rich_paragraphs({"type": "doc", "content": [{"type": "p", "content": runs}]})
    ('Rates rose.',)
    """
    found: list[str] = []
    for text in _paragraphs(value, 0):
        found += paragraphs_of(text) if is_markup(text) else [text.strip()]
    return tuple(filter(None, found))


def _kind(node: dict[str, Any]) -> str:
    kinds = (node.get(name) for name in _KINDS)
    return next((kind.lower() for kind in kinds if isinstance(kind, str)), "")


def _paragraphs(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth > DEEPEST:
        return
    elif isinstance(value, list):
        if depth and value and all(map(_is_run, value)):
            yield "".join(_run(node, depth) for node in value)
            return
        for node in value:
            yield from _paragraphs(node, depth + 1)
    elif isinstance(value, dict):
        yield from _of_node(value, depth)


def _of_node(node: dict[str, Any], depth: int) -> Iterator[str]:
    kind = _kind(node)
    if any(name in kind for name in _LEFT_OUT):
        return
    for name in ("data", "root", "listItem"):
        if isinstance(node.get(name), dict):
            yield from _of_node(node[name], depth + 1)
    for name in _SAID:
        if isinstance(node.get(name), str):
            yield node[name]
            break
    for name in _HELD:
        if isinstance(node.get(name), list):
            yield from _paragraphs(node[name], depth + 1)


def _is_run(node: Any) -> bool:
    """Whether a node is part of a paragraph: of that kind, or a text without one.

    Arc calls its paragraphs texts, and holds them as contents.
    """
    if not isinstance(node, dict) or isinstance(node.get("content"), str):
        return False
    kind = _kind(node)
    return kind in _RUNS if kind else isinstance(node.get("text"), str)


def _run(node: dict[str, Any], depth: int) -> str:
    if _kind(node) in _BREAKS:
        return "\n"
    said = next((node[n] for n in _SAID if isinstance(node.get(n), str)), "")
    if said or depth > DEEPEST:
        return said
    held: list[Any] = next(
        (node[n] for n in _HELD if isinstance(node.get(n), list)), []
    )
    return "".join(_run(one, depth + 1) for one in held if isinstance(one, dict))
