"""A page's text to the article on it: one parse serves metadata and body."""

from typing import NamedTuple

from lxml.html import HtmlElement
from msgspec.structs import replace

from transforms.core.html.body import HEAD, paragraphs_of_page
from transforms.core.html.standfirst import find_standfirst
from transforms.core.html.tree import UnreadablePage, parse_page
from transforms.core.html.unshown import LEAST, find_rest, find_unshown, may_go_on
from transforms.core.html.words import fold
from transforms.core.page.metadata import PageMetadata, page_metadata
from transforms.core.schema import Evidence

__all__ = ["PageArticle", "UnreadablePage", "article_of"]


class PageArticle(NamedTuple):
    """The article on a page.

    Attributes:
        metadata: What the page says of it.
        paragraphs: Its text, without the standfirst.
    """

    metadata: PageMetadata
    paragraphs: tuple[str, ...]


def article_of(text: str, url: str | None, crawled: str | None) -> PageArticle:
    """Return the article on a page.

    Args:
        text: The page.
        url: Where it was fetched, if known.
        crawled: When, RFC 3339, if known.

    Raises:
        UnreadablePage: It is past a limit, or holds no HTML.
    """
    tree = parse_page(text)
    metadata = page_metadata(tree, url, crawled)
    paragraphs = _without_byline(
        paragraphs_of_page(tree, metadata.title), metadata.authors
    )
    if sum(map(len, paragraphs)) < LEAST and (found := find_unshown(tree)):
        return PageArticle(_told(metadata, found.source), found.paragraphs)
    if may_go_on(text, paragraphs) and (rest := find_rest(tree, paragraphs)):
        metadata, paragraphs = _told(metadata, rest.source), rest.paragraphs
    return PageArticle(*_parted(tree, metadata, paragraphs))


LONGEST_BYLINE = 120
"""Characters of a line that has nothing but authors."""

_BESIDE_NAMES = """
    a af and author auteur autor autore av by de di door e en et from i la och of og par
    por posted published story text the text texto und und von words written y автор и
"""
_BESIDE = frozenset(_BESIDE_NAMES.split())
"""Words that a byline has beside its names, in lower case."""


def _without_byline(
    paragraphs: tuple[str, ...], authors: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the paragraphs without a first line that has the authors and no more."""
    names = {word for author in authors for word in fold(author).split()}
    for index, line in enumerate(paragraphs[:HEAD] if names else ()):
        if len(line) > LONGEST_BYLINE:
            continue
        words = set(fold(line).split())
        if words & names and words <= names | _BESIDE and not line.endswith("."):
            return paragraphs[:index] + paragraphs[index + 1 :]
    return paragraphs


def _told(metadata: PageMetadata, source: str) -> PageMetadata:
    """Return the metadata with where the text is from."""
    evidence = {**metadata.evidence, "text": Evidence(from_=source)}
    return replace(metadata, evidence=evidence)


def _parted(
    tree: HtmlElement, metadata: PageMetadata, paragraphs: tuple[str, ...]
) -> tuple[PageMetadata, tuple[str, ...]]:
    """Part the standfirst from the text: what stands in the flow goes before a tag."""
    first = paragraphs[0] if paragraphs else None
    found = find_standfirst(tree, metadata.title, first, metadata.standfirst)
    if found is None:
        return metadata, paragraphs
    words = fold(found.text)
    kept = tuple(line for line in paragraphs[:3] if fold(line) not in words)
    evidence = dict(metadata.evidence)
    tag = evidence.get("standfirst")
    also = [{"from": tag.from_, "value": metadata.standfirst}] if tag else None
    if tag and tag.from_ is None:
        also = None
    evidence["standfirst"] = Evidence(from_="article", also=also)
    return (
        replace(metadata, standfirst=found.text, evidence=evidence),
        kept + paragraphs[3:],
    )
