"""Assertions on feeds as their corpus writes them, checked against articles.

`entries[0]['title'] == 'Rates rise'` concerns a field of ours; what is said of the
feed itself, of links' types or of persons' addresses doesn't.
"""

import ast
import html
import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from transforms.core.formats.fragment import plain
from transforms.core.formats.tagged import moment
from transforms.core.formats.tagged_byline import named_persons
from transforms.core.schema import Article

_CLAUSE = re.compile(
    r"entries\[(\d)\]((?:\['\w+'\]|\[\d\]|\.\w+)+)\s*==\s*"
    r"(\"\"\".*?\"\"\"|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\([^)]*\))"
)
_COUNT = re.compile(r"len\(entries\) == (\d+)")
_NO_LINK = re.compile(r"not entries\[0\]\.has_key\('link'\)")
_FIELDS = {
    "title": "title",
    "title_detail.value": "title",
    "summary": "summary",
    "description": "summary",
    "summary_detail.value": "summary",
    "content.value": "text",
    "author": "authors",
    "author_detail.name": "authors",
    "authors.name": "authors",
    "link": "url",
    "id": "id",
    "guid": "id",
    "published": "published",
    "published_parsed": "published",
    "updated": "updated",
    "updated_parsed": "updated",
    "created": "updated",
    "created_parsed": "updated",
    "tags.term": "keywords",
    "tags.label": "keywords",
    "category": "keywords",
    "source.title": "publisher",
    "publisher": "publisher",
    "publisher_detail.name": "publisher",
    "copyright": "copyright",
    "rights": "copyright",
    "rights_detail.value": "copyright",
    "contributors.name": "contributors",
    "expired": "expires",
}
_APART = (
    ("headers|etag|modified$|locals", "HTTP headers"),
    ("links|enclosures|guidislink", "links and attachments"),
    (r"email|'url'|\.href|contributors", "addresses of persons and feeds"),
    ("'source'", "the feed that an entry was taken from"),
    ("_detail|'type'", "types of text"),
    ("where|geo", "coordinates"),
    (r"feed\b", "the feed itself"),
    ("version", "the feed's version"),
    ("encoding", "the feed's encoding"),
    ("bozo", "whether it is well-formed"),
)


class View(NamedTuple):
    """The fields of an entry that assertions are about, named as in `Article`."""

    extra: dict[str, Any]
    text: str = ""
    id: str | None = None
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    image: str | None = None

    @classmethod
    def of(cls, article: Article) -> "View":
        """Return the view of an article."""
        return cls(**{name: getattr(article, name) for name in cls._fields})


def clauses(stated: str) -> list[tuple[int, str, Any]]:
    """Return (entry, field of ours, value) of each clause on such a field."""
    found = []
    for index, path, literal in _CLAUSE.findall(stated):
        name = ".".join(re.findall(r"[a-z]\w*", path))
        if field := _FIELDS.get(name):
            found.append((int(index), field, ast.literal_eval(literal)))
    return found


def reason_apart(stated: str) -> str | None:
    """Return what an assertion is about, if about nothing that an article has."""
    if clauses(stated) or _COUNT.search(stated) or _NO_LINK.search(stated):
        return None
    about = (why for pattern, why in _APART if re.search(pattern, stated))
    return next(about, "nothing is asserted")


def holds(stated: str, articles: list[View], refused: bool) -> bool:
    """Return whether all clauses on our fields hold of the articles."""
    if "not bozo" in stated and refused:
        return False
    counted = _COUNT.search(stated)
    if counted and len(articles) != int(counted[1]):
        return False
    if _NO_LINK.search(stated) and (refused or any(one.url for one in articles)):
        return False
    return all(
        index < len(articles) and _equal(articles[index], field, value)
        for index, field, value in clauses(stated)
    )


def _equal(article: View, field: str, value: Any) -> bool:
    if field in ("published", "updated"):
        dates = [article.published]
        if field == "updated":
            dates.append(article.modified)
        return _instant(value) in [_instant(date) for date in dates if date]
    if field == "authors":
        names = named_persons(value)
        return bool(names) and set(names) <= set(article.authors)
    if field == "keywords":
        return value in (*article.keywords, *article.extra.get("terms", ()))
    if field in ("copyright", "contributors", "expires"):
        held = article.extra.get(field)
        if field == "expires":
            return _instant(value) == _instant(held)
        return plain(value) == held or value in (held or ())
    if field in ("summary", "title", "text", "publisher"):
        held = (article.standfirst, article.text)
        held = held if field == "summary" else (getattr(article, field),)
        ways = {_bare(value), _bare(plain(value)), _bare(html.unescape(value))}
        return not ways.isdisjoint(map(_bare, held))
    return value == getattr(article, field)


def _bare(text: str | None) -> str:
    return "".join((text or "").split())


def _instant(value: Any) -> str | None:
    """Return a date, a tuple of its parts or text, as one moment in UTC."""
    if isinstance(value, tuple):
        return datetime(*value[:6], tzinfo=UTC).isoformat()
    read = moment(value) if value else None
    if read is None or len(read) < 19:
        return read
    when = datetime.fromisoformat(read)
    return (
        (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    )
