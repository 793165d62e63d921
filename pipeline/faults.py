"""A switch for tests: kill the process at a named moment of publishing."""

import os
import signal

from pipeline.commit import Fault, no_fault

SWITCH = "COPYDESK_TEST_KILL_AT"


def from_environment() -> Fault:
    """Return what kills the process at the moment that the switch names."""
    return kill_at if os.environ.get(SWITCH) else no_fault


def kill_at(moment: str) -> None:
    """Kill the process without any clean-up if this is the moment."""
    if moment == os.environ.get(SWITCH):
        os.kill(os.getpid(), signal.SIGKILL)
