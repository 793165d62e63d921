"""Lines that speak of the page or its paper, and not of the story: by their words.

Only whole paragraphs of the length of a line, in forms that are the web's and not a
site's; what names nobody and asks the reader for something.
"""

import re

from transforms.core.bylines import read_byline

LONGEST = 320
LONGEST_DATE = 45  # characters
_DATE = re.compile(
    r"\d{1,2}\.?[./ -]+(?:\w{3,10}|\d{1,2})[., /-]+(?:19|20)\d\d\b"
    r"|\w{3,10}\.? \d{1,2},? (?:19|20)\d\d\b|\b(?:19|20)\d\d[-./年]\s?\d{1,2}(?!\d)"
)

_LABELS = re.compile(
    r"\W*(?:you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|read (?:more|next|also)|see also|also read|recommended|trending|watch|loading"
    r"|more(?: on this(?: story)?| stories| news| from .{2,30})?"
    r"|related(?: articles?| stor(?:y|ies)| topics?| content| links?)?"
    r"|comments?|advertisement|share(?: this(?: article| story| post)?)?|tags?|topics?"
    r"|tell us what you think"
    r"|mehr zum thema|auch interessant|schon gelesen|auch lesen|zum thema|passend dazu"
    r"|lesen sie auch(?: die folgenden beiträge)?|weitere beiträge.{0,30}"
    r"|das (?:thema )?könnte (?:dich|sie) auch interessieren|teilen(?: mit)?"
    r"|wird geladen|anzeige"
    r"|lire aussi|à lire aussi|voir aussi|sur le même sujet|partager|publicité"
    r"|lea también|lee también|le puede interesar|te puede interesar|temas|etiquetas"
    r"|contenido relacionado|noticias relacionadas|publicidad|leia também|leia mais"
    r"|leggi anche|lees ook|czytaj także|czytaj też|etiketler|читайте также"
    r"|читайте також|по теме|за темою|関連記事|関連ニュース|あわせて読みたい"
    r"|相关(?:阅读|新闻)|相關(?:閱讀|新聞)|延伸阅读|延伸閱讀|推荐阅读|مواضيع ذات صلة"
    r"|notícias relacionadas|articoli correlati|gerelateerde artikelen"
    r"|powiązane artykuły|ilgili haberler|संबंधित (?:खबरें|समाचार)|kommentare?"
    r"|notas relacionadas|te recomendamos|mir[ae] también|ver (?:también|más)"
    r"|lust auf mehr|mehr zum thema auf .{2,30}|weitere informationen"
    r"|inhaltsverzeichnis"
    r"|table of contents|sommaire|spis treści|(?:filed under|posted in)\b.{2,40}"
    r"|(?:\d{1,2} ?min(?:ute)?[ns]?\.? (?:read|lesezeit|de lectura|de lecture"
    r"|di lettura|czytania|leitura|leestijd))"
    r"|(?:lesezeit|reading time|tiempo de lectura|temps de lecture|tempo di lettura"
    r"|czas czytania|leestijd|время чтения|okuma süresi)\W*(?:ca\.? ?)?\d{1,2}.{0,12}"
    r"|commentaires?|comentarios?|comentários?|commenti|reacties|komentarze"
    r"|комментарии|коментарі|التعليقات|评论|評論|コメント|yorumlar|टिप्पणि(?:यां|याँ))\W*",
    re.IGNORECASE,
)
_SIGN_UP = (
    r"(?:subscri|sign[ -]?up|register|abonn|iscri(?:viti|zione)|suscr[ií]b|inscre[iv]"
    r"|assine|zapisz|подпи[сш]|підпи[сш]|anmeld|aanmeld|schrijf .{0,10}in\b|اشترك|订阅"
    r"|訂閱|登録|abone ol|सदस्यता)"
)
_LETTER = (
    r"(?:newsletter|inbox|e-?mail|updates|boletín|бюллетень|рассылк|розсилк|канал"
    r"|channel|nieuwsbrief|نشرت|电子报|電子報|邮件|bülten|न्यूज़लेटर|न्यूजलेटर)"
)
_NETWORK = (
    r"(?:facebook|twitter|instagram|x\b|tiktok|youtube|telegram|whatsapp|google news"
    r"|linkedin)"
)
_ASKS = re.compile(
    rf"{_SIGN_UP}.{{0,120}}{_LETTER}"
    rf"|(?:newsletter|inbox).{{0,80}}(?:{_SIGN_UP}|\bhere\b|\bhier\b)"
    rf"|\bfollow (?:us|\w+(?: \w+){{0,3}}) on {_NETWORK}"
    r"|メールマガジン(?:に|の)?登録|bültenimize .{0,20}abone"
    r"|(?:تابعونا|تابعنا) (?:على|عبر)\b|关注我们|關注我們|[でを]フォロー(?:する)?\Z"
    rf"|(?:bizi|हमें) .{{0,10}}(?:{_NETWORK}|फेसबुक|ट्विटर|इंस्टाग्राम|व्हाट्सएप)"
    r"|न्यूज़लेटर की सदस्यता"
    r"|(?:s[ií]guenos|seguici|suivez-nous|folgen? (?:sie )?uns|siga-nos|obserwuj nas"
    r"|volg ons)"
    rf".{{0,60}}{_NETWORK}"
    r"|\blike this (?:story|article|post)\b.{0,40}share"
    r"|\b(?:share|join) (?:your|the) (?:thoughts|conversation|discussion)"
    r"|\bjoin (?:our|the) (?:commenting|conversation|telegram|whatsapp|newsletter)"
    r"|\bclick here (?:for|to)\b|\A\[\w+ \w+="
    r"|\bhave (?:a|any) (?:tip|question|news)s?\b.{0,40}\?"
    r"|\bif you (?:buy|purchase) .{0,40}(?:through|via|from) .{0,30}(?:link|post|page)"
    r"|\bwe may (?:earn|receive|get) .{0,30}commission"
    r"|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b"
    r"|\btodos los derechos reservados\b|\btutti i diritti riservati\b"
    r"|\bto (?:read|view|continue reading) (?:the )?(?:full|rest|this).{0,60}subscri"
    r"|\b(?:sign|log) ?in to (?:read|view|comment|continue)"
    r"|\A\W*(?:for .{0,80} )?(?:download|get|install|descarga|télécharge[rz]?|scarica"
    r"|pobierz|baixe|laden sie|lade dir|скачай(?:те)?)\b.{0,40}\bapps?\b"
    r"|\bhier geht(?: e|')s zu[rm]?\b.{0,40}\bapp\b"
    r"|\b(?:nuestr[oa]|noss[oa]|our|unser\w*|nostr[oa]|notre|nasz\w*|наш\w*) (?:canal"
    r"|kanal\w*|kanał\w*|cha[iî]ne|channel|canale|канал\w*)\b.{0,20}"
    r"(?:telegram|youtube|whatsapp|телеграм)"
    r"|\búnete\b.{0,60}\b(?:canal|enlace|grupo|telegram|whatsapp|comunidad)\b"
    r"|\A\W*(?:become an? (?:member|subscriber|patron|supporter)\b(?! of)"
    r"|hazte (?:socio|socia|miembro|suscriptor)|jetzt mitglied werden|devenez membre)"
    r"|\b(?:already a subscriber|bereits abonnent|déjà abonné|ya eres suscriptor"
    r"|support (?:our|independent) journalism|unterstützen sie (?:uns|unsere arbeit)"
    r"|cancela cuando quieras|apoye o jornalismo|soutenez-nous)\b"
    r"|\bnewsletter\b.{0,120}\b(?:kostenlos|gratis|gratuit[ea]?|free of charge"
    r"|informiert sie)\b"
    r"|\b(?:you (?:must|need to) be logged in|(?:sie sind|du bist)(?: \w+)? nicht"
    r" (?:eingeloggt|angemeldet)|(?:sie müssen|du musst) .{0,20}eingeloggt sein)\b"
    r"|\b(?:beitrag|artikel|text|post|article|page) (?:enthält|(?:may )?contains?)"
    r" (?:werbung|werbelinks|affiliate)"
    r"|\balle angaben ohne gewähr\b|\bsubmit (?:your|a) letter to the editor\b"
    r"|\bwant to hear what you think about this\b"
    r"|\bwritten permission\b.{0,60}\breprint"
    r"|\b(?:javascript|your browser|ad[- ]?blocker?)\b.{0,80}(?:en|dis)able",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:(?:photos?|fotos?|image|bild|picture|photograph|titelbild|foto|фото"
    r"|fotoğraf)(?: ?(?:credits?|by|courtesy|von|de|:))\W|fot\. "
    r"|(?:写真|図|图片来源|圖片來源|图|الصورة|फोटो|फ़ोटो)\s*[:：/／=＝])\s*.{0,60}",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:sources?|quellen?|fuente|fonte|źródło|источник|kaynak|zdroj)\s*:.{0,40}"
    r"|\W*(?:mit|with|avec|con|com|z|med)(?: (?:material (?:von|der)|reporting by"
    r"|informa(?:ções|ción|zioni) (?:de|da|di)))?(?: the)? (?:dpa|afp|ap|reuters|efe"
    r"|ansa|pap|tt|ntb|ritzau|sda|apa|kna|epd|agenturmaterial|agenturen|agencies"
    r"|agences|agencias?|agências?|agenzie)(?:[/, ]+\w{2,8}){0,2}\W*",
    re.I,
)


