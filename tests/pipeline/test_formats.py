"""Whole runs in other output formats: the same articles, and the laws on lines."""

import json

import msgspec
import pyarrow.parquet as pq
import pytest

from transforms.core.outputs import OUTPUTS
from transforms.core.schema import Article


@pytest.mark.parametrize("name", ["dolma", "ninjs", "schema-org"])
def test_the_lines_are_those_of_our_own_format_converted(desk, name):
    desk.run(output="own")
    assert desk.run("--format", name).returncode == 0
    own = [msgspec.json.decode(s, type=Article) for s in desk.lines("own")["articles"]]
    converted = (
        msgspec.json.encode(OUTPUTS[name].convert(one)).decode() for one in own
    )

    lines = desk.lines()
    assert lines["articles"] == sorted(converted)
    assert lines["duplicates"] == desk.lines("own")["duplicates"]
    assert lines["rejects"] == desk.lines("own")["rejects"]
    assert desk.books()["articles"] == desk.books("own")["articles"]

    desk.run("--format", name)  # adds nothing
    assert desk.lines() == lines
    assert desk.books()["seen"] == desk.books()["records"]


def test_parquet_has_the_rows_and_the_same_bytes_in_every_run(desk):
    for output in ("own", "rows", "again"):
        options = () if output == "own" else ("--to", "parquet")
        done = desk.run(*options, output=output)
        assert done.returncode == 0, done.stderr
    (path,) = (desk.folder / "rows" / "articles").iterdir()
    (again,) = (desk.folder / "again" / "articles").iterdir()

    titles = sorted(t or "" for t in pq.read_table(path)["title"].to_pylist())
    own = (json.loads(line)["title"] or "" for line in desk.lines("own")["articles"])
    assert titles == sorted(own)
    assert path.read_bytes() == again.read_bytes()
    assert desk.lines("rows")["duplicates"] == desk.lines("own")["duplicates"]


def test_a_format_that_is_none_is_named(desk):
    done = desk.run("--format", "xml")
    assert done.returncode == 2
    assert "format = 'xml': expected one of article, dolma" in done.stderr
