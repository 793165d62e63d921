"""The crash journal: who is blamed, from when on, and that it leaves nothing."""

import pytest

from pipeline.sources.crashes import LIMIT, Journal, forget, take_up


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "_crashes")


def crash(folder, *uris):
    """Handle messages and die at the last: the journal isn't closed."""
    journal = Journal(folder)
    for uri in uris:
        journal.at(uri)


def test_a_message_is_set_aside_after_so_many_crashes(folder):
    for _ in range(LIMIT - 1):
        crash(folder, "fake://innocent", "fake://1")
        assert take_up(folder) == frozenset()
    crash(folder, "fake://a-much-longer-name", "fake://1")
    assert take_up(folder) == {"fake://1"}
    assert take_up(folder) == {"fake://1"}


def test_between_bundles_and_after_an_end_in_peace_nobody_is_blamed(folder):
    for _ in range(LIMIT):
        crash(folder, "fake://1", "")
        journal = Journal(folder)
        journal.at("fake://1")
        journal.close()
        assert take_up(folder) == frozenset()


def test_what_is_committed_is_forgotten(folder, tmp_path):
    for _ in range(LIMIT):
        crash(folder, "fake://1")
        take_up(folder)
    forget(folder)
    assert list(tmp_path.iterdir()) == []
    assert take_up(folder) == frozenset()


def test_without_a_folder_there_is_no_journal():
    journal = Journal(None)
    journal.at("fake://1")
    journal.close()
