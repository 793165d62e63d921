"""The publication date: by fields, then lines by the heading, then the address."""

import pytest

DATA = (
    '<script type="application/ld+json">'
    '{{"@type":"NewsArticle","datePublished":"{}"}}</script>'
)
META = '<meta property="article:published_time" content="{}">'
TITLE = "<title>Second ferry approved</title>"
HEADING = "<h1>Second ferry approved</h1>"
STORY = "<p>The harbour board approved a second ferry after two years of talks.</p>"


BOTH = {
    "ar": "آخر تحديث: 9 مايو 2021 نشر: 5 مايو 2021",
    "cs": "Aktualizováno 9. května 2021 Publikováno 5. května 2021",
    "da": "Opdateret 9. maj 2021 Udgivet 5. maj 2021",
    "de": "Aktualisiert: 09.05.2021 | Veröffentlicht: 05.05.2021",
    "el": "Ενημερώθηκε: 9 Μαΐου 2021 Δημοσιεύθηκε: 5 Μαΐου 2021",
    "en": "Updated 9 May 2021 | Published 5 May 2021",
    "es": "Actualizado: 09/05/2021 Publicado: 05/05/2021",
    "fi": "Päivitetty 9.5.2021 Julkaistu 5.5.2021",
    "fr": "Mis à jour le 9 mai 2021 | Publié le 5 mai 2021",
    "he": "עודכן 9 במאי 2021 פורסם 5 במאי 2021",
    "hi": "अपडेटेड 9 मई 2021 प्रकाशित 5 मई 2021",
    "hu": "Frissítve: 2021. május 9. Megjelent: 2021. május 5.",
    "id": "Diperbarui 9 Mei 2021 Diterbitkan 5 Mei 2021",
    "it": "Aggiornato il 9 maggio 2021 - Pubblicato il 5 maggio 2021",
    "ja": "更新 2021年5月9日 公開 2021年5月5日",
    "ko": "수정 2021.05.09. 입력 2021.05.05.",
    "nb": "Oppdatert 9. mai 2021 Publisert 5. mai 2021",
    "nl": "Bijgewerkt: 9 mei 2021 Gepubliceerd: 5 mei 2021",
    "pl": "Aktualizacja: 9 maja 2021, publikacja: 5 maja 2021",
    "pt": "Atualizado em 09/05/2021 • Publicado em 05/05/2021",
    "ro": "Actualizat 9 mai 2021 Publicat 5 mai 2021",
    "ru": "Обновлено: 9 мая 2021, опубликовано: 5 мая 2021",
    "sv": "Uppdaterad 9 maj 2021 Publicerad 5 maj 2021",
    "tr": "Güncelleme: 09.05.2021 Yayınlanma: 05.05.2021",
    "uk": "Оновлено: 9 травня 2021 Опубліковано: 5 травня 2021",
    "vi": "Cập nhật 9/5/2021 Đăng 5/5/2021",
    "zh": "更新时间：2021年5月9日 发布时间：2021年5月5日",
}


