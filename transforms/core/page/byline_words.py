"""Words of bylines in the languages of the web: by, and, roles, what is no name."""

import re

_BY_LATIN = (
    "by|von|vom|par|por|di|da|door|przez|av|af|de la mano de|yazan|yazar|haber|autor"
    r"(?:en|es|as|a|zy|i|ka|ių|ius)?|autorin(?:nen)?|author(?:s|\(s\))?|auteurs?"
    r"|autore|autori|autrice"
    r"|autora|auktor|kirjoittaja|teksti?|tekst|text[eo]?|testo|texto|words|story"
    r"|report(?:er|ed)?|written"
    r"|posted|published|submitted|created|reviewed|edited|escrito|publicado|redactado"
    r"|scritto"
    r"|geschrieben|verfasst|beitrag|artikel|ein artikel|artículo|articolo|article|un"
    r" article|publié"
    r"|propos recueillis|geplaatst|gepubliceerd|opublikowan[eya]|napisał[a]?|skrevet"
    r"|skriven"
    r"|redaktor|redakteur(?:in)?|redactie|redacteur|journalist|interview|foto|fotos"
    r"|photo|photos?graphy|bild|bilder"
    r"|een|ditulis oleh|oleh|penulis|tác giả|theo|kirjutas|írta|szerző|writer|writers"
    r"|von unserem redakteur"
    r"|от|автор(?:ы|и|ка)?|текст|від|беседовал[а]?|подготовил[а]?|материал|κείμενο|του"
    r"|της"
)
_BY_OTHER = (
    "作者|記者|记者|编辑|編輯|责编|責任編輯|责任编辑|撰文|執筆|著者|来源|文字|取材|글|기자|بقلم|كتب[ت]?"
    "|द्वारा|लेखक|מאת|ผู้เขียน|โดย"
)
BY = re.compile(
    rf"(?:(?:{_BY_LATIN})(?:\s*[:：/|]\s*|\s+)|(?:{_BY_OTHER})\s*[:：/／|●]?\s*"
    r"|文\s*[:：/／|●]\s*|[●:：/|–—-]\s*)+",
    re.I,
)
"""What stands before the names; anchored with `match`."""

BY_AT_ALL = re.compile(
    rf"(?:{_BY_LATIN})(?:\s*[:：/|]\s*|\s+)|(?:{_BY_OTHER})|文\s*[:：/／]", re.I
)

AND = re.compile(
    r"\s*(?:[,;、，；|•·‧∙&+＆｜\n]|(?<=\w)[/／](?=\w)| / | — | – | - )\s*"
    r"(?:(?:and|und|et|og|och|ve|и|та|و|और)\s+)?"
    r"|\s+(?:and|und|et|og|och|ja|ve|и|та|و|और|with|mit|avec|con|sowie|és|dan)\s+",
    re.I,
)
_AND_OF = {
    "es": "y|e",
    "pt": "e",
    "it": "e",
    "ca": "i",
    "pl": "i|oraz",
    "nl": "en",
    "hr": "i",
    "sr": "i",
    "bs": "i",
    "sl": "in",
    "cs": "a",
    "sk": "a",
    "uk": "і|й",
    "gl": "e",
}


def and_of(language: str | None) -> re.Pattern[str] | None:
    """Return the pattern of a language's short `and`, which is no `and` elsewhere."""
    words = _AND_OF.get((language or "")[:2].lower())
    return _AND_PATTERNS[words] if words else None


_AND_PATTERNS = {w: re.compile(rf"\s+(?:{w})\s+") for w in _AND_OF.values()}

