"""Bylines taken apart: by, and, roles, places, dates, addresses, collectives."""

import pytest

from transforms.core.page.persons import persons


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        pytest.param("By Ann Lee", "en", ["Ann Lee"], id="by"),
        pytest.param("ANN MCLEE", "en", ["Ann McLee"], id="Scots in capitals"),
        pytest.param("ALİ YILMAZ", "tr", ["Ali Yılmaz"], id="Turkish in capitals"),
        pytest.param(
            "Ann Lee 2 hours ago", "en", ["Ann Lee"], id="how long ago behind a name"
        ),
        pytest.param(
            "Ana Gil Hace 2 días", "es", ["Ana Gil"], id="how long ago in Spanish"
        ),
        pytest.param(
            "Ann Lee Published May 1, 2024", "en", ["Ann Lee"], id="when published"
        ),
        pytest.param(
            "By Ann Lee Last updated: 10:05", "en", ["Ann Lee"], id="when updated"
        ),
        pytest.param("Ann Lee of the Harbour Post", "en", ["Ann Lee"], id="of a paper"),
        pytest.param("Ann Lee Follow", "en", ["Ann Lee"], id="a call to follow"),
        pytest.param(
            "By Ann Lee on March 5th, 2024", "en", ["Ann Lee"], id="an ordinal"
        ),
        pytest.param(
            "Submitted by Ann Lee on Tue, 03/05/2024 - 07:10",
            "en",
            ["Ann Lee"],
            id="a weekday before a date",
        ),
        pytest.param(
            "Ann Lee, Chief People Officer", "en", ["Ann Lee"], id="an officer"
        ),
        pytest.param(
            "Contributors: Ann Lee, Bo Chan", "en", ["Ann Lee", "Bo Chan"], id="a label"
        ),
        pytest.param(
            "Words by Ann Lee, photographs by Bo Chan",
            "en",
            ["Ann Lee"],
            id="who took the pictures",
        ),
        pytest.param(
            "Ann Lee Opens a new window", "en", ["Ann Lee"], id="a link's hint"
        ),
        pytest.param(
            "Text von Ann Lee Illustration von Bo Chan",
            "de",
            ["Ann Lee"],
            id="who drew behind who wrote",
        ),
        pytest.param(
            "Written by Ann Lee; edited by Bo Chan",
            "en",
            ["Ann Lee"],
            id="an editor behind the author",
        ),
        pytest.param(
            "Ein Interview von Ann Lee", "de", ["Ann Lee"], id="the kind of piece"
        ),
        pytest.param("Chronique de Anne Noël", "fr", ["Anne Noël"], id="a column"),
        pytest.param("Recueilli par Anne Noël", "fr", ["Anne Noël"], id="noted by"),
        pytest.param("Una nota de Ana Gil", "es", ["Ana Gil"], id="a piece of"),
        pytest.param("Intervista di Carla Neri", "it", ["Carla Neri"], id="talk by"),
        pytest.param(
            "dal nostro inviato Luca Neri", "it", ["Luca Neri"], id="our man there"
        ),
        pytest.param(
            "Von unserem Korrespondenten Bo Chan, Paris",
            "de",
            ["Bo Chan"],
            id="our correspondent in the dative",
        ),
        pytest.param(
            "Van onze verslaggever Piet Smit", "nl", ["Piet Smit"], id="our reporter"
        ),
        pytest.param("Scris de Ion Pop", "ro", ["Ion Pop"], id="Romanian"),
        pytest.param("Opracowanie: Jan Lis", "pl", ["Jan Lis"], id="prepared by"),
        pytest.param("Γράφει ο Νίκος Λύκος", "el", ["Νίκος Λύκος"], id="Greek"),
        pytest.param(
            "Ann Lee, Projektleiterin der Werft am Hafen",
            "de",
            ["Ann Lee"],
            id="a role in words of its own",
        ),
        pytest.param(
            "José Ortega y Gasset",
            "es",
            ["José Ortega y Gasset"],
            id="a surname of two parts",
        ),
        pytest.param("Jean d'Orme", "fr", ["Jean d'Orme"], id="an elided particle"),
        pytest.param(
            "Ana Gil, da Folha", "pt", ["Ana Gil"], id="the house behind a name"
        ),
        pytest.param("Ann Lee, New York", "en", ["Ann Lee"], id="a place of two words"),
        pytest.param(
            "أحمد علي وسارة محمد", "ar", ["أحمد علي", "سارة محمد"], id="Arabic and"
        ),
        pytest.param(
            "محمد وليد", "ar", ["محمد وليد"], id="a name that begins with and"
        ),
        pytest.param("דן כהן ורות לוי", "he", ["דן כהן", "רות לוי"], id="Hebrew and"),
        pytest.param(
            "王小明 李小红", "zh", ["王小明", "李小红"], id="names by a space"
        ),
        pytest.param("山田 太郎", "ja", ["山田 太郎"], id="one name with a space"),
        pytest.param("執筆者：山田太郎", "ja", ["山田太郎"], id="writer, in Japanese"),
        pytest.param(
            "김철수 선임기자", "ko", ["김철수"], id="a senior reporter, Korean"
        ),
        pytest.param(
            "noreply@example.org (Ann Lee)", "en", ["Ann Lee"], id="name behind mail"
        ),
        pytest.param("Donnerstag", "de", [], id="a day of the week"),
        pytest.param("harbourpost.co.uk", "en", [], id="a site's address"),
        pytest.param("Sponsored", "en", [], id="an advertiser's label"),
        pytest.param("डिजिटल डेस्क", "hi", [], id="a desk in Hindi"),
        pytest.param("Von Jörg Große", "de", ["Jörg Große"], id="German"),
        pytest.param("Par Anne Noël", "fr", ["Anne Noël"], id="French"),
        pytest.param(
            "Por Juan Pérez y Ana Gil", "es", ["Juan Pérez", "Ana Gil"], id="y"
        ),
        pytest.param("Por João Luz e Rui Sá", "pt", ["João Luz", "Rui Sá"], id="e"),
        pytest.param("di Carla Neri", "it", ["Carla Neri"], id="Italian"),
        pytest.param(
            "Door Piet Smit en Jan Bos", "nl", ["Piet Smit", "Jan Bos"], id="en"
        ),
        pytest.param("Przez Jan Lis i Ewa Lis", "pl", ["Jan Lis", "Ewa Lis"], id="i"),
        pytest.param("Автор: Иван Лис", "ru", ["Иван Лис"], id="Russian"),
        pytest.param(
            "Текст: Олена Лис та Іван Ліс", "uk", ["Олена Лис", "Іван Ліс"], id="та"
        ),
        pytest.param("بقلم أحمد علي", "ar", ["أحمد علي"], id="Arabic"),
        pytest.param(
            "本报记者 王小明", "zh", ["王小明"], id="a paper's reporter in Chinese"
        ),
        pytest.param("（记者 王小明）", "zh", ["王小明"], id="in brackets in Chinese"),
        pytest.param(
            "取材・文＝山田太郎", "ja", ["山田太郎"], id="text by, in Japanese"
        ),
        pytest.param(
            "山田太郎記者", "ja", ["山田太郎"], id="the reporter, in Japanese"
        ),
        pytest.param("रिपोर्ट: राम कुमार", "hi", ["राम कुमार"], id="report, in Hindi"),
        pytest.param("राम कुमार, नई दिल्ली", "hi", ["राम कुमार"], id="a place in Hindi"),
        pytest.param("أحمد علي - القاهرة", "ar", ["أحمد علي"], id="a place in Arabic"),
        pytest.param("A cura di Marco Rossi", "it", ["Marco Rossi"], id="a cura di"),
        pytest.param("Oprac. Jan Kowalski", "pl", ["Jan Kowalski"], id="Oprac."),
        pytest.param("Muhabir: Ahmet Yılmaz", "tr", ["Ahmet Yılmaz"], id="Muhabir"),
        pytest.param("Redacción: Juan Pérez", "es", ["Juan Pérez"], id="Redacción"),
        pytest.param("Texto de João Silva", "pt", ["João Silva"], id="Texto de"),
        pytest.param(
            "Ein Gastbeitrag von Eva Blau", "de", ["Eva Blau"], id="Gastbeitrag von"
        ),
        pytest.param(
            "记者：王小明 李雷", "zh", ["王小明", "李雷"], id="Chinese by a space"
        ),
        pytest.param(
            "作者：王小明、李雷", "zh", ["王小明", "李雷"], id="Chinese comma"
        ),
        pytest.param("文／山田太郎", "ja", ["山田太郎"], id="Japanese"),
        pytest.param(
            "文在寅", "ja", ["文在寅"], id="a name that begins as a word does"
        ),
        pytest.param("Yazan: Ayşe Gül", "tr", ["Ayşe Gül"], id="Turkish"),
        pytest.param("द्वारा राम कुमार", "hi", ["राम कुमार"], id="Hindi"),
        pytest.param("Ann Lee and Bo Chan", "en", ["Ann Lee", "Bo Chan"], id="and"),
        pytest.param(
            "Ann Lee, Bo Chan & Cy Dahl",
            "en",
            ["Ann Lee", "Bo Chan", "Cy Dahl"],
            id="list",
        ),
        pytest.param(
            "Ann Lee, and Bo Chan", "en", ["Ann Lee", "Bo Chan"], id="comma and"
        ),
        pytest.param(
            "By Ann Lee, Senior Reporter", "en", ["Ann Lee"], id="a role after"
        ),
        pytest.param(
            "Ann Lee Senior Politics Editor", "en", ["Ann Lee"], id="a role in line"
        ),
        pytest.param(
            "Political Correspondent Ann Lee", "en", ["Ann Lee"], id="a role before"
        ),
        pytest.param("Jan Lis (jl)", "de", ["Jan Lis"], id="a sign in brackets"),
        pytest.param(
            "Ann Lee @annlee ann@example.org", "en", ["Ann Lee"], id="handle, mail"
        ),
        pytest.param("By Ann Lee | 3 hours ago", "en", ["Ann Lee"], id="hours ago"),
        pytest.param("Von Jan Lis am 4. Mai 2020", "de", ["Jan Lis"], id="a date"),
        pytest.param("By Ann Lee in Cairo", "en", ["Ann Lee"], id="a place"),
        pytest.param(
            "Ann Lee, London, Bo Chan", "en", ["Ann Lee", "Bo Chan"], id="a place alone"
        ),
        pytest.param("ANN LEE", "en", ["Ann Lee"], id="capitals"),
        pytest.param(
            "Maria von der Au", "de", ["Maria von der Au"], id="noble particles"
        ),
        pytest.param(
            "Daniel D. Von Hoff", "en", ["Daniel D. Von Hoff"], id="Von in a name"
        ),
        pytest.param("Ann Lee, Ph.D.", "en", ["Ann Lee"], id="a degree"),
        pytest.param("AFP, Ann Lee", "en", ["AFP", "Ann Lee"], id="an agency"),
        pytest.param("The Associated Press", "en", ["The Associated Press"], id="AP"),
        pytest.param(
            "View all posts by Ann Lee", "en", ["Ann Lee"], id="a link's words"
        ),
        pytest.param("Ann\u00a0Lee", "en", ["Ann Lee"], id="a no-break space"),
    ],
)
def test_persons_of_a_line(line, language, names):
    assert persons(line, language, ()) == names


