"""Messages: what records are in them, and that nothing of one is lost."""

import base64
import gzip
import json

import pytest

from transforms.core.desk import edit
from transforms.core.formats.format import ParseSettings
from transforms.core.reading.messages import (
    STAGE,
    Message,
    event_time,
    poison,
    records_of,
)
from transforms.core.records import record_key
from transforms.core.schema import Article, Delivery, Reject

STORY = {"title": "Ferry crews vote to strike", "text": "Four to one, they voted."}
JSON = json.dumps(STORY).encode()
LINES = JSON + b"\n" + json.dumps({**STORY, "id": "b"}).encode() + b"\n"
TIME = 1_710_000_000_000_000


def message(data, **attributes):
    return Message(
        uri="pubsub://p/s/7",
        id="7",
        data=data,
        attributes=attributes,
        published=TIME,
        key="wire",
    )


def records(data, limit=1 << 20, **attributes):
    settings = ParseSettings(max_record_bytes=limit)
    return list(records_of(message(data, **attributes), settings, TIME))


@pytest.mark.parametrize(
    ("data", "places", "format_name"),
    [
        pytest.param(JSON, [None], "json", id="one article in JSON"),
        pytest.param(b"[%b, %b]" % (JSON, JSON), [0, 1], "json", id="an array"),
        pytest.param(LINES, [0, len(JSON) + 1], "jsonl", id="JSON Lines"),
        pytest.param(b"Rates rose.\n\nWhy?", [None], "text", id="plain text"),
        pytest.param(gzip.compress(JSON), [None], "json", id="compressed"),
        pytest.param(JSON.decode().encode("utf-16"), [None], "json", id="UTF-16"),
    ],
)
def test_a_message_holds_one_article_or_several_of_any_format(
    data, places, format_name
):
    found = records(data)
    assert [item.source.record for item in found] == places
    assert {item.source.format for item in found} == {format_name}
    assert all(isinstance(edit(item), Article) for item in found)


def test_a_record_has_the_message_s_name_time_and_attributes():
    (item,) = records(JSON, desk="sport")
    assert item.source.uri == "pubsub://p/s/7"
    assert item.source.time == "2024-03-09T16:00:00Z"
    assert item.time == TIME
    assert item.source.attributes == {
        "desk": "sport",
        "message.id": "7",
        "message.key": "wire",
    }
    assert item.key == record_key("pubsub://p/s/7", item.source.sha256)


@pytest.mark.parametrize(
    ("data", "attributes", "format_name"),
    [
        pytest.param(b"null", {"Content-Type": "application/json"}, "json", id="JSON"),
        pytest.param(b"<a/>", {"Content-Type": "application/a+xml"}, "xml", id="XML"),
        pytest.param(JSON, {"content_type": "application/x-ndjson"}, "jsonl", id="one"),
        pytest.param(
            b"{'a': 1}", {"datacontenttype": "application/a+json"}, "json", id="broken"
        ),
        pytest.param(JSON, {"type": "text/plain"}, "json", id="no content type"),
        pytest.param(JSON, {"content-type": "text/plain"}, "json", id="a wrong one"),
    ],
)
def test_a_content_type_is_a_hint_like_a_file_s_name(data, attributes, format_name):
    (item,) = records(data, **attributes)
    assert item.source.format == format_name


def test_a_charset_is_the_encoding_that_the_transport_declares():
    kind = {"content-type": 'text/plain; charset="cp1251"'}
    (item,) = records("Ставки выросли".encode("cp1251"), **kind)
    assert item.declared == "cp1251"
    assert edit(item).title == "Ставки выросли"


@pytest.mark.parametrize(
    ("data", "limit", "reason"),
    [
        pytest.param(b"", 100, "empty", id="nothing"),
        pytest.param(b"[]", 100, "empty", id="a list of no articles"),
        pytest.param(gzip.compress(JSON)[:-9], 1000, "truncated", id="cut short"),
        pytest.param(b"x" * 300_000, 200_000, "too-large", id="above the limit"),
        pytest.param(
            gzip.compress(b'[{"a": 1}, {"text": "%b"}]' % (b"x" * 9000)),
            4000,
            "too-large",
            id="an article above the limit when unpacked",
        ),
    ],
)
def test_what_cannot_be_read_is_one_reject_with_the_whole_message(data, limit, reason):
    found = [edit(i) if isinstance(i, Delivery) else i for i in records(data, limit)]
    refused = [item for item in found if isinstance(item, Reject)]
    whole = [item for item in refused if item.reason == reason]
    assert len(whole) == 1
    assert _payload(whole[0]) == data
    assert whole[0].payload_bytes == len(data)


def test_a_refused_article_keeps_all_its_bytes():
    data = b"\x89PNG\r\n" + bytes(300_000)
    (item,) = records(data)
    refused = edit(item)
    assert (refused.stage, refused.reason) == ("parse", "binary")
    assert _payload(refused) == data


def test_bytes_that_a_parser_dies_of_are_a_reject(monkeypatch):
    def detect(*_):
        raise RecursionError("too deep")

    monkeypatch.setattr("transforms.core.reading.messages.detect", detect)
    (item,) = records(JSON)
    assert (item.stage, item.reason) == (STAGE, "unexpected")
    assert "too deep" in item.error


def test_poison_is_kept_raw():
    refused = poison(message(JSON), TIME)
    assert (refused.stage, refused.reason) == (STAGE, "poison")
    assert _payload(refused) == JSON


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-03-09T10:00:00+01:00", 1_709_974_800_000_000),
        ("2024-03-09T09:00:00", 1_709_974_800_000_000),
        ("1709974800000", 1_709_974_800_000_000),
        ("9" * 30, TIME),
        ("yesterday", TIME),
        ("2099-01-01T00:00:00Z", TIME),
        ("0001-01-01T00:00:00+14:00", TIME),
        ("", TIME),
    ],
)
def test_the_event_time_is_the_attribute_s_or_the_publish_time(stated, expected):
    assert event_time(message(JSON, at=stated), "at") == expected


def _payload(refused):
    if refused.payload_encoding == "base64":
        return base64.b64decode(refused.payload)
    return refused.payload.encode()
