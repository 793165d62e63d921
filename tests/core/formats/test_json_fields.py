"""Fields of JSON records: mapped by name, liberal where the meaning is clear."""

import json

import pytest

from transforms.core.formats.json_names import Names
from transforms.core.schema import Draft, Reject


@pytest.fixture
def draft(read):
    def read_one(record, **settings):
        (item,) = read(json.dumps(record).encode(), "a.json", **settings)
        return item

    return read_one


BASE = {"title": "Rates rise", "text": "The bank acted."}


@pytest.mark.parametrize(
    ("fields", "field", "expected"),
    [
        pytest.param({"id": 17}, "id", "17", id="a number as id"),
        pytest.param({"guid": {"value": "x"}}, "id", "x", id="an id in an object"),
        pytest.param({"_id": {"$oid": "5f"}}, "id", "5f", id="a database's id"),
        pytest.param({"author": "By Ann Lee"}, "authors", ("Ann Lee",), id="a byline"),
        pytest.param(
            {"byline": "By ANN LEE, Crime Reporter"},
            *("authors", ("Ann Lee",)),
            id="a role behind a name",
        ),
        pytest.param({"author": "Reuters Staff"}, "authors", (), id="nobody"),
        pytest.param({"author": "\u200b"}, "authors", (), id="nothing to see"),
        pytest.param({"author": "None"}, "authors", (), id="a word for nothing"),
        pytest.param({"autor": "Redacción"}, "authors", (), id="a newsroom"),
        pytest.param(
            {"author": "Ann Lee, The Harbour Courier"},
            *("authors", ("Ann Lee",)),
            id="a paper behind a name",
        ),
        pytest.param(
            {"byline": "Ann Lee in Funafuti and agencies"},
            *("authors", ("Ann Lee",)),
            id="where she was",
        ),
        pytest.param(
            {"authors": ["Quay.Com", "Ann Lee", "About The Author", "Published"]},
            *("authors", ("Ann Lee",)),
            id="what a scraper took for authors",
        ),
        pytest.param(
            {"author": 17, "_embedded": {"author": [{"id": 17, "name": "Ann Lee"}]}},
            *("authors", ("Ann Lee",)),
            id="WordPress's embedded author",
        ),
        pytest.param(
            {"credits": {"by": [{"type": "author", "name": "Ann Lee"}]}},
            *("authors", ("Ann Lee",)),
            id="Arc's credits",
        ),
        pytest.param(
            {"keywords": [{"name": "subject", "value": "Ferries"}]},
            *("keywords", ("Ferries",)),
            id="a keyword and its kind",
        ),
        pytest.param({"fecha": "2021-03-04"}, "published", "2021-03-04", id="fecha"),
        pytest.param({"autor": "Ana Gil"}, "authors", ("Ana Gil",), id="autor"),
        pytest.param({"来源": "The Quay"}, "publisher", "The Quay", id="来源"),
        pytest.param({"author": "https://x.example/lee"}, "authors", (), id="a link"),
        pytest.param(
            {"byline": "Ann Lee, Bo Chan and Cy Diaz"},
            "authors",
            ("Ann Lee", "Bo Chan", "Cy Diaz"),
            id="a byline of three",
        ),
        pytest.param({"author": "Lee, Ann"}, "authors", ("Ann Lee",), id="name turned"),
        pytest.param(
            {"authors": [{"@type": "Person", "name": "Ann Lee"}, "Bo Chan"]},
            "authors",
            ("Ann Lee", "Bo Chan"),
            id="persons and strings",
        ),
        pytest.param(
            {"date": "2021-03-04 05:06:07"},
            "published",
            "2021-03-04T05:06:07",
            id="a date with a space",
        ),
        pytest.param(
            {"date": 1614834367000}, "published", "2021-03-04T05:06:07Z", id="ms"
        ),
        pytest.param(
            {"published": {"$date": "2021-03-04"}},
            "published",
            "2021-03-04",
            id="$date",
        ),
        pytest.param(
            {"date": "04.03.2021, 17:30 Uhr"},
            "published",
            "2021-03-04T17:30:00",
            id="as German papers write it",
        ),
        pytest.param(
            {"date": "2021/03/04 17:30"},
            "published",
            "2021-03-04T17:30:00",
            id="slashes",
        ),
        pytest.param({"date": "03/04/2021"}, "published", None, id="two readings"),
        pytest.param({"date": "1970-01-01"}, "published", None, id="the epoch"),
        pytest.param({"date": "lately"}, "published", None, id="no date"),
        pytest.param({"date": [1e308, 2]}, "published", None, id="a huge number"),
        pytest.param({"date": "9" * 5_000}, "published", None, id="too many digits"),
        pytest.param(
            {"date": "20210304050607"},
            "published",
            "2021-03-04T05:06:07",
            id="a date without marks",
        ),
        pytest.param(
            {"datePublished": "2021-03-04", "date": ""},
            "published",
            "2021-03-04",
            id="an empty value is none",
        ),
        pytest.param(
            {"keywords": "tax, budget"}, "keywords", ("tax", "budget"), id="kw"
        ),
        pytest.param(
            {"tags": [{"name": "tax"}]}, "keywords", ("tax",), id="tag objects"
        ),
        pytest.param(
            {"publisher": {"@type": "Organization", "name": "The Gazette"}},
            "publisher",
            "The Gazette",
            id="a publisher object",
        ),
        pytest.param(
            {"image": [{"url": "https://example.org/a.jpg"}]},
            "image",
            "https://example.org/a.jpg",
            id="an image object",
        ),
        pytest.param({"section": ["World"]}, "section", "World", id="first section"),
        pytest.param({"inLanguage": "de"}, "language", "de", id="schema.org language"),
        pytest.param({"Sub-Title": "So"}, "standfirst", "So", id="case and hyphen"),
        pytest.param(
            {"metadata": {"url": "https://example.org/a"}},
            "url",
            "https://example.org/a",
            id="inside metadata",
        ),
    ],
)
def test_fields_are_mapped(draft, fields, field, expected):
    assert getattr(draft(BASE | fields), field) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(["One.", "Two."], "One.\n\nTwo.", id="a list of paragraphs"),
        pytest.param(
            [{"text": "One."}, {"p": "Two."}], "One.\n\nTwo.", id="of objects"
        ),
        pytest.param(
            {"summary": [], "sections": [{"headline": ["H"], "paragraphs": ["One."]}]},
            "H\n\nOne.",
            id="sections",
        ),
        pytest.param("If a < b and c > d.", "If a < b and c > d.", id="no markup"),
    ],
)
def test_text_may_be_structured(draft, text, expected):
    assert draft({"title": "A", "text": text}).raw_text == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [("titular", "cuerpo"), ("titel", "inhalt"), ("titre", "corps"), ("标题", "正文")],
)
def test_a_record_may_name_its_fields_in_other_languages(draft, title, text):
    read = draft({title: "Rates rise", text: "The bank acted."})
    assert (read.title, read.raw_text) == ("Rates rise", "The bank acted.")


