"""The kinds of lines in a plain-text head.

A head is an order of kinds of lines, any of which may be missing:

    instruction, slug    FOR IMMEDIATE RELEASE; BC-EU--Summit,2nd Ld-Writethru
    kicker               OPINION; ROVERS 2 UNITED 1
    title
    kicker
    standfirst           a sentence, or key points, each behind a bullet
    note                 (Adds details, background)
    bylines              and lines of an agency, a post or an address beneath them
    note
    dateline             of the first paragraph

`transforms.core.structure` reads that order; this module tells the kinds apart.
"""

import re
from functools import lru_cache
from typing import Literal

from transforms.core.furniture.captions import is_day, is_stamped
from transforms.core.heads.bylines import is_paper, read_byline
from transforms.core.heads.dateline_parts import is_agency
from transforms.core.heads.datelines import find_dateline
from transforms.core.heads.gazetteer import is_place

LONGEST_LABEL = 80
"""Code points of an instruction, a slug or a kicker."""

LONGEST_NOTE = 400
LONGEST_TITLE = 200
LONGEST_PLACE = 30
ENDED = re.compile(r"[.!…。।:：]\Z")
_ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")
NOTE_BEGINS = "([Ee"
FEW_SPACES = 3
_FOLD = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")

Aside = Literal["instruction", "kicker", "note"]
TO_EDITORS = ("instruction", "note")

_RELEASE = (
    r"for immediate (?:release|publication)|for release(?:\W.*\d.*)?|press release"
    r"|news release|media release|press statement"
    r"|communiqué de presse|pour diffusion immédiate|comunicado de (?:prensa|imprensa)"
    r"|nota (?:de prensa|à imprensa)|comunicato stampa|pressemitteilung"
    r"|presseaussendung|persbericht|пресс-релиз|新闻稿|新聞稿"
)
_EMBARGO = (
    r"(?:strictly )?embargoed(?: material)?(?:\s*:| (?:until|till|to|for)\b).*\d.*"
    r"|embargo\s*:.*(?:\d[:.h]\d\d|\d{4}).*"
    r"|embargo(?: (?:until|till|hasta|até|fino a|tot)\b).*\d.*"
    r"|(?:not|hold) for (?:release|publication|broadcast).*\d.*"
    r"|sous embargo jusqu.*\d.*|sperrfrist\b.*\d.*"
)
_TO_ASK = r"(?:media |press )?contacts?\s*:.{3,}|pressekontakt\s*:.{3,}"
_ALARM = (
    r"(?:very )?urgent|breaking(?: news)?|news ?flash|newsalert|news alert|bulletin"
    r"|urgente|última hora|último momento|ultim.ora|alerte info|eilmeldung|eil"
    r"|срочно|молния|терміново|son dakika|速報|快讯|快訊|속보"
)
_INSTRUCTION = re.compile(
    rf"(?i:[^\w()]*(?:{_RELEASE}|{_EMBARGO}|{_TO_ASK}|{_ALARM})(?: \d{{1,2}})?[^\w()]*)"
    r"|EMBARGOED (?:UNTIL|TILL|TO|FOR)\b[^a-z]*"
)
_TAKE = r"(?:Ld|Lead|Bjt|Add|Sub|Writethru)(?:-Writethru)?"
_VERSION = rf"(?:, ?(?:(?:\d(?:st|nd|rd|th) )?{_TAKE}|[A-Z]{{2,7}}|\d{{1,4}}))"
_SLUG = re.compile(
    rf"(?:BC|AM|PM|AP)-{{1,2}}[A-Z]\S*(?: [A-Z]\S*)?{_VERSION}{{0,3}}"
    r"|[A-Z]\S{3,40}(?: [A-Z]\S+)?, ?(?:\d(?:st|nd|rd|th) )?"
    rf"(?:{_TAKE})(?:, ?\d+)?"
    r"|[A-Z\d]{2,}(?:-[A-Z\d]+)*/(?:[A-Z\d-]*"
    r" \((?:UPDATE|WRAPUP|REPEAT|REFILE|CORRECTED|PIX|TV|URGENT|EXCLUSIVE)[^()]*\))?"
)
"""As wires name a story for editors: an order of the day, a topic, a version."""

