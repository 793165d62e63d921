"""Valid files of every format, made here, and random damage to them.

`mutations(seed)` yields the same damaged files for the same seed, for ever others.
"""

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from fastwarc.stream_io import Lz4Writer

BODY = (
    "The weir at Harbour Lane was mended on Monday, the water board said.",
    "It had leaked since the flood in May, “and nobody knew”, said Ann Lee.",
    "Zürich’s engineers – called in twice – took nine weeks.",
)
TEXT = "\n\n".join(("Weir mended at last", "By Ann Lee", "LONDON, March 9 -", *BODY))
RECORD = {
    "id": "weir-1",
    "title": "Weir mended at last",
    "author": ["Ann Lee", {"name": "Bo Chan"}],
    "date": "2024-03-09T10:11:12+01:00",
    "text": "\n".join((*BODY, *BODY)),
    "tags": ["weir", "water"],
}
PAGE = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Weir mended</title>"
    '<meta property="article:published_time" content="2024-03-09T10:11:12Z">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Weir"}'
    f"</script></head><body><article><h1>Weir mended</h1><p>{'</p><p>'.join(BODY)}"
    "</p></article></body></html>"
).encode()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
SPECIAL = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"'", b"\\", b"\r"),
    *(b"<", b"<!--", b"]]>", b"&#0;", b"{", b"}", b"[" * 300, b"]", b",", b";", b"\t"),
    *(b"0", b"-1", b"99999999999", b"1e999", b"NaN", b"PK\x03\x04", b"\x1f\x8b\x08"),
    *(b"From a Sat Mar  9 10:11:12 2024\n", b"WARC/1.0\r\n", b"\n--b\n", b"\n\n"),
    *("\u202e\u0000".encode(), "\U0010ffff".encode(), b"=?utf-8?q?=ff?=", b"%00"),
)


class Sample(NamedTuple):
    """A valid file: its name, its bytes."""

    name: str
    data: bytes


def samples() -> list[Sample]:
    """Return a valid file of each format, plain and packed."""
    line = json.dumps(RECORD).encode() + b"\n"
    plain = [
        Sample("a.txt", TEXT.encode()),
        Sample("latin.txt", TEXT.encode("cp1252", "replace")),
        Sample("wide.txt", TEXT.encode("utf-16")),
        Sample("a.jsonl", line * 3),
        Sample("a.json", json.dumps([RECORD, RECORD], indent=1).encode()),
        Sample("a.html", PAGE),
        Sample("page.json", json.dumps({"html": PAGE.decode(), "url": "x"}).encode()),
        Sample("a.mhtml", _mhtml()),
        Sample("a.eml", _mail()),
        Sample("a.mbox", b"From a Sat Mar  9 10:11:12 2024\n" + _mail() * 2),
        Sample("a.csv", _csv(",")),
        Sample("a.tsv", _csv("\t")),
        Sample("a.warc", _warc(2)),
        Sample("a.arc", _arc()),
        Sample("a.parquet", _parquet()),
        Sample("rss.xml", _rss()),
        Sample("nitf.xml", _nitf()),
        Sample("g2.xml", _newsml_g2()),
        Sample("ninjs.json", _ninjs()),
        Sample("a.sgm", _sgml()),
        Sample("wire.txt", _iptc_7901()),
    ]
    few = [plain[0], plain[3], plain[10]]
    packed = [
        Sample("a.zip", _zip(few)),
        Sample("a.tar", _tar(few)),
        Sample("a.tar.gz", gzip.compress(_tar(few), mtime=0)),
        Sample(
            "in.zip", _zip([Sample("b.zip", _zip(few)), Sample("c.warc", _warc(1))])
        ),
        Sample("a.warc.gz", b"".join(gzip.compress(_warc(1), mtime=0) for _ in "abc")),
        Sample("a.jsonl.gz", gzip.compress(line * 3, mtime=0)),
        Sample("a.jsonl.bz2", bz2.compress(line * 3)),
        Sample("a.jsonl.xz", lzma.compress(line * 3)),
        Sample("a.jsonl.zst", zstandard.compress(line * 3)),
        Sample("a.jsonl.lz4", _lz4(line * 3)),
    ]
    return plain + packed


def _mail() -> bytes:
    head = (
        "From: Ann Lee <ann.lee@gazette.example>\nSubject: =?utf-8?q?Weir_mended?=\n"
        "Date: Sat, 09 Mar 2024 10:11:12 +0100\nMessage-ID: <1@gazette.example>\n"
        "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    )
    page = "\n--b\nContent-Type: text/html; charset=utf-8\n\n"
    return (head + TEXT + page).encode() + PAGE + b"\n--b--\n\n"


def _mhtml() -> bytes:
    head = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: http://x.example/\n"
        "Subject: Weir\nDate: Sat, 9 Mar 2024 10:11:12 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        "Content-Type: text/html\nContent-Location: http://x.example/\n\n"
    )
    return head.encode() + PAGE + b"\n--b--\n"


def _csv(delimiter: str) -> bytes:
    body = " ".join(BODY).replace('"', '""')
    rows = [["title", "author", "date", "text"]]
    rows += [["Weir mended", "Ann Lee", f"2024-03-0{n}", f'"{body}"'] for n in (7, 8)]
    return "\n".join(delimiter.join(row) for row in rows).encode()


