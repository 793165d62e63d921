"""Words of bylines in the languages of the web: by, and, roles, what is no name."""

import re

_BY_LATIN = (
    r"autor[/*:_]-?in(?:nen)?"
    r"|by|von|vom|par|por|door|przez|de la mano de|yazan|yazar|autor"
    r"(?:en|es|as|a|zy|i|ka|ių|ius)?|autorin(?:nen)?|author(?:s|\(s\))?|auteurs?"
    r"|autore|autori|autrice|autora|auktor|kirjoittaja|teksti?|tekst"
    r"|text[eo]? (?:de|di|von)|text[eo]?|testo|texto|words|story|report(?:er|ed)?"
    r"|written|posted|published|submitted|created|reviewed"
    r"|edited|escrito|publicado|redactado|scritto|geschrieben|verfasst"
    r"|(?:ein )?(?:gast)?beitrag|(?:ein )?(?:gast)?kommentar|a cura di|opracowała?"
    r"|oprac\.|muhabir|(?:redacción|redaktion|rédaction|redazione)(?=\s*:)"
    r"|artikel|ein artikel|artículo|articolo|article|un article|publié"
    r"|erstellt|gespeichert|abgelegt|(?:view |see )?all (?:posts|articles|stories)"
    r"|alle beiträge|propos recueillis|geplaatst|gepubliceerd|opublikowan[eya]"
    r"|napisała?|skrevet|skriven|redaktor|redakteur(?:in)?|redactie|redacteur"
    r"|contributors?(?=\s*:)"
    r"|reporting(?=\s+by\b)|bài(?: và ảnh)?(?=\s*:)"
    r"|guest (?:author|contributor|writer|column(?:ist)?|post|essay)(?=\s*:|\s+by\b)"
    r"|(?:pressemitteilung|meldung|nachricht|im wortlaut|rede|statement)(?=\s+von\b)"
    r"|(?:de|par) (?:notre|nos) (?:envoyée?s?|correspondante?s?)(?: spéciale?s?"
    r"| spéciaux| permanente?s?)?(?: (?:à|au|aux|en|dans) [^\s,]+)?(?=\s*,|\s)\s*,?"
    r"|(?:nuestr[oa] )?enviad[oa] especial(?: a [^\s.,]+)?(?=[.,:\s])\s*[.,]?"
    r"|journalist|interview|ditulis oleh|penulis|tác giả|kirjutas|írta|szerző|writers?"
    r"|von unserem redakteur|от|автор(?:ы|и|ка)?|текст|від|беседовала?|подготовила?"
    r"|материал|κείμενο|του|της"
    # kinds of pieces and of reporters, before a word for `by`
    r"|(?:eine? )?(?:analyse|interview|reportage|essay|kolumne|glosse|rezension|kritik"
    r"|porträt|bericht|leitartikel|gespräch|protokoll)(?=\s+von\b|\s*:)"
    r"|(?:aus \w+ )?berichtet|von unser(?:em|er|en) \w+(?:en|in|eur)"
    r"|(?:rédigé|recueillis?|signé|réalisé|écrit)(?=\s+par\b)"
    r"|(?:une? )?(?:chronique|tribune|analyse|reportage|enquête|billet"
    r"|éditorial|critique|entretien) (?:de|par)"
    r"|escriben?|(?:firmado|elaborado)(?=\s+por\b)|(?:una? )?(?:nota|crónica|reportaje"
    r"|análisis|columna|entrevista|informe) (?:de|por)"
    r"|(?:un )?(?:intervista|commento|analisi|servizio) di|da(?:l nostro|lla nostra|i"
    r" nostri) \w+|opracowanie|rozmawiała?|van onze \w+|scris de|napsala?|piše"
    r"|γράφ(?:ει|ουν)(?: (?:ο|η|οι))?|επιμέλεια"
)
_BY_OTHER = (
    "作者|記者|记者|编辑|編輯|责编|責任編輯|责任编辑|撰文|執筆者?|著者|ライター|文・|来源"
    r"|文字|取材|글|기자|بقلم|نویسنده|تحرير(?=\s*:)|كتبت?|द्वारा|लेखक|מאת|ผู้เขียน|โดย"
)
BY = re.compile(
    rf"(?:(?:{_BY_LATIN})(?:\s*[:：/|]\s*|\s+)|(?:{_BY_OTHER})\s*[:：/／|●]?\s*"
    r"|文\s*[:：/／|●]\s*|[●:：/|–—-]\s*)+",
    re.I,
)
"""What stands before the names; anchored with `match`."""

