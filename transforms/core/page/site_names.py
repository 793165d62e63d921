"""Whether a text is a name of the site that a page belongs to."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_UMLAUTS = {0xE4: "ae", 0xF6: "oe", 0xFC: "ue", 0xE5: "a", 0xF8: "o"}
_ARTICLE = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:(?:the|der|die|das|la|le|el|les|los|il|o|a)\s+)?"
)
_DOMAIN = re.compile(r"\.(?:com?|org|net|gov|edu|info|news|[a-z]{2})(?:\.[a-z]{2})?/?$")


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """Return letters and digits only, folded, without accents, article and domain.

    >>> squeeze("The Süd-Kurier.de"), squeeze("www.harbour-post.co.uk")
    ('suedkurier', 'harbourpost')
    >>> squeeze("María López"), squeeze("https://www.harbour-post.com/")
    ('marialopez', 'harbourpost')
    """
    text = text.strip().casefold().translate(_UMLAUTS)
    text = unicodedata.normalize("NFKD", text)
    text = _DOMAIN.sub("", _ARTICLE.sub("", text, count=1))
    return "".join(ch for ch in text if ch.isalnum())


def is_site(text: str, names: Iterable[str]) -> bool:
    """Return whether a text is one of the squeezed names, or most of one.

    >>> [is_site(text, ["harbourpost"]) for text in ("Harbour Post Online", "Post")]
    [True, False]
    """
    short = squeeze(text)
    return any(
        short == name
        or (
            len(short) > 2
            and len(name) > 2
            and (
                name.startswith(short) or short.startswith(name) or name.endswith(short)
            )
            and min(len(short), len(name)) * 2 >= max(len(short), len(name))
        )
        for name in names
    )
