"""Prism, Beam's local runner that streams: found, started on free ports, stopped."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from types import TracebackType

BUILT = os.path.join(".cache", "prism", "prism")
"""Where `make prism` puts it, in the project's folder."""

STARTS_WITHIN = 20.0
"""Seconds within which it must answer."""

STOPS_WITHIN = 5.0
"""Seconds after which it is killed."""


class NoPrism(RuntimeError):
    """Prism isn't there, or doesn't start."""


def find(location: str | None = None) -> str:
    """Return the path of Prism's binary.

    Args:
        location: Where it is, if that is known.

    Raises:
        NoPrism: It isn't there.
    """
    if location and not os.access(location, os.X_OK):
        raise NoPrism(f"--prism_location {location}: no program that can be run")
    built = [BUILT, os.path.join(os.path.dirname(os.path.dirname(__file__)), BUILT)]
    there = [path for path in built if os.access(path, os.X_OK)]
    found = location or next(iter(there), None) or shutil.which("prism")
    if not found:
        raise NoPrism(
            "no Prism, which streams need on one machine: expected it at "
            f"--prism_location, {BUILT} or on PATH; `make prism` builds it"
        )
    return os.path.abspath(found)


class Prism:
    """A running Prism; workers run in the process that submits the job.

    Attributes:
        endpoint: Where jobs are submitted, on the loopback interface.
        process: The process.
    """

    def __init__(self, binary: str, begin: Callable[[], None] | None = None):
        """Start it.

        Args:
            binary: The program.
            begin: Called in the new process before the program.

        Raises:
            NoPrism: It ends, or doesn't answer.
        """
        port = _free_port()
        self.endpoint = f"127.0.0.1:{port}"
        command = [binary, f"--job_port={port}", "--serve_http=false"]
        self.process = subprocess.Popen(
            [*command, "--log_level=error", "--log_kind=text"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a terminal's Ctrl-C is for us
            preexec_fn=begin,
        )
        try:
            self._wait_for(port)
        except NoPrism:
            self.stop()
            raise

    def _wait_for(self, port: int) -> None:
        latest = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < latest:
            if self.process.poll() is not None:
                raise NoPrism(f"Prism ended with status {self.process.returncode}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.02)
        raise NoPrism(f"Prism didn't answer within {STARTS_WITHIN:.0f} s")

    def options(self) -> list[str]:
        """Return the Beam options that submit a job to it."""
        return [
            "--runner=PortableRunner",
            f"--job_endpoint={self.endpoint}",
            "--environment_type=LOOPBACK",
        ]

    def stop(self) -> None:
        """End the process."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()

    def __enter__(self) -> "Prism":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _free_port() -> int:
    """Return a port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
