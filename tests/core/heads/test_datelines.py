"""The forms of datelines, and what only looks like one."""

import json
from pathlib import Path

import pytest

from transforms.core.heads.datelines import find_dateline
from transforms.core.heads.gazetteer import country_of

COUNTRIES = json.loads(Path("tests/cases/countries.json").read_text())

FORMS = [
    # text, place, places, country, agency, date
    ("MOSCOW: Talks began.", "Moscow", "RU", None, None),
    ("Warszawa, 05.03.2024 (PAP) - Sejm.", "Warszawa", "PL", "PAP", "2024-03-05"),
    ("KOTA BHARU, 5 Mac (Bernama) -- Di.", "Kota Bharu", "MY", "Bernama", "--03-05"),
    ("DEMAK, KORAN.com - Banjir.", "Demak", "ID", "KORAN.com", None),
    ("İZMİR (AA) - Deniz.", "İzmir", "TR", "AA", None),
    (
        "РОСТОВ-НА-ДОНУ, 5 мар — РИА Новости. О.",
        "Ростов-на-Дону",
        "RU",
        "РИА Новости",
        "--03-05",
    ),
    ("STRATFORD-UPON-AVON, England (AP) — A.", "Stratford-upon-Avon", "GB", "AP", None),
    ("LONDON, June 3 (Reuters) - Rates rose.", "London", "GB", "Reuters", "--06-03"),
    ("WASHINGTON — The vote was close.", "Washington", "US", None, None),
    ("KYIV, Ukraine, June 3 (AP) — Rain.", "Kyiv", "UA", "AP", "--06-03"),
    ("LONDON/PARIS (Reuters) - Shares rose.", "London", "GB", "Reuters", None),
    ("****LONDON, March 26 - Sugar rose.", "London", "GB", None, "--03-26"),
    ("c    LONDON, April 9 - Tin fell.", "London", "GB", None, "--04-09"),
    ("New York, april 3 - Gold closed up.", "New York", "US", None, "--04-03"),
    ("NEW YORK, APril 1 - Gold closed up.", "New York", "US", None, "--04-01"),
    ("ATLANTA, Apri 1 - The bank said.", "Atlanta", "US", None, "--04-01"),
    ("CHICAGO, Mrach 9 - Wheat fell.", "Chicago", "US", None, "--03-09"),
    ("BRUSSELS, March 27, Reuter - Milk.", "Brussels", "BE", "Reuter", "--03-27"),
    ("STAMFORD, Conn., March 26 - It said.", "Stamford", "US", None, "--03-26"),
    ("TAMPA, Fla, April 1 - It said.", "Tampa", "US", None, "--04-01"),
    ("CALGARY, Alberta, June 1 - Oil.", "Calgary", "CA", None, "--06-01"),
    ("COMMACK, N.Y., Feb 26 - It said.", "Commack", "US", None, "--02-26"),
    ("WOODBRIDGE, N.J. - It said.", "Woodbridge", "US", None, None),
    ("TAUPO, New Zealand, March 2 - Quake.", "Taupo", "NZ", None, "--03-02"),
    ("HANOVER, West Germany, April 3 - Fair.", "Hanover", "DE", None, "--04-03"),
    ("LONDON, June 3, 1987 (AP) - Rates.", "London", "GB", "AP", "1987-06-03"),
    ("CAIRO, Thursday (AFP) - Talks.", "Cairo", "EG", "AFP", None),
    ("RIO DE JANEIRO, Feb 26 - Prices.", "Rio de Janeiro", "BR", None, "--02-26"),
    ("LaFox, Ill., April 3 - It said.", "LaFox", "US", None, "--04-03"),
    ("TULSA, June 2- It said.", "Tulsa", "US", None, "--06-02"),
    ("Paris, 3 juin (AFP) – La Seine monte.", "Paris", "FR", "AFP", "--06-03"),
    ("Berlin, 3. Juni (dpa) - Der Bund.", "Berlin", "DE", "dpa", "--06-03"),
    ("Berlin (dpa) - Der Bund zahlt.", "Berlin", "DE", "dpa", None),
    ("(dpa) - Der Bund zahlt.", None, None, "dpa", None),
    ("(ANSA) - ROMA, 3 GIU - Il governo.", "Roma", "IT", "ANSA", "--06-03"),
    ("Madrid, 3 jun (EFE).- El Gobierno.", "Madrid", "ES", "EFE", "--06-03"),
    ("МОСКВА, 3 июня. /ТАСС/. Переговоры.", "Москва", "RU", "ТАСС", "--06-03"),
    ("【東京】日銀は三日、金利を据え置いた。", "東京", "JP", None, None),
    ("【東京＝共同】日銀は三日、金利を据え置いた。", "東京", "JP", "共同", None),
    ("新华社北京6月3日电 央行三日宣布。", "北京", "CN", "新华社", "--06-03"),
    ("Roma, 3 giu. - (Adnkronos) - Il governo.", "Roma", "IT", "Adnkronos", "--06-03"),
    ("МОСКВА, 3 июн — РИА Новости. Банк.", "Москва", "RU", "РИА Новости", "--06-03"),
    ("Москва. 3 июня. INTERFAX.RU - Банк.", "Москва", "RU", "INTERFAX.RU", "--06-03"),
    ("KYIV, 3 черв (Укрінформ) - Банк.", "Kyiv", "UA", "Укрінформ", "--06-03"),
    ("AMSTERDAM, 3 mrt (ANP) - De bank.", "Amsterdam", "NL", "ANP", "--03-03"),
    ("ANKARA, 3 Ağu (AA) - Banka.", "Ankara", "TR", "AA", "--08-03"),
    ("Warszawa, 3 wrz (PAP) - Bank.", "Warszawa", "PL", "PAP", "--09-03"),
    ("القاهرة 3 مارس آذار (رويترز) - قال البنك.", "القاهرة", "EG", "رويترز", "--03-03"),
    ("الرياض، 3 مارس (واس) - قال البنك.", "الرياض", "SA", "واس", "--03-03"),
    ("New Delhi, Mar 3 (PTI) The bank said.", "New Delhi", "IN", "PTI", "--03-03"),
    ("नई दिल्ली, 3 मार्च (भाषा) बैंक ने कहा।", "नई दिल्ली", "IN", "भाषा", "--03-03"),
    ("नई दिल्ली (एजेंसी)। बैंक ने कहा।", "नई दिल्ली", "IN", "एजेंसी", None),
    ("मुंबई, 3 मार्च (पीटीआई) - बैंक ने कहा।", "मुंबई", "IN", "पीटीआई", "--03-03"),
    ("【东京共同社6月3日电】央行宣布。", "东京", "JP", "共同社", "--06-03"),
    ("北京（路透社）- 央行三日宣布。", "北京", "CN", "路透社", None),
    ("本报北京6月3日讯 央行宣布。", "北京", "CN", "本报", "--06-03"),
    ("（中央社記者李明台北6月3日電）央行宣布。", "台北", "TW", "中央社", "--06-03"),
    ("【ワシントン＝山田太郎】米政府は三日。", "ワシントン", "US", None, None),
    ("（ロンドン＝山田太郎）英政府は三日。", "ロンドン", "GB", None, None),
    ("［東京　３日　ロイター］ - 日銀は。", "東京", "JP", "ロイター", None),
    ("(서울=연합뉴스) 한국은행은 밝혔다.", "서울", "KR", "연합뉴스", None),
]