_BY_OF = {
    "it": "di|da",
    "pt": "da",
    "id": "oleh",
    "ms": "oleh",
    "vi": "theo",
    "sv": "av",
    "nb": "av",
    "no": "av",
    "da": "af",
    "tr": "haber",
    "nl": "een",
    "ro": "de",
}
_BY_PATTERNS = {
    language: re.compile(rf"(?:{words})(?:\s*:\s*|\s+)(?=\S+\s+\S)", re.I)
    for language, words in _BY_OF.items()
}


def by_of(language: str | None) -> re.Pattern[str] | None:
    """Return the pattern of a language's `by` that is a name elsewhere, as `Theo`."""
    return _BY_PATTERNS.get((language or "")[:2].lower())


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
    r"|columnists?|contributors?|contributing|journalists?|producers?|freelance(?:r)?"
    r"|senior|chief|associate|assistant|managing|executive|deputy|special to|blogger"
    r"|newsroom|news desk|desk|bureau|agencies|agency|service|services"
    r"|redakteur(?:in)?|redaktion|korrespondent(?:en|in)?|chefredakteur(?:in)?"
    r"|\w*leiter(?:in)?|\w*sprecher(?:in)?|referent(?:in)?|geschäftsführer(?:in)?|volont[äa]r(?:in)?|rédacti?on|rédact(?:eur|rice)"
    r"|envoyée? spéciale?|correspondante?s?|journaliste|redacción|redactora?"
    r"|corresponsal|periodista|redazione|redattore|giornalista|redakcja|redaktor"
    r"|dziennikarz|redactie|redacteur|verslaggever|correspondent|redação|repórter"
    r"|jornalista|colunista|редакция|корреспондент|обозреватель|редактор"
    r"|журналист(?:ка)?|редакція|muhabir(?:i)?|editör(?:ü)?|toimittaja|reporterka"
    r"|photographer|photograph|foto(?:graf)?|team|admin(?:istrator)?|moderator"
    r"|webmaster|professor|lecturer|director|author|guest|special|political|health"
    r"|science|technology|business|sports?|news|opinion|features?|digital|online"
    r"|multimedia|video|data|co-?founder|founder|ceo|president|fellow|analyst|expert"
    r"|officer|manager|publisher)\b|記者|记者|编辑|編輯|編集部|编辑部|編集者|特派員|(?:선임|수석|인턴|객원|전문|편집)?기자|특파원|상보"
)
COLLECTIVE = re.compile(
    r"(?i)\b(?:staff(?! (?:writer|reporter|correspondent|photographer|editor)s?\b)"
    r"|team|desk|newsroom|redaktion|rédaction|redacción|redazione"
    r"|redakcja|redação|redactie|редакция|редакція|editorial|editors|agencies"
    r"|services?|reports?|correspondents|contributors|admin|administrator|webmaster"
    r"|newsdesk|developer|support|redakce|redaksi|toimitus|redaksjonen|redaktionen"
    r"|σύνταξη|מערכת"
    r"|haber merkezi|redacția|szerkesztőség|ban biên tập)\b"
    r"|編集部|编辑部|편집부|뉴스룸|편집국|뉴스팀|डेस्क|टीम|ब्यूरो|هيئة التحرير"
)
"""Words that stand for those who make a paper together."""

AGENCIES = re.compile(
    r"(?i)(?:the )?(?:associated press|agence france[- ]presse|deutsche presse-agentur"
    r"|agencia efe|anadolu (?:ajansı|agency)|press association|canadian press"
    r"|australian associated press|press trust of india|austria presse agentur"
    r"|thomson reuters|europa press|jiji press|kyodo news|interfax"
    r"|xinhua(?: news agency)?|reuters|bloomberg)"
)
"""Full names of news agencies."""

