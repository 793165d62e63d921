"""JSON and JSON Lines: told apart by content, read whatever is broken beside them."""

import io
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from transforms.core.formats import detect
from transforms.core.formats.format import ParseSettings
from transforms.core.formats.json_lines import split, split_range
from transforms.core.schema import Draft, Reject, Skipped

ONE = {"title": "Rates rise", "text": "The bank acted."}
LONG_GERMAN = (
    "Die Bank überraschte früh am Morgen. Für viele Häuser bedeutet das höhere Kosten, "
    "für Sparer mehr Zinsen. Ökonomen hatten später damit gerechnet. Die Börse öffnete "
    "schwächer, erholte sich aber bis zum Abend vollständig, wie Händler erklärten."
)
TWO = {"title": "Rain falls", "text": "It was wet."}


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records).encode()


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        pytest.param(lines(ONE, TWO), "a.json", "jsonl", id="two objects on two lines"),
        pytest.param(lines(ONE), "a.jsonl", "jsonl", id="one line, named jsonl"),
        pytest.param(lines(ONE), "a.json", "json", id="one line, named json"),
        pytest.param(lines(ONE), "a.txt", "json", id="one line, named txt"),
        pytest.param(json.dumps(ONE, indent=1).encode(), "a", "json", id="indented"),
        pytest.param(
            json.dumps([ONE, TWO], indent=1).encode(), "a.jsonl", "json", id="an array"
        ),
        pytest.param(
            b'{"title": "cut\n' + lines(ONE, TWO), "a", "jsonl", id="first line broken"
        ),
        pytest.param(b"", "part-3.jsonl", "jsonl", id="an empty part"),
        pytest.param(b"[Editor's note] Rates", "a", "text", id="prose in brackets"),
        pytest.param(json.dumps(ONE).encode("utf-16"), "a", "json", id="one in UTF-16"),
        pytest.param(
            lines(ONE, TWO).decode().encode("utf-16-le"), "a", "jsonl", id="two, UTF-16"
        ),
    ],
)
def test_told_apart_by_content(data, name, format_name):
    assert detect(data, name).name == format_name


WRAPPED = [
    pytest.param({"status": "ok", "totalResults": 2, "articles": [ONE, TWO]}, id="one"),
    pytest.param(
        {"response": {"meta": {"hits": 2}, "docs": [ONE, TWO]}}, id="two deep"
    ),
    pytest.param({"articles": [ONE, TWO], "tags": [{"id": 1}]}, id="beside others"),
    pytest.param(
        {"hits": {"hits": [{"_source": ONE}, {"_source": TWO}]}}, id="search hits"
    ),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("answer", WRAPPED)
def test_what_a_search_answers_is_the_list_in_it(read, answer, encoding):
    items = read(json.dumps(answer, indent=1).encode(encoding), "answer.json")
    assert [(one.title, one.source.record) for one in items] == [
        ("Rates rise", 0),
        ("Rain falls", 1),
    ]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(ONE | {"links": [TWO]}, id="an article with others in it"),
        pytest.param({"news": [ONE], "older": [TWO]}, id="two lists"),
        pytest.param({"@graph": [ONE]}, id="JSON-LD's objects of all kinds"),
        pytest.param({"tags": [{"id": 1}]}, id="a list of what is no article"),
        pytest.param({"articles": [ONE, "two"]}, id="a list of more than objects"),
        pytest.param({"a": {"b": {"c": {"d": [ONE]}}}}, id="deep inside"),
    ],
)
def test_an_object_with_any_other_list_is_one_record(read, document):
    (item,) = read(json.dumps(document).encode(), "a.json")
    assert item.source.record is None


def test_a_record_of_a_wrapped_list_that_is_no_article_is_refused_alone(read):
    data = json.dumps({"articles": [ONE, {"url": "https://a.org"}, TWO]}).encode()
    first, refused, last = read(data, "a.json")
    assert (first.title, last.title) == ("Rates rise", "Rain falls")
    assert isinstance(refused, Reject)
    assert refused.source.record == 1


def test_lines_keep_their_place_and_a_broken_one_spares_the_others(read):
    data = lines(ONE) + b'{"title": "Rates" "text": 1}\n\n' + lines(TWO)
    first, broken, last = read(data, "a.jsonl")

    assert (first.title, last.title) == ("Rates rise", "Rain falls")
    assert first.source.record == 0
    assert data[last.source.record :] == lines(TWO)
    assert broken.reason == "broken-json"
    assert "character 19" in broken.error
    assert broken.payload == '{"title": "Rates" "text": 1}'


