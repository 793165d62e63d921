"""Names of persons in a byline: parted, roles, dates, places and addresses cut."""

import itertools
import re

from transforms.core.byline_scripts import persons_in_other_scripts
from transforms.core.gazetteer import is_place
from transforms.core.page import byline_words as words
from transforms.core.page.site_names import is_site, squeeze

LONGEST_NAME = 60
MOST_WORDS = 6
MOST_AUTHORS = 60
LONGEST_BYLINE = MOST_AUTHORS * LONGEST_NAME
"""Characters that are read, to the last comma: whole names of more than are named."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|\bu/\w+")
_BRACKETS = re.compile(r"\s*[(\[（【〔<][^)\]）】〕>]*[)\]）】〕>]")
_DATE = re.compile(
    r"\d{1,2}[.:/h-]\d{1,2}.*|\b(?:19|20)\d\d\b.*|\d{1,2}\.? (?:\w{3,}\.?)(?: \d{4}"
    r"|$).*"
    r"|\b\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:,|$).*|\d+[年/].*"
)
_TAIL = re.compile(
    r"\son (?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?$|"
    r"\s(?:am|on|le|el|em|il|op|den|at|um|at|vom|the|à|a las|dne|w dniu)$"
)
_PLACE = re.compile(
    r"\s+(?:in|aus|à|from|en|i|bei|at|for|für|of)\s+"
    r"[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,4}$|\s+(?:[Ff]or|[Oo]f|[Ww]ith)\s+[Tt]he\s.+$"
)
_INNER_BY = re.compile(
    r"^.{0,40}?\b(?:Von|By|BY|VON|Par|Por|Di|Autor(?:in)?:"
    r"|Text:)\s+(?=[A-ZÀ-Þ]\S*\s+[A-ZÀ-Þ])"
    r"|^.{0,20}\d.{0,20}?\b(?:von|by|par|por|di|door|av|af)\s+(?=[A-ZÀ-Þ]\S*\s+[A-ZÀ-Þ])"
)
_LABEL = re.compile(r"(?:^|\s)[^\W\d_]+:\s.*$")
"""Another label with what it is of: `Source: the board`."""

_CATALOGUED = re.compile(
    r"((?:[a-z]{1,3} ){0,2}[^\W\d_][\w'’-]+),"
    r" ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})"
)
_LETTER = re.compile(r"[^\W\d_]")
_STRANGE = re.compile(r"[!?=#%${}<>]")
_MAIL_FIRST = re.compile(r"\S+@\S+\.\w+\s*\(([^()]+)\)")
_JOINED = re.compile(
    r"([\u0590-\u06ff]+(?: [\u0590-\u06ff]+){1,2}) [\u0648\u05d5]"
    r"([\u0590-\u06ff]+(?: [\u0590-\u06ff]+){1,2})"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4})+")
_DOUBLE_SURNAMES = frozenset(("es", "pt", "ca", "gl"))
_ELIDED = re.compile(r"(?:d|l|t|s|dell|dall)['’]\w", re.I)
_SCOTS = re.compile(r"\bMc([a-z])")
_TURKISH = str.maketrans("Iİ", "ıi")
_EDGES = " \t.,;:–—-|/·•*\"“”„'’‘()[]<>►▶»«●+&"


def persons(text: str, language: str | None, sites: tuple[str, ...]) -> list[str]:
    """Return the names in a byline or an author field, in order, each once.

    Args:
        text: The byline as it stands.
        language: Of the page, for its short words for `and`.
        sites: Names of the site and its publisher: they are no persons.

    >>> persons("By Ann Lee, Senior Reporter, and Bo Chan | 3 hours ago", "en", ())
    ['Ann Lee', 'Bo Chan']
    >>> persons("Staff", "en", ()), persons("Harbour Post", "en", ("Harbour Post",))
    ([], [])
    """
    if len(text) > LONGEST_BYLINE:
        text = text[:LONGEST_BYLINE].rpartition(",")[0]
    if not text.isascii() and (alone := persons_in_other_scripts(text.strip())):
        return list(alone)
    if mail := _MAIL_FIRST.fullmatch(text.strip()):
        text = mail[1]
    text = " ".join(_ADDRESS.sub(" ", _BRACKETS.sub(" ", text)).split())
    if words.COMPANY.search(text) or words.CREDIT.match(text):
        return []
    pieces = words.AND.split(_strip_by(text, language))
    short = tuple(filter(None, map(squeeze, sites)))
    names: list[str] = []
    for piece in itertools.chain.from_iterable(
        _parted(piece, language) for piece in pieces
    ):
        if names and (words.EDITOR.match(piece) or words.HOUSE.fullmatch(piece)):
            continue
        name = person(piece, language, short)
        if name and name not in names:
            names.append(name)
    return _without_places(names)[:MOST_AUTHORS]


def _parted(piece: str, language: str | None) -> list[str]:
    """Return a piece parted at what parts names in its language or script alone.

    A surname of two parts stays one (`Ortega y Gasset`); in Arabic and Hebrew `and`
    is a letter before the name, which many names begin with too.
    """
    if match := _JOINED.fullmatch(piece):
        return [match[1], match[2]]
    tag = (language or "")[:2].lower()
    if tag == "zh" and _CHINESE.fullmatch(piece):
        return piece.split()
    own = words.and_of(language)
    parts = own.split(piece) if own else [piece]
    surname = len(parts) == 2 and tag in _DOUBLE_SURNAMES
    if surname and len(parts[0].split()) > 1 and len(parts[1].split()) == 1:
        return [piece]
    return parts


def _without_places(names: list[str]) -> list[str]:
    """Return the names without single words beside full names: mostly places.

    Agencies stay, and so do scripts that write a name as one word; in scripts without
    capitals a known place behind a name goes.
    """
    if len(names) > 1 and not _has_case(names[0]):
        return [name for name in names if name is names[0] or not is_place(name)]
    if not any(" " in name for name in names):
        return names
    return [
        name
        for index, name in enumerate(names)
        if is_agency(name)
        or name[0].lower() == name[0].upper()
        or (" " in name and not (index and is_place(name)))
    ]


def _has_case(name: str) -> bool:
    return name.lower() != name.upper()


def _strip_by(text: str, language: str | None) -> str:
    """Return a text without the words for `by` before it."""
    while (match := words.BY.match(text + " ")) and match.end():
        text = text[match.end() :]
    own = words.by_of(language)
    return own.sub("", text, count=1) if own and own.match(text) else text


def person(piece: str, language: str | None, sites: tuple[str, ...]) -> str | None:
    """Return one name without its role, or None where it is none."""
    name = _strip_by(piece.strip(_EDGES), language)
    name = _INNER_BY.sub("", name)
    before = words.BEHIND.sub("", name)
    name = before if len(before.split()) > 1 else name
    name = _LABEL.sub("", _DATE.sub("", name)).strip(_EDGES)
    name = _TAIL.sub("", _PLACE.sub("", name)).strip(_EDGES)
    if not name or len(name) > LONGEST_NAME or words.CREDENTIAL.match(name):
        return None
    if words.AGENCIES.fullmatch(name):
        return name
    if words.NO_NAME.search(name) or words.COLLECTIVE.search(name):
        return None
    if name.lower() in words.DAYS or words.HOST.fullmatch(name):
        return None
    if role := words.ROLE.search(name):
        name = _beside_role(name, role)
    if not _LETTER.search(name) or _STRANGE.search(name) or _is_own(name, sites):
        return None
    parts = name.split()
    if len(parts) > MOST_WORDS or (name[0].isdigit() and len(parts) > 2):
        return None
    if sum(ch.isdigit() for ch in name) > 4:
        return None
    if len(parts) > 1 and not _capital(parts):
        return None
    if len(parts) < 2 or name.upper() != name:
        return name
    return _cased(name, turkish=(language or "")[:2].lower() == "tr")


def _is_own(name: str, sites: tuple[str, ...]) -> bool:
    """Return whether a name is the site's own: of several words, only if all of it."""
    return squeeze(name) in sites if " " in name else is_site(name, sites)


