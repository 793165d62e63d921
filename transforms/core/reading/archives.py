"""ZIP and tar archives, member by member, under limits.

Members are read as streams in the order in which they stand. Their names are names
and nothing else: no path is made of them. What a hostile archive can do is bounded
by `Allowance`: by the bytes that all members come to, their number, and the depth.
"""

import io
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from transforms.core.reading.decompress import (
    DAMAGE,
    FREE,
    MAX_DECOMPRESSED,
    MAX_RATIO,
    PIECE,
    Decompressed,
    Unreadable,
    seekable,
)

MAX_MEMBERS = 1_000_000
MAX_DEPTH = 3
"""Archives in archives: an export of packed days in a packed year needs two."""

MAX_DIRECTORY = 32 * 1024**2
"""Bytes of a ZIP file's directory, which is held in memory: 300,000 names or so."""

_MAX_TAR_NAME = 1 << 20
_ENCRYPTED = 1  # of the flags of a ZIP member
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DOCUMENTS = (b"[Content_Types].xml", b"mimetype", b"META-INF/", b"_rels/")
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_END_SEARCHED = 66 * 1024
_SYSTEM = ("._", ".ds_store", "thumbs.db", "desktop.ini")
_BROKEN = (
    *DAMAGE,
    zipfile.BadZipFile,
    tarfile.TarError,
    struct.error,
    ValueError,
    OverflowError,
    IndexError,
    RuntimeError,  # zipfile asks for a password with it; NotImplementedError is one
)


class Allowance:
    """What is left of what one file's archives, at all depths, may come to.

    Args:
        size: Bytes of the outermost file; 0 if unknown.
    """

    def __init__(self, size: int):
        self.bytes = max(FREE, min(MAX_DECOMPRESSED, size * MAX_RATIO))
        self.members = MAX_MEMBERS

    def take(self, count: int) -> None:
        """Take bytes off.

        Raises:
            Unreadable: Nothing is left.
        """
        self.bytes -= count
        if self.bytes < 0:
            error = "its members come to more bytes than an archive of its size may"
            raise Unreadable("too-large", error)


class Member(NamedTuple):
    """Something in an archive.

    Attributes:
        name: As the archive has it, folders parted by `/`.
        stream: Its bytes; None where it is not read.
        size: Bytes that it takes up in the archive; 0 if unknown.
        skipped: Why it can be no article: `not-a-file`, `system-file`.
        refused: Why it can't be read: reason and error.
    """

    name: str
    stream: BinaryIO | None = None
    size: int = 0
    skipped: str | None = None
    refused: tuple[str, str] | None = None


def archive_kind(head: bytes, name: str) -> str | None:
    r"""Return `zip` or `tar` for a file that begins as these do, else None.

    Office documents and programs are ZIP files too: their first member tells.

    >>> archive_kind(b"PK\x03\x04" + bytes(26) + b"news/1.txt", "news.zip")
    'zip'
    """
    if head.startswith(_ZIP):
        return None if head[30:].startswith(_DOCUMENTS) else "zip"
    if head[257:262] == b"ustar" or name.endswith(".tar"):
        try:
            tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            return "tar" if not head.strip(b"\x00") else None
        return "tar"
    return None


def is_of_system(name: str) -> bool:
    """Return whether a file or folder is one that operating systems leave behind.

    >>> is_of_system("news/.DS_Store"), is_of_system("news/ds.txt")
    (True, False)
    """
    last = name.rsplit("/", 1)[-1].lower()
    return last.startswith(_SYSTEM) or name.partition("/")[0] == "__MACOSX"


def members(kind: str, stream: Decompressed, allowance: Allowance) -> Iterator[Member]:
    """Yield what an archive holds; folders are nothing.

    A member's stream is good until the next member is asked for.

    Raises:
        Unreadable: The archive, or what is left of it, can't be read.
    """
    found = _zip_members(stream) if kind == "zip" else _tar_members(stream)
    try:
        for name, opened, size, told in found:
            allowance.members -= 1
            if allowance.members < 0:
                error = f"more than {MAX_MEMBERS:,} members; expected fewer"
                raise Unreadable("too-large", error)
            yield _member(name, opened, size, told, allowance)
    except _BROKEN as error:
        raise Unreadable("truncated", _told(error)) from error


