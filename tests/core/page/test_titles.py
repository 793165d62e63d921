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
            "<h1><span class=kicker>Harbour</span> Second ferry approved</h1>",
            "Harbour Second ferry approved",
            id="a kicker stays where a field has it",
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
