"""A cleaned article as plain text again: what a second pass reads."""

from transforms.core.heads.bylines import read_byline, read_head_byline
from transforms.core.schema import Article, Evidence


def as_plain_text(article: Article) -> str:
    """Return a cleaned article laid out as plain text again."""
    stands = any(p.reason == "dateline" and not p.applied for p in article.removed)
    raw = article.dateline.raw if article.dateline and not stands else ""
    label = f"{raw}\n" if raw.endswith(")") else f"{raw} "
    bylines = [p.text.strip() for p in article.removed if p.reason == "byline"]
    told = article.evidence.get("authors", Evidence()).raw
    in_label = article.dateline is not None and told == article.dateline.raw
    if (
        bylines
        and article.authors
        and not (read_byline(bylines[0]) or read_head_byline(bylines[0]))
    ):
        bylines[0] = _byline(article.authors)  # nothing else vouches for it
    if not bylines and article.authors and not in_label:
        bylines = [_byline(article.authors)]
    head = [article.title, article.standfirst, *bylines]
    return "\n\n".join(["\n".join(filter(None, head)), label + article.text]).lstrip()


def _byline(authors: tuple[str, ...]) -> str:
    """Return a byline in the names' own script, as far as it has capitals or not."""
    if authors[0][0].lower() == authors[0][0].upper():
        return f"作者：{'、'.join(authors)}"
    return f"By {' and '.join(authors)}"