@pytest.mark.parametrize(
    ("text", "place", "country", "agency", "date"), FORMS, ids=lambda value: str(value)
)
def test_a_dateline_is_read(text, place, country, agency, date):
    found = find_dateline(text)

    assert found is not None
    line = found.dateline
    assert (line.place, line.country, line.agency, line.date) == (
        place,
        country,
        agency,
        date,
    )
    assert text.startswith(line.raw) or text.strip("* ").startswith(line.raw)
    assert (line.country is None) == (found.no_country is not None)


def test_a_month_alone_is_no_day_of_it():
    found = find_dateline("LONDON, April (Reuters) - The bank acted.")
    assert found
    assert (found.dateline.place, found.dateline.date) == ("London", None)


def test_an_l_for_a_one_is_a_day():
    found = find_dateline("LONDON, April l (Reuters) - The bank acted.")
    assert found
    assert found.dateline.date == "--04-01"


def test_all_places_are_kept_and_the_first_leads():
    found = find_dateline("LONDON/NEW YORK, June 3 (Reuters) - Shares rose.")
    assert found
    assert found.dateline.places == ("London", "New York")
    assert found.dateline.raw == "LONDON/NEW YORK, June 3 (Reuters) -"


@pytest.mark.parametrize(
    ("text", "agency", "rest"),
    [
        ("TOKYO, March 5 (Kyodo) - (Reuters) - Banks met.", "Kyodo", "(Reuters) - "),
        ("ROME - (Adnkronos) - Banks met.", None, "(Adnkronos) - "),
        ("ROME, March 5 - (Adnkronos) - Banks met.", "Adnkronos", ""),
    ],
    ids=["after another", "after no date", "after a date"],
)
def test_an_agency_behind_the_mark_is_of_a_label_with_a_date_and_none(
    text, agency, rest
):
    found = find_dateline(text)
    assert found.dateline.agency == agency
    assert text[found.end :].strip() == f"{rest}Banks met."


