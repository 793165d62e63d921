"""A wrong setting is refused where it is made, with its key and its value."""

from functools import partial

import pytest

from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.headlines import DropRelatedHeadlines
from transforms.repeats import DropRepeats
from transforms.structure import FindStructure


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (partial(DropRepeats, "cutt"), "mode must be one of .*, got 'cutt'"),
        (partial(DropRelatedHeadlines, "no"), "mode must be .* got 'no'"),
        (partial(DropRelatedHeadlines, repeats="on"), "repeats must be .* got 'on'"),
        (partial(FindStructure, "on"), "mode must be one of auto, off, got 'on'"),
        (partial(Order, "lates"), "policy must be .* got 'lates'"),
        (partial(Order, "publishers"), r"publishers go with .* got \(\)"),
        (partial(Order, "latest", ("Post",)), r"publishers go with .* got \('Post',\)"),
        (partial(Rules, threshold=35), "threshold must be .* got 35"),
        (partial(Rules, threshold=0.0), "threshold must be .* got 0.0"),
        (partial(Rules, contained=float("nan")), "contained must be .* got nan"),
        (partial(Rules, keep_for_days=-1), "keep_for_days must be .* got -1"),
    ],
)
def test_it_is_refused(make, told):
    with pytest.raises(ValueError, match=told):
        make()
