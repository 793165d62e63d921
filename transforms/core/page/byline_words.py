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
    r"|erstellt|gespeichert|abgelegt|(?:view |see )?all (?:posts|articles|stories)"
    r"|posts|more|alle beiträge"
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
COLLECTIVE = re.compile(
    r"(?i)\b(?:staff|team|desk|newsroom|redaktion|rédaction|redacción|redazione"
    r"|redakcja|redação|redactie|редакция|редакція"
    r"|editorial|editors|agencies|services?|reports?|correspondents|contributors|admin"
    r"|administrator|webmaster|newsdesk"
    r"|developer|support)\b|編集部|编辑部"
)
"""Words that stand for those who make a paper together."""

AGENCIES = re.compile(
    r"(?i)(?:the )?(?:associated press|agence france[- ]presse|deutsche presse-agentur"
    r"|agencia efe"
    r"|anadolu (?:ajansı|agency)|press association|canadian press|australian"
    r" associated press"
    r"|press trust of india|austria presse agentur|thomson reuters|europa press|jiji"
    r" press|kyodo news"
    r"|interfax|xinhua(?: news agency)?|reuters|bloomberg)"
)
"""Full names of news agencies."""

CREDENTIAL = re.compile(
    r"(?i)^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|r\.?n|r\.?d|mba|m\.?s|m\.?a|b\.?a|b\.?sc"
    r"|m\.?sc|d\.?o|esq|"
    r"j\.?d|cfa|cpa|lpc|lcsw|mph|msc|dds)\.?$"
)
NO_NAME = re.compile(
    r"(?i)\b(?:ago|publiziert|hours?|minutes?|mins?|days?|weeks?|months?|years?|today"
    r"|yesterday"
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

CREDIT = re.compile(
    r"(?i)\s*(?:quellen?|sources?|fuentes?|fontes?|bron|źródło|kaynak|источник"
    r"|foto(?:s|graf|grafie)?|photos?(?:graphs?| by)?"
    r"|bild(?:er|nachweis)?|images?|credits?|copyright|©|illustrationen?"
    r"|illustrations?|grafik|video)(?:\s*[:©/]|\s+(?:by|von|par|por|di|via)\b)"
)
"""What begins a credit of pictures or sources, which is no byline."""

EDITOR = re.compile(
    r"(?i)(?:edited by|editors?|editor[ea]?s?|redaktur|edici[oó]n|edição|redigerad av"
    r"|redaktør|redaktör|éditrice?"
    r"|editado por|责任编辑|責任編輯|编辑|編輯|bearbeitet von)\s*[:：]?\s+"
)
"""What begins a line that names an editor."""

COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|e\.\s?V\.|Ltd|Inc\.?|LLC|S\.?A\.?S?\.?(?=\W|$)|S\.?p\.?A"
    r"|S\.?L\.(?!\w)|B\.?V\.(?!\w)|PLC|Corp"
    r"|Verlag(?:e?s?gesellschaft)?|Bundesministerium|Ministerium|Ministry|Bundesamt"
    r"|Landesanstalt"
    r"|Institut[eo]?|Universit\w+|Hochschule|Verband|Bundesverband|Partei|Stiftung"
    r"|Foundation"
    r"|Feuerwehr|Sekretariat|Group|Gruppe|Company|Publishing|Publications|Publishers"
    r""
    r"|Association|Gesellschaft|Deutsche Welle|Zeitung|Magazin)\b"
)
"""Words that stand in names of bodies and not of persons."""

PLAIN_BY = re.compile(
    r"(?:By|BY|Von|VON|von|Par|PAR|Por|POR|Di|Door|Przez|Av|Af|Text"
    r"|Autor(?:in)?(?:[/*:]-?(?:in|Autor(?:in)?))?|Author|Auteur|Autore"
    r"|Texte|Texto|Testo|Tekst|Автор|Текст|Written by|Story by|Posted by|Published by"
    r"|Geschrieben von|Verfasst von"
    r"|Text von|Text by|Escrito por|Scritto da|Écrit par|Propos recueillis par|Ein"
    r" (?:Beitrag|Artikel|Gastbeitrag|Kommentar) von"
    r"|A cura di|Skrevet av|Skrevet af|Oleh|Yazan)\s*:?\s+"
)
"""What begins a line that is a byline and nothing else; case matters."""
