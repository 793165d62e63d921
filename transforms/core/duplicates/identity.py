"""Whether two URLs are one: what an update by URL is looked up by."""

import re

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|twclid|igshid|mc_[ce]id|_ga|_gl"
    r"|wt\.mc_id|cmpid|ocid|at_(?:medium|campaign)|ns_(?:mchannel|campaign|source))(?:=|$)",
    re.IGNORECASE,
)
"""Parameters by which a click is counted: they lead to no other page. (Libraries that
clean URLs take those without a value for such, too, and `?1234` is many a page.)"""


def url_key(url: str | None) -> str:
    """Return a URL without what leads to the same page with or without it.

    Scheme, `www.`, fragment, last slash and parameters that count clicks go; any other
    query stays, and a fragment that names a page (`#!/story/1`).

    >>> url_key("https://www.example.org/News/7/#comments")
    'example.org/News/7'
    >>> url_key("http://example.org/?p=7&utm_source=feed&utm_medium=rss")
    'example.org/?p=7'
    >>> url_key("http://example.org/#!/story/1")
    'example.org/#!/story/1'
    >>> url_key(None)
    ''
    """
    if not url:
        return ""
    page, mark, fragment = url.partition("#")
    rest = page.partition("://")[2] or page
    if "?" in rest:
        rest = _untracked(rest)
    host, slash, path = rest.partition("/")
    key = f"{host.lower().removeprefix('www.')}{slash}{path}"
    if fragment.startswith(("!", "/")):
        key += mark + fragment
    return key.rstrip("/")


def _untracked(address: str) -> str:
    """Return an address without the parameters that count clicks."""
    page, mark, query = address.partition("?")
    left = [one for one in query.split("&") if one and not _TRACKING.match(one)]
    return page + mark + "&".join(left) if left else page
