"""Collections of `<DOC>`s: each a record, with what stands above its text."""

import pytest

from transforms.core.schema import Draft, Reject

TREC = """<DOC>
<DOCNO> EX880212-0001 </DOCNO>
<FILEID>EX-NR-02-12-88 2344EST</FILEID>
<HEAD>Ferry Is Back &AMP; Busy</HEAD>
<BYLINE>By ANN LEE</BYLINE>
<BYLINE>Example Press Writer</BYLINE>
<DATELINE>CORK, Ireland (EX) </DATELINE>
<TEXT>
   The ferry is back in the harbour, its owner said
Thursday.
   It carries 400.
</TEXT>
</DOC>
"""
LDC = """<DOC id="EXA_ENG_19940512.0004" type="story" >
<HEADLINE>
Ferry is back
</HEADLINE>
<DATELINE>
CORK, Ireland, May 12 (EX)
</DATELINE>
<TEXT>
<P>
The ferry is back in the harbour, its owner said
Thursday.
</P>
<P>
It carries 400.
</P>
</TEXT>
</DOC>
"""
BODY = "The ferry is back in the harbour, its owner said Thursday.\n\nIt carries 400."


def test_a_document_of_trec_has_its_number_and_its_head(read, finish):
    first, second = read((TREC + TREC.replace("0001", "0002")).encode(), "a.sgml")
    article = finish(first)
    assert (article.source.format, article.source.record) == ("doc-sgml", 0)
    assert (article.id, second.id) == ("EX880212-0001", "EX880212-0002")
    assert article.title == "Ferry Is Back & Busy"
    assert article.authors == ("Ann Lee",)
    assert (article.dateline.place, article.dateline.agency) == ("Cork", "EX")
    assert article.text == BODY


def test_a_document_of_the_ldc_has_its_day_in_its_id(read, finish):
    article = finish(*read(LDC.encode(), "exa_eng_199405"))
    assert article.id == "EXA_ENG_19940512.0004"
    assert article.published == "1994-05-12"
    assert article.title == "Ferry is back"
    assert article.text == BODY
    assert article.extra["text_type"] == "story"


def test_a_day_of_six_digits_is_one(read):
    dated = TREC.replace("<HEAD>", "<DATE>910514\n</DATE><PUB>The Gazette</PUB><HEAD>")
    (draft,) = read(dated.encode(), "a.sgml")
    assert (draft.published, draft.publisher) == ("1991-05-14", "The Gazette")


def test_a_document_with_an_address_and_no_tags_is_its_text(read):
    data = b'<doc id="12" url="https://example.org/12" title="Up">\nRates rose.</doc>'
    (draft,) = read(data, "wiki_00")
    assert (draft.title, draft.url) == ("Up", "https://example.org/12")
    assert draft.paragraphs == ("Rates rose.",)


def test_a_large_collection_is_read_document_by_document(read):
    drafts = read(TREC.encode() * 300, "a.sgml", max_record_bytes=1000)
    assert len(drafts) == 300
    assert all(isinstance(draft, Draft) for draft in drafts)


def test_a_document_without_an_end_is_refused_and_the_others_are_read(read):
    whole, refused = read((TREC + LDC[:200]).encode(), "a.sgml")
    assert isinstance(whole, Draft)
    assert isinstance(refused, Reject)
    assert (refused.reason, refused.source.record) == ("broken-sgml", 1)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<DOC>\nA note on what DOC means.\n", id="a word in brackets"),
        pytest.param(b"<doc><p>Rates rose.</p></doc>", id="XML of another kind"),
    ],
)
def test_what_names_no_document_is_none(read, data):
    (item,) = read(data, "a.txt")
    assert item.source.format != "doc-sgml"


def test_many_open_tags_are_read_in_a_moment(read):
    data = b"<DOC><DOCNO>1</DOCNO><TI></TI>" + b"<TI>" * 200_000 + b"</DOC>"
    assert len(read(data, "a.sgml")) == 1
