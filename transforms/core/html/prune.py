"""What is on a page and not in its article, by its markup: taken out before reading.

Class names are the web's common vocabulary, in the languages that templates are
written in; none is a site's. Nothing is taken out that holds the heading or much of
the page's prose, whatever it is called.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml.html import HtmlElement

from transforms.core.html.boxes import PULLED, captions_and_sign_ups, said_elsewhere
from transforms.core.html.links import linked_paragraphs
from transforms.core.html.loose_blocks import name_blocks
from transforms.core.html.sentence_marks import MARKS, open_marks
from transforms.core.html.words import called, without_topics

MOST_PROSE = 0.3
"""Share of the page's prose above which a part is no furniture, whatever its name."""

SHORT_PROSE = 400
"""Characters of prose that may always go: on short pages a share means little."""

LEAST_SHOWN = 300
"""Characters of prose that a page shows if it shows its article at all."""

FEWEST_CARDS = 3
"""Links around whole paragraphs from which they are a row of cards."""

FEW = 300
"""Characters of prose below which a page may have its paragraphs in other blocks."""

_DROPPED = (
    *("figcaption", "dialog", "template", "amp-lightbox", "amp-sidebar", "amp-ad"),
    *("amp-carousel", "amp-image-lightbox", "video", "audio", "canvas", "svg"),
    *("iframe", "object", "embed", "button", "select", "script", "style", "noscript"),
)
_NAMED = (
    *("div", "section", "aside", "ul", "ol", "p", "span", "header", "footer", "nav"),
    *("article", "table", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "dl"),
)
_SHOWN_TO_SOME = frozenset(("noscript", "template"))
_ROLES = frozenset(
    {"dialog", "alertdialog", "navigation", "complementary", "contentinfo"}
    | {"search", "menu", "menubar", "tooltip", "toolbar", "tablist"}
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:"
    r"(?:related|recirc|recommend|promo|trending|newsletter|subscri|sign-?up|popup"
    r"|lightbox|modal|teaser|outbrain|taboola|sponsor|advert|disqus|breadcrumb"
    r"|factbox|infobox|fact-box|info-box|fakten)(?:[a-z]*)"
    r"|(?:most|more|read|also|see|next|prev|previous|other|latest|top|popular)[-_]?"
    r"(?:read|more|also|popular|viewed|stories|story|news|articles?|posts?|on|links?)"
    r"|(?:post|article|story|news|related|promo|content)[-_]?card[a-z-]*"
    r"|(?:post|entry|article|story)[-_]?(?:meta|date|info|infos)|by-?line|timestamp"
    r"|posted-on|pub-?date|publish(?:ed)?-?date"
    r"|media[-_]?(?:info|title|additional-info)"
    r"|(?:social|share|sharing|sharedaddy|follow)(?:[-_](?:links?|buttons?|bar|tools?"
    r"|title|widget|media|icons?))?"
    r"|author[-_]?(?:bio|box|card|info|about|profile|description)|about[-_]the[-_]author"
    r"|(?:wp[-_])?caption(?:[-_]text)?|image[-_]caption|photo[-_]credit|photo[-_]caption"
    r"|video[-_]?(?:js|player|heading|title|caption)|vjs[a-z-]*|jwplayer"
    r"|tag[-_]?(?:list|cloud|s|selector|links?|box|wrap(?:per)?)|taglist|comments?(?:[-_](?:area|list|form|section|wrap"
    r"per|link|count|prompt))?|pum[-_](?:container|content)|cookie[a-z-]*|consent"
    r"|ai[-_]?summary[a-z]*|(?:image|photo|picture|media)?[-_]?(?:gallery|slideshow)(?=\s|$)"
    r"|fotostrecke|bilderstrecke|bildergalerie|diaporama|fotogaler[ií]a"
    r")(?=[\s_-]|$)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POST = re.compile(r"twitter-(?:tweet|video)|bluesky-embed|mastodon-embed")
_BOX = re.compile(r"embed|social|tweet|twitter|widget", re.IGNORECASE)
_BOXES = 5
"""Levels above a quoted post that are looked at for boxes."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_NAMES = 300
"""Characters of an element's names that are looked at; some hold a script's data."""


def prune(tree: HtmlElement) -> int:
    """Take furniture out of a page's tree, in place; return what prose it has left.

    Prose is counted in characters of paragraphs.
    """
    prose = _prose(tree)
    if prose < FEW:
        name_blocks(tree)
        prose = _prose(tree)
    most = max(SHORT_PROSE, MOST_PROSE * prose)
    for part in tree.iter("blockquote", "td", "th"):
        if part.tag == "blockquote":
            open_quote(part)
            continue
        part.attrib.pop("colspan", None)  # 100 columns are 100 cells to the extractor
        part.attrib.pop("rowspan", None)
    for element in list(tree.iter(*_DROPPED)):
        if element.tag in _SHOWN_TO_SOME and _is_shown(element, prose):
            element.tag = "div"
        else:
            _drop(element)
    for element in _standing(_hidden(tree), tree):
        size = _prose(element)
        if prose - size >= LEAST_SHOWN or size <= most:
            prose -= size
            _drop(element)
    named, quotes = _furniture(tree)
    prose -= _drop_all((*named, *said_elsewhere(quotes, tree)), tree, most)
    # One walk for all that follows: a walk over a page costs a hundredth of reading it.
    parts = list(tree.iter("a", "img", "amp-img", "input", *MARKS))
    prose -= _drop_all(captions_and_sign_ups(parts), tree, most)
    open_marks(parts)
    links = [part for part in parts if part.tag == "a"]
    cards = _cards(links)
    if len(cards) < FEWEST_CARDS:
        most = MOST_PROSE * prose
    for element in _standing((*cards, *linked_paragraphs(links)), tree):
        size = _prose(element)
        if size <= most:
            prose -= size
            _drop(element)
    return prose


def _is_shown(element: HtmlElement, prose: int) -> bool:
    """Return whether an element that shows nothing by itself holds the article.

    For those without scripts alone, or in the shadow tree that the parser makes of a
    template (Declarative Shadow DOM, in the HTML standard).
    """
    if element.tag == "template" and element.get("shadowrootmode") is None:
        return False
    return _prose(element) > prose / 2


def _drop_all(found: Iterable[HtmlElement], tree: HtmlElement, most: float) -> int:
    """Take out what may go; return how much prose went with it."""
    gone = 0
    for element in _standing(found, tree):
        if _may_go(element, most):
            gone += _prose(element)
            _drop(element)
    return gone


def _standing(found: Iterable[HtmlElement], tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements found that still stand in the tree when their turn comes.

    One within another went with it: its prose is not taken off twice.
    """
    for element in list(found):
        top = element
        while (parent := top.getparent()) is not None:
            top = parent
        if top is tree:
            yield element


def drop_before(heading: HtmlElement, most: float) -> None:
    """Take out what stands before the heading, where that is little prose.

    Breadcrumbs, kickers, other stories' heads; the body comes after its heading.
    """
    before = []
    node = heading
    while node is not None and node.tag != "body":
        before += list(node.itersiblings(preceding=True))
        node = node.getparent()
    if sum(map(_prose, before)) <= most:
        for element in before:
            _drop(element)


def _cards(links: list[HtmlElement]) -> list[HtmlElement]:
    """Return the links that hold whole paragraphs or headings: other stories' cards."""
    inner = ("p", "h2", "h3", "h4", "h5", "figure", "article")
    return [a for a in links if next(a.iter(*inner), None) is not None]


def open_quote(quote: HtmlElement) -> None:
    """Make the quote of a post on another site plain, so that it is read as text.

    It stands in the article's flow, which speaks of it; the boxes around it are named
    as widgets. Other quotes stay as they are.
    """
    if not _POST.search(quote.get("class", "")):
        return
    quote.attrib.clear()
    box = quote.getparent()
    for _ in range(_BOXES):
        if box is None or box.tag not in ("div", "figure", "section"):
            break
        if _BOX.search(f"{box.get('class', '')} {box.get('id', '')}"):
            box.attrib.clear()
            box.tag = "div"
        box = box.getparent()


def _prose(element: HtmlElement) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))


