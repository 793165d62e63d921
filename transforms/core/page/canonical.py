"""The address that a page gives itself, where it is credible."""

from urllib.parse import urljoin, urlsplit

from transforms.core.page.clues import Clue, Clues


def addresses(clues: Clues) -> list[Clue]:
    """Return the addresses a page states, in order of trust, made absolute."""
    tags = clues.tags
    base = clues.url or ""
    if tags.base:
        base = join(base, tags.base) or base
    found = [Clue(x.href, "link:canonical") for x in tags.links if x.rel == "canonical"]
    found += clues.meta("og:url")
    found += clues.ld("url", "mainEntityOfPage")
    whole = [Clue(join(base, c.value) or "", c.source) for c in found]
    return [c for c in whole if c.value]


def join(base: str, address: str) -> str | None:
    """Return an absolute http address, or None."""
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in parts.netloc:
        return None
    return whole
