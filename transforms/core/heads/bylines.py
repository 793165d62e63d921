"""Bylines: who wrote it."""

import re
from functools import lru_cache
from typing import NamedTuple

from transforms.core.furniture.captions import is_when
from transforms.core.heads.byline_scripts import persons_in_other_scripts
from transforms.core.heads.gazetteer import is_place

LONGEST = 120
LONGEST_NAME = 40
_BY = re.compile(
    r"(?:(?:Story |Written |Text |Words )?[Bb]y|BY|(?:Words|Story|Report):"
    r"|(?:(?:Ein )?(?:Gast)?[Bb]eitrag |Text )?[Vv]on|VON"
    r"|(?:Propos recueillis )?[Pp]ar|PAR|(?:Escrito )?[Pp]or|POR|[Dd]i|[Dd]oor"
    r"|[Aa] cura di|Av|Af|Oleh|Piše|Penulis|Pewarta|Authors?:"
    r"|Text|Texte|Texto|Testo|Tekst|Autor|Autorka|Autore"
    r"|Redac(?:ción|ção):|Opracowała?|Oprac\.|Przez|Автори?|Авторы|Текст"
    r"|Подготовила?:?|Підготува(?:в|ла):?|Haber|Muhabir|Yazan|Yazar)"
    r"[ :]+(?=[^\W\d_a-zß-öø-ÿ])"
)
_ROLE = re.compile(
    r"(?i)\b(?:staff|reporters?|writers?|correspondents?|editors?|columnist|reuters?|ap"
    r"|afp|associated press|agence france-presse|bbc news|bbc|bloomberg|upi|dpa|ansa"
    r"|efe|pti|xinhua|cnn|agenc(?:y|ies)|news service|contributors?|special to|desk"
    r"|bureau|chief|analyst|newsroom|wires?|redaktion|rédaction|redacción"
    r"|journalist|agentur)\b"
)
_POST = re.compile(r"\b(?:Lecturer|Professor|Fellow|Researcher|Director|Scientist)\b")
"""What stands behind an author's label and a name, and is no second name."""

_OTHER_ROLES = re.compile(
    r"(?i)\b(?:(?:chef)?redakteur(?:in)?|korrespondent(?:in)?|reporterin|correspondante?"
    r"|envoyée? spéciale?|rédac(?:teur|trice)|corresponsal|enviad[oa]|redactora?"
    r"|periodista|correspondente|redação|jornalista|repórter|inviat[oa]|corrispondente"
    r"|giornalista|verslag(?:gever|geefster)|redacteur|correspondent|korespondent(?:ka)?"
    r"|dziennikar(?:z|ka)|reporterka|redaktor(?:ka)?|корреспондент|обозреватель"
    r"|журналист(?:ка)?|редактор|риа новости|тасс|интерфакс|кореспондент(?:ка)?"
    r"|журналіст(?:ка)?|оглядач(?:ка)?|укрінформ|muhabiri?|yazarı?|temsilcisi)\b"
)
"""In other languages than English, where they need no capital."""

_BEHIND = re.compile(
    r"\s*\((?:(?:avec|mit|con|com|z|à|en|in|aus) )?[A-Z][\w .&-]{1,25}\)\Z"
)
"""An agency in brackets at the end: `Par Jean Dupont (avec AFP)`."""

_PLACED = re.compile(r"\s+(?:in|at|at the|à|en|aus)\s+[^\W\d_a-z][\w.'’\- ]{2,30}\Z")
_CONTACT = re.compile(
    r"[\s,;|/·–-]*[(<\[]?(?:[\w.+-]+@[\w-]+\.[\w.-]*\w|@\w{2,30})[)>\]]?"
)
"""An address or a handle beside a name."""

_PICTURES = re.compile(
    r"(?i)[\s.,;|/]+(?:photos?|photographs?|photography|pictures?|fotos?|fotografías?"
    r"|bilder|vidéos?|video|graphics?|illustrations?|images?)"
    r"(?:\s?:| by| von| par| di| por)\s+[^.:]{3,60}\.?\Z"
)
"""Who made the pictures stands behind who wrote; he is no author of the text."""

