"""Each output format keeps to its published schema and loses what it says only."""

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest

from transforms.core.desk import edit
from transforms.core.formats import detect
from transforms.core.json_schema import json_schema
from transforms.core.outputs import OUTPUTS
from transforms.core.outputs.arrow_rows import arrow_schema, from_table, to_table
from transforms.core.records import deliver
from transforms.core.schema import Article

STRING = {"type": "string"}
URI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.\-]*:\S+$"}
MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}


def closed(required=(), **properties):
    """An object that has these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def listed(items):
    return {"type": "array", "items": items}


WORDED = {"role": STRING, "contentType": STRING, "value": STRING}
COUNTED = {"charCount": {"type": "integer"}, "wordCount": {"type": "integer"}}
NAMED = {"name": STRING, "rel": STRING, "uri": URI, "literal": STRING}

# What the published schemas ask of the properties that we write, in our own words.
SCHEMAS = {
    "article": json_schema(),
    "dolma": closed(
        ("id", "text", "source"),
        **dict.fromkeys(("id", "text", "source", "added", "created"), STRING),
        metadata={"type": "object"},
    ),
    "ninjs": closed(
        ("uri",),
        uri=URI,
        type={"enum": ["text"]},
        representationType={"enum": ["full", "partial"]},
        versionCreated=MOMENT,
        firstCreated=MOMENT,
        contentCreated=MOMENT,
        embargoedUntil=MOMENT,
        expires=MOMENT,
        pubStatus={"enum": ["usable", "withheld", "canceled"]},
        urgency={"type": "integer", "minimum": 1, "maximum": 9},
        **dict.fromkeys(("version", "slugline", "edNote", "copyrightNotice"), STRING),
        usageTerms=STRING,
        people=listed(closed(**NAMED)),
        organisations=listed(closed(**NAMED)),
        genres=listed(closed(name=STRING, uri=STRING, literal=STRING)),
        language=STRING,
        headlines=listed(closed(("value",), **WORDED)),
        descriptions=listed(closed(("value",), **WORDED)),
        bodies=listed(closed(("value",), **WORDED, **COUNTED)),
        by=STRING,
        located=STRING,
        infoSources=listed(closed(name=STRING, role=STRING, uri=URI, literal=STRING)),
        places=listed(closed(**NAMED)),
        subjects=listed(closed(**NAMED)),
        renditions=listed(closed(("name",), name=STRING, href=URI, contentType=STRING)),
        altIds=listed(closed(role=STRING, value=STRING)),
        standard=closed(name=STRING, version=STRING, schema=URI),
    ),
    "schema-org": {
        "type": "object",
        "required": ["@context", "@type", "articleBody"],
        "properties": {
            "@context": {"const": "https://schema.org"},
            "@type": {"const": "NewsArticle"},
            "author": listed({"properties": {"@type": {"enum": ["Person"]}}}),
            "publisher": {"properties": {"@type": {"const": "Organization"}}},
            "datePublished": {"pattern": r"^\d{4}(-\d\d(-\d\d(T.+)?)?)?$"},
            "keywords": listed(STRING),
            "url": URI,
            "image": URI,
            "wordCount": {"type": "integer"},
        },
    },
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_record_keeps_to_the_published_schema(name, article):
    encoded = msgspec.json.encode(OUTPUTS[name].convert(article))
    jsonschema.Draft202012Validator(SCHEMAS[name]).validate(json.loads(encoded))


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_record_is_the_same_after_lines_and_after_parquet(name, article):
    record, convert = OUTPUTS[name]
    converted = convert(article)
    encoded = msgspec.json.encode(converted)

    assert msgspec.json.decode(encoded, type=record) == converted
    table = to_table([converted, converted], arrow_schema(record))
    assert list(from_table(table, record)) == [converted, converted]
    assert msgspec.json.encode(next(from_table(table, record))) == encoded


def test_nothing_is_lost_in_dolma(article):
    document = msgspec.to_builtins(OUTPUTS["dolma"].convert(article))
    fields = document["metadata"] | {"id": document["id"], "text": document["text"]}
    back = msgspec.convert(fields | {"published": document.get("created")}, Article)
    assert back == article


@pytest.mark.parametrize("date", ["2024-03-09", "2024-03", "2024-03-09T10:11:12"])
def test_a_date_that_is_no_moment_is_a_description_in_ninjs(full, date):
    vague = msgspec.structs.replace(full, published=date)
    item = OUTPUTS["ninjs"].convert(vague)
    assert item.firstCreated is None
    assert date in {
        part.value for part in item.descriptions if part.role == "published"
    }


def test_a_ninjs_item_is_read_back_as_the_article_that_it_was(full):
    data = msgspec.json.encode(OUTPUTS["ninjs"].convert(full))
    name = "a.json"
    chosen = detect(data, name)
    assert chosen.name == "ninjs"
    back = edit(deliver(data, uri=name, format=chosen.name))
    assert isinstance(back, Article)
    for field in ("title", "standfirst", "authors", "published", "modified", "text"):
        assert getattr(back, field) == getattr(full, field), field
    for field in ("url", "image", "publisher", "section", "keywords", "language"):
        assert getattr(back, field) == getattr(full, field), field
    for key in ("pubstatus", "embargoed", "version", "urgency", "slugline", "people"):
        assert back.extra[key] == full.extra[key], key


def test_a_ninjs_item_without_a_version_is_read_back_too(full):
    undated = msgspec.structs.replace(full, published=None, modified=None)
    data = msgspec.json.encode(OUTPUTS["ninjs"].convert(undated))
    for name in ("jsonl", "csv"):  # in rows of tables, too
        back = edit(deliver(data, uri="a", format=name))
        assert isinstance(back, Article)
        assert (back.title, back.text) == (full.title, full.text)


def test_an_embargo_and_a_kill_are_told_in_every_format(full):
    for name in OUTPUTS:
        written = msgspec.json.encode(OUTPUTS[name].convert(full)).decode()
        assert "withheld" in written, name
        assert "2024-03-10T00:00:00Z" in written, name
    vague = msgspec.structs.replace(full, extra={"embargoed": "Friday", "urgency": 0})
    item = OUTPUTS["ninjs"].convert(vague)
    assert (item.embargoedUntil, item.urgency) == (None, None)
    assert "Friday" in {part.value for part in item.descriptions}


@pytest.mark.parametrize(
    ("own_id", "url", "uri"),
    [
        ("urn:newsml:x.example:1", None, "urn:newsml:x.example:1"),
        ("a/b 7", "https://x.example/1", "https://x.example/1"),
        ("a/b é", None, "urn:copydesk:a%2Fb%20%C3%A9"),
    ],
    ids=["the id", "the url", "a urn of the id"],
)
def test_a_ninjs_item_has_a_uri(full, own_id, url, uri):
    known = msgspec.structs.replace(full, id=own_id, url=url)
    assert OUTPUTS["ninjs"].convert(known).uri == uri


def _rows():
    text = Path("docs/output-formats.md").read_text()
    for line in text.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if len(cells) == 4 and line.startswith("| `"):
            yield cells


def _found(value, path: str):
    """Follow a path; `[role]` takes the item of that role, name or relation."""
    for step in re.findall(r"[^.\[\]]+|\[[^\]]+\]", path):
        if step.startswith("["):
            ways = (step[1:-1],)
            value = next(v for v in value if {*v.values()} & {*ways})
        elif isinstance(value, (list, tuple)):
            value = [item[step] for item in value]
        else:
            value = value[step]
    return value


def test_the_table_of_fields_has_every_field():
    # `late` and `duplicate` are of streams and of duplicates' lines.
    named = [row[0] for row in _rows()]
    fields = [field.name for field in msgspec.structs.fields(Article)]
    assert named == [name for name in fields if name not in ("late", "duplicate")]


@pytest.mark.parametrize("name", [name for name in OUTPUTS if name != "article"])
def test_the_fields_are_where_the_table_says(full, name):
    column = 1 + ["dolma", "ninjs", "schema-org"].index(name)
    converted = msgspec.to_builtins(OUTPUTS[name].convert(full))
    for row in _rows():
        if row[column] != "-":
            assert _found(converted, row[column]), f"{row[0]}: {row[column]}"