def test_a_title_and_a_text_may_stand_under_a_language(draft):
    read = draft({"title": {"en-US": "Rates rise"}, "body": {"en-US": "They rose."}})
    assert (read.title, read.raw_text) == ("Rates rise", "They rose.")


def test_an_object_of_other_things_under_a_loose_name_is_extra(draft):
    read = draft({"title": "Rates rise", "blocks": {"a": 1}})
    assert (read.raw_text, read.extra) == ("", {"blocks": {"a": 1}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\\n\\nTwo.", "One.\n\nTwo.", id="escaped twice"),
        pytest.param("One.\nTwo\\n\\n.", "One.\nTwo\\n\\n.", id="beside line ends"),
        pytest.param("C:\\new", "C:\\new", id="a path"),
    ],
)
def test_line_ends_that_were_escaped_twice_are_line_ends(draft, text, expected):
    assert draft({"title": "A", "text": text}).raw_text == expected


def test_a_storys_first_words_are_no_standfirst(draft):
    read = draft(BASE | {"excerpt": "<p>The bank [&hellip;]</p>"})
    assert read.standfirst is None
    assert read.extra == {"excerpt": "The bank […]"}
    assert "first words" in read.evidence["standfirst"].null_because


def test_an_ellipsis_of_an_editor_stays(draft):
    assert draft(BASE | {"excerpt": "And then..."}).standfirst == "And then..."


def test_the_publishers_name_goes_from_the_title(draft):
    read = draft(BASE | {"title": "Rates rise again - The Quay", "source": "The Quay"})
    assert read.title == "Rates rise again"
    assert read.evidence["title"].raw == "Rates rise again - The Quay"


