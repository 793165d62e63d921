"""What a verdict adds to a line that was landed."""

import msgspec
import pytest

from tests.core.test_near_duplicates import article
from transforms.core.duplicates.amend import amend
from transforms.core.duplicates.verdicts import Note
from transforms.core.schema import Article, Related

PLAIN = article("a", "The old bridge over the river stays shut until the spring.")
LINE = msgspec.json.encode(PLAIN) + b"\n"
RELATED = (Related(id="b", relation="contains", similarity=0.5),)


@pytest.mark.parametrize(
    ("note", "changed"),
    [
        ({}, {}),
        ({"id": "a-1f2e"}, {"id": "a-1f2e"}),
        ({"related": RELATED}, {"related": RELATED}),
        ({"supersedes": "c"}, {"supersedes": "c"}),
        (
            {"id": "a-1", "related": RELATED, "supersedes": "c"},
            {"id": "a-1", "related": RELATED, "supersedes": "c"},
        ),
    ],
    ids=["nothing", "an id", "related", "supersedes", "all three"],
)
def test_only_what_the_verdict_says_is_changed(note, changed):
    line = amend(LINE, Note(row=0, **note))

    assert line.endswith(b"}\n")
    read = msgspec.json.decode(line, type=Article)
    assert read == msgspec.structs.replace(PLAIN, **changed)


def test_late_and_duplicate_stand_at_the_end():
    line = amend(LINE, Note(row=0, id="a-1", duplicate=b'{"of":"b"}'), late=True)
    assert line.endswith(b',"late":true,"duplicate":{"of":"b"}}\n')
    assert msgspec.json.decode(line)["id"] == "a-1"
