"""The headline: by agreement of heading and fields, without the site's name."""

import pytest

DATA = (
    '<script type="application/ld+json">'
    '{{"@type":"NewsArticle","headline":"{}"}}</script>'
)
OG = '<meta property="og:title" content="{}">'
SITE = '<meta property="og:site_name" content="The Harbour Post">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param("<title>Ferry approved</title>", "", "Ferry approved", id="alone"),
        pytest.param(
            OG.format("Town: Ferry approved") + "<title>Ferry approved - Post</title>",
            '<h1><span class="kicker">Town</span><span>Ferry approved</span></h1>',
            "Ferry approved",
            id="without a kicker that no space parts from it",
        ),
        pytest.param(
            OG.format("Second ferry approved at last"),
            "<h1><span>Second ferry approved</span><span>at last</span></h1>",
            "Second ferry approved at last",
            id="with the space that its elements lack",
        ),
        pytest.param(
            OG.format("Second ferry approved"),
            '<h1>Second ferry approved <span class="sub">Crews will strike</span></h1>',
            "Second ferry approved",
            id="without a subtitle in the heading",
        ),
        pytest.param(
            "<title>Second ferry approved | Post</title>" + SITE,
            "<h1>Second ferry approved <small>5 March 2024</small></h1>",
            "Second ferry approved",
            id="without a date in the heading",
        ),
        pytest.param(
            "<title>Ferry news of the week</title>",
            "<h1><em>Ferry</em> news of the week in full</h1>",
            "Ferry news of the week in full",
            id="with an element that no field is without",
        ),
        pytest.param(
            SITE + "<title>Ferry approved | The Harbour Post</title>",
            "",
            "Ferry approved",
            id="without the name of the site",
        ),
        pytest.param(
            SITE + "<title>Harbour Post - Ferry approved</title>",
            "",
            "Ferry approved",
            id="without the name before it",
        ),
        pytest.param(
            SITE + "<title>Ferry approved – Harbour Post – News since 1868</title>",
            "",
            "Ferry approved",
            id="what follows the site's name goes too",
        ),
        pytest.param(
            "<title>Ferry approved | Harbour | 12.03.2021</title>",
            "<h1>Ferry approved</h1>",
            "Ferry approved",
            id="the heading that the title element confirms",
        ),
        pytest.param(
            "<title>Second ferry is approved</title>"
            + OG.format("Ferry: a yes at last"),
            "<h1>Second ferry is approved</h1>",
            "Second ferry is approved",
            id="without data the heading stays",
        ),
        pytest.param(
            "<title>Second ferry is approved</title>"
            + OG.format("Ferry: a yes at last")
            + '<meta name="twitter:title" content="Ferry: a yes at last">',
            "<h1>Second ferry is approved</h1>",
            "Ferry: a yes at last",
            id="without data two networks against the title element",
        ),
        pytest.param(
            "<title>Ferry approved</title>"
            + OG.format("Ferry approved by the board")
            + '<meta name="twitter:title" content="Ferry approved by the board">',
            "<h1>Ferry approved</h1>",
            "Ferry approved",
            id="but not with the same words and more",
        ),
        pytest.param(
            "<title>Ferry to the island approved</title>"
            + OG.format("Ferry to the island approved")
            + DATA.format("A yes to the ferry at last"),
            "<h1>A yes to the ferry at last</h1>",
            "A yes to the ferry at last",
            id="heading and data against what is written for search",
        ),
        pytest.param(
            "<title>Ferry approved by the board</title>"
            + OG.format("At last, a ferry")
            + DATA.format("Ferry approved by the board"),
            "<h1>Ferry approved by the board</h1>",
            "At last, a ferry",
            id="og where all the others are one template",
        ),
        pytest.param(
            OG.format("Harbour: Second ferry approved"),
            "<h1><span class=kicker>Harbour:</span> Second ferry approved</h1>",
            "Harbour: Second ferry approved",
            id="a kicker stays where a field has it to the letter",
        ),
        pytest.param(
            OG.format("Harbour: Second ferry approved"),
            "<h1><span class=kicker>Harbour</span> Second ferry approved</h1>",
            "Second ferry approved",
            id="a kicker goes that fields join by a mark",
        ),
        pytest.param(
            OG.format("Harbour: Second ferry approved")
            + DATA.format("Harbour: Second ferry approved"),
            "<h1><span class=kicker>Harbour</span> Second ferry approved</h1>",
            "Harbour: Second ferry approved",
            id="a kicker stays as two fields have it",
        ),
        pytest.param(
            "<title>Second ferry approved</title>",
            "<h1><span class=kicker>Harbour</span> Second ferry approved</h1>",
            "Second ferry approved",
            id="a kicker goes where none has",
        ),
        pytest.param(
            "<title>Ferry approved after years - The Blog</title>",
            '<h1><a href="/">The Blog</a></h1><h2>Ferry approved after years</h2>',
            "Ferry approved after years",
            id="a heading that leads home is the site's name",
        ),
        pytest.param(
            "<title>Second ferry approved by the board</title>"
            + OG.format("Second ferry approved…"),
            "",
            "Second ferry approved by the board",
            id="a cut title is made whole",
        ),
        pytest.param(
            OG.format("Board calls ferry ")
            + '<title>Board calls ferry "long overdue"</title>',
            "",
            'Board calls ferry "long overdue"',
            id="an attribute cut at a quote is made whole",
        ),
        pytest.param(
            '<meta name="og:title" value="Ferry approved">',
            "",
            "Ferry approved",
            id="a saved page with value for content",
        ),
        pytest.param(
            "<title>Ferry approved</title>",
            "<svg><title>Logo</title></svg><h1>Related stories</h1>",
            "Ferry approved",
            id="no heading of another part",
        ),
        pytest.param("", "<p>Text.</p>", None, id="none"),
    ],
)
def test_the_title_is(told, head, body, title):
    assert told(head, body).title == title