def test_text_in_markup_becomes_paragraphs(draft):
    markup = "<p>One <b>bold</b> line.</p><script>x()</script><p>Two &amp; three.</p>"
    read = draft({"title": "A", "content": markup})
    assert read.paragraphs == ("One bold line.", "Two & three.")
    assert read.raw_text is None


def test_what_is_not_ours_is_kept_and_nothing_is_lost(draft):
    extra = {"clicks": 4, "tree": {"a": [1, None]}, "headline": "Rates up"}
    read = draft(BASE | extra | {"name": "Rates rise"})
    assert read.extra == extra
    assert read.evidence["title"].from_ == "field:title"


def test_a_date_that_cannot_be_read_says_so(draft):
    evidence = draft(BASE | {"date": "3/4/2021"}).evidence["published"]
    assert "3/4/2021" in evidence.null_because


def test_a_date_that_was_rewritten_keeps_how_it_stood(draft):
    evidence = draft(BASE | {"pubDate": "4 March 2021"}).evidence["published"]
    assert (evidence.from_, evidence.raw) == ("field:pubDate", "4 March 2021")


def test_without_a_title_the_text_has_the_head(draft):
    assert draft({"text": "Rates rise\n\nThe bank acted."}).structured
    assert not draft({"text": "Rates rise"}, structure="off").structured
    assert not draft(BASE).structured


def test_a_title_alone_is_an_article(draft):
    flash = draft({"headline": "Rates rise"})
    assert isinstance(flash, Draft)
    assert flash.raw_text == ""


@pytest.mark.parametrize(
    ("record", "reason", "said"),
    [
        pytest.param(
            {"url": "https://a.org"}, "empty", "title", id="no title, no text"
        ),
        pytest.param({"title": " ", "text": ""}, "empty", "title", id="blank ones"),
        pytest.param(
            {"stories": [{"title": "Rates rise"}], "older": [{"title": "Rain"}]},
            "empty",
            "but a list of objects under 'stories'; expected an article, or one list",
            id="two lists of articles",
        ),
        pytest.param(
            {"title": 5}, "wrong-type", "title: 5; expected a str", id="title"
        ),
        pytest.param(BASE | {"text": True}, "wrong-type", "text: true", id="text"),
        pytest.param(
            BASE | {"text": {"a": 1}},
            "wrong-type",
            'text: {"a":1}',
            id="no text in it",
        ),
        pytest.param(
            BASE | {"authors": [1.5]}, "wrong-type", "authors: [1.5]", id="authors"
        ),
        pytest.param(BASE | {"date": True}, "wrong-type", "date: true", id="date"),
        pytest.param(BASE | {"url": 7}, "wrong-type", "url: 7", id="url"),
    ],
)
def test_wrong_types_are_refused_by_name(draft, record, reason, said):
    refused = draft(record)
    assert isinstance(refused, Reject)
    assert refused.reason == reason
    assert said in refused.error


PRESS = {
    "id": 7,
    "title": {"rendered": "Pier &amp; tide"},
    "content": {"rendered": "<p>The pier opened.</p><p>It rained.</p>"},
    "excerpt": {"rendered": "<p>After a winter.</p>"},
    "author": 12,
    "categories": [3],
    "tags": [5, 7],
}


def test_what_a_content_system_numbers_is_no_name(draft):
    made = draft(PRESS)
    assert (made.id, made.title, made.standfirst) == (
        "7",
        "Pier & tide",
        "After a winter.",
    )
    assert made.paragraphs == ("The pier opened.", "It rained.")
    assert (made.authors, made.section, made.keywords) == ((), None, ())
    assert made.evidence["authors"].null_because.endswith("field:author: 12")


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"_id": "x", "_source": {"title": "Pier", "body": "Open."}},
                     id="a hit of a search engine"),
        pytest.param({"id": "x", "attributes": {"title": "Pier", "body": ["Open."]}},
                     id="JSON:API"),
        pytest.param({"id": "x", "webTitle": "Pier", "fields": {"bodyText": "Open."}},
                     id="a text beside its title"),
        pytest.param({"id": "x", "article": {"headline": "Pier", "text": "Open."}},
                     id="an object that is named like a text"),
    ],
)  # fmt: skip
def test_an_article_in_an_object_of_its_own_is_found(draft, record):
    made = draft(record)
    assert (made.id, made.title, made.raw_text) == ("x", "Pier", "Open.")