def test_an_ambiguous_place_says_in_which_countries_it_is():
    found = find_dateline("CAMBRIDGE, June 3 - The dons voted.")
    assert found
    assert found.dateline.country is None
    assert found.no_country == "Cambridge is in GB and CA and US"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NOTE: the office is closed today.", id="a note"),
        pytest.param("The bank - it opened in May - is shut.", id="dashes in prose"),
        pytest.param("London: the city that never sleeps", id="a title with a colon"),
        pytest.param("US: Shares rise", id="two letters"),
        pytest.param("(CORRECTED) - BANK PLACES NOTES", id="a mark of correction"),
        pytest.param("BANK TO CUT RATES - SOURCES", id="a headline in capitals"),
        pytest.param("ANN LEE: I was not there.", id="a speaker"),
        pytest.param("Q: Were you there?", id="a question"),
        pytest.param("Paris - ein Fest fürs Leben", id="a place without evidence"),
        pytest.param("Net 1,981,000 vs 1,689,000 - up", id="a row"),
        pytest.param("May 3 - 5 are holidays.", id="a span of days"),
        pytest.param("He left Paris, June 3, 1940 - too late.", id="within a sentence"),
        pytest.param("【速報】日銀は金利を据え置いた。", id="a label in brackets"),
        pytest.param("［写真　３枚］日銀の外観。", id="a caption in brackets"),
        pytest.param("The bank (AP) said it would act.", id="an agency in prose"),
        pytest.param("Paris (AFP) said it would act.", id="a place and an agency"),
        pytest.param("Rome. 3 June. A day to remember - or not.", id="short sentences"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert find_dateline(text) is None


def test_the_commonest_places_have_the_country_a_person_gave_them():
    told = {
        place: country_of(*([*place.split(", ", 1), None])[:2]).code
        for place in COUNTRIES
    }
    assert told == COUNTRIES


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("london, june 3 (Reuters) - The bank acted.", "London", "Reuters"),
        ("new york, march 26 (ap) -- Oil rose.", "New York", "ap"),
    ],
)
def test_a_label_without_capitals_is_one_with_a_date_and_an_agency(line, place, agency):
    found = find_dateline(line)
    assert found is not None
    assert (found.dateline.place, found.dateline.agency) == (place, agency)
    assert line[: found.end] == found.dateline.raw


@pytest.mark.parametrize(
    "line",
    [
        "london, june 3 - The bank acted.",
        "the minister, june 3 (Reuters) - he left.",
        "mr smith, aged 3 (left) - said no.",
    ],
)
def test_a_line_in_lower_case_is_seldom_a_label(line):
    assert find_dateline(line) is None
