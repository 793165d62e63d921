"""Who wrote it: which of the sources is believed."""

import json

import pytest

TITLE = "<title>Second ferry approved</title>"
HEADING = "<h1>Second ferry approved</h1>"
LONG = "<p>" + "The harbour board approved a second ferry after years of talks. " * 3


def data(**fields):
    node = {"@type": "NewsArticle", "headline": "Second ferry approved", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def person(name):
    return {"@type": "Person", "name": name}


POST = {"@type": "NewsMediaOrganization", "name": "Harbour Post"}


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        pytest.param(data(author=person("Ann Lee")), "", ("Ann Lee",), id="data"),
        pytest.param(
            data(author=[person("Ann Lee"), person("Bo Chan")]),
            "",
            ("Ann Lee", "Bo Chan"),
            id="several",
        ),
        pytest.param(data(author="Ann Lee"), "", ("Ann Lee",), id="a bare string"),
        pytest.param(
            data(author={"@type": "Person", "givenName": "Ann", "familyName": "Lee"}),
            "",
            ("Ann Lee",),
            id="given and family name",
        ),
        pytest.param(
            data(author={"@type": "Role", "author": person("Ann Lee")}),
            "",
            ("Ann Lee",),
            id="a role that holds the author",
        ),
        pytest.param(
            data(author="Ann") + '<meta name="author" content="Ann Lee">',
            "",
            ("Ann Lee",),
            id="a given name gives way to the name in full",
        ),
        pytest.param(
            data(author="Ann") + '<meta name="author" content="Bo Chan">',
            "",
            ("Ann",),
            id="a given name stands where no other is its full one",
        ),
        pytest.param(
            "",
            f"{LONG}</p><p>Autorin: Ann Lee, Sprecherin der Werft.</p>",
            ("Ann Lee",),
            id="a labelled line that ends as a sentence does",
        ),
        pytest.param(
            data(author={"@type": "Person", "name": ["Ann Lee", "Bo Chan"]}),
            "",
            ("Ann Lee", "Bo Chan"),
            id="a list of names",
        ),
        pytest.param(
            data(author={"@id": "#a"})
            + '<script type="application/ld+json">{"@id":"#a","@type":"Person",'
            '"name":"Ann Lee"}</script>',
            "",
            ("Ann Lee",),
            id="by reference",
        ),
        pytest.param(
            data(author=POST, publisher=POST) + '<meta name=author content="Ann Lee">',
            "",
            ("Ann Lee",),
            id="a person before the paper",
        ),
        pytest.param(
            data(author=POST, publisher=POST),
            "",
            ("Harbour Post",),
            id="the paper where the data name it and nobody else is named",
        ),
        pytest.param(
            '<meta name=author content="Harbour Post">'
            '<meta property="og:site_name" content="Harbour Post">',
            "",
            (),
            id="no paper by a meta",
        ),
        pytest.param(data(author=person("Staff")), "", (), id="no Staff"),
        pytest.param(data(author=person("admin")), "", (), id="no admin"),
        pytest.param(
            data(author=person("https://example.org/ann")), "", (), id="no address"
        ),
        pytest.param(
            data(author=person("annlee")),
            '<div class="byline">By Ann Lee</div>',
            ("Ann Lee",),
            id="the name of an account",
        ),
        pytest.param(
            data(author=person("Ann Lee")),
            '<a rel=author href="/a">Ann Lee</a> <a rel=author href="/b">Bo Chan</a>',
            ("Ann Lee", "Bo Chan"),
            id="a fuller list",
        ),
        pytest.param(
            '<meta name=author content="Cy Dahl">',
            '<div class="byline">By Ann Lee</div><a rel=author href="/a">Ann Lee</a>',
            ("Ann Lee",),
            id="two against one",
        ),
        pytest.param(
            data(author=person("Cy Dahl")),
            '<p class="author">Ann Lee</p><p class="author">Editor: Cy Dahl</p>',
            ("Ann Lee",),
            id="an editor is no author",
        ),
        pytest.param(
            TITLE,
            HEADING + '<p>By <a href="/people/ann-lee">Ann Lee</a></p>' + LONG,
            ("Ann Lee",),
            id="a link to a page about her",
        ),
        pytest.param(
            TITLE + '<meta name=author content="Post Staff">',
            HEADING + '<p>Starring <a href="/people/bo-chan">Bo Chan</a></p>' + LONG,
            (),
            id="nobody who is linked where the staff wrote it",
        ),
        pytest.param(
            TITLE,
            HEADING + "<p>Von Ann Lee</p>" + LONG,
            ("Ann Lee",),
            id="a plain line",
        ),
        pytest.param(
            TITLE,
            HEADING + "<li><b>Author</b> Ann Lee</li>" + LONG,
            ("Ann Lee",),
            id="a label",
        ),
        pytest.param(
            TITLE,
            HEADING + LONG + "</p><p><b>Ann Lee</b></p>",
            ("Ann Lee",),
            id="a name under the text",
        ),
        pytest.param(
            TITLE,
            HEADING
            + LONG
            + "</p><div class=comments><p class=author>Bo Chan</p></div>",
            (),
            id="nobody who comments",
        ),
        pytest.param(
            TITLE,
            HEADING + LONG + "</p><p>By Monday the board had met.</p>",
            (),
            id="no sentence",
        ),
    ],
)
def test_authors_are(told, head, body, authors):
    assert told(head, body).authors == authors