ROLE = re.compile(
    r"(?i)\b(?:staff|reporters?|writers?|(?:[a-z]+[- ])?correspondents?|editors?"
    r"|columnists?|contributors?|contributing"
    r"|journalists?|producers?|freelance(?:r)?|senior|chief|associate|assistant"
    r"|managing|executive|deputy"
    r"|special to|blogger|newsroom|news desk|desk|bureau|agencies|agency|service"
    r"|services|"
    r"redakteur(?:in)?|redaktion|korrespondent(?:in)?|chefredakteur(?:in)?"
    r"|ressortleiter(?:in)?|volont[äa]r(?:in)?"
    r"|rédacti?on|rédact(?:eur|rice)|envoyée? spéciale?|correspondante?s?|journaliste"
    r"|redacción|redactora?"
    r"|corresponsal|periodista|redazione|redattore|giornalista|redakcja|redaktor"
    r"|dziennikarz|redactie|redacteur"
    r"|verslaggever|correspondent|redação|repórter|jornalista|colunista|редакция"
    r"|корреспондент|обозреватель"
    r"|редактор|журналист(?:ка)?|редакція|muhabir(?:i)?|editör(?:ü)?|toimittaja"
    r"|reporterka"
    r"|photographer|photograph|foto(?:graf)?|team|admin(?:istrator)?|moderator"
    r"|webmaster"
    r"|professor|lecturer|director|author|guest|special|political|health|science"
    r"|technology"
    r"|business|sports?|news|opinion|features?|digital|online|multimedia|video|data|"
    r"co-?founder|founder|ceo|president|fellow|analyst|expert|manager|publisher)\b"
    r"|記者|记者|编辑|編輯|編集部|编辑部|編集者|特派員|기자|특파원|상보"
)
CREDENTIAL = re.compile(
    r"(?i)^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|r\.?n|r\.?d|mba|m\.?s|m\.?a|b\.?a|b\.?sc"
    r"|m\.?sc|d\.?o|esq|"
    r"j\.?d|cfa|cpa|lpc|lcsw|mph|msc|dds)\.?$"
)
NO_NAME = re.compile(
    r"(?i)\b(?:ago|hours?|minutes?|mins?|days?|weeks?|months?|years?|today|yesterday"
    r"|updated|published|posted"
    r"|comments?|share[sd]?|read|more|views?|follow|subscribe|sign|login|log in|email"
    r"|e-mail|print|tweet|click"
    r"|facebook|twitter|instagram|linkedin|whatsapp|newsletter|copyright|rights"
    r"|reserved|photo|image|getty|"
    r"via|courtesy|credit|from|here|all posts|view|archive|contact|about|biography|bio"
    r"|see|watch|listen"
    r"|uhr|vor|stunden|minuten|aktualisiert|veröffentlicht|kommentare?|teilen|lesezeit"
    r"|mehr|alle|artikel|bild"
    r"|publié|mis à jour|lire|voir|partager|minuti|lettura|actualizado|publicado|leer"
    r"|ver|compartir|comentarios"
    r"|atualizado|há|horas|minutos|leia|bijgewerkt|geplaatst|reacties|aangepast|temu"
    r"|zdjęcie|обновлено"
    r"|опубликовано|назад|комментари\w+|фото|güncelleme|yayınlanma|oku|this|that|these"
    r"|was|were|has|have|is|are"
    r"|your|our|you|we|anonymous|unknown|null|none|undefined|nan|true|false|n/a"
    r"|default|user|guest author)\b"
    r"|更新|发布|發布|公開|配信|입력|수정|無断|前$"
)
_AGENCIES = (
    "ap afp reuters dpa apa epa efe ansa pap upi tass pti ani ians dapd sid kna epd"
    " sda ats ntb tt ritzau anp"
    " belga lusa cp pa aap xinhua kyodo jiji yonhap anadolu bloomberg ians cna ddp ots"
)
_PARTICLES = (
    "van von der den de del della di da dos das do du la le el al bin ibn ben af av zu"
    " zur zum ter ten te vom y e"
    " und i und st bint abu ould d' l' o"
)
AGENCY = frozenset(_AGENCIES.split())
PARTICLES = frozenset(_PARTICLES.split())
