"""Which rows have what another row has too: the others are never looked up."""

from typing import Any

import numpy as np

from transforms.core.storage.columns import Array


def shared(values: Array, but: Any = None) -> bytes:
    """Return a byte for each value: whether another row has it too.

    Args:
        values: One a row.
        but: A value that doesn't count.

    >>> list(shared(np.array([7, 8, 7, 9, 9]), but=9))
    [1, 0, 1, 0, 0]
    """
    ordered = np.sort(values)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    if but is not None:
        again = again[again != but]
    return np.isin(values, again).tobytes()
