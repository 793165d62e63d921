"""Whether two URLs are one: what an update by URL is looked up by."""


def url_key(url: str | None) -> str:
    """Return a URL without what leads to the same page with or without it.

    Scheme, `www.`, fragment and last slash go; a query stays, and a fragment that
    names a page (`#!/story/1`).

    >>> url_key("https://www.example.org/News/7/#comments")
    'example.org/News/7'
    >>> url_key("http://example.org/#!/story/1")
    'example.org/#!/story/1'
    >>> url_key(None)
    ''
    """
    if not url:
        return ""
    page, mark, fragment = url.partition("#")
    if mark and not fragment.startswith(("!", "/")):
        return url_key(page)
    rest = url.partition("://")[2] or url
    host, slash, path = rest.partition("/")
    host = host.lower().removeprefix("www.")
    return f"{host}{slash}{path}".rstrip("/")
