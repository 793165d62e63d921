"""Records in lists: all of them, in their order, and what is decided on each."""

import apache_beam as beam
import pytest
from apache_beam.coders.coders import FastPrimitivesCoder
from apache_beam.testing.test_pipeline import TestPipeline
from apache_beam.testing.util import assert_that, equal_to

from transforms.core.records import deliver
from transforms.core.schema import Delivery, Reject, Skipped
from transforms.land import Land
from transforms.passing import (
    LONGEST_LIST,
    MOST_BYTES,
    InLists,
    Together,
    _Gather,
    only,
)

OTHER = Skipped(uri="in", reason="binary")


def record(size):
    return deliver(b"a" * size, uri="in", format="text")


def lists_of(items):
    """Return the lists that are made of one bundle, as Beam would call for them."""
    gather = _Gather()
    gather.start_bundle()
    lists = [made for item in items for made in gather.process(item)]
    return lists + [last.value for last in gather.finish_bundle()]


@pytest.mark.parametrize(
    ("items", "sizes"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([OTHER], [1], id="one that is no record"),
        pytest.param([record(9)] * LONGEST_LIST, [LONGEST_LIST], id="as many as go in"),
        pytest.param([record(9)] * 300, [128, 128, 44], id="more"),
        pytest.param(
            [record(MOST_BYTES), record(9), record(9)], [1, 2], id="a large one"
        ),
        pytest.param(
            [record(MOST_BYTES // 2), OTHER, record(MOST_BYTES // 2), record(9)],
            [3, 1],
            id="two that are large together",
        ),
    ],
)
def test_lists_hold_all_in_order_and_end_in_time(items, sizes):
    lists = lists_of(items)
    assert [one for made in lists for one in made] == items
    assert [len(made) for made in lists] == sizes


def test_a_step_decides_on_each_of_a_list_and_passes_the_others():
    def decide(delivery):
        if delivery.data == b"aa":
            raise ValueError("odd")
        return len(delivery.data)

    with TestPipeline() as pipeline:
        items = [record(1), OTHER, record(2), record(3)]
        made = pipeline | beam.Create([items]) | only(Delivery, "parse", decide)

        def check(found):
            (out,) = found
            assert (out[0], out[1], out[3]) == (1, OTHER, 3)
            assert isinstance(out[2], Reject)
            assert (out[2].stage, out[2].reason) == ("parse", "unexpected")

        assert_that(made, check)


def test_a_list_is_not_pickled_for_its_size():
    def unpicklable():
        raise AssertionError

    sizes = FastPrimitivesCoder().get_impl()
    size, observed = sizes.get_estimated_size_and_observables(Together([unpicklable]))
    assert size == 1
    assert [one for one, _ in observed] == [[unpicklable]]
    for one, _ in observed:
        one.register_observer(unpicklable)


def test_what_lands_in_lists_is_what_lands_one_by_one(tmp_path):
    skipped = [Skipped(uri="in", reason=f"kind {n % 3}") for n in range(100)]
    with TestPipeline() as pipeline:
        landed = (
            pipeline
            | beam.Create([skipped], reshuffle=False)
            | beam.FlatMap(lambda items: items)
            | InLists()
            | Land(str(tmp_path))
            | beam.Map(lambda one: dict(one.skipped))
        )
        assert_that(landed, equal_to([{"kind 0": 34, "kind 1": 33, "kind 2": 33}]))
