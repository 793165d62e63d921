"""Settings: the shipped files, and what a wrong one says."""

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
        ("colour = 1", "colour"),
        ('shard_bytes = "much"', "shard_bytes = 'much': Expected `int`, got `str`"),
        ("shard_bytes = 1", "shard_bytes = 1: expected at least 1024"),
        ("limit = -1", "limit = -1: expected at least 0"),
        (
            '[repairs]\nrepeats = "burn"',
            "repairs.repeats = 'burn': expected one of cut, mark, off",
        ),
        ('[fields]\nheading = ["h"]', "fields.heading: no such field; expected one of"),
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
