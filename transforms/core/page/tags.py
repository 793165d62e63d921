"""One walk over the page: every element that may say something of the article.

The tree is read and never changed. Class names are matched by the words that the
web's templates use for bylines, dates and breadcrumbs, never by those of one site.
"""

import itertools
import re
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from lxml import etree
from lxml.html import HtmlElement as Element

from transforms.core.html.words import NAMING, without_topics
from transforms.core.page.main_heading import NOT_THE_ARTICLES, main_heading
from transforms.core.page.visible_text import text_of

MOST_ELEMENTS = 200_000
MOST_DATA = 200_000
"""Characters of a script that are looked at."""

MOST_MARKED = 400
"""Elements of one kind that are kept: comment threads repeat them by thousands."""

_MARKED, _PLACED = 500, 1_000
"""Characters of classes and ids in which it is looked for what they speak of, and for
where they stand: components keep their data in such attributes, too."""

_NAMES = ("property", "name", "itemprop", "http-equiv")
_AUTHORS = """
    byline by-line by_line author autor auteur writer reporter journalist redakteur
    redacteur giornalist verfass creator contributor article__name username user-name
    wrote submitted
"""
_DATES = """
    date datum time publish posted fecha veroeffentlich stamp meta byline released
    created submitted
"""
_TITLES = "headline title titel titulo titre"
_MARKS = tuple(
    (mark, tuple(parts.split()))
    for mark, parts in (
        ("author", _AUTHORS),
        ("date", _DATES),
        ("title", _TITLES),
        ("crumb", "crumb brotkrum"),
    )
)
"""Parts of class names and ids, and what they speak of."""

_MUTE = frozenset(
    ("path", "g", "svg", "use", "img", "source", "br", "option", "input", "style")
)
_ELSEWHERE = re.compile(
    r"related|recommend|comment|(?<!-)(?<!has-)(?<!with-)(?<!no-)side-?bar|widget(?:s\b|-area|-?title|_recent"
    r"|_text)|teaser|promo(?!ted)|popular|trending|most-?read|read-?more|more-?(?:news"
    r"|from|stories|articles)|(?:site|page|main|global)[-_]?foot"
    r"|foot(?:er)?[-_]?(?:nav|menu|widget|link)|newsletter|latest|\baside|carousel"
    r"|slider|(?<!v)card\b|listing|post-?list|reply|respond|recirc|outbrain|taboola"
    r"|disqus|copyright|ticker|menu|\bnav\b|navbar|archive|also-?(?:read|like)"
    r"|next-?post|prev(?:ious)?-?post|you-?may|mostviewed|topstories|subscribe"
)
_ENDS = frozenset(("body", "html", "main", "address"))
_ABOUT_AUTHORS = re.compile(
    r"(?i)/(?:[\w-]*[-_])?(?:auth?[oe]u?r|reporter|writer|journalist|giornalist|people"
    r"|profil|staff|newsteam|contributor|by/|bio|editor|columnist|redak|verfasser"
    r"|person|muhabir|yazar|expert|team|firma)"
)
_SAYS_WHEN = re.compile(r'ublish|"(?:reg|deploy)_?D')
_BY_TAG = {"h1": "headings", "h2": "subheadings", "h3": "subheadings", "time": "times"}


class Link(NamedTuple):
    """One `link` of the head: relation, address, language and media type."""

    rel: str
    href: str
    hreflang: str | None


def _by_relation() -> dict[str, list[Element]]:
    return {"author": [], "category": [], "tag": []}


