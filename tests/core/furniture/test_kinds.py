"""Furniture in the languages of news is told; sentences with the same words stay."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.furniture.kinds import (
    _KINDS,
    _opens_as_a_story,
    _remembered,
    furniture_kind,
    page_kind,
    page_kinds,
)
from transforms.core.furniture.words import (
    ADVERT,
    MAIL,
    READ_ALSO,
    RECEIVED,
    RELATED,
    RIGHTS,
    SHARE,
    SIGN_OFFS,
)

FURNITURE = [
    ("en", "Read more: Rates rise again", "Advertisement", "All rights reserved."),
    ("de", "Lesen Sie auch: Zinsen steigen", "Anzeige", "Alle Rechte vorbehalten"),
    ("fr", "À lire aussi : Les taux montent", "Publicité", "Tous droits réservés"),
    (
        "es",
        "Lea también: Suben tipos",
        "PUBLICIDAD",
        "Todos los derechos reservados",
    ),
    ("pt", "Leia também: Juros sobem", "Publicidade", "Todos os direitos reservados."),
    ("it", "Leggi anche: Salgono i tassi", "Pubblicità", "Tutti i diritti riservati"),
    ("nl", "Lees ook: Rente stijgt", "Advertentie", "Alle rechten voorbehouden"),
    ("pl", "Czytaj też: Stopy w górę", "REKLAMA", "Wszelkie prawa zastrzeżone"),
    ("ru", "Читайте также: Ставка выросла", "Реклама", "Все права защищены"),
    ("uk", "Читайте також: Ставка зросла", "Реклама", "Усі права захищені"),
    ("ar", "اقرأ أيضاً: ارتفاع الفائدة", "إعلان", "جميع الحقوق محفوظة"),
    ("zh", "延伸阅读：利率上升", "广告", "版权所有 © 新闻"),
    ("ja", "【関連記事】金利が上昇", "広告", "無断転載を禁じます"),
    ("tr", "İlgili haber: Faiz arttı", "Reklam", "Tüm hakları saklıdır."),
    ("hi", "यह भी पढ़ें: ब्याज दर बढ़ी", "विज्ञापन", "सर्वाधिकार सुरक्षित"),
]


@pytest.mark.parametrize(
    ("more", "advert", "rights"),
    [pytest.param(*lines, id=language) for language, *lines in FURNITURE],
)
def test_furniture_is_told_in_each_language(more, advert, rights):
    kinds = (furniture_kind(more), furniture_kind(advert), furniture_kind(rights))
    assert kinds == ("read-more", "advert", "copyright")


LEADING_ELSEWHERE = [
    ("sv", "Läs också: Räntan höjs"),
    ("da", "Læs også: Renten stiger"),
    ("no", "Les også: Renten settes opp"),
    ("fi", "Lue myös: Korko nousee"),
    ("cs", "Čtěte také: Sazby rostou"),
    ("ro", "Citește și: Dobânzile cresc"),
    ("hr", "Pročitajte i: Kamate rastu"),
    ("bg", "Вижте още: Лихвите растат"),
    ("hu", "Olvassa el ezt is: Emelkedik a kamat"),
    ("el", "Διαβάστε επίσης: Ανεβαίνουν τα επιτόκια"),
    ("fa", "بیشتر بخوانید: نرخ بهره بالا رفت"),
    ("ur", "مزید پڑھیں: شرح سود میں اضافہ"),
    ("he", "קראו גם: הריבית עולה"),
    ("bn", "আরও পড়ুন: সুদের হার বাড়ল"),
    ("ta", "இதையும் படிங்க: வட்டி உயர்வு"),
    ("th", "อ่านเพิ่มเติม: ดอกเบี้ยขึ้น"),
    ("vi", "Xem thêm: Lãi suất tăng"),
    ("id", "Baca juga: Suku bunga naik"),
    ("ko", "[관련기사] 금리 또 오르나"),
    ("es of Argentina", "Mirá también: Suben las tasas"),
    ("a tabloid", "MORE: Rates rise again"),
]


@pytest.mark.parametrize(
    "line", [pytest.param(line, id=name) for name, line in LEADING_ELSEWHERE]
)
def test_what_leads_elsewhere_is_told_in_more_languages(line):
    assert page_kind(line) == "read-more"


RESERVED = [
    pytest.param("RIPRODUZIONE RISERVATA", id="Italian"),
    pytest.param("Queda prohibida la reproducción total o parcial.", id="Spanish"),
    pytest.param("ⓒ 강변일보, 무단 전재 및 재배포 금지", id="Korean"),
    pytest.param("<저작권자(c) 강변통신, 무단 전재-재배포 금지>", id="a Korean agency"),
    pytest.param("כל הזכויות שמורות", id="Hebrew"),
    pytest.param("© dpa-infocom, dpa:240305-99-231455/3", id="an agency's number"),
    pytest.param(
        "All rights reserved. This material, and other digital content on this"
        " website, may not be reproduced, published, broadcast, rewritten or"
        " redistributed in whole or in part without written permission.",
        id="at length",
    ),
]


@pytest.mark.parametrize("line", RESERVED)
def test_what_may_not_be_copied_is_told(line):
    assert page_kind(line) == "copyright"


SIGNED = "(END)|==Kyodo|/ritzau/|-- BERNAMA|ČTK|/БТА/|Lusa/Fim|sob/ mok/|(na mit dpa)"
MARKED = "___|# # #|* * * *|----------|انتهای پیام|bur-abc/def|PTI ABC DE|(ANSA)."


GERMAN = ("(Schluss)", "(Schluss) abc/def", "(Forts.)")


@pytest.mark.parametrize("line", [*SIGNED.split("|"), *MARKED.split("|"), *GERMAN])
def test_what_a_wire_ends_with_is_a_sign_off(line):
    assert page_kind(line) == "sign-off"


NEWSLETTERS = [
    ("en", "View this email in your browser", "Unsubscribe: https://example.org/u?i=1"),
    ("de", "Im Browser ansehen", "Newsletter abbestellen"),
    ("fr", "Voir ce message dans votre navigateur", "Se désabonner"),
    ("es", "Ver este correo en tu navegador", "Darse de baja"),
    ("pt", "Ver este e-mail no seu navegador", "Cancelar a subscrição"),
    ("it", "Visualizza questa e-mail nel tuo browser", "Annulla l'iscrizione"),
    ("nl", "Bekijk deze e-mail in je browser", "Uitschrijven"),
    ("pl", "Zobacz tę wiadomość w przeglądarce", "Wypisz się"),
    ("ru", "Открыть письмо в браузере", "Отписаться от рассылки"),
    ("uk", "Переглянути лист у браузері", "Відписатися"),
    ("ar", "عرض هذه الرسالة في المتصفح", "إلغاء الاشتراك"),
    ("zh", "在浏览器中查看此邮件", "退订"),
    ("ja", "ブラウザで表示する", "配信停止はこちら"),
    ("tr", "Tarayıcıda görüntüle", "Abonelikten çık"),
    ("hi", "ब्राउज़र में देखें", "सदस्यता समाप्त करें"),
]


@pytest.mark.parametrize(
    ("view", "leave"), [pytest.param(*two, id=name) for name, *two in NEWSLETTERS]
)
def test_what_a_newsletter_says_of_itself_is_furniture(view, leave):
    assert (furniture_kind(view), furniture_kind(leave)) == ("newsletter", "newsletter")


def test_why_a_newsletter_was_sent_is_furniture():
    line = "You are receiving this email because you signed up at example.org."
    assert furniture_kind(line) == "newsletter"


SHARED = [
    pytest.param("Share this on Facebook", id="English"),
    pytest.param("Artikel teilen", id="German"),
    pytest.param("Partager sur Facebook", id="French"),
    pytest.param("Compartir en Twitter", id="Spanish"),
    pytest.param("Condividi su Facebook", id="Italian"),
    pytest.param("Поделиться в Facebook", id="Russian"),
    pytest.param("分享到微信", id="Chinese"),
    pytest.param("Facebook Twitter WhatsApp", id="names alone"),
]


@pytest.mark.parametrize("line", SHARED)
def test_asking_to_share_is_furniture(line):
    assert furniture_kind(line) == "share"


PROSE = [
    pytest.param("Unsubscribe rates rose in May. Nobody knew why.", id="of leaving"),
    pytest.param("You are receiving this medal, the king said.", id="of receiving"),
    pytest.param("Read more books, the minister told pupils on Monday.", id="en"),
    pytest.param("Lesen Sie mehr Bücher, riet der Minister den Schülern.", id="de"),
    pytest.param("Lire aussi des journaux aide les enfants.", id="fr"),
    pytest.param("Anzeige erstattete der Mann erst am Montag.", id="an accusation"),
    pytest.param("Реклама подорожала на десять процентов.", id="ru"),
    pytest.param("Recommended", id="a heading"),
    pytest.param("The post office appeared first in 1851.", id="a post office"),
    pytest.param("(Schluss mit lustig, sagte er.)", id="a saying"),
    pytest.param("More: a life in letters", id="a title"),
    pytest.param("Finland votes", id="an opening like a sign-off's"),
    pytest.param("AP exams begin", id="an agency's letters"),
    pytest.param("Reproduction interdite aux mineurs, dit la loi.", id="a law"),
    pytest.param("Related companies gained, too", id="a beginning"),
    pytest.param("广告收入去年增长了百分之十。", id="zh"),
    pytest.param("विज्ञापन पर खर्च पिछले साल बढ़ गया।", id="hi"),
]


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_with_the_same_words_stays(line):
    assert furniture_kind(line) is None


TOLD = [*dict(_KINDS).values()]
for words in (READ_ALSO, RELATED, ADVERT, SHARE, RIGHTS, SIGN_OFFS, MAIL, RECEIVED):
    TOLD += words


@pytest.mark.parametrize("told", TOLD)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_quick_look_at_a_lines_opening_misses_no_furniture(told, data):
    line = data.draw(st.from_regex(re.compile(told, re.I), fullmatch=True))
    assert not _opens_as_a_story(line)
    lines = (line, f"{line} {'and so on ' * 10}.", f"“{line}: {'more ' * 20}.”")
    assert page_kinds(lines) == tuple(page_kind(one) for one in lines)


def test_lines_without_end_are_not_remembered():
    kept = _remembered.cache_info().currsize
    lines = tuple(f"{n} times the mayor opened a bridge" * 100 for n in range(9))
    assert page_kinds(lines) == (None,) * 9
    assert page_kind(lines[0]) is None
    assert _remembered.cache_info().currsize == kept
