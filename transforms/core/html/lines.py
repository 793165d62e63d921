"""Lines that speak of the page or its paper, and not of the story: by their words.

Only whole paragraphs of the length of a line, in forms that are the web's and not a
site's; what names nobody and asks the reader for something.
"""

import re

from transforms.core.heads.bylines import read_byline
from transforms.core.html.calls import asks_the_reader
from transforms.core.page.written_dates import find_date

LONGEST = 320
LONGEST_DATE = 45  # characters
LONGEST_DATES = 100
"""Characters of a line with little but dates in it."""

MOST_BESIDE = 30
"""Characters beside the dates of a longer line: `Published`, `updated`, a weekday."""

_DATE = re.compile(
    r"\d{1,2}\.?[./ -]+(?:\w{3,10}|\d{1,2})[., /-]+(?:19|20)\d\d\b"
    r"|\w{3,10}\.? \d{1,2},? (?:19|20)\d\d\b|\b(?:19|20)\d\d[-./年]\s?\d{1,2}(?!\d)"
)
_AGO = re.compile(
    r"\W*(?:(?:published|updated|posted) )?(?:\d{1,2}|an?)"
    r" (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago\W*"
    r"|\W*vor (?:\d{1,2}|eine[mr]) (?:minute|stunde|tag|woche|monat|jahr)(?:e?n)?\W*"
    r"|\W*(?:il y a|hace|há) \d{1,2} (?:minut[eo]s?|heures?|horas?|jours?|d[ií]as?"
    r"|semaines?|semanas?|mois|mes(?:es)?|ans?|años?|anos?)\W*"
    r"|\W*\d{1,2} (?:minut[io]|or[ae]|giorn[io]|settiman[ae]|mes[ei]|ann[io]) fa\W*"
    r"|\W*\d{1,2} (?:minuten|uur|dagen|weken|maanden|jaar) geleden\W*"
    r"|\W*\d{1,2} \w{3,8} назад\W*"
    r"|\W*\d{1,2} ?(?:分钟|分鐘|小时|小時|時間|日|天)前\W*",
    re.IGNORECASE,
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
    r"|agences|agencias?|agências?|agenzie)(?:[/, ]+\w{2,8}){0,2}\W*"
    r"|(?-i:SOURCE) .{0,50}"
    r"|\W*(?:责任编辑|責任編輯|责编|编辑|編輯|校对|校對)\s*[:：].{1,30}"
    r"|\W*(?:©|\(c\) ?(?=(?:19|20)\d\d)|copyright (?=©|\(c\)|(?:19|20)\d\d)).{0,50}",
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
        or asks_the_reader(line)
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
    return _is_date_line(line) or read_byline(line) is not None


def _is_date_line(line: str) -> bool:
    """Return whether a line is a date with its labels, in any language.

    >>> _is_date_line("Publié le 05/03/2024 à 14:30, mis à jour le 06/03/2024 à 9:00")
    True
    """
    if len(line) > LONGEST_DATES or line.endswith((".", "!", "?", ":")):
        return False
    if len(line) <= LONGEST_DATE and (_DATE.search(line) or _AGO.fullmatch(line)):
        return True
    rest, found = line, False
    while written := find_date(rest, month_first=False):
        rest, found = f"{rest[: written.start]} {rest[written.end :]}", True
    if len(line) <= LONGEST_DATE or not found:
        return found
    beside = "".join(rest.split())
    return len(beside) <= MOST_BESIDE and beside[0] not in "—–-" and "@" not in beside
