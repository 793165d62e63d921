"""The files that a pattern finds: a path, a folder (walked), a glob, or `-`.

What a walk leaves out is told, too, as skipped.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.sources.source import NothingMatched
from transforms import storage
from transforms.core.formats.format import Item, ParseSettings
from transforms.core.reading.archives import is_of_system
from transforms.core.reading.files import read_file
from transforms.core.schema import Skipped

STDIN = "-"


class File(NamedTuple):
    """A file to read.

    Attributes:
        path: Where it is.
        uri: What output calls it.
        size: In bytes.
        skipped: Why a walk leaves it out: `hidden`, `system-file`, `linked-folder`,
            `not-a-file`; empty where it is read.
    """

    path: str
    uri: str
    size: int
    skipped: str = ""


def records_of(file: File, settings: ParseSettings) -> Iterator[Item]:
    """Yield a file's records, or that it is skipped."""
    if file.skipped:
        return iter([Skipped(uri=file.uri, reason=file.skipped)])
    return read_file(storage.open_raw, file.path, file.uri, file.size, settings)


def find(pattern: str) -> Iterator[File]:
    """Yield the files that a pattern matches, in the order of their names.

    `uri` is relative to the pattern's fixed part: what is left of its first
    wildcard, up to the last slash; for a folder the folder, for a file its folder.
    """
    if pattern == STDIN:
        yield _standard_input()
    elif not storage.is_local(pattern):
        storage.reach(pattern)
        for path, size in storage.match(pattern):
            yield File(path, path, size)
    elif os.path.isdir(pattern):
        yield from _walk(pattern)
    elif os.path.lexists(pattern):
        yield _local(pattern, os.path.dirname(pattern))
    else:
        fixed = os.path.dirname(pattern[: _first_wildcard(pattern)])
        for path in sorted(storage.glob(pattern)):
            if _is_file(path):
                yield _local(path, fixed)


def stands_in(pattern: str, folder: str) -> bool:
    """Return whether all that a pattern finds stands in a folder."""
    if pattern == STDIN or not (storage.is_local(pattern) and storage.is_local(folder)):
        return False
    fixed = pattern
    if not os.path.isdir(pattern):
        literal = os.path.lexists(pattern)
        end = len(pattern) if literal else _first_wildcard(pattern)
        fixed = os.path.dirname(pattern[:end]) or "."
    outer = os.path.realpath(folder)
    return os.path.commonpath((os.path.realpath(fixed), outer)) == outer


def nothing(pattern: str) -> str:
    """Return what is wrong with a pattern that matches no file."""
    if storage.is_local(pattern) and os.path.isdir(pattern):
        return "no file in this folder; expected files, in it or below it"
    return "no file matches this pattern; expected a file, a folder, or a glob"


def _first_wildcard(pattern: str) -> int:
    places = [pattern.find(mark) for mark in "*?["]
    return min((place for place in places if place >= 0), default=len(pattern))


def _walk(folder: str) -> Iterator[File]:
    """Yield the files under a folder; a folder that can't be listed is one, too.

    Reading that will say why. Hidden folders (`.git`) and those behind links, which
    may go round in circles, are skipped as a whole.
    """
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        inside = [(name, True) for name in folders] + [(name, False) for name in names]
        for name, is_folder in sorted(inside):
            path = os.path.join(here, name)
            why = _left_out(path, name, is_folder)
            if why or not is_folder:
                yield _local(path, folder, why)
            if why and is_folder:
                folders.remove(name)
        folders.sort()
    yield from (_local(str(error.filename), folder) for error in closed)


def _left_out(path: str, name: str, is_folder: bool) -> str:
    if is_of_system(name):
        return "system-file"
    if name.startswith("."):
        return "hidden"
    if is_folder:
        return "linked-folder" if os.path.islink(path) else ""
    return "" if _is_file(path) else "not-a-file"


def _is_file(path: str) -> bool:
    """Return whether it can be read to an end: pipes and devices may have none.

    A link to nowhere passes: reading it will say so.
    """
    return os.path.isfile(path) or not os.path.exists(path)


def _local(path: str, fixed: str, skipped: str = "") -> File:
    relative = os.path.relpath(path, fixed or ".")
    uri = relative.replace(os.sep, "/").encode("utf-8", "surrogateescape")
    try:
        size = 0 if skipped else os.path.getsize(path)
    except OSError:
        size = 0  # reading it will say why
    return File(path, uri.decode("utf-8", "backslashreplace"), size, skipped)


def _standard_input() -> File:
    """Spool standard input to a temporary file, which workers can open.

    Raises:
        NothingMatched: It is closed.
        OSError: The folder for temporary files is full.
    """
    if sys.stdin is None:
        raise NothingMatched("--input -: standard input is closed; expected articles")
    descriptor, path = tempfile.mkstemp(prefix="copydesk-stdin-")
    try:
        with os.fdopen(descriptor, "wb") as out:
            shutil.copyfileobj(sys.stdin.buffer, out)
    except OSError as error:
        os.unlink(path)
        raise OSError(error.errno, error.strerror, os.path.dirname(path)) from error
    return File(path, STDIN, os.path.getsize(path))
