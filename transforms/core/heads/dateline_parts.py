"""The parts of a dateline's label: places, region, date, agency."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from transforms.core.dates import MONTHS
from transforms.core.heads.gazetteer import is_place, is_region

_SHORT_NAMES = """
    reuters reuter ap afp dpa upi efe ansa tass тасс apa itar-tass xinhua kyodo ptv pti
    anp belga ritzau ntb tt lusa cna aap bloomberg unian униан укринформ интерфакс
    interfax ria anadolu aa mena irna jta bbc cnn sda ats kna epd sid ians ani uni
    ایرنا ایسنا فارس تسنیم مهر
    stt mti čtk tasr pap hina tanjug agerpres бта bta ots bernama yonhap antara ttxvn
    рейтер рбк رويترز واس وام كونا بترا سانا وكالات भाषा वार्ता एजेंसी पीटीआई रायटर
    रॉयटर्स एएनआई आईएएनएस 共同 時事 ロイター 路透社 法新社 美联社 美聯社 新华社 中央社
"""
AGENCIES = frozenset(_SHORT_NAMES.split()) | {"риа новости", "أ ف ب", "د ب أ"}
"""Agencies that stand without brackets too; in brackets any short name is one."""

_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
    thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi
    mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
    sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa
    czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота
    воскресенье понеділок вівторок середа четвер п’ятниця субота неділя pazartesi salı
    çarşamba perşembe cuma cumartesi pazar
"""
WEEKDAYS = frozenset(_DAYS.split())
_BRACKETED = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{2,30})[)\]]\.?\s*\Z")
_LETTER = r"(?:[^\W\d_]|(?![^\W\d_])[\u0900-\u0963])"
"""A letter, or what stands on one in Devanagari; each in one way only, or a long word
is gone through in all of them."""

_DATE = re.compile(
    rf"(?:(?P<m1>{_LETTER}{{3,12}})\.?,?(?:\s*(?P<d1>\d{{1,2}})|\s+l)(?:st|nd|rd|th)?"
    rf"|(?P<d2>\d{{1,2}})\.?(?:st|nd|rd|th|er|º)?\s+(?:de\s+)?(?P<m2>{_LETTER}{{3,12}})\.?"
    r"(?:\s?[ /]\s?[\u0621-\u064a]{3,8})?"  # Arabic names a month twice
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})\Z)"
    r"(?:,?\s+(?:de\s+)?(?P<year>\d{4})(?:\s*г\.?)?)?\Z"
)
_PLACE = re.compile(r"[^\W\d_](?:[\w.'’ \-]|[\u0900-\u0963])*\Z")
_COMMA = re.compile(r"[,،，、]")
_TRAILING_DATE = re.compile(
    rf"[ ,]+(?=(?:{_LETTER}{{3,12}}\.?,?\s+\d{{1,2}}|\d{{1,2}}\.?\s+\D+)\Z)"
)
_ODD_REGION = re.compile(r"[^\W\d_][\w.]{1,14}(?: [^\W\d_][\w.]{1,14})?\Z")
_SITE = re.compile(r"\w[\w-]+\.(?:com|co|net|org|id|in|tv)\Z", re.I)
_BETWEEN = re.compile(r"\s*/\s*")
_SHORT_MONTHS = (
    "janv gen ene oca sty янв січ", "févr fév fev şub lut фев лют", "mrt mac мар бер",
    "abr nis kwi апр", "mag mei maj май тра", "giu jne haz cze июн чер",
    "lug tem lip julai июл", "ago ağu sie ogos авг сер", "set eyl wrz сен вер",
    "okt ott eki paź окт жов", "kas lis ноя", "dez dic déc ara gru disember дек гру",
)  # fmt: skip
_MONTHS = MONTHS | {
    name: number
    for number, names in enumerate(_SHORT_MONTHS, 1)
    for name in names.split()
}
LEAST_TYPED = 4
"""Letters of a month in which one may be wrong, missing, too many or swapped."""


class Parts(NamedTuple):
    """What a label says.

    Attributes:
        places: As they stand.
        region: State, province or country behind the first place.
        date: `1987-03-26`, or `--03-26` without a year.
        agency: Its name.
        odd: Whether the region is no known one, but stands where one would.
    """

    places: tuple[str, ...]
    region: str | None = None
    date: str | None = None
    agency: str | None = None
    odd: bool = False