class Tags(msgspec.Struct, frozen=True, kw_only=True):
    """What the walk found, in document order.

    Attributes:
        metas: Contents of `meta` by name, lower case, `.` as `:`.
        links: `link` elements that have an address.
        title: Text of the title element.
        language: `lang` of the root element.
        base: Address that relative links start from.
        scripts: Texts of JSON-LD scripts.
        data: Beginnings of other scripts, where they speak of publishing.
        headings: `h1` elements.
        subheadings: `h2` and `h3` elements.
        times: `time` elements, and those of a page's own making (`relative-time`).
        props: Elements by `itemprop` or RDFa `property`, lower case, no prefix.
        related: Links and the like by `rel`: `author`, `category`, `tag`.
        links_to_authors: `a` elements whose address speaks of authors.
        body: The body.
        heading: The page's heading.
        own: What the heading stands in.
        verdicts: What `elsewhere` found out of elements, to ask once.
        marked: Elements by what their class or id says, see `_MARKS`.
    """

    metas: dict[str, list[str]] = msgspec.field(default_factory=dict)
    links: list[Link] = msgspec.field(default_factory=list)
    title: str | None = None
    language: str | None = None
    base: str | None = None
    scripts: list[str] = msgspec.field(default_factory=list)
    data: list[str] = msgspec.field(default_factory=list)
    headings: list[Element] = msgspec.field(default_factory=list)
    subheadings: list[Element] = msgspec.field(default_factory=list)
    times: list[Element] = msgspec.field(default_factory=list)
    props: dict[str, list[Element]] = msgspec.field(default_factory=dict)
    related: dict[str, list[Element]] = msgspec.field(default_factory=_by_relation)
    marked: dict[str, list[Element]] = msgspec.field(default_factory=dict)
    links_to_authors: list[Element] = msgspec.field(default_factory=list)
    body: Element | None = None
    heading: Element | None = None
    own: frozenset[Element] = frozenset()
    verdicts: dict[tuple[Any, ...], bool] = msgspec.field(default_factory=dict)

    def elsewhere(
        self, element: Element, *, menus: bool = True, foot: bool = True
    ) -> bool:
        """Return whether an element stands in another part than the article's own.

        Side columns, navigation, footers, comments and lists of other articles; never
        what holds the page's heading. Without `menus`, a `nav` is no other part;
        without `foot`, the footer of the article itself.
        """
        passed = []
        verdict: bool | None = None
        for parent in element.iterancestors():
            asked = (parent, menus, foot)
            verdict = self.verdicts.get(asked)
            if verdict is None:
                passed.append(asked)
                verdict = self._verdict(parent, menus, foot)
            if verdict is not None:
                break
        for asked in passed:
            self.verdicts[asked] = bool(verdict)
        return bool(verdict)

    def _verdict(self, parent: Element, menus: bool, foot: bool) -> bool | None:
        """Return what an element says of those in it, or None if it says nothing."""
        tag = parent.tag
        if parent in self.own or tag in _ENDS:
            return False
        named = f"{parent.get('class') or ''} {parent.get('id') or ''}"
        if tag == "aside" and _is_margin(parent, named):
            return None
        if tag == "footer":
            if _is_foot_of_page(parent):
                return True
            if "date" in _marks(named[:_MARKED]):
                return None
            return foot or parent.getparent() not in self.own
        if tag in NOT_THE_ARTICLES and (menus or tag != "nav"):
            return True
        return True if len(named) > 1 and _is_elsewhere(named[:_PLACED]) else None

    def meta(self, *names: str) -> list[tuple[str, str]]:
        """Return (name, content) of the metas asked for, in the order asked."""
        return [(n, value) for n in names for value in self.metas.get(n, ())]


