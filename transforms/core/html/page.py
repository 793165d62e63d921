"""A page's text to the article on it: one parse serves metadata and body."""

from typing import NamedTuple

from transforms.core.html.body import paragraphs_of_page
from transforms.core.html.tree import UnreadablePage, parse_page
from transforms.core.page.metadata import PageMetadata, page_metadata

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
    return PageArticle(metadata, paragraphs_of_page(tree, metadata.title))