def is_agency(name: str) -> bool:
    """Return whether an agency, or each of several, is a known one.

    >>> is_agency("AP/AFP"), is_agency("CORRECTED")
    (True, False)
    """
    return all(part.strip().casefold() in AGENCIES for part in name.split("/"))


def read_parts(label: str) -> Parts | None:
    """Return a label's parts, or None if any of it is none of them.

    >>> read_parts("KYIV, Ukraine, June 3 (AP)")[:4]
    (('KYIV',), 'Ukraine', '--06-03', 'AP')
    >>> read_parts("He said, and this is true") is None
    True
    """
    rest, agency = agency_at_end(label)
    pieces = [piece.strip() for piece in _COMMA.split(rest) if piece.strip(" .")]
    date = region = None
    odd = False
    if pieces and (cut := _TRAILING_DATE.search(pieces[-1])):
        pieces[-1:] = [pieces[-1][: cut.start()], pieces[-1][cut.end() :]]
    places = () if not pieces or date_of(pieces[0]) else _places(pieces.pop(0))
    if places is None:
        return None
    while pieces:
        piece = pieces.pop(0)
        whole = f"{piece} {pieces[0]}" if pieces else piece
        if date is None and (found := date_of(whole) or date_of(piece)):
            if date_of(whole) and pieces:
                pieces.pop(0)
            date = found
        elif piece.casefold().strip(".") in WEEKDAYS:
            continue
        elif agency is None and (piece.casefold() in AGENCIES or _SITE.match(piece)):
            agency = piece
        elif places and date is None and (is_region(piece) or is_place(_bare(piece))):
            region = region or _bare(piece)
        elif places and not (region or date) and _ODD_REGION.match(piece):
            region, odd = piece, True
        else:
            return None
    return Parts(places, region, date, agency, odd)


def agency_at_end(label: str) -> tuple[str, str | None]:
    """Return a label without the agency in brackets at its end, and the agency."""
    match = _BRACKETED.search(label)
    if match is None or any(mark in match["name"] for mark in "<>0123456789"):
        return label, None
    return label[: match.start()], match["name"].strip()


def _bare(piece: str) -> str:
    return piece.removeprefix("the ").removeprefix("The ")


def _places(piece: str) -> tuple[str, ...] | None:
    places = tuple(_BETWEEN.split(piece.strip(" *")))
    if len(places) > 3 or not all(map(_PLACE.match, places)):
        return None
    return places


def date_of(piece: str) -> str | None:
    """Return the day of a piece that is a date and nothing else, or None."""
    match = _DATE.match(piece.strip())
    if match is None:
        return None
    day = match["d1"] or match["d2"] or match["d3"] or "1"  # typed as `l`
    figures = match["m3"]
    month = int(figures) if figures else month_of(match["m1"] or match["m2"])
    if month is None or not (1 <= int(day) <= 31 and 1 <= month <= 12):
        return None
    year = match["year"] or match["y3"]
    return f"{int(year) if year else '-'}-{month:02d}-{int(day):02d}"


@lru_cache(1024)
def month_of(word: str) -> int | None:
    """Return a month's number, one slip of the keyboard forgiven.

    >>> month_of("Sept"), month_of("Arpil"), month_of("Mayors")
    (9, 4, None)
    """
    name = word.casefold().strip(".")
    if name in _MONTHS or len(name) < LEAST_TYPED:
        return _MONTHS.get(name)
    near = {
        number
        for known, number in MONTHS.items()
        if len(known) >= LEAST_TYPED and OSA.distance(name, known, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None


def cased(name: str) -> str:
    """Return a name that stands in capitals in the usual case.

    >>> cased("RIO DE JANEIRO"), cased("ST. LOUIS"), cased("LaFox")
    ('Rio de Janeiro', 'St. Louis', 'LaFox')
    """
    if name.upper() != name:
        return name
    words = re.sub(
        r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda m: m.group().capitalize(), name
    ).replace("i\u0307", "i")  # of the Turkish capital
    return _BETWEEN_NAMES.sub(lambda m: m.group().lower(), words)


_BETWEEN_NAMES = re.compile(
    r"(?<=\s)(?:De|Del|La|Las|Los|Do|Da|Of|And|Am|An|En|Es)(?=\s)"
    r"|(?<=-)(?:De|Du|Des|La|Le|Les|Sur|Sous|En|On|Upon|In|Of|The|Am|An|Au|Aux|À|На|Де)"
    r"(?=-)"
)
