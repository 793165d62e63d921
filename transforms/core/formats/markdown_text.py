"""Markdown to the text that a reader sees, a paragraph a line.

Lists, quotes and verse (two spaces or a backslash at a line's end) keep their lines.
Left as it stands is what is no mark: `2 * 3`, `snake_case`, a lone `_`.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(?P<text>\S.*)\Z")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)\Z")
_OWN_LINE = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\S|\s*\||\t| {4}")
_QUOTE = re.compile(r"\A {0,3}>\s?")
_DEFINED = re.compile(r" {0,3}\[[^\]]+\]:\s+\S+")

# None goes on past its own beginning, so that each is found in one pass.
_SHORTCODE = re.compile(
    r"\{\{[<%](?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|<!--(?:(?!<!--|-->).)*-->",
    re.DOTALL,
)
_WORD = r"[^()\n]{0,999}"
_TARGET = rf"(?:\({_WORD}(?:\({_WORD}\){_WORD}){{0,3}}\)|\[[^\[\]\n]{{0,200}}\])"
_IMAGE = re.compile(rf"!\[[^\[\]\n]*\]{_TARGET}")
_LINK = re.compile(rf"\[(?P<text>[^\[\]]+)\]{_TARGET}|<(?P<address>https?://[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<text>(?:(?!\*\*|__).)+)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])([*_])(?=[^\s*_])(?P<text>[^*_]+)(?<=\S)\1(?![\w*_])"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?P<text>[^`]+)\1(?!`)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def plain_text(text: str) -> str:
    r"""Return the text without its marks.

    >>> plain_text("# Pier *opens*\n\nThe [band](https://b.example)\nin **rain**.")
    'Pier opens\n\nThe band in rain.'
    """
    lines = _lines(_IMAGE.sub("", _SHORTCODE.sub("", text)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _lines(text: str) -> Iterator[str]:
    """Yield the lines as they are shown: those of one paragraph are one."""
    held: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        bare = line if fenced else _QUOTE.sub("", line)
        kind = "" if fenced or fence else _kind(bare)
        if fence or kind:
            yield from _joined(held)
        if fence:
            fenced = not fenced
        elif fenced:
            yield line
        elif kind == "heading":
            yield from ("", _shown(bare.strip(" #\t")), "")
        elif kind == "nothing":
            yield ""
        else:
            held.append(bare.rstrip() if kind else bare.strip())
            if line.endswith(("  ", "\\")):
                held[-1] = held[-1].removesuffix("\\")
                yield from _joined(held)
    yield from _joined(held)


def _kind(line: str) -> str:
    """Return what a line is that ends the paragraph before it; empty if none."""
    if not line.strip() or _RULE.match(line) or _DEFINED.match(line):
        return "nothing"
    if _HEADING.match(line):
        return "heading"
    return "own" if _OWN_LINE.match(line) else ""


def _joined(held: list[str]) -> Iterator[str]:
    """Yield the paragraph that is held, and hold nothing."""
    if held:
        yield _shown(" ".join(held))
        held.clear()


def _shown(line: str) -> str:
    """Return a line without the marks within it."""
    line = _LINK.sub(lambda found: found["text"] or found["address"], line)
    for mark in (_CODE, _STRONG, _EMPHASIS):
        line = mark.sub(lambda found: found["text"], line)
    return _ESCAPE.sub(r"\1", line)