_Found = tuple[str, Any, int, tuple[str, str] | None]
"""Name, opened file or None, packed size, and why it is refused or skipped."""


def _member(
    name: str,
    opened: Any,
    size: int,
    told: tuple[str, str] | None,
    allowance: Allowance,
) -> Member:
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if is_of_system(name):
        return Member(name, skipped="system-file")
    if told:
        reason, error = told
        return Member(name, refused=told) if error else Member(name, skipped=reason)
    stream = io.BufferedReader(_Inside(opened, allowance), 1 << 20)
    reader: Any = stream
    return Member(name, reader, size)


class _Inside(io.RawIOBase):
    """A member's bytes, taken off the allowance as they are read."""

    def __init__(self, inner: Any, allowance: Allowance):
        self._inner = inner
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(min(len(buffer), PIECE))
        except _BROKEN as error:
            raise Unreadable("truncated", _told(error)) from error
        self._allowance.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def _zip_members(stream: Decompressed) -> Iterator[_Found]:
    with seekable(stream) as (file, _):
        _check_directory(file)
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield from _zip_member(archive, info)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[_Found]:
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _ENCRYPTED:
        error = "an encrypted member; expected one that is not"
        yield name, None, 0, ("encrypted", error)
        return
    try:
        opened = archive.open(info)
    except _BROKEN as error:
        reason = "unsupported" if isinstance(error, RuntimeError) else "truncated"
        yield name, None, 0, (reason, _told(error))
        return
    with opened:
        yield name, opened, info.compress_size, None


def _check_directory(file: BinaryIO) -> None:
    """Refuse a directory that would fill the memory, before it is read.

    It is `zipfile` that reads it; its size stands at the end of the file (APPNOTE
    4.3.14 and 4.3.16).
    """
    end = file.seek(0, io.SEEK_END)
    file.seek(max(0, end - _END_SEARCHED))
    tail = file.read()
    at, at_64 = tail.rfind(_END), tail.rfind(_END_64)
    size = 0
    if at >= 0 and len(tail) >= at + 16:
        (size,) = struct.unpack_from("<L", tail, at + 12)
    if size == 0xFFFFFFFF and at_64 >= 0 and len(tail) >= at_64 + 48:
        (size,) = struct.unpack_from("<Q", tail, at_64 + 40)
    if size > MAX_DIRECTORY:
        error = f"a directory of {size:,} bytes; expected at most {MAX_DIRECTORY:,}"
        raise Unreadable("too-large", error)
    file.seek(0)


class _TarHeader(tarfile.TarInfo):
    """A tar header.

    `tarfile` would hold a long name or comment of any length, and take a damaged
    header for the archive's end.
    """

    @classmethod
    def frombuf(
        cls, buf: bytes | bytearray, encoding: str, errors: str
    ) -> "_TarHeader":
        if not buf.strip(b"\x00"):
            return super().frombuf(buf, encoding, errors)  # raises: the end
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"a damaged header: {error}") from error
        extends = header.type in b"xgLKX"
        if header.size < 0 or (extends and header.size > _MAX_TAR_NAME):
            raise tarfile.ReadError(f"a header of {header.size:,} bytes")
        return header


def _tar_members(stream: Decompressed) -> Iterator[_Found]:
    reader: Any = stream
    with tarfile.open(fileobj=reader, mode="r|", tarinfo=_TarHeader) as archive:
        while info := archive.next():
            archive.members = []  # type: ignore[attr-defined]  # or all are held
            if info.isdir():
                continue
            if info.issparse():
                error = "a sparse file; expected a whole one"
                yield info.name, None, 0, ("unsupported", error)
            elif not info.isreg():
                yield info.name, None, 0, ("not-a-file", "")
            else:
                yield info.name, archive.extractfile(info), info.size, None


def _told(error: BaseException) -> str:
    return f"the archive is damaged or cut short: {error or type(error).__name__}"
