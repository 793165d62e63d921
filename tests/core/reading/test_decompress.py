"""Compressed files: read to the end, and never to an end that is none."""

import bz2
import gzip
import io
import lzma
import random

import pytest
import zstandard
from fastwarc.stream_io import Lz4Writer

from transforms.core.reading import decompress
from transforms.core.reading.decompress import Unreadable, open_decompressed, seekable

LETTERS = random.Random(1)
TEXT = bytes(LETTERS.choice(b"etaoin shrdlu\n") for _ in range(300_000))


def lz4(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = Lz4Writer(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


COMPRESSED = {
    "gzip": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstandard.compress,
    "zstd without sizes": lambda data: zstandard.ZstdCompressor(
        write_content_size=False
    ).compress(data),
    "lz4": lz4,
}


@pytest.mark.parametrize("more", [0, 1])
def test_what_decompresses_to_all_that_is_allowed_is_read(monkeypatch, more):
    monkeypatch.setattr(decompress, "FREE", len(TEXT))
    monkeypatch.setattr(decompress, "MAX_RATIO", 1)
    data = gzip.compress(TEXT + b"x" * more)
    if not more:
        assert opened(data).read() == TEXT
        return
    with pytest.raises(Unreadable, match="decompresses to more than 300,000 bytes"):
        opened(data).read()


def opened(data: bytes):
    return open_decompressed(io.BytesIO(data), len(data))


def drain(stream, into: list[bytes]) -> None:
    while piece := stream.read1(1000):
        into.append(piece)


@pytest.fixture(params=COMPRESSED)
def compress(request):
    return COMPRESSED[request.param]


def test_a_file_is_read_whole_in_one_part_or_more(compress):
    assert opened(compress(TEXT)).read() == TEXT
    parts = [TEXT[start : start + 70_000] for start in range(0, len(TEXT), 70_000)]
    assert opened(b"".join(map(compress, parts))).read() == TEXT


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_told_and_what_came_before_is_read(compress, share):
    data = compress(TEXT)
    stream = opened(data[: int(len(data) * share)])
    read: list[bytes] = []
    with pytest.raises(Unreadable) as told:
        drain(stream, read)
    assert told.value.reason == "truncated"
    assert TEXT.startswith(b"".join(read))


def test_after_a_damaged_gzip_member_the_next_can_be_read():
    first, second = gzip.compress(TEXT[:9000]), gzip.compress(TEXT)
    stream = opened(first[:500] + b"\xff" * 50 + first[550:] + second)
    with pytest.raises(Unreadable):
        drain(stream, [])
    assert stream.resume()
    assert stream.read() == TEXT
    assert not stream.resume()


@pytest.mark.parametrize("data", [TEXT, gzip.compress(TEXT)], ids=["plain", "gzip"])
def test_any_file_can_be_given_as_a_seekable_one(data):
    with seekable(opened(data)) as (file, size):
        assert size == len(TEXT)
        assert file.read(5) == TEXT[:5]
        file.seek(-5, io.SEEK_END)
        assert file.read() == TEXT[-5:]