_ARTICLES = r"(?:The|El|La|Le|Les|Il|Die|Der|Das|Het|De|O)"
_TITLE_WORD = r"[^\W\d_a-z][\w'’.&-]*"
_NAMED_PAPER = (
    rf"(?:{_TITLE_WORD} ){{0,3}}(?:Times|News|Post|Journal|Herald|Tribune|Gazette"
    rf"|Chronicle|Mail|Zeitung|Tageblatt|Diario|Jornal)(?: {_TITLE_WORD}){{0,2}}"
    rf"|(?:{_TITLE_WORD} ){{1,3}}(?:Daily|Courier|Dispatch|Star|Globe|Observer|Guardian"
    r"|Standard|Telegraph|Press|Examiner|Inquirer|Enquirer|Advocate|Sentinel|Bulletin"
    r"|Argus|Echo|Express|Mirror|Monitor|Citizen|Nation|Sun|Today|Network|Media|Radio"
    r"|TV|Television|Magazine|Review|Online|Rundschau|Allgemeine|Nachrichten|Presse)"
)
_PAPER = re.compile(rf"{_ARTICLES} {_TITLE_WORD}(?: [\w'’.&-]+){{0,3}}|{_NAMED_PAPER}")
_PAPER_ALONE = re.compile(_NAMED_PAPER)
_OUTLET_NAME = re.compile(rf"(?:{_TITLE_WORD}|\w*\d\w*)(?: {_TITLE_WORD}){{0,3}}")
"""What follows a name and a comma behind a word for `by`."""

_IN = re.compile(r"\A(?:in|at|à|en|aus|a|em|da|do|de|desde|w|у|в) (?=[^\W\d_a-z])")
_OUTLET = re.compile(r"\s+(?:for|für|pour|para|per)\s+(?=[^\W\d_a-z])")
_BESIDE = re.compile(
    r"(?P<name>[^,|/]{4,50}?)(?P<mark>\s*[,|/]\s*|\s[-–—]\s)(?P<other>[^,|/–—]{2,40}?)"
    r"(?:\s*[-–—|,]\s*\d[\w./ ]{4,20})?"
)
"""A name and what stands beside it, with a day behind them or without."""

_WITH = re.compile(
    r"(?P<name>[^,|/\d–—]{4,50}?) (?:and|with|com|con|avec|et|mit|und|y|e|met|en) "
    r"(?:(?:news |wire )?agencies|agenc(?:es|ias|ies)|agências|agenzie|Agenturen"
    r"|(?:the )?(?:AP|AFP|Reuters|dpa|EFE|Lusa|ANSA|Belga|ANP|PA|Associated Press))"
)
"""A name, and the agencies that it wrote with."""

_STAMPED = re.compile(
    r"(?P<name>[^,|/\d–—]{4,50}?)(?:\s*[,|/•·]\s*|\s[-–—]\s)(?P<when>.+)"
)
"""A name, and behind a mark when the story was published."""

_PARTICLES = (
    r"(?: (?:van|von|de|der|den|del|della|da|di|du|dos|bin|bint|ibn|al|el|la|le|ter))*"
)
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’\-]*" + _PARTICLES
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}")
_BESIDE_MARKS = (",", "-", "|", ";", "/")
_SMALL = re.compile(r"[\u03ac-\u03ce\u0430-\u045f\u0561-\u0586]|ґ")
"""A small letter that begins a word in scripts with capitals other than Latin."""

_FIRST = re.compile(r"([^,;|/]{4,50}?)(?:\s*[,;|/]|\s-\s)\s*\S")
_AND = re.compile(
    r"\s*(?:,|;|\||/|\s-\s|\b(?:and|AND|und|UND|et|ET|y|e|en|og|och|oraz"
    r"|ve|и|та)\b|&)\s*"
)
_WORDS = """
    or and the of in for to with on at as is are was were not no a an by from its his
    her their this that we you they it he she says said why how what when who monday
    tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december next last early late
"""
_NO_NAMES = frozenset(_WORDS.split())
_INITIAL = re.compile(r"[A-Z]\.")


class Byline(NamedTuple):
    """What a byline says.

    Attributes:
        persons: Their names, in order; none where it names an agency or a desk only.
    """

    persons: tuple[str, ...]


def read_byline(line: str) -> Byline | None:
    """Return what a byline says, or None if the line is none.

    Without a word for `by` a line is one only if a person and what he is stand
    there: `Ann Lee, Staff Reporter`.

    >>> read_byline("By Ann Lee and Bo Chan, Reuters")
    Byline(persons=('Ann Lee', 'Bo Chan'))
    >>> read_byline("By Associated Press")
    Byline(persons=())
    >>> read_byline("By Thursday the rain had stopped.") is None
    True
    """
    return None if len(line) > LONGEST or "\n" in line else _read(line)