def test_a_string_without_an_end_is_told_with_its_place(read):
    (broken,) = read(b'{"title": "Rat', "a.jsonl")
    assert broken.error.startswith("Unterminated string starting at character 11: ")


def test_a_line_that_moves_keeps_its_key(read):
    (_, moved), (stood,) = read(lines(TWO, ONE), "a.jsonl"), read(lines(ONE), "a.jsonl")
    assert moved.key == stood.key


def test_line_ends_are_no_part_of_a_record(read):
    data = lines(ONE, TWO)
    windows = data.replace(b"\n", b"\r\n").rstrip()
    assert [d.key for d in read(data, "a")] == [d.key for d in read(windows, "a")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("indent", [None, 1])
def test_other_encodings_are_read(read, encoding, indent):
    story = {"title": "Zürich: 金利", "text": "Die Bank handelte."}
    text = json.dumps(story, ensure_ascii=False, indent=indent)
    (draft,) = read(text.encode(encoding), "a.json")
    assert draft.title == "Zürich: 金利"
    assert draft.source.encoding.startswith(encoding[:5])


def test_an_array_in_utf_16_gives_its_elements(read):
    data = json.dumps([ONE, TWO]).encode("utf-16")
    assert [(d.title, d.source.record) for d in read(data, "a.json")] == [
        ("Rates rise", 0),
        ("Rain falls", 1),
    ]


def test_a_legacy_encoding_is_read_line_by_line(read):
    story = {"title": "Zürich hebt die Zinsen", "text": LONG_GERMAN}
    data = json.dumps(story, ensure_ascii=False).encode("cp1252") + b"\n"
    (first, second) = read(data + lines(ONE), "a.jsonl")
    assert first.title == "Zürich hebt die Zinsen"
    assert second.source.encoding == "utf-8"


def test_array_elements_keep_their_own_bytes(read):
    data = b'[ {"title":  "A\\u00e9"} ,\n 7, {"title": "B"}]'
    first, wrong, last = read(data, "a.json")
    assert first.source.bytes == len(b'{"title":  "A\\u00e9"}')
    assert (first.source.record, last.source.record) == (0, 2)
    assert (wrong.reason, wrong.payload) == ("wrong-type", "7")


def test_objects_one_after_another_are_all_read(read):
    data = json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1)
    drafts = read(data.encode(), "a.json")
    assert [d.source.record for d in drafts] == [0, 1]


@pytest.mark.parametrize(
    ("data", "titles", "reasons"),
    [
        pytest.param(b'[{"title": "A"}', ["A"], ["broken-json"], id="array cut short"),
        pytest.param(b'[{"title": "A"},]', ["A"], ["broken-json"], id="comma too many"),
        pytest.param(b'[{"title": "A"}] x', ["A"], ["broken-json"], id="more after it"),
        pytest.param(b'{"title": "A"', [], ["broken-json"], id="object cut short"),
        pytest.param(b'{"title": NaN}', [], ["broken-json"], id="NaN"),
        pytest.param(b'{"title": "a\nb"}', [], ["broken-json"], id="raw line end"),
        pytest.param(b'"Rates"', [], ["wrong-type"], id="a string alone"),
        pytest.param(b"{}", [], ["empty"], id="an object of nothing"),
        pytest.param(
            b'{"title": "A", "n": 1e999, "m": %s}' % (b"9" * 400),
            ["A"],
            [],
            id="numbers out of range",
        ),
        pytest.param(
            b'{"n": %s}' % (b"9" * 9000), [], ["broken-json"], id="9000 digits"
        ),
        pytest.param(b'{"title": "A\\ud800"}', ["A\ufffd"], [], id="lone surrogate"),
        pytest.param(b'{"title": "A", "title": "B"}', ["B"], [], id="key twice"),
        pytest.param(
            b'{"title": "A", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
            [],
            ["broken-json"],
            id="100,000 deep",
        ),
        pytest.param(b"[" * 100_000, [], ["broken-json"], id="100,000 open"),
        pytest.param(
            b'{"title": "A", "x": "%s"}' % (b"[" * 500), ["A"], [], id="[ text"
        ),
    ],
)
def test_broken_documents_give_rejects_and_never_a_crash(read, data, titles, reasons):
    out = read(data, "a.json")
    assert [d.title for d in out if isinstance(d, Draft)] == titles
    assert [r.reason for r in out if isinstance(r, Reject)] == reasons


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_an_oversize_record_is_refused_and_the_next_is_read(read, name):
    big = {"title": "Big", "text": "word " * 300_000}
    data = lines(ONE, big, TWO)
    if name == "a.json":
        data = json.dumps([ONE, big, TWO]).encode()
    first, refused, last = read(data, name, max_record_bytes=100_000)

    assert (first.title, last.title) == ("Rates rise", "Rain falls")
    assert refused.reason == "too-large"
    assert refused.source.bytes == len(json.dumps(big))
    assert "max_record_bytes" in refused.error


