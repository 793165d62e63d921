"""Keeps a local stream alive: Prism, and the process that submits the job and works.

    copydesk run --streaming ─┬─ Prism
                              └─ copydesk run --streaming --job_endpoint ...

Whichever dies, both are ended and started again after a while; what had landed is
published first. SIGTERM is passed on: the stream takes no more, finishes what it has,
and the exit status is 0. Neither outlives this process.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

from pipeline.prism import Prism

TRY_AGAIN = 75
"""Exit status of a stream that ended for a reason that may pass: EX_TEMPFAIL."""

NO_RUNNER = 1000
"""Stands for the exit status of a stream whose Prism has gone."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before a stream is started again: at first, and after failures in a row."""

SETTLED = 60.0
"""Seconds after which a stream that ran is no failure in a row any more."""

RESTARTS = "COPYDESK_RESTARTS"
"""Variable that tells a stream how often it was started again."""


STREAM = "COPYDESK_STREAM"
"""Variable that holds its name, the same each time: that of the running total."""


class Supervisor:
    """Runs a stream until it ends by itself.

    Args:
        binary: Prism's.
        arguments: Of the command, as they were given.
        told: Called with what is said to the user.
    """

    def __init__(
        self, binary: str, arguments: Sequence[str], told: Callable[[str], None]
    ):
        self._binary = binary
        self._arguments = list(arguments)
        self._told = told
        self._name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()) + "-stream"
        self._stopping = threading.Event()
        self._stream: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Return the exit status of the stream."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        restarts, wait = 0, FIRST_WAIT
        while True:
            began = time.monotonic()
            status = self._once(restarts)
            if self._stopping.is_set():
                return 0 if status in (0, -signal.SIGTERM) else 1
            if status >= 0 and status not in (TRY_AGAIN, NO_RUNNER):
                return status
            if time.monotonic() - began > SETTLED:
                wait = FIRST_WAIT
            restarts += 1
            self._told(f"the stream ended ({_why(status)}); again in {wait:.0f} s")
            if self._stopping.wait(wait):
                return 0
            wait = min(2 * wait, LONGEST_WAIT)

    def _once(self, restarts: int) -> int:
        with Prism(self._binary, end_with_parent) as prism:
            self._stream = subprocess.Popen(
                [sys.executable, "-m", "pipeline", *self._arguments, *prism.options()],
                env={**os.environ, RESTARTS: str(restarts), STREAM: self._name},
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
            if self._stopping.is_set():
                self._stream.terminate()
            while True:
                try:
                    return self._stream.wait(0.5)
                except subprocess.TimeoutExpired:
                    if prism.process.poll() is None:
                        continue
                self._stream.kill()
                self._stream.wait()
                return NO_RUNNER

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        """Pass a signal on; a second one ends the stream where it stands."""
        again = self._stopping.is_set()
        self._stopping.set()
        if self._stream is not None and self._stream.poll() is None:
            self._stream.send_signal(signal.SIGKILL if again else signal.SIGTERM)


def _why(status: int) -> str:
    if status < 0:
        return f"killed by {signal.Signals(-status).name}"
    return {TRY_AGAIN: "as said above", NO_RUNNER: "Prism has gone"}[status]


PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Have the kernel kill this process when its parent dies, where it can (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
