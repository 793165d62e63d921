"""Rejects run again: what is taken now, what is refused again, what is skipped."""

import gzip
import json

import msgspec
import pytest

from pipeline.commands import perform
from pipeline.config import Settings
from pipeline.run import run
from pipeline.sources.replay import read_rejects
from pipeline.sources.source import NothingMatched
from tests.core.test_near_duplicates import prose
from transforms.core.formats import file_kinds
from transforms.core.formats.format import ParseSettings
from transforms.core.reading.messages import Message, records_of
from transforms.core.schema import Skipped

RUNNER = ["--runner=FnApiRunner"]


@pytest.fixture
def output(tmp_path, monkeypatch):
    """An output with three rejects; one is of a bug that is then mended."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "letter.txt").write_text(f"Swans return\n\n{prose(1)}")
    (source / "binary.txt").write_bytes(b"\x89PNG\r\n\x00")
    (source / "large.txt").write_bytes(b"\x89PNG\r\n" + bytes(100_000))
    with monkeypatch.context() as before:
        wrong = (*file_kinds._BINARY, (b"Swans", "picture of swans"))
        before.setattr(file_kinds, "_BINARY", wrong)
        settings = Settings(input=[str(source)], output=f"{tmp_path}/out")
        books = run(settings, RUNNER).books
    assert books.rejects == 3
    return tmp_path / "out"


def replay(output, where=""):
    address = f"replay:{output}/rejects?{where}"
    return run(Settings(input=[address], output=str(output)), RUNNER).books


def lines(output, kind):
    return [
        json.loads(line)
        for path in (output / kind).glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]


def test_what_is_taken_now_is_an_article_and_what_is_refused_again_is_seen(output):
    books = replay(output)
    assert (books.records, books.articles, books.rejects, books.seen) == (2, 1, 0, 1)
    assert books.skipped == {"reject without all its bytes": 1}
    (article,) = lines(output, "articles")
    assert article["source"]["uri"] == "letter.txt"
    assert len(lines(output, "rejects")) == 3

    again = replay(output)
    assert (again.records, again.seen) == (2, 2)
    assert len(lines(output, "articles")) == 1


def test_conditions_choose_and_a_wrong_one_is_named(output):
    assert replay(output, "reason=empty").records == 0
    assert replay(output, "uri=binary.txt&stage=parse").records == 1
    with pytest.raises(NothingMatched, match="colour: no such condition; expected"):
        replay(output, "colour=red")


def test_the_command_writes_beside_the_rejects(output, capsys):
    from pipeline.cli import _parser

    where = ["--where", "stage=parse", "--where", "uri=letter.txt"]
    args = _parser().parse_args(["replay", f"{output}/rejects", *where])
    assert perform("replay", args, RUNNER) == 0
    assert len(lines(output, "articles")) == 1
    assert str(output) in capsys.readouterr().out


def test_a_message_is_opened_again_with_its_attributes(tmp_path):
    story = json.dumps({"id": "a", "title": "Harbour", "text": prose(2)}).encode()
    message = Message(
        uri="pubsub://p/s/7", id="7", data=story, attributes={"a": "b"}, published=5
    )
    settings = ParseSettings()
    tight = ParseSettings(max_record_bytes=100)
    (refused,) = records_of(message, tight, 7_000_000)
    path = tmp_path / "rejects.jsonl.gz"
    path.write_bytes(gzip.compress(msgspec.json.encode(refused) + b"\n"))
    assert list(read_rejects(str(path), {}, settings)) == list(
        records_of(message, settings, 7_000_000)
    )
    cut = msgspec.structs.replace(refused, payload=refused.payload[:-1])
    path.write_bytes(msgspec.json.encode(cut) + b"\n")
    assert [type(one) for one in read_rejects(str(path), {}, settings)] == [Skipped]
