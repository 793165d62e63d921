"""The index's segments: merged as a stream adds to them, and none lost on the way."""

import itertools

import numpy as np
import pytest

from pipeline.index import TIER, Index, open_segment
from tests.core.test_near_duplicates import article, prose
from tests.test_find_duplicates import run
from transforms import storage
from transforms.core.storage.memory import Memory
from transforms.core.storage.segments import merged

HOUR = 3_600_000_000


@pytest.fixture(scope="module")
def segment(tmp_path_factory):
    """A segment of one article."""
    return run([article("a", prose(1))], tmp_path_factory.mktemp("segment"))[1]


def add(index, segment, hour=None):
    """Add it as a bucket's, or a run's without event times."""
    meta = {} if hour is None else {"since": hour * HOUR, "until": hour * HOUR + 1}
    path = index.next_segment("run")
    storage.write(path, merged([segment], meta, [0]))
    return path


def commits(index):
    """Return the numbers of the commits in each segment."""
    found = []
    for path in index.segments():
        last = int(path.rsplit("/", 1)[-1].split("-")[0])
        numbers = open_segment(path)["commit"]
        found.append([last - int(numbers[-1]) + int(number) for number in numbers])
    return found


def test_segments_of_one_size_become_one(tmp_path, segment):
    index = Index(str(tmp_path))
    for hour in range(TIER * TIER + 3):
        add(index, segment, hour)
        index.compact()

    sizes = list(map(len, commits(index)))
    assert sizes == [TIER * TIER, 1, 1, 1]
    whole = itertools.chain(*commits(index))
    assert list(whole) == list(range(1, TIER * TIER + 4))
    assert len(index.known()) == TIER * TIER + 3
    assert len(storage.names(str(tmp_path / "segments"))) == 4


def test_what_is_remembered_is_merged_only_as_far_as_it_is_forgotten(tmp_path, segment):
    index, keep_for = Index(str(tmp_path)), 40 * HOUR
    for hour in range(120):
        add(index, segment, hour)
        index.compact(hour * HOUR, keep_for)

    within = [found for found in commits(index) if found[-1] >= 80]
    assert max(map(len, within)) == TIER
    assert len(index.segments()) < 20


def test_runs_without_event_times_are_not_merged_with_buckets(tmp_path, segment):
    index = Index(str(tmp_path))
    add(index, segment)
    for hour in range(TIER):
        add(index, segment, hour)
        index.compact()
    assert list(map(len, commits(index))) == [1, TIER]


def test_a_merge_cut_short_before_the_parts_are_deleted_counts_nothing_twice(
    tmp_path, segment
):
    index = Index(str(tmp_path))
    paths = [add(index, segment, hour) for hour in range(TIER)]
    kept = {path: storage.read(path) for path in paths}
    index.compact()
    for path, data in kept.items():
        storage.write(path, [data])

    assert len(index.segments()) == 1
    assert len(index.known()) == TIER
    index.compact()
    assert len(storage.names(str(tmp_path / "segments"))) == 1


def test_memory_lets_go_of_what_is_too_old_and_is_as_large_as_the_retention(
    tmp_path, segment
):
    index, keep_for = Index(str(tmp_path)), 30 * HOUR
    memory, held = Memory(keep_for), []
    for hour in range(150):
        add(index, segment, hour)
        index.compact(hour * HOUR, keep_for)
        memory.update(index.segments(), open_segment, hour * HOUR)
        held.append(memory.articles)
    assert held[29] == 30
    assert 30 <= min(held[40:]) <= max(held[40:]) <= 30 + TIER
    assert memory.nbytes / memory.articles < 1536


def test_memory_knows_the_keys_that_were_taken(tmp_path, segment):
    index, memory = Index(str(tmp_path)), Memory()
    add(index, segment, 1)
    memory.update(index.segments(), open_segment, 0)
    known = segment["known_key"]
    near = known.copy()
    near[:, -1] ^= 1  # as the lookup goes by the first bytes

    assert memory.known(np.concatenate((known, near))).tolist() == known.tolist()
