"""Lines that speak of the page, in the languages of news; sentences of a story stay."""

import pytest

from transforms.core.html.lines import heads_a_list, is_page_line

PAGE_LINES = {
    "en": ("Related articles", "Subscribe to our newsletter", "Comments"),
    "de": ("Mehr zum Thema", "Jetzt unseren Newsletter abonnieren", "Kommentare"),
    "fr": ("Sur le même sujet", "Abonnez-vous à notre newsletter", "Commentaires"),
    "es": ("Noticias relacionadas", "Suscríbete a nuestro boletín", "Comentarios"),
    "pt": ("Notícias relacionadas", "Assine a nossa newsletter", "Comentários"),
    "it": ("Articoli correlati", "Iscriviti alla nostra newsletter", "Commenti"),
    "nl": ("Gerelateerde artikelen", "Schrijf je in voor onze nieuwsbrief", "Reacties"),
    "pl": ("Powiązane artykuły", "Zapisz się do newslettera", "Komentarze"),
    "ru": ("По теме", "Подпишитесь на нашу рассылку", "Комментарии"),
    "uk": ("За темою", "Підпишіться на нашу розсилку", "Коментарі"),
    "ar": ("مواضيع ذات صلة", "اشترك في نشرتنا البريدية", "التعليقات"),
    "zh": ("相关新闻", "订阅我们的电子报", "评论"),
    "ja": ("関連記事", "メールマガジンに登録", "コメント"),
    "tr": ("İlgili haberler", "Bültenimize abone olun", "Yorumlar"),
    "hi": ("संबंधित खबरें", "हमारे न्यूज़लेटर की सदस्यता लें", "टिप्पणियां"),
}


@pytest.mark.parametrize("language", PAGE_LINES)
def test_a_page_s_own_lines_are_told_in_each_language(language):
    assert all(map(is_page_line, PAGE_LINES[language]))


@pytest.mark.parametrize(
    "line",
    [
        "Fot. PAP",
        "Photo : AFP",
        "写真：ロイター",
        "图片来源：路透社",
        "الصورة: رويترز",
        "Fotoğraf: AA",
        "फोटो: पीटीआई",
        "Volg ons op Facebook",
        "关注我们的微信公众号",
        "تابعونا على فيسبوك",
        "हमें फेसबुक पर फॉलो करें",
    ],
)
def test_credits_and_calls_to_follow_are_the_page_s(line):
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister angered the unions.",
        "Kommentare des Ministers verärgerten die Gewerkschaften.",
        "Les commentaires du ministre ont irrité les syndicats.",
        "Комментарии министра возмутили профсоюзы.",
        "评论人士认为，利率将继续上升。",
        "コメントを求められた大臣は答えなかった。",
        "मंत्री की टिप्पणियां यूनियनों को नागवार गुजरीं।",
        "तस्वीर साफ है कि हमें आगे बढ़ना होगा।",
        "图书馆下周重新开放。",
        "Fotoğraf sergisi pazar günü açılıyor.",
    ],
)
def test_a_sentence_of_the_story_is_not(line):
    assert not is_page_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Top stories",
        "Meistgelesen",
        "Les plus lus",
        "Lo más leído",
        "Últimas notícias",
        "I più letti",
        "Meest gelezen",
        "Najnowsze",
        "Популярное",
        "Останні новини",
        "الأكثر قراءة",
        "热门新闻",
        "人気記事",
        "Son haberler",
        "ताज़ा खबरें",
    ],
)
def test_a_line_above_other_stories_is_told(line):
    assert heads_a_list(line)
