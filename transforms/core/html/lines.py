"""Lines that speak of the page or its paper, and not of the story: by their words.

Only whole paragraphs of the length of a line, in forms that are the web's and not a
site's; what names nobody and asks the reader for something.
"""

import re

LONGEST = 320

_LABELS = re.compile(
    r"\W*(?:you (?:may|might) (?:also )?(?:like|be interested in)|read (?:more|next|also)"
    r"|more(?: on this(?: story)?| stories| news| from .{2,30})?|related(?: articles?| "
    r"stor(?:y|ies)| topics?| content| links?)?|see also|also read|comments?|advertisement"
    r"|share(?: this(?: article| story| post)?)?|tags?|topics?|recommended|trending|watch"
    r"|tell us what you think|loading|mehr zum thema|auch interessant|schon gelesen"
    r"|lesen sie auch(?: die folgenden beiträge)?|auch lesen|weitere beiträge.{0,30}"
    r"|das thema könnte (?:dich|sie) auch interessieren|das könnte (?:dich|sie) auch "
    r"interessieren|teilen(?: mit)?|wird geladen|anzeige|zum thema|passend dazu"
    r"|lire aussi|à lire aussi|voir aussi|sur le même sujet|partager|publicité"
    r"|lea también|lee también|le puede interesar|te puede interesar|temas|etiquetas"
    r"|contenido relacionado|noticias relacionadas|publicidad|leia também|leia mais"
    r"|leggi anche|lees ook|czytaj także|czytaj też|etiketler|читайте также"
    r"|читайте також|по теме|関連記事|相关阅读|相關新聞)\W*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:"
    r"(?:subscribe|sign[ -]?up|register|abonn|iscriviti|suscr[ií]b|inscreva|assine|zapisz"
    r"|подпи[сш]|meld (?:dich|sie)|anmelden|abonnez|inscrivez|abonner|aanmeld).{0,120}"
    r"(?:newsletter|inbox|email|e-mail|updates|boletín|бюллетень|рассылк|канал|channel)"
    r"|(?:newsletter|inbox).{0,80}(?:subscribe|sign[ -]?up|abonn|here|hier|iscriv|suscr)"
    r"|\bfollow (?:us|\w+(?: \w+){0,3}) on (?:facebook|twitter|instagram|x\b|tiktok|youtube"
    r"|telegram|whatsapp|google news|linkedin)"
    r"|(?:s[ií]guenos|seguici|suivez-nous|folge(?:n sie)? uns|siga-nos|obserwuj nas).{0,60}"
    r"(?:facebook|twitter|instagram|telegram|whatsapp|google|youtube|tiktok)"
    r"|\blike this (?:story|article|post)\b.{0,40}share"
    r"|\b(?:share|join) (?:your|the) (?:thoughts|conversation|discussion|story)"
    r"|\bjoin (?:our|the) (?:commenting|conversation|telegram|whatsapp|newsletter)"
    r"|\bhave (?:a|any) (?:tip|story|question|news)s?\b.{0,40}\?"
    r"|\bif you (?:buy|purchase) .{0,40}(?:through|via|from) .{0,30}(?:link|post|page)"
    r"|\bwe may (?:earn|receive|get) .{0,30}commission"
    r"|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b"
    r"|\btodos los derechos reservados\b|\btutti i diritti riservati\b"
    r"|\bto (?:read|view|continue reading) (?:the )?(?:full|rest|this).{0,60}subscri"
    r"|\b(?:sign|log) ?in to (?:read|view|comment|continue)"
    r"|\b(?:javascript|your browser|ad[- ]?blocker?)\b.{0,80}(?:enable|disable|support)"
    r")",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:photos?|fotos?|image|bild|picture|photograph|titelbild|foto|фото)"
    r"(?: ?(?:credits?|by|courtesy|von|de|:))\W.{0,60}",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:sources?|quelle|fuente|fonte|źródło|источник|kaynak|zdroj)\s*:.{0,40}", re.I
)


def is_page_line(line: str) -> bool:
    """Return whether a paragraph is the page's and not the story's.

    >>> is_page_line("You may also like..."), is_page_line("You may also like the sea.")
    (True, False)
    >>> is_page_line("Get the news in your inbox. Subscribe to our newsletters.")
    True
    """
    if len(line) > LONGEST:
        return False
    return bool(
        (len(line) < 60 and _LABELS.fullmatch(line))
        or _CREDIT.fullmatch(line)
        or _ASKS.search(line)
    )


def is_source_line(line: str) -> bool:
    """Return whether a last line names the source alone.

    >>> is_source_line("SOURCE: News agencies")
    True
    """
    return len(line) < 60 and _SOURCE.fullmatch(line) is not None
