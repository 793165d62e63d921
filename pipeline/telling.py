"""How an error is told: in a line, with what to do about it."""

import os
import re

from transforms.core.storage.columns import DamagedFile, UnknownFormat

_OF_STEP = re.compile(r"(?:\w+: )?(?:\[Errno \d+\] )?(.+) \[while running '(\w+).*'\]")


def in_a_line(error: OSError | RuntimeError) -> str:
    """Return what an error says, in a line; one from a worker names its step.

    >>> in_a_line(OSError("OSError: [Errno 28] No space left [while running 'Land/x']"))
    'Land: No space left'
    """
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    told = (str(error).strip() or type(error).__name__).splitlines()[-1]
    for kind in (DamagedFile, UnknownFormat):  # of a worker process only the name comes
        name, _, bare = told.partition(": ")
        if name == f"{kind.__module__}.{kind.__name__}":
            return damage(kind(bare))
    return _OF_STEP.sub(r"\2: \1", told)


def damage(error: DamagedFile) -> str:
    """Return what a damaged file's error says, and what to do about it.

    >>> damage(DamagedFile("a.segment: cut short [while running 'Decide']"))
    'a.segment: cut short; restore it from a copy (docs/index.md)'
    """
    bare = str(error).partition(" [while running")[0]
    if isinstance(error, UnknownFormat):
        return bare
    return f"{bare}; restore it from a copy (docs/index.md)"


def as_seen_from(folder: str, told: str) -> str:
    """Return a message with the paths below a folder as seen from there.

    >>> as_seen_from("/news", "/news/out: is a file")
    'out: is a file'
    >>> as_seen_from("/", "/news: is a file")
    '/news: is a file'
    >>> as_seen_from("/news", "/old/news/out: is a file")
    '/old/news/out: is a file'
    """
    if folder == os.sep:
        return told
    return re.sub(rf"(?<![\w.~-]){re.escape(folder + os.sep)}", "", told)