def read_tags(tree: Element) -> Tags:
    """Return what the elements of a page say."""
    tags = Tags(language=tree.get("lang"), body=tree.find("body"))
    title: str | None = None
    base: str | None = None
    for element in itertools.islice(tree.iter(etree.Element), MOST_ELEMENTS):
        tag = element.tag
        if tag in _MUTE:
            continue
        if tag == "meta":
            _meta(element, tags.metas)
        elif tag == "link":
            href, rel = element.get("href"), element.get("rel")
            if href and rel:
                language = element.get("hreflang")
                tags.links.append(Link(rel.lower(), href.strip(), language))
        elif tag == "script":
            kind = element.get("type")
            if kind and "ld+json" in kind.lower() and element.text:
                tags.scripts.append(element.text)
            elif element.text and _SAYS_WHEN.search(element.text, 0, MOST_DATA):
                tags.data.append(element.text[:MOST_DATA])
            continue
        elif tag == "title" and title is None and not _within_svg(element):
            title = text_of(element) or None
        elif tag == "base":
            base = base or element.get("href")
        elif lists := _BY_TAG.get(tag):
            _keep_one(getattr(tags, lists), element)
        for name, value in element.items():
            if name in NAMING:
                for mark in _marks(value[:_MARKED]):
                    _keep(tags.marked, mark, element)
            elif name == "itemprop" or name == "property":
                for prop in value.lower().split():
                    prop = prop.rsplit(":", 1)[-1].rsplit("/", 1)[-1]
                    _keep(tags.props, prop, element)
            elif name == "datetime" and "-" in tag:
                _keep_one(tags.times, element)
            elif name == "rel":
                for rel in value.lower().split():
                    if rel in tags.related:
                        _keep_one(tags.related[rel], element)
            elif name == "href" and tag == "a" and _ABOUT_AUTHORS.search(value):
                _keep_one(tags.links_to_authors, element)
    tags = msgspec.structs.replace(tags, title=title, base=base)
    heading = _heading(tags)
    if heading is None:
        return tags
    own = frozenset(heading.iterancestors())
    return msgspec.structs.replace(tags, heading=heading, own=own)


def _heading(tags: Tags) -> Element | None:
    """Return the page's heading: the one that the title bears out, else the h1."""
    heads = tags.headings[:20] + tags.marked.get("title", [])[:20]
    titles = [v for _, v in tags.meta("og:title")] + [tags.title or ""]
    found = main_heading(heads + tags.subheadings[:20], tags.body, titles)
    if found is None and len(tags.headings) == 1:
        return tags.headings[0]
    return found


def _meta(element: Element, metas: dict[str, list[str]]) -> None:
    content = element.get("content") or element.get("value")
    if not content or not (content := content.strip()):
        return
    for attribute in _NAMES:
        name = element.get(attribute)
        if name:
            for key in name.lower().replace(".", ":").split():
                values = metas.setdefault(key, [])
                if content not in values and len(values) < MOST_MARKED:
                    values.append(content)


def _keep_one(found: list[Element], element: Element) -> None:
    if len(found) < MOST_MARKED:
        found.append(element)


def _keep(kinds: dict[str, list[Element]], name: str, element: Element) -> None:
    found = kinds.setdefault(name, [])
    if len(found) < MOST_MARKED and (not found or found[-1] is not element):
        found.append(element)


@lru_cache(maxsize=16384)
def _marks(named: str) -> tuple[str, ...]:
    """Return what a class or an id speaks of."""
    named = named.lower()
    marks = []
    for mark, parts in _MARKS:
        for part in parts:
            if part in named:
                marks.append(mark)
                break
    return tuple(marks)


@lru_cache(maxsize=8192)
def _is_elsewhere(named: str) -> bool:
    return bool(_ELSEWHERE.search(without_topics(named.lower())))


def _is_foot_of_page(footer: Element) -> bool:
    """Return whether a footer is the page's: it stands in no article."""
    return next(footer.iterancestors("article"), None) is None


def _is_margin(aside: Element, named: str) -> bool:
    """Return whether an aside is the margin with the article's date and the like.

    Its class says so, or that of the one list or block it holds.
    """
    if "date" in _marks(named[:_MARKED]):
        return True
    inner = aside[0] if len(aside) == 1 else None
    return inner is not None and "date" in _marks((inner.get("class") or "")[:_MARKED])


def _within_svg(element: Element) -> bool:
    return any(parent.tag in ("svg", "symbol") for parent in element.iterancestors())
