"""News SGML: many articles in a file, each field from its tag, tables as they stood."""

import pytest

from transforms.core.schema import Draft, Reject

STORY = b"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" OLDID="5" NEWID="31">
<DATE> 3-MAR-1987 09:05:11.20</DATE>
<TOPICS><D>cocoa</D><D>coffee</D></TOPICS>
<PLACES><D>brazil</D></PLACES>
<ORGS></ORGS>
<TEXT>&#2;
<TITLE>COCOA &lt;CCO> HARVEST ENDS</TITLE>
<AUTHOR>    By ANN LEE, Reuters</AUTHOR>
<DATELINE>    ILHEUS, Brazil, March 3 - </DATELINE><BODY>The harvest has ended in the
state, growers said.
    It rained for a week:
    Town       Bags      Tonnes
    Ilheus     1,200         72
    Itabuna      800         48
    More rain will come, they said.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="32"><DATE>3-MAR-1987 10:00:00.00</DATE>
<TEXT TYPE="BRIEF">&#2;
******<TITLE>BANK RAISES RATES
</TITLE>Blah blah blah.
&#3;
</TEXT></REUTERS>
<REUTERS NEWID="33"><DATE>3-MAR-1987 11:00:00.00</DATE>
<TEXT TYPE="UNPROC">&#2;
WEEKLY RESERVES - MARCH 3
 Net reserves..........644 vs...1,337
 Borrowings............680 vs.....425
 Total...............1,324 vs...1,762

 Reuter
&#3;
</TEXT></REUTERS>
"""


@pytest.fixture
def drafts(read):
    return read(STORY, "part-00.sgm")


def test_each_field_is_what_its_tag_says(drafts):
    story = drafts[0]
    assert isinstance(story, Draft)
    assert story.id == "31"
    assert story.title == "COCOA <CCO> HARVEST ENDS"
    assert story.published == "1987-03-03T09:05:11"
    assert story.authors == ("Ann Lee",)
    assert story.keywords == ("cocoa", "coffee")
    assert story.dateline.place == "Ilheus"
    assert story.dateline.country == "BR"
    assert story.dateline.raw == "ILHEUS, Brazil, March 3 -"
    assert story.extra["places"] == ["brazil"]
    assert "organisations" not in story.extra
    assert story.evidence["title"].from_ == "sgml:TITLE"
    assert (story.source.format, story.source.record) == ("news-sgml", 0)


def test_lines_are_unwrapped_and_tables_are_not(drafts, finish):
    article = finish(drafts[0])
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == "The harvest has ended in the state, growers said."
    assert "Ilheus     1,200         72" in article.text
    assert paragraphs[-1] == "More rain will come, they said."


def test_a_flash_is_its_title_alone(drafts):
    assert drafts[1].title == "BANK RAISES RATES"
    assert drafts[1].paragraphs == ()


def test_the_title_of_unprocessed_text_is_read_off_it(drafts, finish):
    article = finish(drafts[2])
    assert article.title == "WEEKLY RESERVES - MARCH 3"
    assert "644 vs...1,337\n Borrowings" in article.text


def test_an_article_without_an_end_is_refused_and_the_others_are_read(read):
    _, kept, refused = read(STORY[: STORY.rindex(b"</REUTERS>")])
    assert isinstance(kept, Draft)
    assert isinstance(refused, Reject)
    assert (refused.stage, refused.reason) == ("read", "broken-sgml")


def test_an_article_above_the_limit_is_refused_and_the_others_are_read(read):
    large = b'<REUTERS NEWID="1"><TEXT><BODY>' + b"rates " * 500_000 + b"</REUTERS>"
    refused, kept, *_ = read(large + STORY[35:], max_record_bytes=100_000)
    assert refused.reason == "too-large"
    assert refused.payload_bytes == len(large)
    assert kept.id == "31"
