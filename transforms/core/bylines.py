"""Bylines: who wrote it."""

import re

LONGEST = 120
_BY = re.compile(r"(?:By|BY|by|Von|Par|Por|Di|Door)[ :]+(?=[A-ZÀ-ÞА-Я])")
_ROLE = re.compile(
    r"(?i)\b(?:staff|reporter|writer|correspondent|editor|reuters|ap|afp"
    r"|associated press|bbc news|bloomberg|upi|dpa|agencies|service|contributor)\b"
)
_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’\-]*"
    r"(?: (?:van|von|de|der|den|del|da|di|bin|al|la|le|el|du|dos)\b)*"
    r"(?: [A-ZÀ-ÞА-Я][\w.'’\-]*){1,3}"
)


_AND = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|&)\s*")


def authors_of(line: str) -> tuple[str, ...]:
    """Return the persons that a byline names; empty if the line is none.

    >>> authors_of("By Ann Lee and Bo Chan, Reuters")
    ('Ann Lee', 'Bo Chan')
    >>> authors_of("By Thursday the rain had stopped.")
    ()
    """
    match = _BY.match(line)
    ended = line.endswith((".", ":", "?", "!"))
    if len(line) > LONGEST or (ended and not match):
        return ()
    parts = _AND.split(line[match.end() :] if match else line)
    names = [part.strip(" .") for part in parts if part.strip(" .")]
    persons = tuple(n for n in names if _NAME.fullmatch(n) and not _ROLE.search(n))
    rest = [name for name in names if name not in persons]
    roles = all(_ROLE.search(name) for name in rest)
    if match:
        return tuple(map(_cased, persons)) if persons and roles else ()
    return persons if len(persons) == 1 and rest and roles else ()


def _cased(name: str) -> str:
    return name.title() if name.upper() == name else name
