"""Bylines taken apart: by, and, roles, places, dates, addresses, collectives."""

import pytest

from transforms.core.page.persons import persons


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        pytest.param("By Ann Lee", "en", ["Ann Lee"], id="by"),
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