CREDENTIAL = re.compile(
    r"(?i)^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|r\.?n|r\.?d|mba|m\.?s|m\.?a|b\.?a|b\.?sc"
    r"|m\.?sc|d\.?o|esq|j\.?d|cfa|cpa|lpc|lcsw|mph|msc|dds)\.?$"
)
NO_NAME = re.compile(
    r"(?i:\b(?:ago|publiziert|hours|minutes|mins?|days|weeks|months|years|today"
    r"|yesterday|updated|published|posted|comments?|shares?|shared|(?:read|see|view)"
    r" (?:more|all)|more from|follow|subscribe|sign in|login|log in|email|e-mail|tweet"
    r"|click|navigation|facebook|twitter|instagram|linkedin|whatsapp|newsletter|copyright|rights"
    r"|reserved|photo|image|getty|courtesy|all posts|archive|contact|about|biography"
    r"|stunden|minuten|aktualisiert|veröffentlicht|kommentare?|teilen|lesezeit|artikel"
    r"|publié|mis à jour|partager|minuti|lettura|actualizado|publicado|compartir"
    r"|comentarios|atualizado|horas|minutos|bijgewerkt|geplaatst|reacties|aangepast"
    r"|temu|zdjęcie|обновлено|опубликовано|назад|комментари\w+|фото|güncelleme"
    r"|yayınlanma|anonymous|unknown|null|none|undefined|nan|true|false|n/a|default"
    r"|user|guest author|press release|sponsored|advertorial|partner content"
    r"|an[oó]nimo|anonym)\b|更新|发布|發布|公開|配信|입력|수정|無断|前$)"
    r"|\d+ ?(?:hour|minute|day|week|month|year)\b"
    r"|\b(?:via|from|here|view|see|watch|listen|read|more|print|vor|mehr|alle|uhr|lire"
    r"|voir|leer|ver|leia|há|oku|this|that|these|was|were|has|have|is|are|your|our|you"
    r"|we)\b|^(?:View|See|Watch|Listen|Read|More|Print|Here|From|About)$"
)
"""Words of the lines around a byline; the short ones only in lower case or alone."""

PLACEHOLDER = re.compile(
    r"(?i)[\[{<].*|\S*@\S+|n/?a|(?:wp-?)?admin\w*|root|test|webmaster|super ?user"
    r"|guest(?: (?:author|writer|contributor|user|post|blogger))?|nobody|no author"
    r"|autor|author|auteur|autore|an[oó]nimo|anonym(?:ous|e)?|unknown|null|none|nan"
    r"|(?:undefined ?)+|true|false|default|user"
    r"|(?:microsoft|adobe|joomla|drupal|typo3|wordpress|front ?page)\b.*"
)
"""What programs put, or their own name, where they know no author."""

_AGENCIES = (
    "ap afp reuters dpa apa epa efe ansa pap upi tass pti ani ians dapd sid kna epd"
    " sda ats ntb tt ritzau anp belga lusa cp pa aap xinhua kyodo jiji yonhap anadolu"
    " bloomberg ians cna ddp ots čtk ctk mti stt agerpres tanjug fena elta bns"
    " ukrinform interfax irna isna bernama vna"
)
_PARTICLES = (
    "van von der den de del della di da dos das do du la le el al bin ibn ben af av zu"
    " zur zum ter ten te vom y e und i und st bint abu ould d' l' o"
)
AGENCY = frozenset(_AGENCIES.split())
PARTICLES = frozenset(_PARTICLES.split())

_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch
    donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi
    samedi dimanche lunes martes miércoles jueves viernes sábado lunedì martedì
    mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота
    воскресенье
"""
DAYS = frozenset(_DAYS.split())
"""Days of the week: a date's, and no names."""

HOST = re.compile(
    r"(?:www\.)?(?:[\w-]+\.)*[\w-]{3,}\.(?:com|net|org|info|biz|news|[a-z]{2})"
    r"(?:\.[a-z]{2})?",
    re.I,
)
"""A site by its address, which is no person."""

BEHIND = re.compile(
    r"(?i)\s+(?:(?:last |first |zuletzt )?(?:published|updated|posted|modified"
    r"|publi(?:é|cado|cada)|actualizado|atualizado|aktualisiert|veröffentlicht"
    r"|pubblicato|aggiornato|опубликовано|обновлено)\b"
    r"|opens (?:in )?(?:a )?new\b"
    r"|(?:follow(?:ing)?|folgen|suivre|seguir|segui|volgen|obserwuj|подписаться)$"
    r"|(?:(?:hace|há|il y a|vor)\s+)?\d+\s*(?:h|hrs?|hours?|mins?|minutes?"
    r"|days?|weeks?|months?|stunden?|minuten"
    r"|tagen?|heures?|jours|horas?|días|ore|minuti|giorni)\b"
    r"|(?:(?:fact[- ]checked|(?:medically )?reviewed|translated) by|as told to)\b"
    r"|(?:illustration(?:en|s)?|photograph(?:s|y)?|photos?|fotos?|bilder|zdjęcia)"
    r"\s*(?:von\b|by\b|par\b|por\b|di\b|:)).*$"
)
"""What stands behind a name: when it was changed, how to open it, who took pictures."""