@pytest.mark.parametrize(
    "line",
    [
        "Staff",
        "Staff Writer",
        "Redaktion",
        "Smart Shopping Team",
        "Hours ago",
        "3 min read",
        "By",
        "Von",
        "admin",
        "Foto: Jan Lis",
        "Photo by Ann Lee",
        "Quelle: dpa",
        "Share on Facebook",
        "Deutsche Hafen GmbH",
        "Bundesministerium für Verkehr",
        "https://example.org/ann-lee",
        "@annlee",
        "12.03.2021",
        "",
        "   ",
        "the board said on Monday",
    ],
)
def test_nobody(line):
    assert persons(line, "en", ()) == []


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        ("Theo James", "en", ["Theo James"]),
        ("Oleh Tkach", "uk", ["Oleh Tkach"]),
        ("Oleh Budi Santoso", "id", ["Budi Santoso"]),
        ("Di Carla Neri", "it", ["Carla Neri"]),
        ("Di Neri", "en", ["Di Neri"]),
    ],
)
def test_a_word_for_by_is_a_name_elsewhere(line, language, names):
    assert persons(line, language, ()) == names


@pytest.mark.parametrize("name", ["Doris Day", "Thomas More", "Al Read", "Ann See"])
def test_a_name_that_is_a_word_is_a_name(name):
    assert persons(f"By {name}", "en", ()) == [name]


def test_the_site_is_no_person():
    assert persons("Harbour Post", "en", ("The Harbour Post", "harbourpost.com")) == []
    assert persons("By Ann Lee, Harbour Post", "en", ("Harbour Post",)) == ["Ann Lee"]


def test_a_person_who_shares_a_part_of_the_site_s_name_stays():
    assert persons("Ann Lee", "en", ("ann.example", "Ann")) == ["Ann Lee"]
