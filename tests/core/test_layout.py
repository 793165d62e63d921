"""Lines to paragraphs: what is joined, and what keeps its lines."""

import pytest

from transforms.core.layout import lay_out, wrap_width

WRAPPED = """\
COCOA REVIEW
    SALVADOR, Feb 26 - Showers continued throughout the week in
the cocoa zone, alleviating the drought since early January and
improving prospects for the coming crop, although normal levels
have not been restored, the trader said in its review.
    The dry period means the crop will be late this year.
    Arrivals for the week ended February 22 were a little above
those of the same week of last year."""

TABLE = """\
Closing prices

            bid      asked
Copper      910.50   911.00
Lead        301.00   302.50

Dealers said that trade was slow."""

VERSE = """\
The mayor read a poem at the opening:

Over the water the lanterns go,
  one for the living, two for the snow
and none for the keeper's son

Nobody clapped."""

LIST = """\
The council wants three things.

- a bridge
- a ferry   at night
- a school

It has money for one."""


def test_wrapped_lines_are_joined_and_the_title_stays_apart():
    paragraphs = lay_out(WRAPPED).paragraphs

    assert paragraphs[0] == "COCOA REVIEW"
    assert [p.split()[0] for p in paragraphs[1:]] == ["SALVADOR,", "The", "Arrivals"]
    assert "in the cocoa zone" in paragraphs[1]


def test_a_table_keeps_its_lines_and_columns():
    _, table, after = lay_out(TABLE).paragraphs
    assert table.split("\n")[1] == "Copper      910.50   911.00"
    assert after == "Dealers said that trade was slow."


def test_the_first_row_of_a_table_stands_over_its_columns():
    rows = [
        "           1987   1986",
        "Tin          30     40",
        "Zinc          5      7",
    ]
    text = "\n".join(["Metals", "", *(f"  {row}" for row in rows), "", "Tin fell."])
    found = lay_out(text).paragraphs
    assert found == ("Metals", "\n".join(rows), "Tin fell.")
    assert lay_out("\n\n".join(found)).paragraphs == found


@pytest.mark.parametrize("gap", ["\t", "   "], ids=["tabs", "spaces"])
def test_a_table_right_under_its_story_keeps_its_lines_and_columns(gap):
    rows = [gap.join(row) for row in (("Wheat", "12.3"), ("Corn", "9.1"), ("Rye", "8"))]
    story = ["Grain prices", "Dealers said that trade was slow on Monday."]

    assert list(lay_out("\n".join([*story, *rows])).paragraphs) == [
        *story,
        "\n".join(rows),
    ]


@pytest.mark.parametrize(
    ("below", "paragraphs"),
    [
        pytest.param(
            ["Prices in dollars a tonne.", "Trade was slow."],
            ["Prices in dollars a tonne.", "Trade was slow."],
            id="prose",
        ),
        pytest.param(["Total", "Open"], [], id="rows without a figure"),
    ],
)
def test_what_stands_right_under_a_table_is_a_row_unless_it_has_stops(
    below, paragraphs
):
    rows = ["Wheat   12.3", "Corn     9.1", "Rye      8.0", "Oats     7.1"]
    story = ["Grain prices", "Dealers said that trade was slow on Monday."]
    table = rows if paragraphs else rows + below

    assert list(lay_out("\n".join([*story, *rows, *below])).paragraphs) == [
        *story,
        "\n".join(table),
        *paragraphs,
    ]


def test_two_lines_with_gaps_are_no_table():
    assert lay_out("Wheat   12.3\nCorn   9.1").paragraphs == ("Wheat 12.3", "Corn 9.1")


def test_verse_keeps_its_lines_and_indents():
    _, verse, _ = lay_out(VERSE).paragraphs
    assert verse.split("\n") == VERSE.split("\n")[2:5]


def test_a_list_keeps_its_lines_and_inner_spaces():
    _, items, _ = lay_out(LIST).paragraphs
    assert items.split("\n") == ["- a bridge", "- a ferry   at night", "- a school"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("One   line", ["One line"], id="white space in prose is folded"),
        pytest.param("A line.\nAnother one.", ["A line.", "Another one."],
                     id="a line is a paragraph"),
        pytest.param("A.\n\n\n\nB.", ["A.", "B."], id="blank lines in a row are one"),
        pytest.param(
            "Council votes on the bridge\nThe council voted nine to two on Monday to\n"
            "close the bridge for the winter.",
            ["Council votes on the bridge",
             "The council voted nine to two on Monday to close the bridge for the "
             "winter."],
            id="a short text that goes on in lower case was wrapped",
        ),
        pytest.param(
            "PARISH COUNCIL REJECTS PHONE MAST\nFOR THE THIRD TIME\nby Ann Lee",
            ["PARISH COUNCIL REJECTS PHONE MAST", "FOR THE THIRD TIME", "by Ann Lee"],
            id="a byline in small letters goes on from no title",
        ),
        pytest.param(
            "PARISH COUNCIL REJECTS A MAST FOR THE THIRD TIME\nby Ann Lee",
            ["PARISH COUNCIL REJECTS A MAST FOR THE THIRD TIME", "by Ann Lee"],
            id="nor from a long one",
        ),
        pytest.param("Q: Why?\nA: Because.", ["Q: Why?", "A: Because."], id="speakers"),
    ],
)  # fmt: skip
def test_paragraphs(text, paragraphs):
    assert list(lay_out(text).paragraphs) == paragraphs


def test_a_blank_line_tells_only_where_not_all_lines_have_one():
    assert lay_out("A\n\nB.\n\nC.").apart == (False, False, False)
    assert lay_out("A\nB\n\nC.\nD.").apart == (False, True, False, True)


def test_rows_of_one_width_are_not_wrapped():
    rows = [f"Shr {n}.23 dlrs vs {n}.04 dlrs, it said" for n in range(9)]
    assert wrap_width([rows]) is None


THAI = """\
ไฟไหม้ตลาดเก่าริมแม่น้ำ เสียหายกว่า 20 ล้านบาท
สาธารณภัย

เกิดเหตุเพลิงไหม้ตลาดเก่าเมื่อคืนวันจันทร์ ทำให้ร้านค้าเสียหายกว่า 30 ร้าน

เจ้าหน้าที่ใช้เวลากว่าสามชั่วโมงจึงควบคุมเพลิงได้ทั้งหมดในเวลาเที่ยงคืน

ไม่มีผู้เสียชีวิตจากเหตุการณ์ครั้งนี้แต่มีผู้บาดเจ็บสามรายจากควันไฟ"""


def test_lines_between_blank_ones_are_not_wrapped():
    assert lay_out(THAI).paragraphs == tuple(filter(None, THAI.split("\n")))


OF_A_PAGE = [
    pytest.param(["Most read", "Ferries for all", "Port to hire"], id="other stories"),
    pytest.param(["Read also:", "Ferries for all", "Port to hire"], id="a label"),
    pytest.param(["By Ann Lee", "Harbour", "5 March 2024, 13:21"], id="a head"),
    pytest.param(["Comments", "Share", "Print"], id="a menu"),
]


@pytest.mark.parametrize("lines", OF_A_PAGE)
def test_what_a_page_sets_in_short_lines_is_no_verse(lines):
    text = "\n\n".join(["Bridge to close", "\n".join(lines), "The council voted."])
    assert list(lay_out(text).paragraphs[1:-1]) == lines