_LIST = re.compile(
    r"\W*(?:(?:top|latest|recent|more|other|popular)"
    r" (?:stories|news|posts|articles|headlines)"
    r"|most (?:read|popular|viewed)|trending(?: now)?|you (?:may|might) also like"
    r"|(?:neueste|aktuelle|weitere) (?:artikel|beiträge|nachrichten|meldungen)"
    r"|meistgelesen|les plus lus|à la une|articles récents|lo más (?:leído|visto)"
    r"|últimas noticias|(?:mais|últimas) (?:lidas|notícias)|i più letti|ultime notizie"
    r"|meest gelezen|laatste nieuws|najpopularniejsze|najnowsze|популярное"
    r"|последние новости|популярне|останні новини|الأكثر قراءة|آخر الأخبار"
    r"|热门新闻|最新消息|熱門新聞|人気記事|最新記事|アクセスランキング"
    r"|çok okunanlar|son haberler|ताज़ा खबरें)\W*",
    re.IGNORECASE,
)


def heads_a_list(line: str) -> bool:
    """Return whether a line stands above a list of other stories.

    >>> heads_a_list("Top stories"), heads_a_list("Top stories of the year vary.")
    (True, False)
    """
    return len(line) < 40 and _LIST.fullmatch(line) is not None


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


def is_head_line(line: str) -> bool:
    """Return whether a line at the text's head is a date or a byline.

    >>> is_head_line("November 20, 2019 - 11:28 AMT"), is_head_line("By Ann Lee")
    (True, True)
    >>> is_head_line("Top 10 films of 2019")
    False
    """
    if len(line) > LONGEST_DATE or line.endswith((".", "!", "?", ":")):
        return read_byline(line) is not None
    return _DATE.search(line) is not None or read_byline(line) is not None
