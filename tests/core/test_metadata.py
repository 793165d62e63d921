"""Counts, and that the quick way of counting agrees with the plain one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.core.language import SAMPLE, detect_language
from transforms.core.metadata import count, extract_metadata
from transforms.core.schema import Dateline, Draft, Evidence, Source


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        pytest.param("", (0, 0, 0), id="nothing"),
        pytest.param("Rates rose. Why?\n\nNobody knew", (5, 3, 2), id="two paragraphs"),
        pytest.param("“Why?” he asked… “No.”", (4, 3, 1), id="curly quotes"),
        pytest.param("A  b\tc", (3, 1, 1), id="a row of a table"),
        pytest.param("Prices rose 3.5 percent.", (4, 1, 1), id="a decimal point"),
        pytest.param("銀行は動いた。市場は下落。", (12, 2, 1), id="no spaces"),
        pytest.param("Ẹ kú ọjọ́. Ó dára", (5, 2, 1), id="marks of Yoruba"),
        pytest.param("እንዴት ነህ። ደህና።", (3, 2, 1), id="Ethiopic stops"),
    ],
)
def test_sizes_of_a_text(text, sizes):
    counts = count(text)
    assert (counts.words, counts.sentences, counts.paragraphs) == sizes


lines = st.text("ab.!? \t\"'é”…", min_size=1).map(str.strip).filter(bool)


@given(st.lists(lines, min_size=1))
def test_words_are_runs_between_white_space(lines):
    text = "\n\n".join(lines)
    assert count(text).words == len(text.split())


@given(st.text("ab.!? ”’)", min_size=1).map(str.strip).filter(bool))
def test_sentences_end_at_marks_before_a_space_or_a_quote(text):
    marks = len(re.findall(r"[.!?](?=[ ”’)]|\Z)", text))
    open_end = text[-1] not in ".!?”’)"
    assert count(text).sentences == marks + open_end


@pytest.mark.parametrize(
    ("stated", "source", "language"),
    [
        pytest.param("en", "html:lang", "de", id="a template's default"),
        pytest.param("en-GB", "field:language", "en-GB", id="a record's own field"),
        pytest.param("de-AT", "html:lang", "de-AT", id="what a page says rightly"),
        pytest.param("nl", "html:lang", "nl", id="another language than English"),
    ],
)
def test_a_page_in_english_by_default_has_the_language_of_its_text(
    stated, source, language
):
    german = "Der Stadtrat hat am Montag beschlossen, die alte Brücke zu schließen."
    article = extract_metadata(
        Draft(
            source=Source(uri="a", format="html", sha256="", bytes=0),
            key=bytes(16),
            paragraphs=(german,),
            language=stated,
            evidence={"language": Evidence(from_=source)},
        )
    )
    assert article.language == language


def test_a_lead_of_names_alone_does_not_hide_the_language():
    names = "Accra, Lagos, Nairobi, Kampala, Dakar, Harare, Lusaka, Maputo, Luanda"
    lead = f"{names}, Abuja, Lome, Bamako, Niamey, Cotonou, Banjul, Praia, Conakry,"
    assert len(lead) > SAMPLE - 60
    assert detect_language(lead)[0] == "und"
    rest = "delegates met to vote on the rules that the council had put to them. " * 3
    assert detect_language(f"{lead} {rest}")[0] == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Der Stadtrat stimmte für die Schließung.", "de", id="German"),
        pytest.param("המועצה הצביעה בעד סגירת הגשר הישן", "he", id="today's tag"),
        pytest.param(
            "市議會投票決定關閉大橋，預計下週開始。工程將持續三個月。",
            "zh-Hant",
            id="Chinese",
        ),
        pytest.param(
            "Gwamnan jihar ya ce za a gina sabuwar makaranta.", "ha", id="Hausa"
        ),
        pytest.param("asdf qwer zxcv uiop hjkl vbnm tyui", "und", id="no language"),
        pytest.param("1 2 3 4 5 6 7 8 9 " * 20, "und", id="figures"),
        pytest.param("ᨀᨁᨂᨃᨄᨅᨆᨇᨈᨉᨊᨋᨌᨍᨎᨏᨐᨑᨒᨓᨔᨕ", "und", id="a script alone"),
        pytest.param(
            "The council voted\ufdd0 to close\uffff the old bridge.",
            "en",
            id="noncharacters",
        ),
        pytest.param(
            "The council voted\x01 to close\x85 the old bridge.", "en", id="controls"
        ),
    ],
)
def test_the_language_of_a_text(text, language):
    assert detect_language(text)[0] == language


@given(st.text())
def test_any_text_has_a_language_or_a_reason(text):
    language, told_by = detect_language(text)
    assert (language == "und") == (told_by.null_because is not None)


@pytest.mark.parametrize(
    ("crawled", "url", "dateline", "published"),
    [
        pytest.param(
            None,
            "https://example.org/2031/03/05/a",
            None,
            "2031-03-05",
            id="no crawl is known",
        ),
        pytest.param(
            "2021-03-05T12:00:00Z",
            "https://example.org/2021/03/04/a",
            None,
            "2021-03-04",
            id="a day in the address before the crawl",
        ),
        pytest.param(
            "2021-03-05T12:00:00Z",
            "https://example.org/2031/03/05/a",
            None,
            None,
            id="a day in the address after the crawl",
        ),
        pytest.param(
            "2021-03-05T12:00:00Z",
            "https://example.org/2021/03/04/a",
            Dateline(raw="OSLO, March 9, 2021", place="Oslo", date="2021-03-09"),
            "2021-03-04",
            id="a dateline after the crawl gives way to the address",
        ),
        pytest.param(
            "2021-03-05T12:00:00Z",
            None,
            Dateline(raw="OSLO, March 5, 2021", place="Oslo", date="2021-03-05"),
            "2021-03-05",
            id="a dateline of the day of the crawl",
        ),
    ],
)
def test_no_dateline_or_address_is_after_the_crawl(crawled, url, dateline, published):
    draft = Draft(
        source=Source(uri="a", format="html", sha256="", bytes=0),
        key=b"k",
        crawled=crawled,
        url=url,
        dateline=dateline,
        paragraphs=("The harbour board approved a second ferry.",),
    )
    article = extract_metadata(draft)
    assert article.published == published
    if published is None:
        why = article.evidence["published"].null_because
        assert why == "every date stated is after the crawl"
