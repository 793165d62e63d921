"""Trying a broker again that doesn't answer, with backoff, for a while."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from pipeline.sources.broker import Unreachable

PATIENCE = 60.0
"""Seconds for which a broker that doesn't answer is tried again."""

BACKOFF, MAX_BACKOFF = 0.25, 8.0

SAID_EVERY = 5.0
"""Seconds between two warnings of the same broker, at least."""

_log = logging.getLogger(__name__)


def patiently(
    do: Callable[[], Any],
    given_up: threading.Event | None = None,
    patience: float = PATIENCE,
) -> Any:
    """Do it, again with backoff while the broker doesn't answer; [] when given up.

    Raises:
        Unreachable: There was no answer for `patience` seconds.
    """
    given_up = given_up or threading.Event()
    began, delay, said = time.monotonic(), BACKOFF, -SAID_EVERY
    while True:
        try:
            return do()
        except Unreachable as error:
            gone = time.monotonic() - began
            if gone > patience:
                raise Unreachable(
                    f"{error}; gave up after {gone:.0f} s. What was taken is safe, and "
                    "is published by the next run"
                ) from error
            if gone - said >= SAID_EVERY:
                said = gone
                _log.warning("%s; trying again for %.0f s", error, patience - gone)
        if given_up.wait(delay):
            return []
        delay = min(2 * delay, MAX_BACKOFF)
