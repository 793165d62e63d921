"""Heads as wires and newsrooms write them, laid out as plain text."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.composing import restore
from transforms.core.desk import edit
from transforms.core.heads.lines import aside_of
from transforms.core.plain_article import as_plain_text
from transforms.core.records import deliver
from transforms.core.schema import Article

BODY = "The council voted nine to two on Monday to close the bridge for the winter."
MORE = "Shopkeepers on the east bank said that nobody had told them until Thursday."
TITLE, SUB = "Bridge to close", "Shops fear for trade"


def article_of(*lines: str) -> Article:
    made = edit(deliver("\n".join(lines).encode(), uri="a.txt", format="text"))
    assert isinstance(made, Article)
    return made


def head_of(article: Article):
    line = article.dateline
    place = line.place if line else None
    return article.title, article.standfirst, list(article.authors), place


def reasons(article: Article) -> list[str]:
    return [piece.reason for piece in article.removed]


@pytest.mark.parametrize(
    ("lines", "standfirst", "authors", "place"),
    [
        pytest.param([TITLE, "By JANE DOE", "Associated Press", "",
                      f"WASHINGTON (AP) — {BODY}", MORE],
                     None, ["Jane Doe"], "Washington", id="an agency under the name"),
        pytest.param([TITLE, "", "By JANE DOE", "AP Business Writer", "",
                      f"WASHINGTON (AP) — {BODY}", "", MORE],
                     None, ["Jane Doe"], "Washington", id="a post under the name"),
        pytest.param([TITLE, "", "The Associated Press", "",
                      f"WASHINGTON (AP) — {BODY}", "", MORE],
                     None, [], "Washington", id="an agency without a name"),
        pytest.param([TITLE, "JANE DOE", "Associated Press", "",
                      f"WASHINGTON (AP) — {BODY}", MORE],
                     None, ["Jane Doe"], "Washington", id="a bare name over an agency"),
        pytest.param([TITLE, "Ana Souza", "Da Redação", BODY, MORE],
                     None, ["Ana Souza"], None, id="a bare name over a newsroom"),
        pytest.param([TITLE, "ANA PÉREZ", "Madrid", BODY, MORE],
                     None, ["Ana Pérez"], None, id="a bare name over a city"),
        pytest.param([TITLE, "ANA PÉREZ / Madrid - 03 jun 2024", BODY, MORE],
                     None, ["Ana Pérez"], None, id="a name, a city and a day"),
        pytest.param([TITLE, f"{SUB}.", "Ana Souza, do Rio de Janeiro", BODY, MORE],
                     f"{SUB}.", ["Ana Souza"], None, id="a name from a city"),
        pytest.param([TITLE, f"{SUB}.", f"Berlin (dpa) - {BODY}", MORE],
                     f"{SUB}.", [], "Berlin", id="a closed standfirst over a wire"),
        pytest.param([TITLE, "Jane Doe, @janedoe", BODY, MORE],
                     None, ["Jane Doe"], None, id="a name and a handle"),
        pytest.param([TITLE, "Jane Doe | Daily Courier", "", BODY, MORE],
                     None, ["Jane Doe"], None, id="a paper without an article"),
        pytest.param([TITLE, "Words: Ann Lee | Photos: Bo Chan", BODY, MORE],
                     None, ["Ann Lee"], None, id="words and photos"),
        pytest.param([TITLE, "By Jane Doe", "By John Roe", f"WASHINGTON: {BODY}"],
                     None, ["Jane Doe", "John Roe"], "Washington",
                     id="two bylines on two lines"),
        pytest.param([TITLE, "By Jane Doe", "Staff Writer", "By John Roe",
                      "Special to The Daily", BODY, MORE],
                     None, ["Jane Doe", "John Roe"], None,
                     id="two bylines, each with a post under it"),
        pytest.param([TITLE, "By Jane Doe", "jane.doe@example.org", BODY, MORE],
                     None, ["Jane Doe"], None, id="an address under the name"),
        pytest.param([TITLE, "By Jane Doe", "@janedoe", BODY, MORE],
                     None, ["Jane Doe"], None, id="a handle under the name"),
        pytest.param([TITLE, "Jane Doe | The Daily", "", BODY, MORE],
                     None, ["Jane Doe"], None, id="a name and a paper behind a bar"),
        pytest.param([TITLE, SUB, "Ana Pérez | Madrid", "", BODY, MORE],
                     SUB, ["Ana Pérez"], None, id="a name and a city behind a bar"),
        pytest.param([TITLE, SUB, "Luc Roy, à Lyon", BODY, MORE],
                     SUB, ["Luc Roy"], None, id="a name in a city"),
        pytest.param([TITLE, f"{SUB}.", "Por Ana Pérez, Ciudad de México", BODY, MORE],
                     f"{SUB}.", ["Ana Pérez"], None, id="a city of several words"),
        pytest.param([TITLE, SUB, "Von Eva Blau, Berlin", BODY, MORE],
                     SUB, ["Eva Blau"], None, id="a Vorspann and a byline"),
        pytest.param([TITLE, SUB, "di MARIO ROSSI", f"ROMA, 3 giu (Reuters) - {BODY}"],
                     SUB, ["Mario Rossi"], "Roma", id="an Italian name in capitals"),
        pytest.param([TITLE, SUB, "Par Luc Roy, à Bruxelles",
                      f"BRUXELLES, 3 juin (Reuters) - {BODY}"],
                     SUB, ["Luc Roy"], "Bruxelles", id="a chapô and a placed byline"),
        pytest.param([TITLE, SUB, f"Madrid, 3 jun (EFE).- {BODY}", MORE],
                     SUB, [], "Madrid", id="an entradilla and a dateline"),
        pytest.param([TITLE, "(Adds details, background)", "By Jane Doe and John Roe",
                      f"LONDON, June 3 (Reuters) - {BODY}", MORE],
                     None, ["Jane Doe", "John Roe"], "London",
                     id="a note above the byline"),
        pytest.param([TITLE, "By Jane Doe", "(Updates with the mayor's words)",
                      f"LONDON, June 3 (Reuters) - {BODY}", MORE],
                     None, ["Jane Doe"], "London", id="a note under the byline"),
        pytest.param([TITLE, "* Bridge shut until May", "* Ferries free",
                      "(Adds details)", "By Jane Doe",
                      f"LONDON, June 3 (Reuters) - {BODY}", MORE],
                     "* Bridge shut until May\n* Ferries free", ["Jane Doe"], "London",
                     id="key points are the standfirst"),
        pytest.param([TITLE, "", "* Bridge shut until May", "* Ferries free", "",
                      "By Jane Doe", "", f"LONDON, June 3 (Reuters) - {BODY}", "",
                      MORE],
                     "* Bridge shut until May\n* Ferries free", ["Jane Doe"], "London",
                     id="key points between blank lines"),
        pytest.param([TITLE, "OPINION", "By Jane Doe", BODY, MORE],
                     None, ["Jane Doe"], None, id="a kicker under the title"),
        pytest.param(["OPINION", TITLE, "By Jane Doe", BODY, MORE],
                     None, ["Jane Doe"], None, id="a kicker above the title"),
        pytest.param(["ROVERS 2 UNITED 1", TITLE, "By Jane Doe", BODY, MORE],
                     None, ["Jane Doe"], None, id="a score above the title"),
        pytest.param([TITLE, "ROVERS 2 UNITED 1", SUB, "By Jane Doe", BODY, MORE],
                     SUB, ["Jane Doe"], None, id="a score under the title"),
        pytest.param(["BC-EU--Summit,2nd Ld-Writethru", TITLE, "By JANE DOE",
                      "Associated Press", f"BRUSSELS (AP) — {BODY}", MORE],
                     None, ["Jane Doe"], "Brussels", id="a slug"),
        pytest.param([TITLE, "Jane Doe", f"LUSAKA, Zambia — {BODY}", MORE],
                     None, ["Jane Doe"], "Lusaka", id="a bare name over a dateline"),
        pytest.param([TITLE, "Anna Wilczek", "5 marca 2024, 14:20", "", BODY, "", MORE],
                     None, ["Anna Wilczek"], None, id="a bare name over a date"),
        pytest.param([TITLE, "Олена Гнатюк — Вівторок, 5 березня 2024, 15:10", BODY],
                     None, ["Олена Гнатюк"], None, id="a name and when it was told"),
        pytest.param([TITLE, "By Jane Doe", "The Harbour Courier", "", BODY, "", MORE],
                     None, ["Jane Doe"], None, id="a paper under the name"),
        pytest.param([TITLE, SUB, "Por Ana Souza, g1 Região Serrana", BODY, MORE],
                     SUB, ["Ana Souza"], None, id="an outlet behind the name"),
        pytest.param([TITLE, "Author: Jane Doe, Senior Lecturer, University of Ely",
                      BODY, MORE], None, ["Jane Doe"], None, id="an author's label"),
        pytest.param([TITLE, "Staff Reporter", "", BODY, "", MORE],
                     None, [], None, id="a reporter without a name"),
        pytest.param([TITLE, "Door onze verslaggever", f"EMMEN – {BODY}", MORE],
                     None, [], "Emmen", id="a reporter without a name in Dutch"),
        pytest.param([TITLE, "नवभारत संवाददाता, मुंबई", f"मुंबई: {BODY}", MORE],
                     None, [], "मुंबई", id="a reporter without a name in Hindi"),
        pytest.param([TITLE, SUB, "Joana Macedo com Lusa", BODY, MORE],
                     SUB, ["Joana Macedo"], None, id="a name with an agency"),
        pytest.param([TITLE, "Jane Doe and agencies", BODY, MORE],
                     None, ["Jane Doe"], None, id="a name and agencies"),
        pytest.param(["FAITS DIVERS", TITLE, BODY, MORE],
                     None, [], None, id="a French section"),
        pytest.param([f"# {TITLE}", "", "*By Jane Doe*", "", BODY, "", MORE],
                     None, ["Jane Doe"], None, id="Markdown"),
        pytest.param([TITLE, f"تهران- ایرنا- {BODY}", MORE],
                     None, [], "تهران", id="a Persian agency behind the place"),
        pytest.param([TITLE, "STT", "", BODY, "", MORE],
                     None, [], None, id="an agency's letters"),
        pytest.param([TITLE, "By Jane Doe", "March 5, 2024", "", f"LONDON: {BODY}"],
                     None, ["Jane Doe"], "London", id="a day under the name"),
        pytest.param([TITLE, "list 1 of 2", "Ferries to run all night",
                      "list 2 of 2", "Port to hire more crews", "end of list",
                      "5 March 2024", "", BODY],
                     None, [], None, id="a day under a list of other stories"),
        pytest.param([TITLE, "Published on 5 March 2024", "5 March 2024", "", BODY],
                     None, [], None, id="a day told twice"),
        pytest.param([TITLE, "Stand: 05.03.2024, 17:40 Uhr", "Von: Eva Blau", "", BODY],
                     None, ["Eva Blau"], None, id="a date in German"),
        pytest.param([TITLE, "Edited by Jane Doe | Updated on March 5, 2024, 14:20",
                      "", f"LONDON: {BODY}", "", MORE],
                     None, [], "London", id="who edited and when"),
        pytest.param(["Home > News > Harbour", TITLE, "By Jane Doe", BODY, MORE],
                     None, ["Jane Doe"], None, id="the page's place on the site"),
        pytest.param([TITLE, "(ATTN: UPDATES throughout)", "",
                      f"SEOUL, March 1 (Yonhap) -- {BODY}", "", MORE],
                     None, [], "Seoul", id="a note to clients"),
        pytest.param([TITLE, "Hameln (ots)", BODY, MORE],
                     None, [], "Hameln", id="a label on a line of its own"),
        pytest.param(["FOR IMMEDIATE RELEASE", "", TITLE, "",
                      f"LONDON, June 3 - {BODY}", "", MORE],
                     None, [], "London", id="a press release"),
    ],
)  # fmt: skip
def test_each_kind_of_line_is_read_for_what_it_is(lines, standfirst, authors, place):
    article = article_of(*lines)
    assert head_of(article) == (TITLE, standfirst, authors, place)
    assert article.text.startswith("The council")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("FOR IMMEDIATE RELEASE", "instruction"),
        ("EMBARGOED UNTIL 0900 GMT, June 3", "instruction"),
        ("Embargoed: 9 a.m. Tuesday, June 3", "instruction"),
        ("EMBARGOED UNTIL MIDNIGHT TUESDAY", "instruction"),
        ("Contact: Jane Doe, 555-0100", "instruction"),
        ("PRESS RELEASE", "instruction"),
        ("URGENT", "instruction"),
        ("*** BREAKING NEWS ***", "instruction"),
        ("URGENTE", "instruction"),
        ("ÚLTIMA HORA", "instruction"),
        ("COMMUNIQUÉ DE PRESSE", "instruction"),
        ("Pressemitteilung 12", "instruction"),
        ("Sperrfrist: 3. Juni, 9 Uhr", "instruction"),
        ("COMUNICATO STAMPA", "instruction"),
        ("BC-EU--Summit,2nd Ld-Writethru", "instruction"),
        ("AM-Bridge, Bjt, 0750", "instruction"),
        ("EU-SUMMIT/ (UPDATE 2)", "instruction"),
        ("OPINION", "kicker"),
        ("Análisis", "kicker"),
        ("FOOTBALL", "kicker"),
        ("ROVERS 2 UNITED 1", "kicker"),
        ("Rovers 2-1 United", "kicker"),
        ("(Corrects name in paragraph 3 (Doe, not Roe))", "note"),
        ("(Actualiza con cifras)", "note"),
        ("Eds: Updates throughout.", "note"),
    ],
)
def test_asides_are_cut_with_their_kind_as_the_reason(line, kind):
    article = article_of(TITLE, line, "By Jane Doe", BODY, MORE)
    assert reasons(article) == ["title", kind, "byline"]
    assert article.removed[1].text.strip() == line


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Embargo on oil is extended", id="an embargo in a title"),
        pytest.param("Breaking the ice", id="a word of alarm in a title"),
        pytest.param("US-China trade talks resume", id="two countries"),
        pytest.param("AI-Boom", id="a hyphen"),
        pytest.param("AM-Radio, Still Alive", id="a hyphen and a comma"),
        pytest.param("Embargo: 3 ships seized", id="an embargo and a number"),
        pytest.param("Editors: Ann Lee and Bo Chan", id="names of editors"),
        pytest.param("AC/DC", id="a slash"),
        pytest.param("Opinion polls point to a hung council", id="a kicker's word"),
        pytest.param("(Rome, the capital)", id="brackets"),
        pytest.param("Press releases pile up at the mill", id="press releases"),
        pytest.param("Apollo 13 lands", id="a number"),
        pytest.param("LONDON/PARIS", id="two cities"),
        pytest.param("Flash flood warning", id="a flash"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_an_aside_is_none(line):
    assert aside_of(line) is None


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        pytest.param(["Opinion", BODY, MORE], ("Opinion", None, [], None),
                     id="a kicker over no title is the title"),
        pytest.param(["URGENT", f"LONDON, June 3 (Reuters) - {BODY}", MORE],
                     (None, None, [], "London"), id="an instruction over no title"),
        pytest.param(["URGENT", MORE, "By Jane Doe", BODY],
                     (None, None, [], None),
                     id="a sentence under an instruction is body"),
        pytest.param(["URGENT"], ("URGENT", None, [], None), id="an instruction alone"),
        pytest.param([TITLE, "* Bread", "* Milk", BODY, MORE], (TITLE, None, [], None),
                     id="a list that opens the body"),
        pytest.param([TITLE, "Associated Press", BODY, MORE], (TITLE, None, [], None),
                     id="an agency that nothing follows up"),
        pytest.param(["Business", "California", BODY, MORE],
                     ("Business", None, [], None), id="a menu above the body"),
        pytest.param([TITLE, "Mill Road, London", BODY, MORE], (TITLE, None, [], None),
                     id="an address"),
        pytest.param([TITLE, "Mayor Ann Lee, London", BODY, MORE],
                     (TITLE, None, [], None), id="a person of a city"),
        pytest.param([TITLE, "East Bank Shops", "London", BODY, MORE],
                     (TITLE, None, [], None), id="a shop over a city"),
        pytest.param([TITLE, "Paris, Berlin", BODY, MORE], (TITLE, None, [], None),
                     id="two cities"),
        pytest.param([TITLE, "New York, London", BODY, MORE], (TITLE, None, [], None),
                     id="two cities, one of two words"),
        pytest.param([TITLE, "Eva Blau, Minister", BODY, MORE], (TITLE, None, [], None),
                     id="a person and a post outside the newsroom"),
        pytest.param([TITLE, "By Jane Doe", "Police Chief Resigns", BODY, MORE],
                     (TITLE, None, ["Jane Doe"], None), id="a subheading"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_guessed(lines, head):
    assert head_of(article_of(*lines)) == head


@pytest.mark.parametrize(
    ("label", "authors", "place", "agency"),
    [
        ("【本报北京6月3日讯】（记者王丽）", ["王丽"], "北京", "本报"),
        ("新华社北京6月3日电（记者 李明 王芳）", ["李明", "王芳"], "北京", "新华社"),
        ("(서울=연합뉴스) 김민수 기자 = ", ["김민수"], "서울", "연합뉴스"),
        ("[부산=뉴시스]김민수 이영희 기자 = ", ["김민수", "이영희"], "부산", "뉴시스"),
        ("【東京=山田太郎】", ["山田太郎"], "東京", None),
        ("（台北＝山田太郎）", ["山田太郎"], "台北", None),
        ("（中央社記者王小明台北3日電）", ["王小明"], "台北", "中央社"),
        ("【東京=山田太郎、鈴木花子】", ["山田太郎", "鈴木花子"], "東京", None),
        ("本报讯（记者 王丽）", ["王丽"], None, "本报"),
        ("【東京＝時事通信】", [], "東京", "時事通信"),
        ("【東京＝共同】", [], "東京", "共同"),
    ],
)
def test_a_reporter_in_a_dateline_is_the_author(label, authors, place, agency):
    article = article_of(
        "橋は閉鎖へ", f"{label}市は三日、橋を閉じると決めた。", "以上。"
    )
    assert (list(article.authors), article.dateline.place) == (authors, place)
    assert article.dateline.agency == agency
    assert article.text.startswith("市は三日")
    assert bool(authors) == (article.evidence["authors"].from_ == "line 2")


def test_a_title_of_a_field_is_found_again_under_an_instruction():
    fields = {"title": TITLE, "text": f"URGENT\n{TITLE}\nLONDON: {BODY}\n{MORE}"}
    made = edit(deliver(json.dumps(fields).encode(), uri="a.json", format="json"))
    assert isinstance(made, Article)
    assert reasons(made) == ["instruction", "title-repeated", "dateline"]


def test_results_below_a_title_stay():
    scores = ["Rovers 2 United 1", "City 0 Town 0", "Albion 3 Athletic 2"]
    assert article_of("Results", *scores).text.split("\n\n") == scores


def test_the_menu_of_a_page_has_no_kicker_and_no_standfirst():
    article = article_of(TITLE, "Home", "Sports", "Weather", BODY, MORE)
    assert article.standfirst is None
    menu = ["Business", "California", "Climate & Environment", "Food", "Travel"]
    assert "kicker" not in reasons(article_of(TITLE, *menu, BODY, MORE))


HEADS = st.lists(
    st.sampled_from(
        ("URGENT", "OPINION", "BC-EU--Summit,2nd Ld", TITLE, SUB, "* Bridge shut",
         "(Adds details)", "By Jane Doe", "Jane Doe | The Daily", "Associated Press",
         "@janedoe", "LONDON (AP) — " + BODY, "【東京=山田太郎】市は橋だ。", BODY, "")
    ),
    max_size=9,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(HEADS)
def test_whatever_a_head_holds_can_be_put_back(lines):
    article = edit(deliver("\n".join(lines).encode(), uri="a.txt", format="text"))
    if isinstance(article, Article):
        whole = restore(article.text, article.removed)
        assert hashlib.sha256(whole.encode()).hexdigest() == article.normalised


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "* Bridge shut", "* Ferries free", "By Jane Doe", f"LONDON: {BODY}"],
        ["URGENT", TITLE, "OPINION", "(Adds details)", "By A. Doe", BODY, MORE],
        [TITLE, "Jane Doe | The Daily", BODY, MORE],
        ["橋は閉鎖へ", "【東京=山田太郎】市は三日、橋を閉じると決めた。"],
    ],
)
def test_a_head_that_was_read_reads_the_same_again(lines):
    article = article_of(*lines)
    again = article_of(*as_plain_text(article).split("\n"))
    assert (again.text, *head_of(again)) == (article.text, *head_of(article))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([TITLE, f"Prague – {BODY}", "", MORE, "", MORE],
                     id="a place that it opens with"),
        pytest.param([TITLE, "5 March 2024, 14:20", "", BODY, "", MORE],
                     id="a date between it and the title"),
    ],
)  # fmt: skip
def test_a_storys_first_line_is_no_standfirst(lines):
    article = article_of(*lines)
    assert article.standfirst is None
    assert BODY in article.text


@pytest.mark.parametrize(
    ("line", "body"),
    [
        pytest.param("Jane Doe", f"LONDON: Jane Doe said no. {BODY}",
                     id="whom the story is about"),
        pytest.param("Council Split", f"LONDON: The Council was split. {BODY}",
                     id="words of the story"),
        pytest.param("Shops fear for trade", f"LONDON: {BODY}", id="no name"),
        pytest.param("ЦБ ждет замедления инфляции", f"LONDON: {BODY}",
                     id="a sentence in Cyrillic"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_no_byline(line, body):
    article = article_of(TITLE, line, body, MORE)
    assert (article.authors, article.standfirst) == ((), line)


@pytest.mark.parametrize("line", ["Council House | Daily Life", "Ferry Tales | Daily"])
def test_a_section_is_no_paper(line):
    assert article_of(TITLE, line, BODY, MORE).authors == ()


def test_a_name_over_what_its_bearer_is_is_a_byline():
    note = "Jane Doe is a columnist for the Quay."
    article = article_of(TITLE, "", "Jane Doe", "", note, "", BODY, "", MORE)
    assert head_of(article) == (TITLE, None, ["Jane Doe"], None)
    assert article.text.startswith(note)


def test_days_that_each_open_an_entry_stay():
    days = ["March 5, 2024", BODY, "March 6, 2024", MORE]
    article = article_of(TITLE, *days)
    assert article.text == "\n\n".join(days)


def test_a_place_that_a_title_opens_with_is_no_dateline():
    title = "مصر: افتتاح خط جديد لمترو القاهرة"
    article = article_of(title, f"القاهرة (أ ف ب) - {BODY}", MORE)
    assert head_of(article) == (title, None, [], "القاهرة")
