"""Archives: members are read as files are, and hostile ones are bounded."""

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile

import pytest

from transforms.core.formats.format import ParseSettings
from transforms.core.reading import archives
from transforms.core.reading.files import bare_name, read_file
from transforms.core.schema import Delivery, Reject

TEXT = b"Weir mended\n\nThe weir was mended on Monday, the water board said.\n"
LINES = b"".join(
    json.dumps({"id": n, "text": "Rain."}).encode() + b"\n" for n in (1, 2)
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(99)


def zipped(*files: tuple[str, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*files: tuple[str, bytes], **header) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for key, value in header.items():
                setattr(info, key, value)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(data: bytes, name: str) -> list:
    settings = ParseSettings()
    return list(read_file(lambda _: io.BytesIO(data), name, name, len(data), settings))


def told(data: bytes, name: str) -> list[tuple[str, str]]:
    """Each item: where it is from, and its format, or why it is none."""
    return [
        (item.source.uri, item.source.format)
        if isinstance(item, Delivery)
        else (item.source.uri, f"{item.stage}: {item.reason}")
        if isinstance(item, Reject)
        else (item.uri, item.reason)
        for item in read(data, name)
    ]


FILES = (
    ("a/one.txt", TEXT),
    ("two.jsonl", LINES),
    ("three.txt.gz", gzip.compress(TEXT)),
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped(*FILES), "news.zip"),
        (zipped(*FILES, method=zipfile.ZIP_STORED), "news"),
        (zipped(*FILES, method=zipfile.ZIP_LZMA), "news.zip"),
        (gzip.compress(zipped(*FILES)), "news.zip.gz"),
        (tarred(*FILES), "news.tar"),
        (gzip.compress(tarred(*FILES)), "news.tgz"),
    ],
    ids=["zip", "stored zip", "lzma zip", "zip in gzip", "tar", "tar in gzip"],
)
def test_members_are_read_as_files_are(data, name):
    assert told(data, name) == [
        (f"{name}!a/one.txt", "text"),
        (f"{name}!two.jsonl", "jsonl"),
        (f"{name}!two.jsonl", "jsonl"),
        (f"{name}!three.txt.gz", "text"),
    ]
    assert read(data, name)[-1].data == TEXT


def test_an_archive_in_an_archive_is_read():
    inner = tarred(("day.txt", TEXT))
    data = zipped(("may.tar", inner), ("june.zip", zipped(("day.txt", TEXT))))
    assert told(data, "year.zip") == [
        ("year.zip!may.tar!day.txt", "text"),
        ("year.zip!june.zip!day.txt", "text"),
    ]


def test_archives_nested_too_deep_are_refused():
    data = zipped(("a.txt", TEXT))
    for _ in range(archives.MAX_DEPTH):
        data = zipped(("b.zip", data), ("a.txt", TEXT))
    items = told(data, "b.zip")
    assert items[0] == ("b.zip!b.zip!b.zip!b.zip", "read: too-deep")
    assert len(items) == 1 + archives.MAX_DEPTH


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("logo.png", PNG, "binary", id="a picture"),
        pytest.param(
            "report.docx",
            zipped(("[Content_Types].xml", b"")),
            "binary",
            id="an office document",
        ),
        pytest.param("__MACOSX/._a.txt", b"\0\5\26\7", "system-file", id="a shadow"),
        pytest.param(".DS_Store", b"Bud1", "system-file", id="a folder's settings"),
    ],
)
def test_a_member_that_can_be_no_article_is_skipped(name, data, expected):
    assert [why for _, why in told(zipped((name, data)), "a.zip")] == [expected]


@pytest.mark.parametrize(
    "name", ["../../etc/slip.txt", "/etc/slip.txt", "..\\slip.txt"]
)
def test_a_name_that_leads_out_is_a_name_only(name, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    for data in (zipped((name, TEXT)), tarred((name, TEXT))):
        (item,) = read(data, "a")
        assert item.data == TEXT
        assert item.source.uri.endswith("slip.txt")
    assert [path.name for path in tmp_path.rglob("*")] == ["work"]


def test_links_and_devices_are_skipped():
    data = tarred(("a", b""), type=tarfile.SYMTYPE, linkname="/etc/passwd")
    assert told(data, "a.tar") == [("a.tar!a", "not-a-file")]


def test_an_encrypted_member_is_refused_and_the_rest_is_read():
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + at] |= 1
    assert told(bytes(data), "a.zip") == [
        ("a.zip!a.txt", "read: encrypted"),
        ("a.zip!b.txt", "text"),
    ]


def test_a_method_that_is_not_known_is_refused_and_the_rest_is_read():
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    data[data.index(b"PK\x01\x02") + 10] = 98
    data[data.index(b"PK\x03\x04") + 8] = 98
    assert [why for _, why in told(bytes(data), "a.zip")] == [
        "read: unsupported",
        "text",
    ]


def test_a_damaged_member_is_refused_and_the_rest_is_read():
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    at = data.index(b"a.txt") + 12
    data[at : at + 9] = b"\xff" * 9
    assert [why for _, why in told(bytes(data), "a.zip")] == ["read: truncated", "text"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped(*FILES)[:-30], "a.zip"),
        (tarred(*FILES)[:2000], "a.tar"),
        (gzip.compress(tarred(*FILES))[:-40], "a.tar.gz"),
        (tarred(*FILES)[:1024] + b"\xff" * 512, "a.tar"),
        (b"PK\x05\x06", "a.zip"),
    ],
    ids=[
        *("a zip without its end", "a tar cut short", "a tar in gzip cut short"),
        *("a tar with a damaged header", "the end of a zip alone"),
    ],
)
def test_what_is_lost_of_a_damaged_archive_is_told(data, name):
    assert ("read: truncated") in [why for _, why in told(data, name)]


def test_a_member_that_swells_is_stopped_and_memory_stays_small(monkeypatch):
    monkeypatch.setattr(archives, "FREE", 1 << 20)
    bomb = zipped(("a.txt", b"x" * (60 << 20)), ("b.txt", TEXT))
    tracemalloc.start()
    items = told(bomb, "bomb.zip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [why for _, why in items] == ["read: too-large", "read: too-large"]
    assert peak < 80 << 20


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    files = [(f"{n}.txt", TEXT) for n in range(4)]
    assert [why for _, why in told(zipped(*files), "a.zip")] == [
        *("text", "text", "read: too-large"),
    ]


def test_a_directory_or_a_name_that_would_fill_the_memory_is_refused():
    directory = b"PK\x05\x06" + bytes(8) + b"\xff\xff\xff\x7f" + bytes(6)
    assert (
        told(b"PK\x03\x04" + bytes(99) + directory, "a.zip")[0][1] == "read: too-large"
    )
    name = tarfile.TarInfo("././@LongLink")
    name.type, name.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    data = name.tobuf(tarfile.GNU_FORMAT) + bytes(512)
    assert told(data, "a.tar") == [("a.tar", "read: truncated")]


@pytest.mark.parametrize("name", ["a/News.TGZ", "News.tar.gz", "news.tar"])
def test_a_name_is_bare_without_its_compression(name):
    assert bare_name(name) == "news.tar"
