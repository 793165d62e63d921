"""Used as a library: what the README shows runs, and every record comes out once."""

import json
import re
from pathlib import Path

import apache_beam as beam
import msgspec
from apache_beam.testing.util import assert_that, equal_to

from tests.core.test_near_duplicates import article, news
from transforms.core.near_duplicates import near_duplicates
from transforms.core.records import deliver, reject
from transforms.find_duplicates import FindDuplicates

README = (Path(__file__).parent.parent / "README.md").read_text()
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.S)
TEXT = "The old bridge over the river stays shut until the spring, the mayor said. " * 2


def test_articles_come_back_decided(tmp_path):
    articles = news(1)
    expected = {
        one.id: decision.duplicate and decision.duplicate.of
        for one, decision in near_duplicates(articles)
    }
    with beam.Pipeline("FnApiRunner") as pipeline:
        found = (
            pipeline
            | beam.Create([*articles, articles[0]])
            | FindDuplicates(landing=str(tmp_path))
        )
        kept = [name for name, of in expected.items() if of is None]
        gone = [(name, of) for name, of in expected.items() if of]
        ids = found.articles | "Ids" >> beam.Map(lambda one: one.id)
        pairs = found.duplicates | beam.Map(lambda one: (one.id, one.duplicate.of))
        seen = found.seen | "Seen ids" >> beam.Map(lambda one: one.id)
        assert_that(ids, equal_to(kept), "kept")
        assert_that(pairs, equal_to(gone), "gone")
        assert_that(seen, equal_to([articles[0].id]), "seen")
    assert len(gone) > 5


def test_a_reject_comes_back_as_it_was(tmp_path):
    refused = reject(deliver(b"x", uri="a", format="json"), "parse", "no-json", "why")
    with beam.Pipeline("FnApiRunner") as pipeline:
        found = (
            pipeline
            | beam.Create([refused, article("a", TEXT)])
            | FindDuplicates(landing=str(tmp_path))
        )
        assert_that(found.rejects, equal_to([refused]))


def test_the_examples_of_the_readme_run(tmp_path, capsys):
    lines = [json.dumps({"id": name, "text": TEXT}).encode() for name in "ab"]
    articles = [article("a", TEXT), article("b", TEXT, hours=1)]
    given = {
        "lines": lines,
        "articles": articles,
        "published": [msgspec.json.encode(articles[0])],
        "folder": str(tmp_path),
    }
    assert len(EXAMPLES) == 3
    for example in EXAMPLES:
        exec(example, dict(given))
    told = capsys.readouterr().out
    assert "a None" in told
    assert told.count("relation='exact'") == 2
