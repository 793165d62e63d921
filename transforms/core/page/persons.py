"""Names of persons in a byline: parted, roles, dates, places and addresses cut."""

import re
from collections.abc import Iterator

from transforms.core.heads.byline_scripts import persons_in_other_scripts
from transforms.core.heads.gazetteer import is_place
from transforms.core.page import byline_parts as parts_of
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
_STAFF = re.compile(r"(.+?)(?:['’]s)? (?:staff|newsroom)", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_STRANGE = re.compile(r"[!?=#%${}<>]")
_MAIL_FIRST = re.compile(r"\S+@\S+\.\w+\s*\(([^()]+)\)")
_JOINED = re.compile(
    r"([\u0590-\u06ff]+(?: [\u0590-\u06ff]+){1,2}) [\u0648\u05d5]"
    r"([\u0590-\u06ff]+(?: [\u0590-\u06ff]+){1,2})"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4})+")
_DOUBLE_SURNAMES = frozenset(("es", "pt", "ca", "gl"))
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
    text = parts_of.own_work(text)
    if not text.isascii() and (alone := _in_other_scripts(text)):
        return list(alone)
    if mail := _MAIL_FIRST.fullmatch(text):
        text = mail[1]
    text = " ".join(_ADDRESS.sub(" ", _BRACKETS.sub(" ", text)).split())
    text = parts_of.without_bodies(text)
    if not text or words.CREDIT.match(text) or words.PLACEHOLDER.fullmatch(text):
        return []
    short = tuple(filter(None, map(squeeze, sites)))
    names: list[str] = []
    behind = collective = False
    before = ""
    for piece, mark in _pieces(_strip_by(text, language), language):
        if names and (words.EDITOR.match(piece) or words.HOUSE.fullmatch(piece)):
            continue
        bare = names[-1:] == [before] and not mark.isalpha()
        if bare and len(names) > 1 and parts_of.takes_pictures(piece):
            names.pop()
        if parts_of.PICTURED in piece or (bare and parts_of.is_role(piece)):
            continue
        name = person(piece, language, short)
        if name and not (collective and _is_single(name)) and name not in names:
            names.append(name)
        behind = behind or not names
        collective = collective or bool(not name and words.COLLECTIVE.search(piece))
        before = piece.strip(_EDGES)
    return _without_places(names, behind)[:MOST_AUTHORS]


def _pieces(text: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a byline, each with the mark or the `and` before it."""
    at, mark = 0, ""
    for match in words.AND.finditer(text):
        for part in _parted(text[at : match.start()], language):
            yield part, mark
            mark = "and"
        at, mark = match.end(), match.group().strip()
    for part in _parted(text[at:], language):
        yield part, mark
        mark = "and"


def _in_other_scripts(text: str) -> tuple[str, ...]:
    """Return the persons of a line in a script without capitals, if it is a byline."""
    if (there := parts_of.at_a_place(text)) and is_place(there[0]):
        return (there[1],)
    return persons_in_other_scripts(text)


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


def _without_places(names: list[str], behind: bool) -> list[str]:
    """Return the names without single words beside full names: mostly places.

    Agencies stay, and so do scripts that write a name as one word; in scripts without
    capitals known places beside a name go. A known place is no name but at the very
    beginning: not `behind` a piece that is none (a desk, the site), nor an agency.
    """
    if len(names) > 1 and not _has_case(names[0]):
        return [name for name in names if not is_place(name)] or names[:1]
    full = any(" " in name for name in names)
    last = len(names) > 1 and is_agency(names[0])

    def is_kept(index: int, name: str) -> bool:
        if is_agency(name) or not _has_case(name[0]):
            return True
        after = behind or (index > 0 and (full or last))
        return (" " in name or not full) and not (after and is_place(name))

    return [name for index, name in enumerate(names) if is_kept(index, name)]


def _is_single(name: str) -> bool:
    return " " not in name and _has_case(name) and not is_agency(name)


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
    if not name.isascii():
        name = parts_of.of_a_book(name)
    if words.AGENCIES.fullmatch(name):
        return name
    if (house := _STAFF.fullmatch(name)) and is_agency(house[1]):
        return house[1]
    if words.NO_NAME.search(name) or words.COLLECTIVE.search(name):
        return None
    if name.lower() in words.DAYS or words.HOST.fullmatch(name):
        return None
    if role := words.ROLE.search(name):
        name = _beside_role(name, role)
    if not _LETTER.search(name) or _STRANGE.search(name) or _is_own(name, sites):
        return None
    parts = (
        parts_of.without_house(name.split(), sites) if _has_case(name) else name.split()
    )
    name = " ".join(parts)
    if len(parts) > MOST_WORDS or (name[0].isdigit() and len(parts) > 2):
        return None
    if sum(ch.isdigit() for ch in name) > 4:
        return None
    if len(parts) > 1 and not parts_of.has_capitals(parts):
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
