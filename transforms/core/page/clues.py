"""What a page says of its article, gathered once: tags, JSON-LD and site names."""

import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from transforms.core.page import json_ld
from transforms.core.page.json_ld import Node
from transforms.core.page.tags import Element, Tags, read_tags


class Clue(NamedTuple):
    """A value as it stood, and where, in the words of `evidence`."""

    value: str
    source: str


class Clues(msgspec.Struct, frozen=True):
    """All that the fields are decided from.

    Attributes:
        tags: The page's elements.
        nodes: All JSON-LD nodes.
        known: Those that others refer to by `@id`.
        article: The node that stands for the page's article.
        page: The node that stands for the page itself.
        url: The URL that was fetched.
        crawled: When, RFC 3339.
        sites: Names of the site and its publisher, as they stand.
    """

    tags: Tags
    nodes: list[Node]
    known: dict[str, Node]
    article: Node
    page: Node
    url: str | None
    crawled: str | None
    sites: tuple[str, ...]

    def ld(self, *keys: str) -> list[Clue]:
        """Return the article's JSON-LD strings under the keys, in this order."""
        return [
            Clue(text, f"json-ld:{key}")
            for key in keys
            for text in json_ld.texts(
                json_ld.resolve(self.article.get(key), self.known)
            )
        ]

    def meta(self, *names: str) -> list[Clue]:
        """Return the contents of metas, in this order."""
        return [
            Clue(json_ld.plain(value), f"meta:{name}")
            for name, value in self.tags.meta(*names)
        ]


def gather(tree: Element, url: str | None, crawled: str | None) -> Clues:
    """Return the clues of a page."""
    tags = read_tags(tree)
    nodes = json_ld.read_nodes(tags.scripts)
    known = json_ld.by_id(nodes)
    article = _article(nodes, tags, url)
    page = next((n for n in nodes if json_ld.kinds(n) & json_ld.PAGES), {})
    sites = _sites(tags, nodes, article, known, url)
    return Clues(tags, nodes, known, article, page, url, crawled, sites)


def _article(nodes: list[Node], tags: Tags, url: str | None) -> Node:
    """Return the node of the page's own article: news before other works.

    Among several of a kind the one that says it is about this page's address, or
    bears a heading of the page; else the first.
    """
    for wanted in (json_ld.ARTICLES, json_ld.WORKS):
        found = [node for node in nodes if json_ld.kinds(node) & wanted]
        if not found:
            continue
        if len(found) == 1:
            return found[0]
        own = _own_addresses(tags, url)
        shown = {plain for _, plain in tags.meta("og:title")} | {tags.title or ""}
        return max(found, key=lambda node: _fit(node, own, shown))
    return {}


def _fit(node: Node, own: set[str], shown: set[str]) -> tuple[bool, bool, int]:
    addresses = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    stated = {
        address(value.get("@id") if isinstance(value, dict) else value)
        for value in addresses
    }
    headline = next(json_ld.texts(node.get("headline")), "")
    bears = any(headline and headline in title for title in shown)
    full = sum(key in node for key in ("headline", "author", "datePublished"))
    return bool(stated & own), bears, full


def _own_addresses(tags: Tags, url: str | None) -> set[str]:
    own = {address(url)} | {address(v) for _, v in tags.meta("og:url")}
    own |= {address(link.href) for link in tags.links if link.rel == "canonical"}
    return own - {""}


def address(url: Any) -> str:
    """Return a URL without scheme, `www.`, query, fragment and closing slash."""
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")


_ARCHIVED = re.compile(r"^(?:https?://web\.archive\.org)?/web/\d{4,14}[a-z_]*/")


def original(url: str | None) -> str:
    """Return the address that a copy in the Web Archive is of, or the same.

    >>> original("https://web.archive.org/web/20140226054445/http://example.org/a")
    'http://example.org/a'
    """
    url = (url or "").strip()
    return _ARCHIVED.sub("", url) if "/web/" in url else url


def host(url: str | None) -> str:
    """Return the host of a URL without `www.`; empty where there is none."""
    return address(url).partition("/")[0].partition(":")[0]


def _sites(
    tags: Tags,
    nodes: list[Node],
    article: Node,
    known: dict[str, Node],
    url: str | None,
) -> tuple[str, ...]:
    """Return the names that the page gives its site and publisher, best first."""
    names = [v for _, v in tags.meta("og:site_name")]
    names += json_ld.texts(json_ld.resolve(article.get("publisher"), known))
    for node in nodes:
        if "Person" in json_ld.kinds(node):
            continue
        if json_ld.kinds(node) & {"WebSite", "NewsMediaOrganization", "Organization"}:
            names += json_ld.texts(node.get("name"))
            names += json_ld.texts(node.get("alternateName"))
    names += [
        v
        for _, v in tags.meta(
            "application-name",
            "apple-mobile-web-app-title",
            "twitter:app:name:iphone",
            "dc:publisher",
            "dcterms:publisher",
            "publisher",
            "article:publisher",
        )
        if "://" not in v
    ]
    site = host(url)
    if site:
        names.append(site)
    plain = (json_ld.plain(name) for name in names if 1 < len(name) < 100)
    return tuple(dict.fromkeys(name for name in plain if name != tags.title))
