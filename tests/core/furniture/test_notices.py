"""What a page says to its reader, captions and page dates go; a story's lines stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.core.composing import compose, restore
from transforms.core.cuts import join
from transforms.core.furniture.kinds import page_kind
from transforms.core.furniture.notices import notice_kind
from transforms.core.headlines import drop_related_headlines
from transforms.core.schema import Draft, Source

STORY = [
    "The harbour bridge will close to traffic on Monday for nine weeks, the port said.",
    "Ferries will run every ten minutes at peak times and every half hour at night.",
    "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
]
COOKIES = "This website uses cookies to improve your experience."


def removed_from(lines, plain=True):
    source = Source(uri="a", format="text", sha256="", bytes=0)
    raw = "\n".join(lines) if plain else None
    draft = Draft(source=source, key=bytes(16), raw_text=raw, paragraphs=tuple(lines))
    draft = drop_related_headlines(draft)
    text, removed = compose(draft.paragraphs, draft.cuts)
    assert restore(text, removed) == join(lines)
    return [(piece.text.strip(), piece.evidence["kind"]) for piece in removed]


NOTICES = [
    (
        "en",
        "We use cookies to help you.",
        "Your email address will not be published.",
    ),
    (
        "de",
        "Diese Website verwendet Cookies.",
        "Deine E-Mail-Adresse wird nicht gezeigt.",
    ),
    (
        "fr",
        "Ce site utilise des cookies.",
        "Votre adresse e-mail ne sera pas publiée.",
    ),
    (
        "es",
        "Este sitio utiliza cookies.",
        "Tu dirección de correo electrónico no será vista.",
    ),
    ("pt", "Este site usa cookies.", "O seu endereço de email não será publicado."),
    (
        "it",
        "Questo sito utilizza i cookie.",
        "Il tuo indirizzo email non sarà pubblicato.",
    ),
    ("nl", "Deze site gebruikt cookies.", "Je e-mailadres wordt niet gepubliceerd."),
    (
        "pl",
        "Ta strona używa plików cookies.",
        "Twój adres e-mail nie zostanie pokazany.",
    ),
    ("ru", "Этот сайт использует cookie.", "Ваш адрес email не будет опубликован."),
    ("uk", "Цей сайт використовує cookie.", "Ваша e-mail адреса не буде видна."),
    (
        "ar",
        "يستخدم هذا الموقع ملفات تعريف الارتباط.",
        "لن يتم نشر عنوان بريدك الإلكتروني.",
    ),
    ("zh", "本网站使用Cookie以改善体验。", "您的电子邮箱地址不会被公开。"),
    ("ja", "当サイトではCookieを使用しています。", "メールアドレスが公開されません。"),
    ("tr", "Bu site çerez kullanır.", "E-posta hesabınız yayımlanmayacak."),
    ("hi", "यह वेबसाइट कुकीज़ से चलती है।", "आपका ईमेल पता प्रकाशित नहीं होगा।"),
]


@pytest.mark.parametrize(
    ("cookies", "comments"), [pytest.param(*two, id=name) for name, *two in NOTICES]
)
def test_notices_of_cookies_and_comments_are_told_in_each_language(cookies, comments):
    assert (page_kind(cookies), page_kind(comments)) == ("consent", "comments")


MONTHS = ("January", "February", "March", "April", "May")
GOES = [
    pytest.param("By submitting this form you agree that we keep it.", "consent",
                 id="what a form asks"),
    pytest.param("Get the Morning Brief delivered to your inbox.", "newsletter",
                 id="a newsletter's advert"),
    pytest.param("[Get the Morning Brief delivered to your inbox][4]", "newsletter",
                 id="the same as a link"),
    pytest.param("When you buy through our links we may earn a commission.", "commerce",
                 id="what the page earns by"),
    pytest.param("The material on this site may not be reproduced.", "copyright",
                 id="what may not be done with it"),
    pytest.param("Media playback is unsupported on your device", "device",
                 id="what the browser can't do"),
    pytest.param("Image caption Ann Lee bakes by the quay", "caption",
                 id="a caption with its label"),
    pytest.param("Photo: Swans on the upper river last winter", "caption",
                 id="a caption with a colon"),
    pytest.param("Swans on the river on Monday. REUTERS/Bo Chan", "caption",
                 id="a caption with an agency's credit"),
    pytest.param("Ferries at night, June 3, 2019. (AP Photo/Bo Chan)", "caption",
                 id="a caption with its credit in brackets"),
    pytest.param("Ferries wait at the quay. (Photo by Bo Chan).", "caption",
                 id="a photographer in brackets"),
    pytest.param("© Bo Chan Ferries wait at the quay", "caption",
                 id="a photographer's mark before it"),
    pytest.param("Published 10:02 AM EST Nov 19, 2019", "page-date",
                 id="when it was published"),
    pytest.param("Wednesday 20 November 2019 11:42, UK", "page-date",
                 id="a date with its time"),
    pytest.param("Опубликовано 3 июня 2019", "page-date", id="a date in Russian"),
    pytest.param("Stand: 05.03.2024, 17:40 Uhr", "page-date", id="a date in German"),
    pytest.param("Mis à jour le 05 mars 2024 à 19h03", "page-date",
                 id="a French clock"),
    pytest.param("05/03/2024 09h31 Atualizado há 2 horas", "page-date",
                 id="how long ago it was changed"),
    pytest.param("2024. március 5., kedd 08:41", "page-date", id="a Hungarian day"),
    pytest.param("입력 2024.03.05. 오후 2:31", "page-date", id="a date in Korean"),
    pytest.param("2024年3月5日 17時00分", "page-date", id="a date in Japanese"),
    pytest.param("প্রকাশ: ০৫ মার্চ ২০২৪, ১০:৪৫", "page-date", id="a date in Bengali"),
    pytest.param("प्रकाशित: 5 मार्च 2024, 10:00", "page-date", id="a date in Hindi"),
    pytest.param("5 มี.ค. 2567 เวลา 07:30 น.", "page-date", id="a date in Thai"),
    pytest.param("The views expressed in this column are the author's own.",
                 "copyright", id="whose the views are"),
    pytest.param("This article originally appeared on The Quay: Bridge to close",
                 "copyright", id="where it stood first"),
    pytest.param("Get the day's news in your inbox. Sign up here.", "newsletter",
                 id="news in an inbox"),
    pytest.param("Subscribe to unlock this article", "newsletter", id="a paywall"),
    pytest.param("This article is more than 1 year old", "copyright",
                 id="how old it is"),
    pytest.param("【责任编辑：李明】", "credit", id="an editor in charge"),
    pytest.param("{{ #errors }}{{ message }}{{ /errors }}", "markup",
                 id="a template never filled in"),
    pytest.param("About us | Contact us | Terms of use | Careers | Feedback", "menu",
                 id="a menu in one line"),
    pytest.param("Stocks: A | B | C | D | E | F | G | H | I | J | K | L", "menu",
                 id="an index of letters"),
    pytest.param(f"Archives {' '.join(f'{m} 2019 {m} 2018' for m in MONTHS)}",
                 "archive", id="an archive by month"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind"), GOES)
def test_what_the_page_says_goes_with_its_kind(line, kind):
    assert removed_from([*STORY[:2], line, STORY[2]]) == [(line, kind)]


AUTHOR = "Ann Lee is a senior reporter at the Gazette, where she covers the harbour."


def test_who_the_author_is_goes_under_a_story_on_a_page():
    assert removed_from([*STORY, AUTHOR, COOKIES]) == [
        (AUTHOR, "author"),
        (COOKIES, "consent"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*STORY, AUTHOR], id="where nothing else shows to be a page"),
        pytest.param([COOKIES, STORY[0], AUTHOR, STORY[1]], id="within the story"),
        pytest.param([COOKIES, AUTHOR], id="where no story is left"),
    ],
)
def test_who_the_author_is_stays(lines):
    assert AUTHOR not in [text for text, _ in removed_from(lines)]


STAYS = [
    pytest.param("This website used to be a newspaper, its founder says.", id="a site"),
    pytest.param("We use cookies as cutters, the baker said.", id="other cookies"),
    pytest.param("By using satellites, scientists hope to find it.", id="using"),
    pytest.param("Get out before the water rises, they were told.", id="get"),
    pytest.param("The material on the table was hers, Lee said.", id="material"),
    pytest.param("Your country needs you, the posters read.", id="your"),
    pytest.param("The photo, taken by Bo Chan, shows the quay.", id="of a photo"),
    pytest.param(
        "He told Reuters/Ipsos pollsters that he would stay.", id="a pollster"
    ),
    pytest.param("Prices rose (see picture)", id="a picture in brackets"),
    pytest.param(
        "[Reporting by Ann Lee; Editing by Bo Chan]", id="an editor's brackets"
    ),
    pytest.param("(Published Monday, June 3, 2019)", id="a bracketed note"),
    pytest.param("June 3, 2019", id="a date alone, as in a chronicle"),
    pytest.param("400 | 2019-06-03 14:35:00 | 1 | 3.31", id="a row of a log"),
    pytest.param("“I agree to the terms,” the minister said.", id="what one said"),
    pytest.param("By signing up to the treaty, Rome gave in.", id="signing up"),
    pytest.param("By clicking on it they gave away their names.", id="clicking"),
    pytest.param("Something went wrong with the brakes.", id="something wrong"),
    pytest.param("Reproduction of the stolen print began.", id="reproduction"),
    pytest.param("Already a member, Rome voted last.", id="a member"),
    pytest.param("10:43", id="a time alone, as in a live blog"),
    pytest.param("1945 GMT", id="a kick-off"),
    pytest.param("Follow Ann Lee on Twitter.", id="a story's own last line"),
    pytest.param("More from the harbour", id="a subheading"),
    pytest.param("[sic]", id="brackets"),
    pytest.param("Source: the port's own figures", id="a source under a table"),
    pytest.param("Reporting by Ann Lee; Editing by Bo Chan", id="who reported"),
    pytest.param("___", id="a rule within the story"),
    pytest.param("Stand by me", id="a word beside dates"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("line", STAYS)
def test_in_doubt_a_line_of_the_story_stays(line):
    assert removed_from([*STORY[:2], line, STORY[2]]) == []


def test_what_a_story_may_have_goes_where_the_text_shows_to_be_a_page():
    follow = "Follow Ann Lee on Twitter."
    cuts = removed_from([*STORY, follow, COOKIES])
    assert cuts == [(follow, "follow"), (COOKIES, "consent")]


NOTES = [
    pytest.param("AP writer Bo Chan contributed to this report.", id="who helped"),
    pytest.param("Lee reported from Rome and Chan from Oslo.", id="who was where"),
    pytest.param(
        "More on the port: https://example.org/port", id="where there is more"
    ),
]


@pytest.mark.parametrize("note", NOTES)
def test_what_an_agency_writes_below_its_rule_goes(note):
    gone = [text for text, _ in removed_from([*STORY, "___", note])]
    assert gone == ["___", note]


def test_below_a_rule_a_line_of_the_story_stays_and_so_does_what_follows():
    lines = [*STORY, "___", "The port was built in 1890.", "Lee reported from Rome."]
    assert removed_from(lines) == []


LABELS = [
    pytest.param("Read also:", id="English"),
    pytest.param("LEIA TAMBÉM:", id="Portuguese"),
    pytest.param("Mirá también", id="Spanish"),
    pytest.param("اقرأ أيضا", id="Arabic"),
    pytest.param("list 1 of 3", id="for those who listen"),
]


@pytest.mark.parametrize("label", LABELS)
def test_the_headline_under_a_label_goes_with_it(label):
    lines = [*STORY[:2], label, "The port is to hire ferries", STORY[2]]
    assert [text for text, _ in removed_from(lines)] == [label, lines[3]]


UNDER = [
    pytest.param(["Read also:", STORY[1]], id="prose"),
    pytest.param(["Read also: Port opens", "Ferries for the port"], id="a full label"),
    pytest.param(["Read also:", "Ferries"], id="a subheading"),
    pytest.param(["Read more", "What the port will do next"], id="another section"),
]


@pytest.mark.parametrize("lines", UNDER)
def test_what_stands_under_a_label_and_is_no_headline_stays(lines):
    gone = [text for text, _ in removed_from([STORY[0], *lines, STORY[2]])]
    assert gone == lines[:1]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Share this article: ROME (Reuters) - The port opened again. It rained.",
            id="a lead on a button's line",
        ),
        pytest.param("more about it than the port would say", id="a broken line"),
        pytest.param("More on this from the port tomorrow. It rained.", id="sentences"),
    ],
)
def test_what_goes_on_as_the_story_stays_on_a_page_too(line):
    assert line not in [text for text, _ in removed_from([*STORY, line, COOKIES])]


def test_the_times_of_a_live_blog_stay():
    times = [f"Posted at {hour}:15 on June 3, 2019" for hour in range(10, 15)]
    lines = [line for time in times for line in (time, STORY[0])]
    assert all(kind != "page-date" for _, kind in removed_from(lines))


ENTRIES = [
    pytest.param("6 March 2024, {}:10", id="days and times"),
    pytest.param("{}:10, 6 March 2024", id="times and days"),
]


@pytest.mark.parametrize("entry", ENTRIES)
def test_days_with_times_that_each_open_an_entry_stay(entry):
    lines = [line for n in (12, 13, 14) for line in (entry.format(n), STORY[n - 12])]
    assert removed_from(lines) == []


def test_where_markup_gave_the_lines_only_what_it_cannot_tell_goes():
    assert removed_from([*STORY, COOKIES], plain=False) == []


@given(st.text(max_size=60))
def test_any_line_is_of_one_kind_or_none(line):
    assert page_kind(line) == page_kind(line)


def test_what_a_program_puts_below_a_story_in_feeds_goes_alone():
    line = "The post Council delays vote appeared first on The Harbour Gazette."
    assert notice_kind(line) == "syndicated"
    assert notice_kind("The post of mayor appeared first in 1851, he said.") is None
