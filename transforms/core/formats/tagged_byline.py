"""Bylines that a format tags as such: read liberally, as nothing has to be told."""

import re
from collections.abc import Iterator

from transforms.core.formats.tagged_dateline import in_usual_case
from transforms.core.heads.bylines import read_byline
from transforms.core.heads.dateline_parts import AGENCIES

_BY = re.compile(
    r"\A(?:written\s+by|story\s+by|text\s*:|by|von|par|por|di|door|av|af|przez|autor:"
    r"|автор:|от)\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;|/]|&|\b(?:and|und|et|e|y|en|och|og|i|и|та|ve|with|mit|avec|con)\b(?=\s))"
    r"\s*"
)
_NO_PERSON = re.compile(
    r"(?i)\b(?:reuters?|ap|afp|dpa|upi|ansa|efe|tass|xinhua|bloomberg|pa|sid|apa|tt"
    r"|correspondents?|staff|editors?|writers?|reporters?|agenc(?:y|ies)|press"
    r"|news|network|service|wire|media|database|redaktion|correspondant|newsroom"
    r"|the|associated|france-presse|admin|administrator|webmaster|anonymous|unknown"
    r"|bureau|desk|association|foundation|institute|university|ltd|inc)\b"
)
_ADDRESS = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w-]+\.[\w.-]+[)>\]]?\s*")
_URL = re.compile(r"\s*https?://\S+\s*")
LONGEST_BYLINE = 2000
"""Characters; what is longer is a text in the wrong field, and no list of names."""

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")


def tagged_persons(byline: str | None) -> tuple[str, ...]:
    """Return the persons of what is tagged as a byline; agencies and roles are none.

    >>> tagged_persons("By PATTI DOMM, Reuters"), tagged_persons("Ann Lee and Bo Chan")
    (('Patti Domm',), ('Ann Lee', 'Bo Chan'))
    >>> tagged_persons("By ANN LEE, Harbour Press"), tagged_persons("By The News")
    (('Ann Lee',), ())
    >>> tagged_persons("Sports Network"), tagged_persons("ann@example.org (Ann Lee)")
    ((), ('Ann Lee',))
    """
    line = " ".join((byline or "").split())
    if len(line) > LONGEST_BYLINE:
        return ()
    if line.startswith("(") and line.endswith(")"):
        line = line[1:-1]
    if (found := read_byline(line)) and found.persons:
        persons = [name for name in found.persons if not _is_nobody(name)]
        return tuple(map(_in_usual_case, persons))
    names = [name for name in _parted(line) if name and not _is_nobody(name)]
    return tuple(dict.fromkeys(map(_in_usual_case, names)))


def _is_nobody(name: str) -> bool:
    """Return whether a name is an agency's or a role's.

    >>> _is_nobody("ANP"), _is_nobody("Staff Reporter"), _is_nobody("Ani Lee")
    (True, True, False)
    """
    return name.casefold() in AGENCIES or _NO_PERSON.search(name) is not None


def _in_usual_case(name: str) -> str:
    """Return a name as one writes it; a surname alone may stand in capitals.

    Two or three capitals behind a surname are an honour's or a degree's.

    >>> _in_usual_case("Jean-Marc MARTIN"), _in_usual_case("Ann Lee MBE")
    ('Jean-Marc Martin', 'Ann Lee MBE')
    """
    first, _, rest = name.partition(" ")
    if name.isupper() or first.isupper() or not rest:
        return in_usual_case(name)
    words = rest.split(" ")
    enough = 3 if len(words) == 1 else 4
    return " ".join(
        (first, *(in_usual_case(w) if len(w) >= enough else w for w in words))
    )


def named_persons(names: str | None) -> tuple[str, ...]:
    """Return the persons of a tag that holds names; only what names nobody is none.

    >>> named_persons("ann@example.org (Ann Lee)"), named_persons("Example editor")
    (('Ann Lee',), ('Example editor',))
    >>> named_persons("Staff Reporter"), named_persons("AP")
    ((), ())
    """
    parts = _parted(" ".join((names or "").split()))
    return tuple(dict.fromkeys(map(_in_usual_case, filter(names_somebody, parts))))


def _parted(line: str) -> Iterator[str]:
    """Yield the parts of a line, without `by`, addresses and what is in brackets."""
    bare = _ADDRESS.sub(" ", _BY.sub("", line, count=1)).strip()
    inner = _IN_BRACKETS.fullmatch(bare)
    bare = inner[1] if inner else _IN_BRACKETS.sub("", bare)
    return (name.strip(" .-–—") for name in _BETWEEN.split(bare))


def names_somebody(name: str) -> bool:
    """Return whether anything is left of a name without agencies, roles, addresses.

    >>> names_somebody("Reuters Staff"), names_somebody("ann@example.org")
    (False, False)
    >>> names_somebody("Example editor")
    True
    """
    bare = _URL.sub("", _ADDRESS.sub("", _NO_PERSON.sub("", name)))
    return any(map(str.isalnum, bare))
