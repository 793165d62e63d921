"""The address that a page gives itself, where it is credible.

Stated addresses are wrong in a few known ways: templates that put the front page, a
test machine or the page in another language on every page. Source of the ways: the
canonical-link guidance of search engines, RFC 6596.
"""

import re
from urllib.parse import urljoin, urlsplit

from transforms.core.page.clues import Clue, Clues, address, host

_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d{14}[a-z_]*/")
_TEST_HOSTS = re.compile(
    r"(?:^|\.)(?:localhost|local|test|example|invalid|internal|lan|[\d.]+)$"
    r"|^(?:staging|stage|dev|preview|test|preprod)[.-]"
)
_UNFILLED = re.compile(r"/(?:undefined|null|none)(?=[/?]|$)|\{\{|%7B%7B", re.I)
"""Places of a template that nothing was filled in for."""

_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne"))


def choose(clues: Clues) -> tuple[str | None, str, list[Clue]]:
    """Return the page's address, why there is none, and the clues, winner first.

    The canonical link goes before `og:url`, this before JSON-LD. One on another
    site than the page was fetched from counts only where two of them agree.
    """
    found = _stated(clues)
    credible = [c for c in found if not _wrong(c.value, clues)]
    for clue in credible:
        agreeing = {
            c.source for c in credible if address(c.value) == address(clue.value)
        }
        if _same_site(clue.value, clues.url) or len(agreeing) > 1:
            return clue.value, "", [clue, *(c for c in found if c is not clue)]
    why = "no credible address is stated" if found else "the page states none"
    return None, why, found


def _stated(clues: Clues) -> list[Clue]:
    tags = clues.tags
    base = _ARCHIVE.sub("", clues.url or "")
    if tags.base:
        base = join(base, _ARCHIVE.sub("", tags.base)) or base
    found = [
        Clue(link.href, "link:canonical")
        for link in tags.links
        if "canonical" in link.rel.split()
    ]
    found += clues.meta("og:url") + clues.ld("url", "mainEntityOfPage")
    whole = (Clue(join(base, _ARCHIVE.sub("", c.value)) or "", c.source) for c in found)
    return [c for c in whole if c.value]


def join(base: str, stated: str) -> str | None:
    """Return an absolute http address without its fragment, or None.

    >>> join("https://example.org/news/1", "../story#top")
    'https://example.org/story'
    >>> join("", "//") is None, join("", "javascript:void(0)") is None
    (True, True)
    """
    try:
        whole = urljoin(base, stated.strip()).partition("#")[0]
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        return None
    return whole if len(whole) < 2000 and " " not in whole else None


def _wrong(stated: str, clues: Clues) -> bool:
    """Return whether an address can't be this page's own."""
    path = address(stated).partition("/")[2]
    fetched = _ARCHIVE.sub("", clues.url or "")
    if not path and address(fetched).partition("/")[2]:
        return True
    if not path and not urlsplit(stated).query and not fetched:
        return True
    if _UNFILLED.search(stated):
        return True
    if _TEST_HOSTS.search(host(stated)):
        return not _TEST_HOSTS.search(host(fetched))
    return _in_another_language(stated, fetched, clues)


def _in_another_language(stated: str, fetched: str, clues: Clues) -> bool:
    """Return whether an alternate in another language is stated than was fetched."""
    by_address = {
        address(join(fetched, link.href)): link.hreflang.lower()[:2]
        for link in clues.tags.links
        if link.hreflang and "alternate" in link.rel.split()
    }
    own, other = by_address.get(address(fetched)), by_address.get(address(stated))
    return bool(own and other and own != other and "x-" not in (own, other))


def _same_site(stated: str, fetched: str | None) -> bool:
    """Return whether two addresses are of one site; so where none was fetched.

    An archive and an AMP cache hold pages of other sites.
    """
    if not fetched or fetched != _ARCHIVE.sub("", fetched):
        return True
    return _site(host(stated)) == _site(host(fetched)) or "ampproject" in host(fetched)


def _site(name: str) -> str:
    """Return the last labels of a host that make a site, `a.b.co.uk` to `b.co.uk`."""
    labels = name.split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])