def test_keys_that_nobody_knows_are_named_in_the_reject(draft):
    refused = draft({"kop": "Eb", "broodtekst": "Het water zakt."})
    assert "found 'kop', 'broodtekst': [fields] of a config says" in refused.error


def test_configured_names_go_first_and_may_look_inside(draft):
    fields = {"title": ["kop"], "publisher": ["thread.site"]}
    record = BASE | {"kop": "De rente stijgt", "thread": {"site": "gazette", "n": 1}}
    read = draft(record, fields=fields)
    assert read.title == "De rente stijgt"
    assert read.publisher == "gazette"
    assert read.extra == {"title": "Rates rise", "thread": {"n": 1}}


def test_a_field_that_is_not_ours_cannot_be_configured():
    with pytest.raises(ValueError, match=r"fields\.titel: no such field"):
        Names({"titel": ("kop",)})


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        pytest.param(
            {"date": "2024-03-09T10:30:00", "date_gmt": "2024-03-09T09:30:00"},
            "2024-03-09T10:30:00+01:00",
            id="a time that stands in UTC, too, as in WordPress",
        ),
        pytest.param(
            {"date": "2024-03-09", "published_at": "2024-03-09T10:30:00Z"},
            "2024-03-09T10:30:00Z",
            id="a day whose time stands elsewhere",
        ),
        pytest.param(
            {"date": "2024-03-09", "published_at": "2024-03-11T10:30:00Z"},
            "2024-03-09",
            id="a time on another day is another",
        ),
        pytest.param(
            {"published": {"$date": {"$numberLong": "1709976600000"}}},
            "2024-03-09T09:30:00Z",
            id="MongoDB's extended JSON",
        ),
    ],
)
def test_the_fullest_of_dates_that_agree_counts(draft, fields, published):
    assert draft(BASE | fields).published == published


def test_what_wordpress_embeds_is_read(draft):
    terms = [[{"name": "Town &amp; Sea"}, {"name": "Ferries"}], [{"name": "pier"}]]
    media = [{"id": 9, "source_url": "https://example.org/f.jpg"}]
    embedded = {"wp:term": terms, "wp:featuredmedia": media}
    found = draft(BASE | {"tags": [5], "categories": [3], "_embedded": embedded})
    assert found.keywords == ("Town & Sea", "Ferries", "pier")
    assert found.image == "https://example.org/f.jpg"


def test_a_tag_that_names_who_wrote_is_no_keyword(draft):
    tags = [
        {"type": "keyword", "webTitle": "Ferries"},
        {"type": "contributor", "webTitle": "Ann Lee"},
    ]
    assert draft(BASE | {"tags": tags}).keywords == ("Ferries",)


def test_authors_in_json_api_are_read(draft):
    author = {"data": {"id": 3, "attributes": {"name": "Ann Lee"}}}
    assert draft(BASE | {"author": author}).authors == ("Ann Lee",)


def test_a_path_on_no_site_is_no_address(draft):
    found = draft(BASE | {"canonical_url": "/news/ferry/"})
    assert (found.url, found.extra["canonical_url"]) == (None, "/news/ferry/")


def test_what_a_news_api_cut_off_is_a_summary(draft):
    found = draft(BASE | {"content": None, "text": "The ferry… [+1234 chars]"})
    assert found.raw_text == "The ferry…"
    assert found.extra["text_from"] == "summary"


def test_what_a_news_api_removed_is_no_article(read):
    gone = dict.fromkeys(("title", "description", "content"), "[Removed]")
    (refused,) = read(json.dumps(gone).encode(), "a.json")
    assert refused.reason == "empty"


def test_a_summary_that_breaks_off_in_the_story_is_an_excerpt(draft):
    text = "The ferry came back on Monday after a year of repairs, its owner said."
    excerpt = "The ferry came back on Monday after a year of"
    assert draft(BASE | {"text": text, "excerpt": excerpt}).standfirst is None
    first = "The ferry came back on Monday after a year of repairs, its owner said."
    whole = draft(BASE | {"text": f"{text} It carries 400.", "excerpt": first})
    assert whole.standfirst == first


def test_a_text_in_the_authors_field_names_nobody_and_is_not_waited_for(draft):
    found = draft(BASE | {"author": "a-" * 100_000})
    assert found.authors == ()
    assert "nobody is named" in found.evidence["authors"].null_because
