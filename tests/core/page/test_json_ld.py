"""JSON-LD as pages write it: graphs, arrays, references, broken JSON."""

import json

import pytest

from transforms.core.page.json_ld import kinds, parse, plain, read_nodes


@pytest.mark.parametrize(
    ("script", "headline"),
    [
        pytest.param('{"headline": "A"}', "A", id="sound"),
        pytest.param('[{"headline": "A"}]', "A", id="in an array"),
        pytest.param('{"@graph": [{"headline": "A"}]}', "A", id="in a graph"),
        pytest.param('{"mainEntity": {"headline": "A"}}', "A", id="main entity"),
        pytest.param('{"headline": "A",}', "A", id="a trailing comma"),
        pytest.param('{"x": [1,2,],\n "headline": "A"\n,}', "A", id="two of them"),
        pytest.param('{"x": 1,, "headline": "A"}', "A", id="a doubled comma"),
        pytest.param('{"headline": "A\nB"}', "A\nB", id="a raw line end"),
        pytest.param('<!-- {"headline": "A"} -->', "A", id="in a comment"),
        pytest.param('//<![CDATA[\n{"headline": "A"}\n//]]>', "A", id="in CDATA"),
        pytest.param('/* data */ {"headline": "A"};', "A", id="as a script"),
        pytest.param(
            '{"headline": "A"} {"headline": "B"}', "A", id="one after another"
        ),
        pytest.param('{"headline": "A"}</div>', "A", id="followed by markup"),
        pytest.param(r'{"headline": "A\'s"}', r"A\'s", id="an escape of no meaning"),
        pytest.param('{"headline": "The "new" ferry"}', 'The "new" ferry', id="quotes"),
        pytest.param(
            '<!-- //<![CDATA[\n{"headline": "A"}\n//]]> -->', "A", id="wrapped twice"
        ),
        pytest.param(
            '{"url": "https://example.org/", // the page\n "headline": "A"}',
            "A",
            id="a comment at a line's end",
        ),
        pytest.param('{"x": "1"\n "headline": "A"}', "A", id="a comma left out"),
        pytest.param('[{"headline": "A"}\n{"x": 1}]', "A", id="and between nodes"),
        pytest.param('{"headline": "A", "author": [{"name": "B', "A", id="cut off"),
        pytest.param('{"headline": "A", "x": "The b', "A", id="cut off in a string"),
        pytest.param("{'headline': 'A'}", "A", id="single quotes"),
        pytest.param(
            '{"headline": "The "new" ferry",\n"x": ["a",], // note\n}',
            'The "new" ferry',
            id="several at once",
        ),
        pytest.param("{&quot;headline&quot;: &quot;A&quot;}", "A", id="entities"),
        pytest.param('\ufeff{"headline": "A"}', "A", id="a byte order mark"),
    ],
)
def test_broken_json_is_mended(script, headline):
    found = [node["headline"] for node in read_nodes([script]) if "headline" in node]
    assert found[:1] == [headline]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "[]",
        "{",
        "var a = 1",
        "<p>",
        "[" * 100_000,
        '{"a":' * 50_000,
        "1" * 9999,
    ],
    ids=lambda script: script[:8] or "nothing",
)
def test_what_is_no_data_gives_none(script):
    assert read_nodes([script]) == []


def test_a_script_past_the_limit_is_not_read():
    assert parse(json.dumps({"headline": "A", "x": "y" * 3_000_000})) is None


def test_nodes_have_a_limit():
    script = json.dumps([{"headline": str(n)} for n in range(50_000)])
    assert len(read_nodes([script])) <= 2_000


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("NewsArticle", {"NewsArticle"}),
        ("http://schema.org/NewsArticle", {"NewsArticle"}),
        (["schema:NewsArticle", "Report"], {"NewsArticle", "Report"}),
        (None, set()),
        (7, set()),
        ([None, {}], set()),
    ],
    ids=str,
)
def test_types(stated, names):
    assert kinds({"@type": stated}) == names


def test_markup_and_entities_are_no_text():
    assert plain("Smith &amp;amp; <b>Sons</b>") == "Smith & Sons"
    assert plain("3 < 5 & 7 > 2") == "3 < 5 & 7 > 2"
