"""Dolma documents, as training corpora are exchanged: id, text, source, metadata.

Source: docs/data-format.md of the Dolma toolkit. Nothing is lost: what has no place of
its own there is in `metadata`, under our names.
"""

from typing import Any
from urllib.parse import urlsplit

import msgspec

from transforms.core.schema import Article

_ELSEWHERE = ("id", "text", "published")


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document.

    Attributes:
        id: As in the article.
        text: As in the article.
        source: The publisher, else the host of the URL, else the input.
        added: A message's event time. For a file nothing but the clock could tell it.
        created: The publication date.
        metadata: All other fields that are not empty.
    """

    id: str
    text: str
    source: str
    added: str | None = None
    created: str | None = None
    metadata: dict[str, Any]


def dolma(article: Article) -> Document:
    """Return an article as a Dolma document."""
    fields: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(article))
    return Document(
        id=article.id,
        text=article.text,
        source=_source(article),
        added=article.source.time,
        created=article.published,
        metadata={
            name: value
            for name, value in fields.items()
            if name not in _ELSEWHERE and value not in (None, [])
        },
    )


def _source(article: Article) -> str:
    url = article.url or article.source.url or ""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return article.publisher or host or article.source.uri