def _furniture(tree: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return what is named furniture, and what is named a pulled quote."""
    found: list[HtmlElement] = []
    quotes: list[HtmlElement] = []
    for element in tree.iter(*_NAMED):
        attributes = element.attrib
        if not attributes:
            continue
        if attributes.get("role") in _ROLES:
            found.append(element)
            continue
        names = called(element)
        if names and (kind := _kind(names[:_LONGEST_NAMES])):
            (quotes if kind == "quote" else found).append(element)
    return found, quotes


def _hidden(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what the page itself doesn't show."""
    for element in tree.iter(*_NAMED):
        attributes = element.attrib
        if "hidden" in attributes or (
            "style" in attributes and _HIDDEN.search(attributes["style"])
        ):
            yield element


def is_furniture(names: str) -> bool:
    """Return whether the classes and id of an element name it furniture.

    >>> is_furniture("article__relatedStories"), is_furniture("article-body")
    (True, False)
    """
    return _kind(names[:_LONGEST_NAMES]) == "furniture"


@lru_cache(1 << 15)
def _kind(names: str) -> str:
    """Return `furniture`, `quote` or nothing for the names of an element."""
    plain = _plain(names)
    if _FURNITURE.search(plain):
        return "furniture"
    return "quote" if "ull" in plain and PULLED.search(plain) else ""


def _plain(names: str) -> str:
    return _CAMEL.sub("-", without_topics(names))


def _may_go(element: HtmlElement, most: float) -> bool:
    return _prose(element) <= most and element.find(".//h1") is None


def _drop(element: HtmlElement) -> None:
    """Take an element out; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail and not tail.isspace():
        before = element.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''} {tail}"
        else:
            before.tail = f"{before.tail or ''} {tail}"
    parent.remove(element)
