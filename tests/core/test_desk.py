"""One record through all steps without Beam, and back."""

import hashlib

import msgspec
import pytest

from transforms.core.desk import edit, restore
from transforms.core.formats.format import ParseSettings
from transforms.core.records import deliver
from transforms.core.schema import Reject

STORY = b"Rates rise again\nBy Ada Quill\nROME: The bank raised its rate on Monday."


def article(**settings):
    delivery = deliver(STORY, uri="rates.txt", format="text")
    return edit(delivery, ParseSettings(**settings))


def test_the_head_is_read_off_the_lines():
    found = article()
    assert (found.title, found.authors) == ("Rates rise again", ("Ada Quill",))
    assert found.dateline.place == "Rome"


def test_without_structure_all_of_it_is_body():
    found = article(structure="off")
    assert (found.title, found.authors, found.dateline) == (None, (), None)
    assert found.text.split("\n\n") == STORY.decode().splitlines()


@pytest.mark.parametrize("line", [False, True], ids=["an article", "a line, decoded"])
def test_restore_gives_the_normalised_input_back(line):
    found = article()
    whole = restore(msgspec.to_builtins(found) if line else found)

    assert whole == STORY.decode().replace("\n", "\n\n")
    assert hashlib.sha256(whole.encode()).hexdigest() == found.normalised


def test_what_a_step_cannot_cope_with_is_a_reject(monkeypatch):
    def broken(_: object) -> None:
        raise ValueError("no such shape")

    monkeypatch.setattr("transforms.core.desk.normalise", broken)
    refused = edit(deliver(b"Rates rise", uri="a.txt", format="text"))
    assert isinstance(refused, Reject)
    assert (refused.stage, refused.reason) == ("normalise", "unexpected")
    assert refused.error == "ValueError: no such shape"
    assert refused.payload == "Rates rise"
