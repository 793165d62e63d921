"""The names that are imported are ours, whatever else is installed."""

from importlib.metadata import packages_distributions

import pytest


@pytest.mark.parametrize("name", ["pipeline", "transforms"])
def test_the_import_name_is_taken_by_no_other_distribution(name):
    owners = packages_distributions().get(name, [])  # none where it is editable
    assert set(owners) <= {"copydesk"}
