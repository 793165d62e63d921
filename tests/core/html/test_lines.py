"""Lines that speak of the page, in the languages of news; sentences of a story stay."""

import pytest

from transforms.core.html.calls import _CALLS, asks_the_reader
from transforms.core.html.lines import (
    heads_a_list,
    is_head_line,
    is_page_line,
    is_source_line,
)

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


@pytest.mark.parametrize(
    "line",
    [
        "For the latest news download our apps for iOS and Android.",
        "Descarga nuestra app y no te pierdas nada.",
        "Nachrichten aufs Handy? Hier geht es zur neuen App.",
        "¡Mira nuestro canal de YouTube!",
        "Dołącz do nas, nasz kanał na WhatsApp jest bezpłatny.",
        "¿Ya nos sigues en Telegram? Únete desde tu celular con este enlace.",
        "Become a member today",
        "Hazte socio y disfruta de todo",
        "If you're already a subscriber, you can read on.",
        "Puedes cancelar... Cancela cuando quieras.",
        "Sie sind aktuell nicht eingeloggt.",
        "You must be logged in to post.",
        "Dieser Beitrag enthält Werbung.",
        "This post may contain affiliate links.",
        "Der Newsletter kommt jeden Morgen, kostenlos.",
        "Submit your letter to the editor.",
        "Inhaltsverzeichnis",
        "Table of contents",
        "5 min read",
        "Lesezeit: ca. 3 Minuten",
        "Tiempo de lectura: 4 min",
        "Get the Harbour Post in your inbox",
        "Your daily guide to the coast. Delivered to your inbox every weekday.",
        "Inscrivez-vous à notre newsletter pour recevoir les infos du port.",
        "Newsletter: das Wichtigste jeden Morgen kostenlos in Ihr Postfach.",
        "If you value what we do, please consider making a donation today.",
        "Have a story? Email news@harbour-post.example",
    ],
)
def test_calls_to_the_reader_are_the_page_s(line):
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Harbour Post on X",
        "Like this story? Then share it.",
        "Join the conversation",
        "Click here for more",
        "Have a tip?",
        "If you buy something through a link we are paid",
        "We may earn a commission",
        "All rights reserved",
        "Todos los derechos reservados",
        "To read the full story, subscribe",
        "Log in to comment",
        "Sign in to continue",
        "JavaScript has to be enabled",
        "Your browser has cookies disabled",
        "Written permission is needed to reprint",
        "Alle Angaben ohne Gewähr",
        "We want to hear what you think about this article",
        "Bültenimize hemen abone olun",
        "हमें फेसबुक पर फॉलो करें",
        "[gallery ids=1]",
        "Seguici su Facebook",
        "Cancela cuando quieras",
        "Soutenez-nous",
    ],
)
def test_each_form_has_one_of_the_words_it_is_looked_for_by(line):
    assert asks_the_reader(line)
    assert any(form.search(line) for _, form in _CALLS)


@pytest.mark.parametrize(
    "line",
    [
        "To get the new version of the app, Google Play sends the phone a patch.",
        "Users can download the app for Android from Monday on.",
        "Publicó el video en su canal de YouTube el lunes.",
        "Ukraine wants to become a member of the union within ten years.",
        "The country is already a member and will stay one.",
        "Sie sind für den Wettbewerb angemeldet, sagte der Trainer.",
        "Fahrzeuge müssen bis Mai angemeldet sein.",
        "He was asked to submit a letter to the court by Monday.",
        "The ferry takes 5 minutes and a read of the timetable.",
        "What lands in your inbox may be a trap, the police say.",
        "The city is to consider donating the old pier to the club.",
        "“Have a story for every day of the year,” her mother used to say.",
    ],
)
def test_what_a_story_tells_of_apps_and_members_is_not(line):
    assert not is_page_line(line)


@pytest.mark.parametrize(
    ("line", "is_source"),
    [
        ("mit dpa", True),
        ("Mit Agenturmaterial.", True),
        ("avec AFP", True),
        ("(con información de EFE)", True),
        ("Quellen: Landtag", True),
        ("SOURCE Harbour Board of Port Marlow", True),
        ("© Harbour Post", True),
        ("Copyright 2024 Harbour Radio", True),
        ("（责任编辑：李四）", True),
        ("Source of all trouble is the pier", False),
        ("Copyright was the word of the day", False),
        ("with the board", False),
        ("mit dem Boot", False),
        ("con la barca", False),
    ],
)
def test_a_last_line_names_its_source_alone(line, is_source):
    assert is_source_line(line) is is_source


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 05/03/2024 à 14:30, mis à jour le 06/03/2024 à 09:00",
        "Updated 6 Mar 2024, first published 5 Mar 2024",
        "प्रकाशित: मंगलवार, 5 मार्च 2024, 10:20 IST",
        "Martes, 5 de marzo de 2024 | 10:20",
        "입력 2024.03.05 10:20 수정 2024.03.06 09:00",
        "3 months ago",
        "vor 3 Stunden",
        "3 часа назад",
        "2 小时前",
    ],
)
def test_a_line_of_dates_and_their_labels_is_the_page_s(line):
    assert is_head_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 5 March 2024 the harbour board spoke for the first time of a second ferry",
        "Five months ago the ferry was in the dock",
        "The rules of 1998 and of 2024 that the board of the harbour speaks of today",
    ],
)
def test_a_line_that_tells_of_a_day_is_the_story_s(line):
    assert not is_head_line(line)