def test_the_others_are_in_the_evidence(told):
    head = data(author=person("Ann Lee")) + '<meta name=author content="Bo Chan">'
    evidence = told(head).evidence["authors"]

    assert evidence.from_ == "json-ld:author"
    assert evidence.also == [{"from": "meta:author", "value": "Bo Chan"}]


def test_nobody_has_a_reason(told):
    assert told().evidence["authors"].null_because


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<p>（記者：山田太郎）</p>", "山田太郎"),
        ("<p>本报记者 王小明</p>", "王小明"),
        ("<p>بقلم: أحمد علي</p>", "أحمد علي"),
        ("<p>रिपोर्ट: राम कुमार</p>", "राम कुमार"),
        ("<div>By Ann Lee<br>5 March 2021<br><br>" + "A long text. " * 20, "Ann Lee"),
    ],
    ids=["Japanese", "Chinese", "Arabic", "Hindi", "before a line break"],
)
def test_a_plain_byline_is_read_in_other_scripts_and_before_breaks(told, line, author):
    page = told("<title>Second ferry</title>", f"<h1>Second ferry</h1>{line}")
    assert page.authors == (author,)


PLAIN = {
    "by Ann Lee": "Ann Lee",
    "Reported by Ann Lee": "Ann Lee",
    "Écrit par Anne Noël": "Anne Noël",
    "Publié le 5 mars 2021 par Anne Noël": "Anne Noël",
    "Redactado por Ana Gil": "Ana Gil",
    "a cura di Anna Neri": "Anna Neri",
    "oprac. Jan Lis": "Jan Lis",
    "Muhabir: Ali Yılmaz": "Ali Yılmaz",
    "Kirjoittaja: Matti Lehto": "Matti Lehto",
    "Napsal Jan Novák": "Jan Novák",
    "Írta: Kis Éva": "Kis Éva",
    "Szerző: Őry Éva": "Őry Éva",
    "Scris de Ion Pop": "Ion Pop",
    "Γράφει ο Νίκος Λύκος": "Νίκος Λύκος",
    "Της Μαρίας Λύκου": "Μαρίας Λύκου",
    "Penulis: Budi Santoso": "Budi Santoso",
    "Tác giả: Nguyễn Văn An": "Nguyễn Văn An",
    "Piše: Ivan Đurić": "Ivan Đurić",
    "Autorius: Jonas Lapė": "Jonas Lapė",
    "מאת: דן כהן": "דן כהן",
    "記者王小明／台北報導": "王小明",
    "2021/03/05 10:30 記者王小明／台北報導": "王小明",
    "dal nostro inviato Luca Neri": "Luca Neri",
    "Von unserer Korrespondentin Eva Groß, Paris": "Eva Groß",
    "Van onze verslaggever Piet Smit": "Piet Smit",
    "De notre correspondant à Londres, Luc Roy": "Luc Roy",
    "執筆者：山田太郎": "山田太郎",
    "김철수 기자": "김철수",
    "[서울=뉴스] 김철수 선임기자 kim@example.org": "김철수",
}


@pytest.mark.parametrize("line", PLAIN)
def test_a_line_that_no_class_marks_is_a_byline_in_each_language(told, line):
    found = told(TITLE, f"{HEADING}<p>{line}</p>{LONG}")
    assert found.authors == (PLAIN[line],)


