"""What a verdict adds to a record's line."""

from typing import Any

import msgspec

from transforms.core.duplicates.verdicts import Note
from transforms.core.schema import Article

encoder = msgspec.json.Encoder()
decoder = msgspec.json.Decoder(Article)
NOTHING = Note(row=0)


def amend(line: bytes, note: Note, late: bool = False) -> bytes:
    r"""Return an article's line with what its verdict adds.

    >>> amend(b'{"id":"b"}' + bytes([10]), Note(row=0, duplicate=b'{"of":"a"}'))
    b'{"id":"b","duplicate":{"of":"a"}}\n'
    """
    if note.id is not None or note.related or note.supersedes is not None:
        article = decoder.decode(line)
        changes: dict[str, Any] = {"related": note.related}
        if note.id is not None:
            changes["id"] = note.id
        if note.supersedes is not None:
            changes["supersedes"] = note.supersedes
        line = encoder.encode(msgspec.structs.replace(article, **changes)) + b"\n"
    if late:
        line = line[:-2] + b',"late":true}\n'
    if note.duplicate is None:
        return line
    return line[:-2] + b',"duplicate":' + note.duplicate + b"}\n"
