"""The schema that ships: it describes what it defines."""

import pytest

from transforms.core.json_schema import json_schema

DEFINED = json_schema()["$defs"]


@pytest.mark.parametrize("name", DEFINED)
def test_every_record_and_every_key_is_described(name):
    record = DEFINED[name]

    assert "Attributes" not in record["description"]
    assert record["properties"]
    for key, told in record["properties"].items():
        assert told["description"], key


def test_a_key_has_its_own_description():
    told = DEFINED["Evidence"]["properties"]["from"]["description"]
    assert told == "Where the value was found, e.g. `line 1`, `field:headline`."