_WORDS = (
    r"opinion|op-ed|comment|commentary|editorial|leader|(?:news )?analysis|exclusive"
    r"|explainer|feature|interview|profile|obituary|review|column|perspective|viewpoint"
    r"|fact ?box|timeline|special report|investigation|match report|sport|sports"
    r"|politics|business|world|science|culture|lifestyle|travel|local(?: news)?"
    r"|national|international|education|health|technology|crime|weather|markets|arts"
    r"|entertainment|football|soccer|rugby|cricket|tennis|golf|basketball|baseball"
    r"|fútbol|nacional|internacional|sociedad|cultura|mundo|esportes?|calcio|cronaca"
    r"|esteri|fußball|kultur|lokales|panorama|société|monde|économie|politique"
    r"|opinión|análisis|entrevista|reportaje|exclusiva|deportes|economía|política"
    r"|tribune|analyse|éditorial|entretien|reportage|exclusif|chronique|enquête"
    r"|meinung|kommentar|leitartikel|glosse|exklusiv|gastbeitrag|wirtschaft|politik"
    r"|opinione|editoriale|analisi|intervista|esclusiva|esclusivo|il commento"
    r"|opinião|análise|entrevista|exclusivo|reportagem|economia"
    r"|sociedade|país|polícia|cotidiano|justiça|saúde|faits divers|régions?|justice"
    r"|santé|gesellschaft|regional|wissen|gesundheit|sucesos|tribunales|salud|ciencia"
    r"|comunidad|cronache|salute|binnenland|buitenland|economie|kraj|świat|gospodarka"
    r"|toplum|dünya"
    r"|ekonomi|общество|происшествия|экономика|политика|суспільство|економіка|політика"
    r"|мнение|интервью|анализ|думка|社论|社論|评论|社説|解説"
)
_SIDE = r"[^\W\d_a-z][^\d,.:]{2,24}"
_SCORE = rf"{_SIDE} \d{{1,3}}(?:,? |\s?[-–:]\s?)(?:{_SIDE} \d{{1,3}}|\d{{1,3}} {_SIDE})"
"""`ROVERS 2 UNITED 1`, `Rovers 2-1 United`."""

_KICKER = re.compile(rf"(?i:{_WORDS})\s*[:|]?|{_SCORE}")
_NOTE = re.compile(
    r"[(\[](?:(?:ATTN|Adds|Updates?|Updating|Recasts?|Corrects|Refiles|Repeats|Rewrites"
    r"|Writes through|Changes|Clarifies|Removes|Fixes|Inserts|Incorporates|Restores"
    r"|New throughout|Recasting|Eds|Editor[’']s note|Ajoute|Actualisé|Corrige|Précise"
    r"|Actualiza|Amplía|Agrega|Añade|Repite|Atualiza|Acrescenta|Aggiorna|Aggiunge"
    r"|Aktualisiert|Aktualisierung|Ergänzt|Berichtigt|Wiederholung|Neu|Повтор)\b"
    r"[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]\.?"
    r"|(?:Eds|EDS|EDITORS)\s*: .*"
)
_BULLET = re.compile(r"[*•·▪‣∙–-]\s+\S")
_HOUSES = (
    r"(?:The )?(?:Associated Press|AP|(?:Thomson )?Reuters|AFP|Agence France-Presse|UPI"
    r"|United Press International|dpa|Bloomberg(?: News)?|Xinhua|EFE|ANSA|Lusa|PTI|ANI"
    r"|Press Trust of India|Press Association|PA|CNN|BBC(?: News)?|Canadian Press"
    r"|Kyodo(?: News)?|TASS|Deutsche Presse-Agentur|Europa Press|Press Service)"
)
_POST = (
    r"(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?|Contributors?|Bureau"
    r"|Staff|Newsroom|Redaktion|Redacción|Redação|Redazione|Rédaction)"
)
_AGENCY = re.compile(
    rf"{_HOUSES}(?:(?: [A-Z][\w-]+){{0,3}}? {_POST})?"
    rf"|(?:[A-Z][\w.&-]+ ){{1,4}}{_POST}|Staff {_POST}"
    rf"|(?:D[ae] |De la |Dalla |Aus der ){_POST}"
    r"|[Ss]pecial to (?:[Tt]he )?[A-Z].*"
)
_DESK = re.compile(
    r"(?:(?:Our|Own|Special|Staff|Local|Business|News|Web) ){1,3}"
    r"(?:Reporters?|Correspondents?|Desk)|(?:Staff and |News )?Agencies|Bureau Report"
    r"|(?:[^,।]{2,20} संवाददाता|(?:নিজস্ব|স্টাফ) (?:প্রতিবেদক|রিপোর্টার))(?:, .{2,20})?"
    r"|(?:Door onze|Van onze|Von unsere[mnr]|De notre|De nos|Da[l ]+nostr[oi]"
    r"|Del? nuestr[oa]|D[eo] noss[oa]|От нашего|Від нашого) [^.:,]{4,40}",
    re.I,
)
_FILED = re.compile(
    r"(?P<place>[^\W\d_][^\d:.,–—]{2,30}?)(?:, [^\s,]{2,12})?\s?(?:[–—:]|\.?-{1,2}) "
)
_CONTACT = re.compile(
    r"(?:(?i:e-?mail|twitter|x|follow|contact)\b:? )?"
    r"[<(]?(?:[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,30})[)>]?"
)


