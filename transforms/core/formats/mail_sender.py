"""Who sent a message: a person, an outlet, or a person of an outlet."""

import re
from email.utils import parseaddr
from typing import NamedTuple

from transforms.core.heads.bylines import is_paper
from transforms.core.heads.gazetteer import fold
from transforms.core.page.persons import persons

_OF = re.compile(
    r"\s*(?:,|\||/|·|•|\s[-–—]\s|\s+(?:at|from|via|of|by|de|von|bei|di|da)\s+)\s*"
)
_OFFICE = re.compile(
    r"(?:no-?reply|do-?not-?reply|news\w*|info|hello|hi|editor\w*|redak\w+|redac\w+"
    r"|mail\w*|contact|press\w*|media|alert\w*|update\w*|daily|weekly|team|support"
    r"|digest|brief\w*|subscri\w*|members?\w*|desk|admin|notif\w*|marketing|list\w*)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|il|die|der|das|de|o|a)\s", re.I)
_PRODUCT = re.compile(
    r"\b(?:brief(?:ing)?|newsletter|digest|daily|weekly|updates?|edition|alerts?|news"
    r"|headlines|round-?up)\b",
    re.IGNORECASE,
)
_FEW = 4
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe"})
_WORD = re.compile(r"[^\W\d_]{2,}")


class Sender(NamedTuple):
    """Who sent it: names of persons, of the publisher, and the header as it stood."""

    authors: tuple[str, ...]
    publisher: str | None
    raw: str | None


def sender_of(stated: str | None, *, bulk: bool) -> Sender:
    """Return who a `From` header names.

    `Ann Lee at The Gazette` is a person of an outlet. A name alone is a person's if
    the address has a part of it and is no office's; else it is the publisher's where
    the message went to a list, and a person's again where it did not, if it reads as
    one.

    >>> sender_of('"Ann Lee, The Gazette" <news@gazette.example>', bulk=True)[:2]
    (('Ann Lee',), 'The Gazette')
    >>> sender_of("The Gazette <newsletter@gazette.example>", bulk=True)[:2]
    ((), 'The Gazette')
    >>> sender_of("Ann Lee <alee@gazette.example>", bulk=True)[:2]
    (('Ann Lee',), None)
    """
    name, address = parseaddr(stated or "")
    name = " ".join(name.strip("\"' ").split())
    if not name:
        domain = address.rpartition("@")[2].lower()
        return Sender((), domain if bulk and "." in domain else None, stated)
    local = address.rpartition("@")[0]
    name = _turned(name, local)
    first, *rest = _OF.split(name, maxsplit=1)
    office = _OFFICE.match(local) is not None
    if rest and (is_paper(first) or (office and _ARTICLE.match(first))):
        return Sender((), first, stated)  # `The Gazette - Morning`
    if rest and _PRODUCT.search(first):  # `Morning Brief from The Gazette`
        return Sender((), rest[0].strip(), stated)
    if rest and (found := persons(first, None, ())) and " " in found[0]:
        return Sender(tuple(found), rest[0].strip(), stated)
    found = persons(name, None, ())
    if found and not office and (_shares(name, local) or not bulk):
        return Sender(tuple(found), None, stated)
    return Sender((), name, stated)


def _turned(name: str, local: str) -> str:
    """Return a name whose surname stands first, as directories have it, turned.

    The address tells it from a person of an outlet.

    >>> _turned("Chan, Bo", "bo.chan"), _turned("Chan, Gazette", "bo.chan")
    ('Bo Chan', 'Chan, Gazette')
    """
    surname, comma, given = name.partition(", ")
    parts = _WORD.findall(f"{surname} {given}".lower())
    told = comma and len(parts) < _FEW and all(_in(part, local) for part in parts)
    return f"{given} {surname}" if told else name


def _in(part: str, local: str) -> bool:
    """Return whether an address has a word of a name, without its marks."""
    spellings = part, fold(part), part.translate(_SPELT_OUT)
    return any(spelling in local.lower() for spelling in spellings)


def _shares(name: str, local: str) -> bool:
    """Return whether an address' local part has a word of two or more of a name."""
    words = _WORD.findall(name.lower())
    return len(words) > 1 and any(word in local.lower() for word in words)
