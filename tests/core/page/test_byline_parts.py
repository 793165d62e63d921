"""Who of a byline wrote: others' work, roles, houses and places are cut."""

import json

import pytest

from transforms.core.page.persons import persons

LINES = [
    # pictures, translation, checking
    ("Von Jan Lis (Text) und Ewa Blau (Fotos)", "de", ["Jan Lis"]),
    ("Par Anne Noël (texte) et Luc Roy (photos)", "fr", ["Anne Noël"]),
    ("Kari Berg (tekst) og Ola Dahl (foto)", "no", ["Kari Berg"]),
    ("Ann Lee (words and pictures)", "en", ["Ann Lee"]),
    ("Ann Lee and Bo Chan (photos)", "en", ["Ann Lee"]),
    ("文／李明 攝影／王芳", "zh", ["李明"]),
    ("文・山田太郎 写真・鈴木花子", "ja", ["山田太郎"]),
    ("作者： Ann Lee 翻訳者 鈴木 花子", "ja", ["Ann Lee"]),
    ("山田太郎 著、鈴木花子 訳", "ja", ["山田太郎"]),
    ("글 김철수 사진 이영희", "ko", ["김철수"]),
    ("김사진", "ko", ["김사진"]),
    ("Written by Ann Lee Fact checked by Bo Chan", "en", ["Ann Lee"]),
    ("By Ann Lee as told to Bo Chan", "en", ["Ann Lee"]),
    # a role behind its name has a capital of its own
    ("Ann Lee, Middle East Editor", "en", ["Ann Lee"]),
    ("Ann Lee, Harbour Post Reporter", "en", ["Ann Lee"]),
    ("Ann Lee, Data Editor, Bo Chan, Data Reporter", "en", ["Ann Lee", "Bo Chan"]),
    ("Ann Lee, Senior Reporter Bo Chan", "en", ["Ann Lee", "Bo Chan"]),
    ("Ann Lee and Bo Chan Reporter", "en", ["Ann Lee", "Bo Chan"]),
    ("By Ann Lee Staff Writer", "en", ["Ann Lee"]),
    # houses and places
    ("Kari Berg, Journalist, Ola Dahl, Fotograf", "nb", ["Kari Berg"]),
    ("Ola Dahl, Fotograf", "nb", ["Ola Dahl"]),
    ("Ann Lee For Harbour Post", "en", ["Ann Lee"]),
    ("Ann Lee BBC News", "en", ["Ann Lee"]),
    ("Jean Luc MARTIN", "fr", ["Jean Luc MARTIN"]),
    ("Ann Lee Harbour Post", "en", ["Ann Lee"]),
    ("By Reuters Staff", "en", ["Reuters"]),
    ("By Ann Lee, Harbour Foundation", "en", ["Ann Lee"]),
    ("Ann Lee, Bo S.A. Chan and Cy Dahl", "en", ["Ann Lee", "Bo S.A. Chan", "Cy Dahl"]),
    ("Ann Lee, Astilleros S.A.", "es", ["Ann Lee"]),
    ("EFE / Madrid", "es", ["EFE"]),
    ("Lifestyle Desk, New Delhi", "en", []),
    ("القاهرة - أحمد علي", "ar", ["أحمد علي"]),
    ("ロンドン＝山田太郎", "ja", ["山田太郎"]),
    ("ジャン＝ポール", "ja", ["ジャン＝ポール"]),
    ("本报记者 李明 北京报道", "zh", ["李明"]),
    ("Jana Malá, ČTK", "cs", ["Jana Malá", "ČTK"]),
    # more words for by
    ("Reporting by Ann Lee; Editing by Bo Chan", "en", ["Ann Lee"]),
    ("Guest contributor: Ann Lee", "en", ["Ann Lee"]),
    ("Autor/in: Jan Lis", "de", ["Jan Lis"]),
    ("Pressemitteilung von Jan Lis", "de", ["Jan Lis"]),
    ("De notre envoyée spéciale à Brest, Anne Noël", "fr", ["Anne Noël"]),
    ("Enviado especial. José Gil", "es", ["José Gil"]),
    ("نویسنده: علی رضایی", "fa", ["علی رضایی"]),
    ("Bài và ảnh: Nguyễn Văn An", "vi", ["Nguyễn Văn An"]),
    # particles
    ("By Khalid al-Farsi", "en", ["Khalid al-Farsi"]),
]