def may_be_aside(line: str) -> bool:
    """Return whether a line is worth a look: a few words, capitals, a figure, a mark.

    This is asked of each line of each head, and costs next to nothing.
    """
    if len(line) > LONGEST_LABEL:
        return line[0] in NOTE_BEGINS
    few = line.count(" ") < FEW_SPACES
    return few or line[:1] in NOTE_BEGINS or line.isupper() or bool(_DIGIT.search(line))


@lru_cache(64)  # the reader asks for one line several times
def aside_of(line: str) -> Aside | None:
    """Return which aside to editors and readers a line of a head is, or None.

    What it says is no part of the story: it tells when to print it, which version it
    is, under which heading. In brackets only what a desk did to the story is a note.

    >>> [aside_of(line) for line in ("URGENT", "OPINION", "(Adds details)")]
    ['instruction', 'kicker', 'note']
    >>> aside_of("(Rome, the capital)") is aside_of("Embargo on oil ends") is None
    True
    """
    if not line or len(line) > LONGEST_NOTE or "\n" in line:
        return None
    if line[:1] in NOTE_BEGINS and _NOTE.fullmatch(line):
        return "note"
    if len(line) > LONGEST_LABEL or line[:1].islower():
        return None
    if _INSTRUCTION.fullmatch(line) or _SLUG.fullmatch(line):
        return "instruction"
    return "kicker" if _KICKER.fullmatch(line) else None


def is_key_points(paragraph: str) -> bool:
    """Return whether each line of a paragraph stands behind a bullet."""
    if not _BULLET.match(paragraph):
        return False
    return all(map(_BULLET.match, paragraph.split("\n")))


def is_house(line: str) -> bool:
    """Return whether a line names an agency, or a post, and nothing else.

    >>> is_house("AP Business Writer"), is_house("Police chief quits")
    (True, False)
    """
    return len(line) <= LONGEST_LABEL and _AGENCY.fullmatch(line) is not None


def is_desk(line: str) -> bool:
    """Return whether a line says that somebody of the newsroom wrote, and not who.

    >>> is_desk("Our Special Correspondent"), is_desk("Door onze verslaggever")
    (True, True)
    """
    return len(line) <= LONGEST_LABEL and (
        _DESK.fullmatch(line) is not None or is_agency(line)
    )


def is_contact(line: str) -> bool:
    """Return whether a line is an address or a handle, and nothing else."""
    return "@" in line and _CONTACT.fullmatch(line) is not None


def is_under_a_name(line: str) -> bool:
    """Return whether a line says whose or where a writer is, and nothing else."""
    return (
        is_house(line)
        or is_paper(line)
        or is_contact(line)
        or (len(line) <= LONGEST_PLACE and is_place(line))
    )


def is_title(line: str) -> bool:
    """Return whether a line may be a title: open at its end, and nothing else's.

    >>> is_title("BANK TO ISSUE NOTES IN U.S."), is_title("The winners in full:")
    (True, False)
    """
    ended = ENDED.search(line) and not _ABBREVIATED.search(line)
    if len(line) > LONGEST_TITLE or ended or "\n" in line:
        return False
    if _LETTERS.search(line) is None or _has_address(line):
        return False
    return not (_is_filed(line) or read_byline(line))


def _is_filed(line: str) -> bool:
    """Whether a line has a dateline, and not just the place that a title opens with."""
    found = find_dateline(line)
    if found is None:
        return False
    told = found.dateline.agency or found.dateline.date
    return bool(told) or found.end >= len(line)


def is_no_standfirst(line: str) -> bool:
    """Return whether a line is the page's, an agency's, or opens a filed story.

    >>> is_no_standfirst("Kyodo"), is_no_standfirst("Rome – The bank acted on Monday.")
    (True, True)
    """
    if is_stamped(line) or is_day(line) or is_agency(line) or is_house(line):
        return True
    filed = _FILED.match(line) if ENDED.search(line) else None
    return filed is not None and is_place(filed["place"])


def _has_address(line: str) -> bool:
    may = "://" in line or "www." in line or "@" in line
    return may and _ADDRESS.search(line) is not None


def same_words(line: str, title: str) -> bool:
    """Return whether a line repeats a title; marks don't count, words do.

    >>> same_words("BRIDGE TO CLOSE!", "Bridge to close")
    True
    """
    begin = line[0] + title[0]
    if begin.isascii() and begin.isalnum() and begin[0].lower() != begin[1].lower():
        return False  # the quick look
    return len(line) <= 2 * len(title) + 20 and _fold(line) == _fold(title)


def _fold(text: str) -> str:
    return _FOLD.sub(" ", text.casefold()).strip()
