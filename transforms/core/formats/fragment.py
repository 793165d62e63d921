"""Pieces of HTML as feeds and JSON fields hold them: from markup to paragraphs.

For whole pages, where the article has to be found first, see `html`.
"""

import re

from lxml import etree
from lxml import html as lxml_html

_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|span|a|b|i|strong|em|table|section"
    r"|article|figure)>|<br\s*/?>|<p[\s>]",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "head", "title"}
    | {"form", "button", "object", "select", "textarea", "video", "audio", "canvas"}
    | {"figcaption"}
)
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label "
    "mark q s samp small span strike strong sub sup time tt u var wbr ruby rb"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_CELLS = frozenset({"td", "th"})
_PARTING = re.compile(r"<(?:p|br|div)[\s/>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n")
_CAPTION = re.compile(
    r"(?:\A|\s)(?:(?:wp|image|photo|picture|figure|media)[-_])?caption(?:[-_]text)?(?:\s|\Z)"
)
"""The class of what says what is on a picture, where no element of HTML 5 does."""


def is_markup(text: str) -> bool:
    """Return whether a field's text is written in HTML; a stray `<` is not.

    >>> is_markup("<p>Rates rose.</p>"), is_markup("Rates < 3% > 2%")
    (True, False)
    """
    return "<" in text and _MARKUP.search(text) is not None


def paragraphs_of(markup: str) -> tuple[str, ...]:
    """Return the paragraphs of a piece of HTML; scripts and the like are left out.

    A line break parts paragraphs, a table's row is one. What is marked as a picture's
    caption is left out; nothing is for being a link: that is for the repairs.

    >>> paragraphs_of("<p>Rates <b>rose</b>.</p>Why?<br>Nobody knew &amp; cared.")
    ('Rates rose.', 'Why?', 'Nobody knew & cared.')
    """
    root = _tree(_with_breaks(markup))
    if root is None:
        return ()
    captions = "caption" in markup
    found: list[str] = []
    line: list[str] = []

    def flush() -> None:
        text = " ".join("".join(line).split())
        if text:
            found.append(text)
        line.clear()

    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        dropped = tag in _DROPPED or (captions and _is_caption(node))
        if event == "start":
            hidden += dropped
            if tag in _CELLS:
                line.append(" ")
            elif tag not in _INLINE:
                flush()
            elif _parted(node):
                line.append(" ")
            if not hidden and tag:
                line.append(node.text or "")
            continue
        hidden -= dropped
        if tag and tag not in _INLINE and tag not in _CELLS:
            flush()
        if not hidden:
            line.append(node.tail or "")
    flush()
    return tuple(found)


def _is_caption(node: lxml_html.HtmlElement) -> bool:
    return _CAPTION.search(node.get("class") or "") is not None


def _with_breaks(markup: str) -> str:
    r"""Return HTML whose paragraphs are parted by blank lines alone with line breaks.

    So editors keep texts that they wrap into paragraphs when they show them. Markup
    that parts paragraphs itself is left alone: blank lines mean nothing in it.

    >>> _with_breaks("<b>Up.</b>\n\nWhy?"), _with_breaks("<p>Up.</p>\n\nWhy?")
    ('<b>Up.</b><br>Why?', '<p>Up.</p>\n\nWhy?')
    """
    if "\n" not in markup or _PARTING.search(markup):
        return markup
    if "\r" in markup:
        markup = markup.replace("\r\n", "\n")
    return _BLANK_LINE.sub("<br>", markup)


def _parted(node: lxml_html.HtmlElement) -> bool:
    """Return whether an element is a field of its own beside another, without a space.

    `<span class="desk">Sport</span><span class="agency">EX</span>`
    """
    before = node.getprevious()
    if before is None or before.tail or not (node.get("class") and before.get("class")):
        return False
    return (before.text or "")[-1:].islower() and (node.text or "")[:1].isupper()


def plain(text: str) -> str:
    """Return a short field's text without its markup, white space folded.

    >>> plain("The <i>Times</i> &amp; the tide")
    'The Times & the tide'
    """
    if "<" in text or "&" in text:
        root = _tree(text)
        if root is not None:
            text = "".join(root.itertext())
    return " ".join(text.split())


def _tree(markup: str) -> lxml_html.HtmlElement | None:
    markup = markup.replace("\x00", "")
    if not markup.strip():
        return None
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    data = f"<div>{markup}</div>".encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