def test_the_others_are_in_the_evidence(told):
    head = OG.format("Ferry | Post") + "<title>Ferry approved | Post</title>"
    evidence = told(head, "<h1>Ferry approved</h1>").evidence["title"]

    assert evidence.from_ == "h1"
    assert {"from": "meta:og:title", "value": "Ferry | Post"} in evidence.also


def test_a_missing_title_has_a_reason(told):
    assert told().evidence["title"].null_because


LINE = "<p>The harbour board approved a second ferry after two years of talks.</p>"


@pytest.mark.parametrize("mark", ["<", ">", "‹", "：", ":", "-"])
def test_the_site_goes_at_either_end_whatever_the_mark(told, mark):
    mark = mark.replace("<", "&lt;").replace(">", "&gt;")
    for title in (
        f"Ferry approved {mark} Harbour Post",
        f"Harbour Post {mark} Ferry approved",
    ):
        assert told(f"{SITE}<title>{title}</title>").title == "Ferry approved"


@pytest.mark.parametrize(
    ("title", "site", "headline"),
    [
        ("第二艘渡轮获批-灯塔网", "灯塔网", "第二艘渡轮获批"),
        ("第二便承認：灯台新聞", "灯台新聞", "第二便承認"),
        ("第二便承認（灯台新聞）", "灯台新聞", "第二便承認"),
        ("社説：第二便承認", "灯台新聞", "社説：第二便承認"),
        ("第二便承認（島）", "灯台新聞", "第二便承認（島）"),
        ("第二便承認(2ページ目) | 灯台新聞", "灯台新聞", "第二便承認"),
        (
            "두 번째 여객선 승인 &lt; 사회 &lt; 기사본문 - 등대",
            "",
            "두 번째 여객선 승인",
        ),
        ("Ferry approved - Page 2 of 3 - Post", "Post", "Ferry approved"),
        ("Fähre genehmigt - Seite 2 | Post", "Post", "Fähre genehmigt"),
        ("Ferry approved (Page 2)", "Post", "Ferry approved"),
        ("The board's front page 2021", "Post", "The board's front page 2021"),
        ("The tale of page 3", "Post", "The tale of page 3"),
        ("Boats &gt; buses on the islands", "Post", "Boats > buses on the islands"),
    ],
)
def test_marks_of_other_scripts_trails_and_numbers_of_pages(
    told, title, site, headline
):
    head = f'<meta property="og:site_name" content="{site}"><title>{title}</title>'
    assert told(head).title == headline


@pytest.mark.parametrize(
    ("title", "body", "url", "headline"),
    [
        ("Home", "<h1>Ferry approved</h1>", None, "Ferry approved"),
        ("Isle Council", "<h1>Ferry approved</h1>", None, "Ferry approved"),
        ("Ferry approved", "<h1>News</h1>", None, "Ferry approved"),
        (
            "Ferry approved",
            "<h1>Island Life</h1>",
            "https://x.org/ferry",
            "Ferry approved",
        ),
        (
            "Second ferry approved",
            "<h1>Island Life</h1><p><b>Second ferry approved</b></p>",
            None,
            "Second ferry approved",
        ),
        ("Isle Council", "<h1>Island Life</h1><h1>Ferry</h1>", None, "Isle Council"),
        ("Ferry approved", "<h1>Isle</h1>", None, "Ferry approved"),
    ],
)
def test_the_one_heading_stands_where_the_title_is_no_headline(
    told, title, body, url, headline
):
    assert told(f"<title>{title}</title>", body + LINE, url=url).title == headline


def test_what_the_data_call_by_a_subheading_is_no_headline(told):
    head = (
        '<title>Ferry approved | Post</title><meta name="headline" content="Vox pop">'
    )
    head += '<meta property="og:title" content="Ferry approved - what we know">'
    body = "<h1>Ferry approved</h1>" + LINE + "<h2>Vox pop</h2>" + LINE
    assert told(head, body).title == "Ferry approved"


def test_an_archive_s_front_page_is_no_headline(told):
    body = (
        '<h1><a href="/web/2014/http://post.example/">The Post</a></h1>'
        "<h2>Ferry approved at last</h2>"
    )
    url = "https://web.archive.org/web/20140226054445/http://post.example/2"
    head = "<title>The Post » Archive » Ferry approved at last</title>"
    assert told(head, body + LINE, url=url).title == "Ferry approved at last"


def test_a_short_title_of_the_east_is_confirmed_by_a_line(told):
    head = "<title>第二艘渡轮获批-灯塔网</title>"
    body = '<div class="h-title">第二艘渡轮获批</div><span>2021-05-05 10:30</span>'
    page = told(head, body + LINE, lang="zh")
    assert (page.title, page.published) == ("第二艘渡轮获批", "2021-05-05T10:30:00")
