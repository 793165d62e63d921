"""A switch for tests: kill the process at a named moment."""

import os
import signal
from collections.abc import Callable

SWITCH = "COPYDESK_TEST_KILL_AT"

Fault = Callable[[str], None]


def no_fault(_: str) -> None:
    """The switch for tests that kill a run at a named moment: does nothing."""


def from_environment() -> Fault:
    """Return what kills the process at the moment that the switch names."""
    return kill_at if os.environ.get(SWITCH) else no_fault


def kill_at(moment: str) -> None:
    """Kill the process without any clean-up if this is the moment."""
    if moment == os.environ.get(SWITCH):
        os.kill(os.getpid(), signal.SIGKILL)