@pytest.mark.parametrize(
    ("language", "line", "author"),
    [
        ("it", "di Anna Neri", "Anna Neri"),
        ("tr", "Haber: Ali Yılmaz", "Ali Yılmaz"),
    ],
)
def test_a_word_that_is_by_in_one_language_alone(told, language, line, author):
    found = told(TITLE, f"{HEADING}<p>{line}</p>{LONG}", lang=language)
    assert found.authors == (author,)


@pytest.mark.parametrize(
    "line",
    [
        "by the end of the week",
        "di solito la nave parte presto",
        "Της νύχτας το πλοίο",
        "기자 회견은 월요일에 열린다",
        "記者会見は月曜日に開かれる",
        "by Ann Lee and the sea",
        "Von unserem Hafen aus fährt Eva Groß",
        "De notre côté, Luc Roy attend",
    ],
)
def test_a_line_that_begins_as_a_byline_does_is_none(told, line):
    assert told(TITLE, f"{HEADING}<p>{line}</p>{LONG}").authors == ()


@pytest.mark.parametrize("name", ["citation_author", "DC.creator", "dcterms.creator"])
def test_a_catalogue_s_field_may_have_the_surname_first(told, name):
    metas = "".join(
        f'<meta name="{name}" content="{author}">'
        for author in ("Lee, Ann", "van der Meer, Bo C.")
    )
    assert told(TITLE + metas).authors == ("Ann Lee", "Bo C. van der Meer")


def test_a_catalogue_s_field_with_two_full_names_is_a_list(told):
    meta = '<meta name="dc.creator" content="Ann Lee, Bo Chan">'
    assert told(TITLE + meta).authors == ("Ann Lee", "Bo Chan")


def test_bylines_side_by_side_are_of_several(told):
    lines = '<div class="byline">Ann Lee</div><div class="byline">Bo Chan</div>'
    found = told(TITLE, f'{HEADING}<div class="bylines">{lines}</div>{LONG}')
    assert found.authors == ("Ann Lee", "Bo Chan")


FOOTER = '<footer class="{}"><p>Submitted by <a>Ann Lee</a></p></footer>'


def test_a_footer_above_the_text_may_say_who_and_when_it_was(told):
    told_by = FOOTER.format("node__meta").replace("</p", " on 5 March 2024</p")
    found = told(TITLE, f"{HEADING}<article>{told_by}{LONG}</article>")
    assert (found.authors, found.published) == (("Ann Lee",), "2024-03-05")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(FOOTER.format("site-meta"), id="of the page"),
        pytest.param(
            f'<article class="comment">{FOOTER.format("comment-meta")}</article>',
            id="of a comment",
        ),
    ],
)
def test_another_footer_says_nothing_of_the_article(told, body):
    assert told(TITLE, f"{HEADING}{LONG}{body}").authors == ()


def test_a_site_builder_s_names_for_its_parts_tell_the_author(told):
    line = '<span data-hook="user-name">Ann Lee</span>'
    assert told(TITLE, f"{HEADING}<p>{line}</p>{LONG}").authors == ("Ann Lee",)


def test_a_name_may_be_an_object_of_a_language(told):
    name = {"@value": "Ann Lee", "@language": "en"}
    found = told(TITLE + data(author={"@type": "Person", "name": name}))
    assert found.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "line",
    ["2024-03-05 来源：海港日报 作者：李明、王芳", "来源：海港日报 | 记者：李明、王芳"],
)
def test_a_portal_s_line_has_the_author_beside_the_source(told, line):
    found = told(TITLE, f"{HEADING}<p>{line}</p>{LONG}", lang="zh")
    assert found.authors == ("李明", "王芳")


@pytest.mark.parametrize("line", ["— Ann Lee", "–Ann Lee", "<b>Ann Lee</b>"])
def test_a_name_under_the_text_is_a_signature(told, line):
    assert told(TITLE, f"{HEADING}{LONG}<p>{line}</p>").authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("link", "authors"),
    [
        ('<a href="/authors/ivan-petrov">Иван Петров</a>', ("Иван Петров",)),
        ('<a href="/profile/3270">Ann Lee</a>', ("Ann Lee",)),
        ('<a href="/author/12">All Articles</a>', ()),
        ('<a href="/author/jl">See More</a>', ()),
        ('<a href="/author/jlee">Harbour Master</a>', ()),
        ('<a href="/author/3">Все статьи</a>', ()),
    ],
)
def test_a_link_s_address_may_number_its_author_or_spell_him(told, link, authors):
    body = f"{HEADING}<div>10:30, 5 May 2021 {link}</div>{LONG}"
    assert told(TITLE, body).authors == authors
