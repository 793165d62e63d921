"""CSV and its kin: dialects, encodings, broken rows."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.core.formats.dialects import DELIMITERS, Dialect, dialect_of
from transforms.core.schema import Draft, Reject

HEAD = "headline,author,date,body"
ROW = 'Weir mended,Ann Lee,2024-03-09,"It was mended on Monday, at noon."'


def told(drafts):
    return [
        d.title if isinstance(d, Draft) else f"{d.stage}: {d.reason}" for d in drafts
    ]


def test_columns_are_mapped_as_json_fields_are_and_the_rest_is_extra(read):
    (draft,) = read(f"{HEAD},photo\n{ROW},weir.jpg\n".encode(), "news.csv")

    assert draft.title == "Weir mended"
    assert draft.authors == ("Ann Lee",)
    assert draft.published == "2024-03-09"
    assert draft.raw_text == "It was mended on Monday, at noon."
    assert draft.extra == {"photo": "weir.jpg"}
    assert (draft.source.format, draft.source.record) == ("csv", 0)


def test_a_configured_name_maps_a_column(read):
    rows = b"kop;inhoud\nWeir mended;On Monday.\n"
    fields = {"title": ["kop"], "text": ["inhoud"]}
    (draft,) = read(rows, "news.csv", fields=fields)
    assert (draft.title, draft.raw_text) == ("Weir mended", "On Monday.")


def test_without_a_column_for_title_or_text_a_row_says_what_to_do(read):
    (refused,) = read(b"kop;inhoud\nWeir mended;On Monday.\n", "news.csv")
    assert refused.reason == "empty"
    assert "kop, inhoud; [fields] maps others" in refused.error


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'title,text\n"Weir","On ""Monday"", at 5"\n', "a.csv"),
        (b'title;text\r\n"Weir";"On ""Monday"", at 5"\r\n', "a.csv"),
        (b'title\ttext\nWeir\tOn "Monday", at 5\n', "a.tsv"),
        (b'title|text\nWeir|On "Monday", at 5', "a"),
        (b'title,text\n"Weir","On \\"Monday\\", at 5"\n', "a.csv"),
        (b"title,text\n'Weir','On \"Monday\", at 5'\n'B','c'\n'D','e'\n", "a.csv"),
        (b'\xef\xbb\xbftitle,text\n"Weir","On ""Monday"", at 5"\n', "a.csv"),
        ('title\ttext\nWeir\tOn "Monday", at 5\n'.encode("utf-16"), "a.txt"),
    ],
    ids=[
        *("commas", "semicolons", "tabs, quotes are letters", "bars, no name"),
        *("backslashes", "single quotes", "a byte order mark", "UTF-16"),
    ],
)
def test_the_dialect_is_told_by_the_head(read, data, name):
    draft = read(data, name)[0]
    assert (draft.title, draft.raw_text) == ("Weir", 'On "Monday", at 5')


def test_a_cell_may_have_lines(read):
    (draft,) = read(b'title,text\nWeir,"On Monday.\n\nAt noon."\n', "a.csv")
    assert draft.raw_text == "On Monday.\n\nAt noon."


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        pytest.param("Flood", "read: broken-row", id="too few cells"),
        pytest.param("Flood,at,five", "read: broken-row", id="too many cells"),
        pytest.param('"Flood,at five', "read: broken-row", id="an open quote"),
        pytest.param('"Flood" now,at five', "read: broken-row", id="after a quote"),
        pytest.param("Flood,at five,,", "Flood", id="empty cells too many"),
        pytest.param('Flood,5" of rain', "Flood", id="a quote in a bare cell"),
        pytest.param("Flo\0od,at five", "Flo\0od", id="a NUL"),
        pytest.param(",", "parse: empty", id="nothing in it"),
    ],
)
def test_a_broken_row_is_refused_and_the_rest_is_read(read, broken, expected):
    rows = ["title,text", "Weir,On Monday.", broken, "Swans,They are back.", ""]
    drafts = read("\n".join(rows).encode(), "a.csv")
    assert told(drafts) == ["Weir", expected, "Swans"]
    assert [d.source.record for d in drafts] == [0, 1, 2]


def test_a_row_above_the_limit_is_refused_and_the_rest_is_read(read):
    large = '"Flood","' + 'a line and a ""quote""\n' * 50_000 + '"'
    rows = f'"title","text"\n"Weir","Monday."\n{large}\n"Swans","Back."\n'
    drafts = read(rows.encode(), "a.csv", max_record_bytes=100_000)
    assert told(drafts) == ["Weir", "read: too-large", "Swans"]
    assert drafts[1].payload_bytes > 1_000_000


def test_a_quote_that_is_never_closed_loses_its_line_alone(read):
    rows = ["title,text", '"Flood,at five', *["Weir,On Monday."] * 9_000]
    drafts = read("\n".join(rows).encode(), "a.csv", max_record_bytes=50_000)
    assert told(drafts) == ["read: broken-row", *["Weir"] * 9_000]


def test_latin_1_after_a_plain_head_is_read(read):
    rows = ["title,text", *["Weir,On Monday."] * 3000]
    row = "Züge fallen aus,Über die Brücke fährt nichts mehr; Nächte lang wird gebaut."
    data = "\n".join(
        [
            *rows,
            "Wetter,Es bleibt kühl und trüb mit Böen im Süden und für Tage naß.",
            row,
        ]
    )
    draft = read(data.encode("cp1252"), "a.csv")[-1]
    assert draft.title == "Züge fallen aus"


@pytest.mark.parametrize("null", ["", "NULL", "\\N", "NaN"])
def test_what_stands_for_nothing_is_nothing(read, null):
    (draft,) = read(f"title,text,author\nWeir,Monday.,{null}\n".encode(), "a.csv")
    assert draft.authors == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rates rise, banks fall\nThe bank, it said, acted at noon.", "a.txt"),
        ("Rates rise, banks fall", "a.csv"),
        ("Title; text; and more besides.\nIt is a story; not a table; of course.", "a"),
        ("text,\nthe story went, was lost,\nor so they said", "a.txt"),
    ],
    ids=["commas", "one line", "semicolons", "a verse"],
)
def test_prose_with_delimiters_is_text(read, text, name):
    (draft,) = read(text.encode(), name)
    assert draft.source.format == "text"


def test_a_first_row_alone_has_no_records(read):
    assert read(b"title,text\n", "a.csv") == []


def test_a_first_row_alone_that_is_more_than_names_is_refused(read):
    row = b'title, "The weir was mended on Monday, the water board said, and it held."'
    assert told(read(row, "a.csv")) == ["read: broken-row"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.text("ab\"'\\,;\t|\n\r é", min_size=1)] * 3),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(DELIMITERS),
)
def test_what_the_csv_module_writes_is_read_back(rows, delimiter):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter.decode(), quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    data, at, found = out.getvalue().encode(), 0, []
    while at < len(data):
        row = Dialect(delimiter).row(data, at, True)
        found.append(tuple(cell.decode() for cell in row.cells))
        at = row.end
    assert found == rows


def test_a_head_without_rows_has_no_dialect():
    assert dialect_of(b"", True) is None


def test_a_flood_of_open_quotes_ends(read):
    pair = b'"\n,""\n'
    data = b"title,text\n" + pair * 50_000
    drafts = read(data, "a.csv", max_record_bytes=200_000)
    assert len(drafts) > 1000
    assert all(isinstance(draft, Reject) for draft in drafts[:10])


def test_a_line_for_the_spreadsheet_is_no_row(read):
    data = b'sep=;\r\nheadline;body;byline\r\nUp;"Rates; prices.";By Ann Lee\r\n'
    (draft,) = read(data, "news.csv")
    assert (draft.title, draft.raw_text) == ("Up", "Rates; prices.")
    assert draft.authors == ("Ann Lee",)
