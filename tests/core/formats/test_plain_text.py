"""One file is one article, and what is no text is refused with the reason."""

import pytest

from transforms.core.formats.limits import SMALL
from transforms.core.schema import Draft, Reject


def test_a_text_is_a_draft_whose_head_is_still_in_it(read):
    (draft,) = read("Rates rise\n\nThe bank acted at noon – at last.".encode())

    assert isinstance(draft, Draft)
    assert draft.raw_text == "Rates rise\n\nThe bank acted at noon – at last."
    assert draft.structured
    assert (draft.source.format, draft.source.encoding) == ("text", "utf-8")
    assert draft.source.record is None


def test_structure_off_leaves_the_text_as_body(read):
    (draft,) = read(b"Rates rise", structure="off")
    assert not draft.structured


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b" \r\n\t\n", "empty", id="white space"),
        pytest.param(b"\xef\xbb\xbf\n", "empty", id="a byte order mark alone"),
        pytest.param(b"%PDF-1.7\nstream", "binary", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "binary", id="a picture"),
        pytest.param(bytes(range(256)) * 8, "binary", id="bytes at random"),
    ],
)
def test_what_is_no_text_is_refused(read, data, reason):
    (refused,) = read(data)
    assert (refused.stage, refused.reason) == ("parse", reason)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        pytest.param(b"[Content_Types].xml..word/document.xml", "Word", id="Word"),
        pytest.param(b"[Content_Types].xml..xl/workbook.xml", "Excel", id="Excel"),
        pytest.param(b"mimetypeapplication/epub+zip", "EPUB", id="EPUB"),
        pytest.param(
            b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument", id="ODT"
        ),
    ],
)
def test_an_office_document_is_refused_by_its_name(read, names, kind):
    (refused,) = read(b"PK\x03\x04" + bytes(26) + names)
    assert refused.reason == "binary"
    assert kind in refused.error


@pytest.mark.parametrize("name", ["page_files/app.js", "page_files/Main.CSS"])
def test_what_a_saved_page_brings_along_is_no_article(read, name):
    (refused,) = read(b"body { color: red }", name)
    assert (refused.stage, refused.reason) == ("parse", "code")


def test_a_file_above_the_limit_is_refused_and_not_kept(read):
    (refused,) = read(b"word " * 100_000, max_record_bytes=1000)
    assert refused.reason == "too-large"
    assert refused.payload_bytes == refused.source.bytes == 500_000
    assert len(refused.payload) == refused.payload_limit


@pytest.mark.parametrize("limit", [1, SMALL - 1, SMALL, SMALL + 1, 3 * SMALL])
@pytest.mark.parametrize("over", [-1, 0, 1, SMALL])
def test_the_limit_is_in_bytes_however_they_are_read(read, limit, over):
    (item,) = read(b"a" * (limit + over), max_record_bytes=limit)
    refused = isinstance(item, Reject) and item.reason == "too-large"
    assert refused == (over > 0)
    assert item.source.bytes == limit + over


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.csv", "a"])
def test_prose_is_text_whatever_its_name(read, name):
    (draft,) = read(b"Rates rise\n\nThe central bank acted at noon.", name)
    assert isinstance(draft, Draft)
    assert draft.source.format == "text"
