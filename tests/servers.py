"""Real brokers for tests and benchmarks: on loopback, on free ports, for a while."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

UP_WITHIN = 60.0


class Missing(RuntimeError):
    """What a server needs isn't installed; the message says what."""


class Server:
    """A server in a process group of its own."""

    def __init__(self, command: list[str], log: Path, ready: Callable[[], bool]):
        self._command = command
        self._log = log
        self._ready = ready
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + UP_WITHIN
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError(f"it doesn't start:\n{self._log.read_text()}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Kill it with all that it started."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


def free_port() -> int:
    """Return a port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Return whether somebody listens on a port of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class PubSubEmulator(Server):
    """Google's emulator, from the Google Cloud CLI; it forgets all when it stops.

    Attributes:
        host: What PUBSUB_EMULATOR_HOST is to be.
    """

    def __init__(self, folder: Path):
        port = free_port()
        self.host = f"127.0.0.1:{port}"
        at = ["--host=127.0.0.1", f"--port={port}"]
        command = [_found("java"), "-jar", str(_emulator()), *at]
        super().__init__(command, folder / "emulator.log", lambda: listens(port))

    def publisher(self):
        from google.cloud import pubsub_v1

        settings = pubsub_v1.types.BatchSettings(max_messages=1000, max_latency=0.01)
        os.environ["PUBSUB_EMULATOR_HOST"] = self.host
        return pubsub_v1.PublisherClient(settings)

    def queue(self, name: str, ordered: bool = False) -> str:
        """Make a topic with a subscription, both of this name; return its address."""
        from google.cloud import pubsub_v1

        topic = f"projects/news-desk/topics/{name}"
        subscription = f"projects/news-desk/subscriptions/{name}"
        publisher = self.publisher()
        publisher.create_topic(name=topic)
        with pubsub_v1.SubscriberClient() as client:
            client.create_subscription(
                request={
                    "name": subscription,
                    "topic": topic,
                    "enable_message_ordering": ordered,
                }
            )
        return f"pubsub://news-desk/{name}"


def _emulator() -> Path:
    root = Path(_found("gcloud")).resolve().parent.parent
    jars = sorted((root / "platform" / "pubsub-emulator" / "lib").glob("*.jar"))
    if not jars:
        raise Missing(
            "the Pub/Sub emulator is missing: gcloud components install pubsub-emulator"
        )
    return jars[-1]


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise Missing(f"{program} is missing")
    return path