@pytest.mark.parametrize("language", BOTH)
def test_of_a_change_and_the_publication_in_one_line_the_latter_counts(told, language):
    found = told(TITLE, f"{HEADING}<p>{BOTH[language]}</p>{STORY}", lang=language)
    assert found.published == "2021-05-05"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param(
            DATA.format("2021-03-05T10:00:00+01:00") + META.format("2021-03-06"),
            "",
            "2021-03-05T10:00:00+01:00",
            id="data before metas",
        ),
        pytest.param(
            META.format("2021-03-05T23:30:00Z"),
            '<time datetime="2021-03-06T00:30:00+01:00">today</time>',
            "2021-03-06T00:30:00+01:00",
            id="the same moment with the local offset",
        ),
        pytest.param(
            META.format("2021-03-05T23:30:10Z"),
            '<time datetime="2021-03-06 00:30:10">today</time>',
            "2021-03-06T00:30:10+01:00",
            id="the offset that makes a local time the same moment",
        ),
        pytest.param(
            META.format("2021-03-05T23:30:00Z"),
            '<time datetime="2021-03-06 04:12:00">another</time>',
            "2021-03-05T23:30:00Z",
            id="another moment has no offset to give",
        ),
        pytest.param(
            TITLE,
            HEADING + '<abbr class="published" title="2021-03-05T10:00:00+01:00">'
            "this morning</abbr>" + STORY,
            "2021-03-05T10:00:00+01:00",
            id="the title of an abbreviation, as microformats have it",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"schema:NewsArticle",'
            '"schema:datePublished":"2021-03-05"}</script>',
            "",
            "2021-03-05",
            id="data with the vocabulary before the keys",
        ),
        pytest.param(
            DATA.replace('"{}"', "{}").format("1614961920000"),
            "",
            "2021-03-05T16:32:00Z",
            id="milliseconds in the data",
        ),
        pytest.param(
            META.format("2021-03-05T23:30:00Z"),
            '<article class="post type-post tag-latest"><div>'
            '<time datetime="2021-03-06 00:30:00">6 March</time></div></article>',
            "2021-03-06T00:30:00+01:00",
            id="a post with a tag that is called like a list of others",
        ),
        pytest.param(
            '<meta name="date" content="2021-03-09">' + TITLE,
            HEADING + "<p>5 March 2021</p>" + STORY,
            "2021-03-05",
            id="what readers see before a meta of no clear meaning",
        ),
        pytest.param(
            '<meta name="date" content="2021-03-09">',
            "",
            "2021-03-09",
            id="a meta of no clear meaning where there is nothing else",
        ),
        pytest.param(
            TITLE,
            HEADING + "<span>Updated 9 March 2021</span><span>5 March 2021</span>",
            "2021-03-05",
            id="not the day of a change",
        ),
        pytest.param(
            TITLE,
            HEADING + '<div class="related"><time>1 January 2020</time></div>' + STORY,
            None,
            id="not the day of another story",
        ),
        pytest.param(
            TITLE,
            HEADING
            + STORY
            + "<p>The first ferry ran from 1 May 1999 until the storm of "
            "that year, and nobody has asked for its return since the bridge.</p>",
            None,
            id="not a day that the text tells of",
        ),
        pytest.param(
            "<title>Ferry approved on 5 March 2021 - Post</title>",
            "<h1>Ferry approved on 5 March 2021</h1><p>7 March 2021</p>",
            "2021-03-07",
            id="not the day in the headline",
        ),
        pytest.param(
            '<script>var state = {"publishedAt": "2021-03-05T10:00:00Z"}</script>',
            "",
            "2021-03-05T10:00:00Z",
            id="data in a script, if they agree",
        ),
        pytest.param(
            '<script>[{"publishedAt": "2021-03-05"}, {"publishedAt": "2021-03-06"}]'
            "</script>",
            "",
            None,
            id="data in a script that disagree",
        ),
        pytest.param(
            '<script>{"regDt": "2021.03.05 18:40"}</script>',
            "",
            "2021-03-05T18:40:00",
            id="data in a script under a Korean name",
        ),
        pytest.param(DATA.format("next Tuesday"), "", None, id="no date at all"),
        pytest.param(
            TITLE,
            HEADING + '<relative-time datetime="2021-03-05T10:00:00Z">today'
            "</relative-time>" + STORY,
            "2021-03-05T10:00:00Z",
            id="an element of the page's own making",
        ),
        pytest.param(
            TITLE,
            HEADING + '<p data-date="5. March 2021">today</p>' + STORY,
            "2021-03-05",
            id="a day in an attribute by the heading",
        ),
        pytest.param(
            TITLE,
            HEADING + '<aside><ul class="meta"><li>Report</li><li class="date">'
            "05.03.2021</li></ul></aside>" + STORY,
            "2021-03-05",
            id="the margin beside the article",
        ),
        pytest.param(
            TITLE,
            HEADING + "<aside><p>Another story</p><p>05.03.2021</p></aside>" + STORY,
            None,
            id="not an aside of another kind",
        ),
        pytest.param(
            TITLE,
            '<div class="has-sidebar">' + STORY + "<p><time>2021-03-05</time></p>"
            '</div><div class="sidebar"><time>2021-03-09</time></div>',
            "2021-03-05",
            id="a column that has a side column",
        ),
        pytest.param(
            "<title>Second ferry approved | 05.03.2021</title>",
            HEADING + STORY + "<i></i>" * 100 + "<div><h2>Bridge closes "
            '<b class="date">01.03.2021</b></h2></div>',
            "2021-03-05",
            id="not a day in the heading of another story",
        ),
        pytest.param(
            TITLE,
            HEADING + '<p>5 March 2021</p><p class="date">5 March 2021, 17:32</p>',
            "2021-03-05T17:32:00",
            id="the line with the time of the same day",
        ),
        pytest.param(
            TITLE,
            STORY + "<dl><dt>Published</dt><dd>5 March 2021</dd></dl>",
            "2021-03-05",
            id="a cell named by the one before it",
        ),
        pytest.param(
            TITLE,
            STORY + "<ul><li><strong>Date</strong> 5 March 2021</li></ul>",
            "2021-03-05",
            id="a value named by the words before it",
        ),
        pytest.param(
            '<meta name="description" content="Artikel vom 05.03.2021">',
            "",
            "2021-03-05",
            id="a summary that says of when the article is",
        ),
    ],
)
def test_published(told, head, body, published):
    assert told(head, body).published == published


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        pytest.param(
            "5 March 2021, 5:31 pm", "2021-03-05T17:31:10-06:00", id="west of Greenwich"
        ),
        pytest.param(
            "6 March 2021, 05:01", "2021-03-06T05:01:10+05:30", id="half hours"
        ),
        pytest.param("6 March 2021", "2021-03-05T23:31:10Z", id="another day alone"),
        pytest.param(
            "Updated 6 March 2021, 00:31", "2021-03-05T23:31:10Z", id="changed"
        ),
        pytest.param("6 March 2021, 00:32", "2021-03-05T23:31:10Z", id="a minute off"),
        pytest.param(
            "5 March 2021, 11:31", "2021-03-05T23:31:10Z", id="a 12-hour clock"
        ),
        pytest.param(
            "6 March 2021, 07:01", "2021-03-05T23:31:10Z", id="no such offset"
        ),
    ],
)
def test_a_time_that_readers_see_gives_the_offset(told, shown, published):
    head = META.format("2021-03-05T23:31:10Z") + TITLE
    assert told(head, f"{HEADING}<p>{shown}</p>{STORY}").published == published