@lru_cache(64)  # the steps ask for one line several times
def _read(line: str) -> Byline | None:
    if not line.isascii() and (alone := persons_in_other_scripts(line)):
        return Byline(alone)
    if "@" in line:
        line = _CONTACT.sub("", line)
    match = _BY.match(line)
    labelled = match is not None and ":" in match[0]
    if match:
        line = _PICTURES.sub("", line)
    ended = line.endswith((".", ":", "?", "!"))
    if match is None:
        if ended or not any(map(line.__contains__, _BESIDE_MARKS)):
            return None
        first = _FIRST.match(line)
        if first is None or not _NAME.fullmatch(first[1].rstrip()):
            return None
        if not (_ROLE.search(line) or _OTHER_ROLES.search(line)):
            return None
    rest = _BEHIND.sub("", line[match.end() :]) if match else line
    parts = _AND.split(rest)
    names = [_PLACED.sub("", part.strip(" .")) for part in parts if part.strip(" .")]
    if match:
        names = [_OUTLET.split(name, maxsplit=1)[0] for name in names]
    persons = tuple(
        name
        for index, name in enumerate(names)
        if _is_person(name) and not (index and _is_no_name(name))
    )
    others = [name for name in names if name not in persons]
    outlets = bool(match and persons and len(others) == 1 and names[-1] == others[0])
    if not all(
        _is_beside(other, first=not persons)
        or (outlets and _OUTLET_NAME.fullmatch(other))
        or (labelled and persons and other[0].isupper())
        for other in others
    ):
        return None
    if match:
        named = persons or (others and len(line.split()) <= 6)
        return Byline(tuple(dict.fromkeys(map(_cased, persons)))) if named else None
    titled = others and all(
        other[0].isupper() or _OTHER_ROLES.search(other) for other in others
    )
    return Byline(persons) if len(persons) == 1 and titled else None


def read_head_byline(line: str) -> Byline | None:
    """Return a byline that only its place in a head vouches for, or None.

    A person, and behind a mark a city or a paper: ask only where a story follows.

    >>> read_head_byline("Ann Lee | Lisbon")
    Byline(persons=('Ann Lee',))
    >>> read_head_byline("Lisbon, Madrid") is None
    True
    """
    if len(line) > LONGEST or line.endswith((".", ":", "?", "!")):
        return None
    bare = _CONTACT.sub("", line) if "@" in line else line
    if bare != line and (alone := read_name(bare)):
        return alone
    if with_agency := _WITH.fullmatch(bare):
        return read_name(with_agency["name"])
    match = _BESIDE.fullmatch(bare)
    if match is None and (stamped := _STAMPED.fullmatch(bare)):
        return read_name(stamped["name"]) if is_when(stamped["when"]) else None
    named = read_name(match["name"]) if match else None
    if match is None or named is None:
        return None
    other, mark = _IN.sub("", match["other"]), match["mark"].strip()
    placed = other[0].isupper() and is_place(other)
    if mark == ",":  # `Mill Road, London`: only a word before the city tells
        sure = placed and other != match["other"]
    elif mark in "|/":
        sure = placed or _PAPER.fullmatch(other) is not None
    else:
        sure = placed and match["name"].isupper()
    return named if sure else None


def is_paper(line: str) -> bool:
    """Return whether a line is the name of a paper, and nothing else.

    >>> is_paper("The Harbour Courier"), is_paper("Daily Life")
    (True, False)
    """
    return len(line) <= LONGEST_NAME and _PAPER_ALONE.fullmatch(line) is not None


def credits_words(line: str) -> bool:
    """Return whether a credit names who wrote, and behind him who made the pictures.

    >>> credits_words("Words: Ann Lee | Photos: Bo Chan"), credits_words("Photo: AP")
    (True, False)
    """
    return bool(_BY.match(line) and _PICTURES.search(line))


def read_name(line: str) -> Byline | None:
    """Return the byline of a line that is a name alone, or None.

    Many a title is shaped so, too: something beside it must say that it is one.
    """
    named = len(line) <= LONGEST_NAME and _is_person(line) and not is_place(line)
    return Byline((_cased(line),)) if named else None


def _is_no_name(part: str) -> bool:
    """Return whether what is shaped as a name is a city, a paper or a post."""
    return is_place(part) or is_paper(part) or _POST.search(part) is not None


def _is_beside(other: str, first: bool) -> bool:
    """Return whether something is what stands beside names: a role, a desk, a city."""
    if _ROLE.search(other) or _OTHER_ROLES.search(other):
        return True
    if first:
        return False
    place = _IN.sub("", other)
    return bool((place[0].isupper() and is_place(place)) or _PAPER.fullmatch(other))


def _is_person(name: str) -> bool:
    words = name.split()
    if not name.isascii() and any(map(_SMALL.match, words)):
        return False
    if not _NAME.fullmatch(name) or _ROLE.search(name) or _OTHER_ROLES.search(name):
        return False
    whole = (word for word in words if not _INITIAL.fullmatch(word))
    return not any(word.casefold().strip(".") in _NO_NAMES for word in whole)


def _cased(name: str) -> str:
    return name.title() if name.upper() == name else name