texts = st.text(max_size=30)
records = st.lists(st.dictionaries(texts, texts, max_size=3), min_size=1, max_size=8)


@given(records, st.lists(st.integers(0, 400), max_size=6), st.booleans())
def test_ranges_give_each_line_once(read_records, cuts, ends_with_newline):
    data = lines(*read_records)
    data = data if ends_with_newline else data[:-1]
    bounds = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    settings = ParseSettings()

    parts = [
        item
        for start, stop in pairwise(bounds)
        for item in split_range(io.BytesIO(data), "a", settings, start, stop)
    ]
    whole = list(split(io.BufferedReader(io.BytesIO(data)), "a", settings))
    assert parts == whole


@hypothesis_settings(deadline=None)
@given(st.recursive(st.none() | st.integers() | texts, st.lists, max_leaves=20))
def test_any_array_comes_apart_into_its_elements(value):
    data = json.dumps([value, value]).encode()
    stream = io.BufferedReader(io.BytesIO(data))
    chosen = detect(b"[{", "a.json")
    items = list(chosen.split(stream, "a.json", ParseSettings()))
    assert [json.loads(item.data) for item in items] == [value, value]


WRAPPED = [
    pytest.param(
        {"data": [ONE, TWO], "included": [{"id": "u1", "name": "Ann Lee"}]},
        id="JSON:API with what it includes",
    ),
    pytest.param(
        {"db": [{"data": {"posts": [ONE, TWO], "users": [{"name": "Ann Lee"}]}}]},
        id="an export with its users",
    ),
    pytest.param(
        {"data": {"stories": {"edges": [{"node": ONE}, {"node": TWO}]}}}, id="GraphQL"
    ),
    pytest.param({"-Nx1": ONE, "-Nx2": TWO}, id="by key"),
    pytest.param(
        {key: {"0": ONE[key], "1": TWO[key]} for key in ONE}, id="by column, as pandas"
    ),
    pytest.param(
        {"columns": list(ONE), "data": [list(ONE.values()), [TWO[k] for k in ONE]]},
        id="names and rows, as pandas",
    ),
]


@pytest.mark.parametrize("document", WRAPPED)
def test_articles_are_found_in_what_they_are_exported_in(read, document):
    drafts = read(json.dumps(document).encode(), "a.json")
    assert [draft.title for draft in drafts] == [ONE["title"], TWO["title"]]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"a": ONE, "b": {"id": 3}}, id="objects of two kinds"),
        pytest.param({"text": {"en": "Rates rose."}}, id="a text in a language"),
        pytest.param({"columns": ["id"], "data": [[3]]}, id="a table of no articles"),
    ],
)
def test_what_only_looks_like_a_table_is_one_record(read, document):
    assert len(read(json.dumps(document).encode(), "a.json")) == 1


def test_what_a_search_engine_is_told_to_do_is_no_record(read):
    lines = b"\n".join(
        line
        for n in range(2)
        for line in (
            b'{"index": {"_index": "news", "_id": "%d"}}' % n,
            b'{"title": "Story %d", "text": "It was wet."}' % n,
        )
    )
    skipped, first, _, second = read(lines, "bulk.ndjson")
    assert skipped == Skipped(uri="bulk.ndjson", reason="bulk-action")
    assert [first.title, second.title] == ["Story 0", "Story 1"]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "totalResults": 0, "articles": []},
        {"response": {"status": "ok", "total": 0, "results": []}},
        {"hits": {"total": 0, "hits": []}},
    ],
    ids=["news API", "inside a response", "search engine"],
)
def test_an_answer_without_articles_is_skipped(read, answer):
    assert read(json.dumps(answer).encode(), "a.json") == [
        Skipped(uri="a.json", reason="no-results")
    ]


def test_an_answer_that_says_what_went_wrong_is_refused(read):
    (refused,) = read(b'{"status": "error", "articles": []}', "a.json")
    assert refused.reason == "empty"


def test_a_key_that_is_no_text_within_a_list_loses_nothing_else(read):
    broken = b'{"n": 1, "docs": [{"t\xd2tle": "x", "title": "Up"}]}'
    (refused,) = read(broken, "a.json")
    assert isinstance(refused, Reject) or refused.title