def test_a_day_that_begins_with_the_moment_gives_the_offset(told):
    head = META.format("2021-03-05T23:00:00Z") + TITLE
    page = told(head, f"{HEADING}<p>6 March 2021</p>{STORY}")
    assert page.published == "2021-03-06T00:00:00+01:00"
    assert page.evidence["published"].from_ == "line by the heading"


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://example.org/2021/03/05/ferry", "2021-03-05"),
        ("https://example.org/news/ferry-2021-03-05.html", "2021-03-05"),
        ("https://example.org/speech/20210305_2.html", "2021-03-05"),
        ("https://example.org/2021/03/ferry", "2021-03"),
        ("https://example.org/news/2021033099", None),
        ("https://example.org/news/ferry", None),
    ],
)
def test_the_address_states_a_day(told, url, published):
    assert told(TITLE, HEADING + STORY, url=url).published == published


def test_a_line_of_the_day_in_the_address_gives_the_time(told):
    body = HEADING + "<p>4 March 2021</p><p>5 March 2021, 17:32</p>" + STORY
    page = told(TITLE, body, url="https://example.org/2021/03/05/ferry")
    assert page.published == "2021-03-05T17:32:00"


def test_a_day_fits_the_month_in_the_address(told):
    body = HEADING + STORY + "<div class=sidebar><p>12 March 2021</p></div>"
    page = told(TITLE, body, url="https://example.org/2021/03/ferry")
    assert page.published == "2021-03-12"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        pytest.param("2021-03-05T12:00:00Z", "2021-03-05T12:00:00Z", id="at the crawl"),
        pytest.param("2021-03-05T12:00:01Z", None, id="a second later"),
        pytest.param("2021-03-06", "2021-03-06", id="a day that has begun in the east"),
        pytest.param("2021-03-07", None, id="a day that has begun nowhere"),
        pytest.param("2021-04", None, id="a later month"),
        pytest.param("2021", None, id="a year alone is no date of a page"),
    ],
)
def test_nothing_is_published_after_its_crawl(told, stated, published):
    page = told(META.format(stated), crawled="2021-03-05T12:00:00Z")
    assert page.published == published