def is_agency(name: str) -> bool:
    """Return whether a name is a news agency's."""
    return name.lower() in words.AGENCY or bool(words.AGENCIES.fullmatch(name))


def _beside_role(name: str, role: re.Match[str]) -> str:
    """Return the name before a role, or else after it; empty if there is none."""
    before = name[: role.start()].strip(_EDGES)
    if len(before.split()) > 1 or _unspaced(before):
        return before
    last = list(words.ROLE.finditer(name))[-1]
    after = name[last.end() :].strip(_EDGES)
    if after[:1].islower():  # what the role is for: `Sprecherin der Werft`
        return ""
    return after if len(after.split()) > 1 or _unspaced(after) else ""


def _unspaced(text: str) -> bool:
    return len(text) > 1 and all(ord(ch) > 0x2E80 for ch in text)


def _capital(parts: list[str]) -> bool:
    """Return whether all parts but particles begin as names do."""
    return (
        not parts[0][0].islower()
        and all(
            part.lower().strip("'’.") in words.PARTICLES
            or not part[0].islower()
            or _ELIDED.match(part)
            for part in parts[1:]
        )
    ) or parts[0].lower() in words.PARTICLES


def _cased(name: str, *, turkish: bool = False) -> str:
    """Return a name in capitals as it is written else; Turkish has an i without dot."""
    return " ".join(
        part
        if part.lower() in words.AGENCY or "." in part
        else _SCOTS.sub(lambda m: f"Mc{m[1].upper()}", _title(part, turkish))
        for part in name.split()
    )


def _title(part: str, turkish: bool) -> str:
    if not turkish:
        return part.title()
    return part[0] + part[1:].translate(_TURKISH).lower()


def surname_last(name: str) -> str:
    """Return a name as it is said, of one with the surname first.

    >>> surname_last("van der Meer, Ann B."), surname_last("Ann Lee, Bo Chan")
    ('Ann B. van der Meer', 'Ann Lee, Bo Chan')
    """
    match = _CATALOGUED.fullmatch(name)
    return f"{match[2]} {match[1]}" if match else name
