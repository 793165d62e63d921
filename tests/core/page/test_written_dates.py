"""Dates as pages write them, in many languages, and what is left undecided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.core.page.written_dates import find_date, stated_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tue, 03/05/2024 - 07:10", "2024-03-05"),
        ("Tuesday 05/03/2024 07:10", "2024-03-05"),
        ("05/03/2024, Tuesday", "2024-03-05"),
        ("03/05/2024 7:10 AM EST", "2024-03-05"),
        ("03/05/2024 at 7:10 PM PT", "2024-03-05"),
    ],
)
def test_the_weekday_or_an_american_zone_tells_the_order(text, value):
    found = find_date(text, "en")
    assert found is not None
    assert found.value[:10] == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mon 03/05/2024", id="a weekday that fits neither"),
        pytest.param("03/05/2024 7:10 CET", id="another zone"),
        pytest.param("Tue, 00/05/2024", id="no such month"),
        pytest.param("Tue, 03/05/0000", id="no such year"),
    ],
)
def test_what_fits_neither_order_stays_undecided(text):
    assert find_date(text, "en") is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "March 5, 2021 at 5:32 p.m. EST", "2021-03-05T17:32:00-05:00"),
        ("en", "Posted on the 5th of March 2021", "2021-03-05"),
        ("en", "Sept. 5, 2021, 12:10 AM", "2021-09-05T00:10:00"),
        ("de", "Stand: Freitag, 5. März 2021, 17:32 Uhr", "2021-03-05T17:32:00"),
        ("fr", "Publié le vendredi 5 mars 2021 à 17h32", "2021-03-05T17:32:00"),
        ("es", "5 de marzo de 2021, 17:32", "2021-03-05T17:32:00"),
        ("es", "05 mar 2021", "2021-03-05"),
        ("pt", "5 de março de 2021 às 17h32", "2021-03-05T17:32:00"),
        ("it", "venerdì 5 marzo 2021 alle 17.32", "2021-03-05T17:32:00"),
        ("nl", "vrijdag 5 maart 2021 om 17:32", "2021-03-05T17:32:00"),
        ("pl", "5 marca 2021, godz. 17:32", "2021-03-05T17:32:00"),
        ("pl", "5 listopada 2021", "2021-11-05"),
        ("hr", "5. listopada 2021.", "2021-10-05"),
        ("ru", "5 марта 2021 г., 17:32", "2021-03-05T17:32:00"),
        ("uk", "5 березня 2021, 17:32", "2021-03-05T17:32:00"),
        ("ar", "٥ مارس ٢٠٢١", "2021-03-05"),
        ("ar", "الجمعة 5 آذار / مارس 2021", "2021-03-05"),
        ("fa", "۱۵ اسفند ۱۳۹۹", "2021-03-05"),
        ("fa", "جمعه 15 اسفند ماه 1399 - 17:32", "2021-03-05T17:32:00"),
        ("ar", "2 تير 1399", "2020-06-22"),
        ("fa", "تاریخ انتشار: ۱۳۹۹/۱۲/۱۵", "2021-03-05"),
        ("en", "June 5, 2021 10:30 AM ET", "2021-06-05T10:30:00-04:00"),
        ("en", "7:40 p.m. PT Dec. 5, 2021", "2021-12-05T19:40:00-08:00"),
        ("fr", "5 juin 2021 à 10h30 et 12h", "2021-06-05T10:30:00"),
        ("en", "Jun 05, 2021, 10:30 AM SGT", "2021-06-05T10:30:00+08:00"),
        ("en", "5 May 2021 | Updated: 09:08", "2021-05-05"),
        ("en", "00:01, 5 May 2021 | Updated: 09:08", "2021-05-05T00:01:00"),
        ("zh", "2021年3月5日 17:32", "2021-03-05T17:32:00"),
        ("zh", "2021年3月5日17时32分", "2021-03-05T17:32:00"),
        ("zh", "二〇二一年十二月二十五日", "2021-12-25"),
        ("zh", "二零二一年三月十日", "2021-03-10"),
        ("ru", "17:32, 5 марта 2021", "2021-03-05T17:32:00"),
        ("de", "17:32 Uhr | 05.03.2021", "2021-03-05T17:32:00"),
        ("nl", "5 mrt. 2021", "2021-03-05"),
        ("ja", "令和3年3月5日", "2021-03-05"),
        ("ja", "2021年3月5日 午後5時32分", "2021-03-05T17:32:00"),
        ("ko", "2021년 3월 5일 오후 5:32", "2021-03-05T17:32:00"),
        ("tr", "5 Mayıs 2021 17:32", "2021-05-05T17:32:00"),
        ("hi", "5 मार्च 2021, 17:32", "2021-03-05T17:32:00"),
        ("hi", "०५ मार्च २०२१", "2021-03-05"),
        ("he", "5 במרץ 2021", "2021-03-05"),
        ("fi", "5. maaliskuuta 2021", "2021-03-05"),
        ("hu", "2021. március 5.", "2021-03-05"),
        ("el", "5 Μαρτίου 2021", "2021-03-05"),
        ("fr", "5 March 2021", "2021-03-05"),
        (None, "5 marzo 2021", "2021-03-05"),
        ("de", "05.03.2021 - 17:32", "2021-03-05T17:32:00"),
        ("de", "5.3.21", "2021-03-05"),
        ("en", "2021/03/05", "2021-03-05"),
        ("en", "25/03/2021", "2021-03-25"),
        ("en", "03/25/2021", "2021-03-25"),
        ("en", "5:32 PM EST, Fri March 5, 2021", "2021-03-05T17:32:00-05:00"),
        ("tr", "5 NİSAN 2021", "2021-04-05"),
        ("tr", "5 ARALIK 2021", "2021-12-05"),
        ("el", "5 ΜΑΪΟΥ 2021", "2021-05-05"),
        ("ar", "5 جانفي 2021", "2021-01-05"),
        ("ar", "5 غشت 2021", "2021-08-05"),
        ("ar", "5 كانون الثاني 2021", "2021-01-05"),
        ("ar", "5 تشرين الأول/أكتوبر 2021", "2021-10-05"),
        ("ar", "٥ مارس ٢٠٢١ - ١٧:٣٢", "2021-03-05T17:32:00"),
        ("ar", "5 مارس 2021 - 5:32 م", "2021-03-05T17:32:00"),
        ("ar", "5 مارس 2021 5:32 صباحا", "2021-03-05T05:32:00"),
        ("zh", "民國110年3月5日", "2021-03-05"),
        ("th", "5 มี.ค. 2564", "2021-03-05"),
        ("th", "5 มีนาคม 2564", "2021-03-05"),
        ("vi", "Ngày 5 tháng 3 năm 2021", "2021-03-05"),
        ("vi", "5 tháng 3, 2021 17:32", "2021-03-05T17:32:00"),
        ("id", "5 Maret 2021 17:32 WIB", "2021-03-05T17:32:00+07:00"),
        ("lt", "2021 m. kovo 5 d.", "2021-03-05"),
        ("bn", "৫ মার্চ ২০২১", "2021-03-05"),
        ("hi", "५ फ़रवरी २०२१", "2021-02-05"),
    ],
    ids=lambda value: value if value and len(value) > 2 else None,
)
def test_a_date_in_words(language, text, value):
    found = find_date(text, language)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("month_first", "value"),
    [(True, "2021-03-04"), (False, "2021-04-03"), (None, None)],
    ids=["America", "elsewhere", "nobody knows"],
)
def test_an_ambiguous_date_is_the_region_s(month_first, value):
    found = find_date("03/04/2021", "en", month_first)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "3 hours ago",
        "March 2021 sometime",
        "45.13.2021",
        "30 February 2021",
        "1.2.3.2021",
        "5 Marvin 2021",
        "call 555 2021",
        "2,021 people",
        "17:32",
        "21 رجب 1442",
        "1442/07/21",
        "31 آذر 1399",
    ],
)
def test_no_date(text):
    assert find_date(text, "en") is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2021-03-05T17:32:00+01:00", "2021-03-05T17:32:00+01:00"),
        ("2021-03-05T17:32:10.123Z", "2021-03-05T17:32:10Z"),
        ("2021-03-05T17:32:00+0100", "2021-03-05T17:32:00+01:00"),
        ("2021-03-05 17:32:00 +01:00", "2021-03-05T17:32:00+01:00"),
        ("2021-03-05", "2021-03-05"),
        ("2021-03", "2021-03"),
        ("20210305", "2021-03-05"),
        ("20210305T173200Z", "2021-03-05T17:32:00Z"),
        ("Fri, 05 Mar 2021 17:32:00 GMT", "2021-03-05T17:32:00Z"),
        ("Fri Mar 05 2021 17:32:00 GMT+0100 (CET)", "2021-03-05T17:32:00+01:00"),
        ("Fri Mar 05 17:32:00 CET 2021", "2021-03-05T17:32:00+01:00"),
        ("Fri Mar 05 17:32:00 +0100 2021", "2021-03-05T17:32:00+01:00"),
        ("2021-03-05T17:32:00+01", "2021-03-05T17:32:00+01:00"),
        ("٢٠٢١-٠٣-٠٥", "2021-03-05"),
        ("/Date(1614961920000)/", "2021-03-05T16:32:00Z"),
        ("/Date(1614961920000+0100)/", "2021-03-05T16:32:00Z"),
        ("1614961920.5", "2021-03-05T16:32:00Z"),
        ("1614961920", "2021-03-05T16:32:00Z"),
        ("1614961920000", "2021-03-05T16:32:00Z"),
        ("0000-00-00", None),
        ("1970-01-01T00:00:00Z", None),
        ("PT50M55S", None),
        ("105092", None),
        ("2021", None),
        ("x" * 5000, None),
    ],
    ids=lambda value: value[:40] if value else "none",
)
def test_a_field_that_is_to_hold_a_date(raw, value):
    assert stated_date(raw) == value


@given(st.text(st.sampled_from("0123456789/.-: TZ年月日apm"), max_size=40))
def test_what_is_read_is_a_real_date(text):
    value = stated_date(text)
    assert value is None or 4 < len(value) <= 25


@given(st.dates(date(1995, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_from_its_name(day):
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%Y%m%d"):
        assert stated_date(day.strftime(form), "en") == day.isoformat()
