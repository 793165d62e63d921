"""Settings: the shipped files, and what a wrong one says."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.config import Repairs, Settings, Unusable, load

CONFIGS = sorted(Path("configs").glob("*.toml"))


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.name)
def test_a_shipped_config_loads(path):
    assert load(str(path), {}).output


def test_the_local_config_names_and_comments_every_key():
    text = Path("configs/local.toml").read_text()
    values = tomllib.loads(text)

    assert set(values) <= set(Settings.__struct_fields__)
    for key in {*Settings.__struct_fields__, *Repairs.__struct_fields__}:
        assert f"\n{key} = " in text or f"\n[{key}]" in text, key
    for before, line in zip(text.splitlines(), text.splitlines()[1:], strict=False):
        if " = " in line and not line.startswith("#"):
            assert before.startswith("#") or " = " in before, line


def test_the_local_config_states_the_defaults():
    stated = load("configs/local.toml", {"input": [], "output": ""})
    assert stated == Settings()


def test_options_go_before_the_file(tmp_path):
    path = tmp_path / "news.toml"
    path.write_text('output = "a"\ncompress = "zstd"\n')
    settings = load(str(path), {"output": "b"})

    assert (settings.output, settings.compress) == ("b", "zstd")


def test_repairs_can_be_set_one_by_one():
    settings = load(None, {"repairs": "repeats=mark"})
    assert settings.repairs == Repairs(repeats="mark", related="cut")
    assert load(None, {"repairs": "off"}).repairs == Repairs("off", "off")


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("colour = 1", "colour: no such key; expected input, output, index,"),
        ('outptu = "a"', "outptu: no such key; did you mean output?"),
        ("[repairs]\nall = 1", "repairs.all: no such key; expected repeats, related"),
        ('shard_bytes = "much"', "shard_bytes = 'much': expected a whole number"),
        ("keep_landing = 1", "keep_landing = 1: expected true or false"),
        ("limit = true", "limit = true: expected a whole number"),
        ('input = "in"', "input = 'in': expected a list: ['in']"),
        ('[duplicates]\npublishers = ["A"]', "publishers: given, but policy = 'earl"),
        ("input = [1]", "input[0] = 1: expected a string"),
        ("duplicates = 3", "duplicates = 3: expected a table of keys"),
        ("max_reject_ratio = nan", "max_reject_ratio = nan: expected 0 to 1"),
        ("duplicates.threshold = 0", "duplicates.threshold = 0.0: expected 0.01 to 1"),
        ("duplicates.contained = 2", "duplicates.contained = 2.0: expected 0.01 to 1"),
        (
            "duplicates.recurring_hours = -1",
            "recurring_hours = -1.0: expected at least",
        ),
        ('duplicates.keep_for = "1y"', "keep_for = '1y': expected a number with h, d"),
        ('duplicates.policy = "publishers"', "duplicates.publishers: missing"),
        ("shard_bytes = 1", "shard_bytes = 1: expected at least 1024"),
        ("limit = -1", "limit = -1: expected at least 0"),
        (
            '[repairs]\nrepeats = "burn"',
            "repairs.repeats = 'burn': expected one of cut, mark, off",
        ),
        (
            '[fields]\nheading = ["h"]',
            "fields.heading: no such field; expected id, url",
        ),
        ('fields.text = ["a"]\nfields.url = "b"', "fields.url = 'b': expected a list"),
        ("fields.url = [1]", "fields.url[0] = 1: expected a string"),
        ("output = ", "not valid TOML"),
        ('[stream]\nwindow = "5"', "stream.window = '5': expected a number with ms, s"),
        ('[stream]\nwindow = "9ms"', "stream.window = '9ms': expected at least 1s"),
        ("[stream]\nmetrics_port = 70000", "metrics_port = 70000: expected a port"),
    ],
)
def test_a_wrong_setting_is_named_with_its_value(tmp_path, toml, told):
    path = tmp_path / "wrong.toml"
    path.write_text(toml)
    with pytest.raises(Unusable) as error:
        load(str(path), {})
    assert told in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"compress": "rar"}, "compress = 'rar': expected one of none, gzip, zstd"),
        ({"repairs": "all=cut"}, "repairs.all: no such key; expected repeats, related"),
        ({"policy": "latset"}, "--policy latset: no such policy; did you mean latest?"),
    ],
)
def test_a_wrong_option_is_not_laid_to_the_file(tmp_path, options, told):
    path = tmp_path / "right.toml"
    path.write_text('output = "a"')
    with pytest.raises(Unusable) as error:
        load(str(path), options)
    assert str(error.value) == told


def test_a_file_that_is_not_utf_8_is_said_to_be_no_toml(tmp_path):
    path = tmp_path / "utf-16.toml"
    path.write_text('output = "a"', "utf-16")
    with pytest.raises(Unusable, match="not valid TOML"):
        load(str(path), {})


def test_options_of_a_table_leave_its_other_keys(tmp_path):
    path = tmp_path / "news.toml"
    path.write_text('[duplicates]\ncontained = 0.8\npolicy = "latest"\n')
    found = load(str(path), {"threshold": 0.6, "policy": "Wire, Daily"}).duplicates

    assert (found.threshold, found.contained) == (0.6, 0.8)
    assert (found.policy, found.publishers) == ("publishers", ["Wire", "Daily"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("policy = 'x'", "policy: no such key here; it stands under [duplicates]"),
        ("[queue]\nlimit = 3", "queue.limit: no such key here; it stands above all"),
        ("[stream]\nidle = '5s'", "stream.idle: no such key here; it stands under [q"),
    ],
)
def test_a_key_in_the_wrong_table_is_told_where_it_stands(tmp_path, given, told):
    path = tmp_path / "settings.toml"
    path.write_text(given)
    with pytest.raises(Unusable, match=re.escape(told)):
        load(str(path), {})
