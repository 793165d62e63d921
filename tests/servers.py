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


BATCH = 1000
"""Messages that a publisher sends at once."""


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

        settings = pubsub_v1.types.BatchSettings(
            max_messages=BATCH, max_bytes=9_000_000, max_latency=0.01
        )
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


class Kafka(Server):
    """A broker of its own kind of cluster: one node, controller too; keeps its data.

    Attributes:
        address: Host and port.
    """

    def __init__(self, folder: Path):
        port, controller = free_port(), free_port()
        self.address = f"127.0.0.1:{port}"
        self._data = folder / "kafka"
        self._data.mkdir(parents=True)
        self._settings = self._data / "server.properties"
        self._settings.write_text(
            KAFKA.format(port=port, controller=controller, data=self._data)
        )
        self._java = [
            *(
                _found("java"),
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            ),
            *("-cp", f"{_kafka_jars()}/*"),
        ]
        command = [*self._java, "kafka.Kafka", str(self._settings)]
        super().__init__(command, folder / "kafka.log", lambda: listens(port))
        self._format()

    def _format(self) -> None:
        tool = [*self._java, "kafka.tools.StorageTool"]
        made = subprocess.run(
            [*tool, "random-uuid"], capture_output=True, text=True, check=True
        )
        cluster = made.stdout.split()[-1]
        formatted = ["format", "-t", cluster, "-c", str(self._settings)]
        subprocess.run([*tool, *formatted], capture_output=True, check=True)

    def queue(self, topic: str, group: str, partitions: int = 2) -> str:
        """Make a topic; return its address for a consumer group."""
        from confluent_kafka.admin import AdminClient, NewTopic

        admin = AdminClient({"bootstrap.servers": self.address})
        made = admin.create_topics([NewTopic(topic, partitions, 1)])
        made[topic].result(30)
        return f"kafka://{self.address}/{topic}?group={group}"


KAFKA = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={data}/log
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
message.max.bytes=20000000
"""


def _kafka_jars() -> Path:
    """Return the folder of the broker's jars, fetched by Maven once."""
    jars = Path(".cache", "kafka").absolute()
    if not jars.is_dir():
        fresh = jars.with_name(f"kafka-{os.getpid()}")
        pom = Path(__file__).parent / "kafka" / "pom.xml"
        fetch = [_found("mvn"), "-q", "-f", str(pom), "dependency:copy-dependencies"]
        done = subprocess.run(
            [*fetch, f"-DoutputDirectory={fresh}"], capture_output=True, text=True
        )
        if done.returncode:
            raise Missing(f"Maven can't fetch the Kafka broker:\n{done.stdout[-2000:]}")
        fresh.rename(jars)
    return jars