@pytest.mark.parametrize(("line", "language", "names"), LINES, ids=lambda v: str(v))
def test_who_wrote_is_named_and_nobody_else(line, language, names):
    assert persons(line, language, ("Harbour Post",)) == names


NOBODY = [
    (
        "Autor Hafenblog Redaktion Alles über Fähren, Häfen und Inseln. Mehr gibt es",
        "de",
    ),
    ("By U.S. Customs and Border Protection", "en"),
    ("U.S. CUSTOMS AND BORDER PROTECTION", "en"),
    ("NORDWERFT AG", "de"),
    ("HARBOUR POST, Frankfurt a. M., Germany", "en"),
    ("Haber Merkezi", "tr"),
    ("Redacția", "ro"),
    ("De notre", "fr"),
    ("de la mano", "es"),
    ("N/A", "en"),
    ("wpadmin", "en"),
    ("Microsoft Word", "en"),
    ("undefined undefined", "en"),
]


@pytest.mark.parametrize(("line", "language"), NOBODY)
def test_no_person_is_made_of_what_is_none(line, language):
    assert persons(line, language, ("Harbour Post",)) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee<br>Bo Chan (photo)", ("Ann Lee",)),
        ("Ann Lee<br>Bo Chan", ("Ann Lee", "Bo Chan")),
        ('<a href="/a">Ann Lee</a> <a href="/b">Bo Chan</a>', ("Ann Lee", "Bo Chan")),
        ("By<br>Ann Lee<br>Staff Writer", ("Ann Lee",)),
        ("Ann<br>Lee", ("Ann Lee",)),
        ("Island Life | <b>By Ann Lee</b>", ("Ann Lee",)),
    ],
)
def test_names_in_lines_of_their_own_are_several(told, line, names):
    assert (
        told(body=f'<h1>Ferry approved</h1><div class="byline">{line}</div>').authors
        == names
    )


def test_a_role_that_no_space_parts_from_its_name_goes(told):
    names = ("Kari Berg", "Ola Dahl")
    lines = (f'<li class="author">{n}<span>Journalist</span></li>' for n in names)
    assert told(body=f'<ul class="authors">{"".join(lines)}</ul>').authors == names


def data(author, **fields):
    node = {"@type": "NewsArticle", "headline": "Ferry", "author": author, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def node(kind, name):
    return {"@type": kind, "name": name}


ANN = node("Person", "Ann Lee")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([ANN, node("Organization", "Harbour Post")], ("Ann Lee",)),
        ([ANN, node("Organization", "Reuters")], ("Ann Lee", "Reuters")),
        (node("Organization", "Harbour Post"), ("Harbour Post",)),
        (node("Person", "Lee, Ann"), ("Ann Lee",)),
        (node("Person", "Ann Lee, Reuters"), ("Ann Lee", "Reuters")),
        ("mbl.example", ("mbl.example",)),
    ],
)
def test_the_data_name_persons_and_where_they_work(told, author, names):
    assert told(data(author)).authors == names


NOBODYS = "anónimo|Anonymous|null|admin|Editor|Contributor|Author|@annlee"
NOBODYS += "|a@example.org|[object Object]|Guest Author|undefined undefined"


@pytest.mark.parametrize("name", NOBODYS.split("|"))
def test_what_programs_put_for_nobody_is_no_author(told, name):
    assert told(data(node("Person", name))).authors == ()


def test_a_link_is_no_author_where_the_desk_wrote(told):
    link = '<p><a href="/people/ann-lee">Ann Lee</a> will sing on the ferry.</p>'
    head = '<meta name="author" content="HP News Desk">'
    assert told(head, f"<h1>Ann Lee sings</h1>{link}").authors == ()