HOUSE = re.compile(
    r"(?:d[ao]s?|de|dell[ao]|dell['’]|vom|von der|für|for)\s*[A-ZÀ-Þ][\w-]+"
)
"""Behind a name the house that a person is of: `da Folhapress`."""

CREDIT = re.compile(
    r"(?i)\s*(?:quellen?|sources?|fuentes?|fontes?|bron|źródło|kaynak|источник"
    r"|foto(?:s|graf|grafie)?|photos?(?:graphs?| by)?|bild(?:er|nachweis)?|images?"
    r"|credits?|copyright|©|illustrationen?|illustrations?|grafik|video)(?:\s*[:©/]"
    r"|\s+(?:by|von|par|por|di|via)\b)"
)
"""What begins a credit of pictures or sources, which is no byline."""

EDITOR = re.compile(
    r"(?i)(?:edited by|editors?|editor[ea]?s?|redaktur|edici[oó]n|edição|redigerad av"
    r"|redaktør|redaktör|éditrice?|editado por|责任编辑|責任編輯|编辑|編輯"
    r"|bearbeitet von)\s*[:：]?\s+"
)
"""What begins a line that names an editor."""

COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|e\.\s?V\.|Ltd|Inc\.?|LLC|S\.?A(?:\.?S)?(?=\.?\s*(?:[,;|/)]|$))|S\.?p\.?A"
    r"|S\.?L\.(?!\w)|B\.?V\.(?!\w)|PLC|Corp|Verlag(?:e?s?gesellschaft)?"
    r"|Bundesministerium|Ministerium|Ministry|Bundesamt|Landesanstalt|Institut[eo]?"
    r"|Universi[td]\w+|Hochschule|Customs|Department of|Bureau of|Office of|Council"
    r"|Commission|Committee|Federation|Authority|Verband|Bundesverband|Partei|Stiftung|Foundation"
    r"|Feuerwehr|Sekretariat|Group|Gruppe|Company|Publishing|Publications|Publishers"
    r"|Association|Gesellschaft|Deutsche Welle|Zeitung|Magazin)\b"
)
"""Words that stand in names of bodies and not of persons."""

PLAIN_BY = re.compile(
    r"(?:[Vv]on unser(?:em|er) \w+(?:en|in|eur)|By|BY|Von|VON|von|Par|PAR|Por|POR"
    r"|Di|Door|Przez|Av|Af|Text"
    r"|Autor(?:in)?(?:[/*:]-?(?:in|Autor(?:in)?))?|Author|Auteur|Autore|Texte|Texto"
    r"|Testo|Tekst|Автор|Текст|Written by|Story by|Posted by|Published by|Submitted by"
    r"|Geschrieben von|Verfasst von|Text von|Text by|Escrito por|Scritto da|Écrit par"
    r"|Propos recueillis par|Ein (?:Beitrag|Artikel|Gastbeitrag|Kommentar) von"
    r"|[Aa] cura di|Skrevet av|Skrevet af|Oleh|Yazan|Reported by|Écrit par|Rédigé par"
    r"|Words by|(?:Words|Text|Story) (?:and|&) (?:photo|picture|image|photograph)s? by"
    r"|Publié (?:le [^A-Z]{4,30} )?par|Redactado por|Articolo di|[Oo]prac\.|Napsala?"
    r"|Scris de|Γράφει (?:ο|η)|Piše|Teksti"
    r"|[Dd]al(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)|[Vv]an onze \w+"
    r"|De (?:notre|nos) (?:envoyée?s?|correspondante?s?)(?: spéciale?| permanente?)?"
    r"(?: (?:à|au|en|aux) [^\s,]+)?,?)\s*:?\s+"
    r"|(?:Yazar|Haber|Muhabir|Kirjoittaja|Toimittaja|Írta|Szerző|Autorius|Penulis"
    r"|Reporter|Tác giả|Συντάκτης|Συντάκτρια|Journaliste?|Giornalista|Periodista"
    r"|Redactora?|Verfasser(?:in)?|Skribent|Forfatter|Correspondent)\s*:\s*"
)
"""What begins a line that is a byline and nothing else; case matters."""

BARE_BY = re.compile(r"(?:by|di|par|por|door|av|af|Του|Της)\s+")
"""What begins a line that is a byline if nothing but names are behind it."""