def _warc(pages: int) -> bytes:
    out = []
    for number, (fields, body) in enumerate(
        [(b"Content-Encoding: gzip\r\n", gzip.compress(PAGE, mtime=0)), (b"", PAGE)]
    ):
        block = HTTP + fields + b"\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/"
            f"{number}\r\nWARC-Date: 2024-03-10T00:00:00Z\r\nContent-Type: "
            f"application/http\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        out.append(head.encode() + block + b"\r\n\r\n")
    return b"".join(out[:pages])


def _arc() -> bytes:
    info = b"1 0 Desk\nURL IP-address Archive-date Content-type Archive-length\n"
    block = HTTP + b"\r\n" + PAGE
    head = b"filedesc://a.arc 0.0.0.0 20240310000000 text/plain %d\n" % len(info)
    page = b"\nhttp://x.example/ 192.0.2.1 20240310000000 text/html %d\n" % len(block)
    return head + info + page + block


def _parquet() -> bytes:
    out = io.BytesIO()
    columns = {
        "title": ["Weir", "Rain"],
        "text": list(BODY[:2]),
        "authors": [["A"], []],
    }
    pq.write_table(pa.table(columns), out, row_group_size=1)
    return out.getvalue()


def _rss() -> bytes:
    dated = "<pubDate>Sat, 09 Mar 2024 10:11:12 GMT</pubDate>"
    items = "".join(
        f"<item><title>Weir {n}</title><link>http://x.example/{n}</link>{dated}"
        f"<description>{BODY[0]}</description></item>"
        for n in (1, 2)
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>'
    return f"{head}{items}</channel></rss>".encode()


def _nitf() -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><nitf><head><title>Weir</title></head>'
        "<body><body.head><hedline><hl1>Weir mended</hl1></hedline><byline>By Ann Lee"
        "</byline><dateline><location>London</location></dateline></body.head>"
        f"<body.content><p>{'</p><p>'.join(BODY)}</p></body.content></body></nitf>"
    ).encode()


def _newsml_g2() -> bytes:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" '
        'version="2" standard="NewsML-G2" xml:lang="en"><itemMeta><pubStatus '
        'qcode="stat:usable"/><versionCreated>2024-03-09T10:11:12Z</versionCreated>'
        "</itemMeta><contentMeta><headline>Weir mended</headline><by>Ann Lee</by>"
        '</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<p>{'</p><p>'.join(BODY)}</p></body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def _ninjs() -> bytes:
    item = {
        "uri": "urn:x:1",
        "versioncreated": "2024-03-09T10:11:12Z",
        "headlines": [{"value": "Weir mended"}],
        "bodies": [{"contentType": "text/plain", "value": "\n\n".join(BODY)}],
    }
    return json.dumps(item).encode()


def _sgml() -> bytes:
    story = (
        '<REUTERS NEWID="1"><DATE> 9-MAR-1987 15:01:01.79</DATE><TEXT>'
        "<TITLE>WEIR MENDED</TITLE><DATELINE> LONDON, March 9 - </DATELINE>"
        f"<BODY>{BODY[0]}\n    {BODY[1]}\nREUTER &#3;</BODY></TEXT></REUTERS>\n"
    )
    return f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n{story * 2}'.encode()


def _iptc_7901() -> bytes:
    text = "\r\n".join(BODY)
    head = "\x01abc0123 4 pol 30 weir\r\n\x02\r\nWeir mended\r\n\r\n"
    return f"{head}{text}\r\n\x03\r\n091011 GMT MAR 24\r\n\x04".encode()


def _zip(files: list[Sample]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(f"d/{name}"), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar(files: list[Sample]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(f"d/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _lz4(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = Lz4Writer(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


Damage = Callable[[bytearray, random.Random, bytes], None]


def _flip(data: bytearray, chance: random.Random, other: bytes) -> None:
    for _ in range(chance.choice((1, 1, 3, 20))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random, other: bytes) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 10, 100, len(data)))]


def _insert(data: bytearray, chance: random.Random, other: bytes) -> None:
    at = chance.randrange(len(data))
    data[at:at] = chance.choice(SPECIAL)


def _overwrite(data: bytearray, chance: random.Random, other: bytes) -> None:
    at, new = chance.randrange(len(data)), chance.choice(SPECIAL)
    data[at : at + len(new)] = new


def _repeat(data: bytearray, chance: random.Random, other: bytes) -> None:
    start = chance.randrange(len(data))
    piece = bytes(data[start : start + chance.choice((1, 10, 200))])
    data[start:start] = piece * chance.choice((2, 50, 2_000))


def _splice(data: bytearray, chance: random.Random, other: bytes) -> None:
    at, start = chance.randrange(len(data)), chance.randrange(len(other))
    data[at : at + chance.randrange(200)] = other[start : start + 500]


def _number(data: bytearray, chance: random.Random, other: bytes) -> None:
    """Give a number that stands in the file another size."""
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if digits:
        at = chance.choice(digits)
        data[at : at + 1] = chance.choice((b"-", b"", b"9" * 12, b"0x", b"7"))


DAMAGES: tuple[Damage, ...] = (
    *(_flip, _cut, _insert, _overwrite, _repeat, _splice, _number),
)


def mutations(seed: int, start: int = 0) -> Iterator[Sample]:
    """Yield damaged files without an end, of each format in turn."""
    valid = samples()
    for number in count(start):
        chance = random.Random(f"{seed}-{number}")
        name, whole = valid[number % len(valid)]
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 4))):
            damage = chance.choice(DAMAGES)
            damage(data, chance, chance.choice(valid).data)
            if not data:
                break
        yield Sample(f"{number:06d}-{name}", bytes(data))