def test_the_next_source_is_asked_when_one_is_after_the_crawl(told):
    head = DATA.format("2031-03-05") + META.format("2021-03-04")
    page = told(head, crawled="2021-03-05T12:00:00Z")
    assert page.published == "2021-03-04"


def test_reasons_for_no_date(told):
    late = told(META.format("2031-03-05"), crawled="2021-03-05T12:00:00Z")
    assert "after the crawl" in late.evidence["published"].null_because
    assert "no field" in told().evidence["published"].null_because


@pytest.mark.parametrize(
    ("lang", "url", "published"),
    [
        ("en-US", None, "2021-03-04"),
        ("en-GB", None, "2021-04-03"),
        ("de", None, "2021-04-03"),
        ("en", "https://example.co.uk/ferry", "2021-04-03"),
        ("en", "https://example.com/en-us/news/ferry", "2021-03-04"),
        ("en", "https://example.com/ferry", None),
    ],
)
def test_the_order_of_day_and_month_is_the_region_s(told, lang, url, published):
    page = told(TITLE, HEADING + "<p>03/04/2021</p>", lang=lang, url=url)
    assert page.published == published


def test_an_archive_s_moment_is_the_crawl(told):
    url = "https://web.archive.org/web/20100506120000/http://example.org/2010/05/ferry"
    page = told(META.format("2015-01-01"), url=url)
    assert page.published == "2010-05"


def test_modified_is_apart(told):
    head = META.format("2021-03-05")
    head += '<meta property="article:modified_time" content="2021-03-09T08:00:00Z">'
    page = told(head)
    assert (page.published, page.modified) == ("2021-03-05", "2021-03-09T08:00:00Z")


@pytest.mark.parametrize(
    "line",
    [
        '<span class="date" data-timestamp="1614936720000">3 months ago</span>',
        '<time data-unixtime="1614936720">3 months ago</time>',
        '<time data-publish-date="2021-03-05T09:32:00Z">3 months ago</time>',
    ],
)
def test_an_attribute_for_scripts_states_the_moment(told, line):
    found = told(TITLE, f"{HEADING}<p>{line}</p>{STORY}")
    assert found.published == "2021-03-05T09:32:00Z"


def test_an_attribute_of_another_name_states_none(told):
    line = '<span class="date" data-id="1614936720">3 months ago</span>'
    assert told(TITLE, f"{HEADING}<p>{line}</p>{STORY}").published is None


def test_a_line_that_says_so_outright_goes_before_a_day_that_is_told_of(told):
    lines = "<p>Doors open 24 June 2021 at the hall</p><p>Posted on 5 May 2021</p>"
    assert told(TITLE, f"{HEADING}{lines}{STORY}").published == "2021-05-05"


def test_a_line_that_is_the_title_is_the_heading_of_an_old_page(told):
    body = (
        f"<table><tr><td><font size=5><b>Second ferry approved</b></font><br>"
        f"<font size=2>By Ann Lee</font><br><font size=1>May 5, 1999</font>{STORY}"
    )
    assert told(TITLE, body).published == "1999-05-05"


@pytest.mark.parametrize(
    ("lang", "url", "zone", "offset"),
    [
        ("en-IN", None, "IST", "+05:30"),
        ("en", "https://example.in/ferry", "IST", "+05:30"),
        ("en-GB", None, "BST", "+01:00"),
        ("en-US", None, "CST", "-06:00"),
        ("en", None, "IST", ""),
        ("en-GB", None, "IST", ""),
    ],
)
def test_a_zone_of_several_places_is_the_region_s(told, lang, url, zone, offset):
    line = f"<p>Published: Jun 5, 2021, 10:30 {zone}</p>"
    page = told(TITLE, HEADING + line, lang=lang, url=url)
    assert page.published == f"2021-06-05T10:30:00{offset}"
