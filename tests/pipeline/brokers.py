"""The brokers that the contract is tested on, each with what publishes to it."""

import itertools
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.sources.broker import Broker
from pipeline.sources.folder import Folder
from pipeline.sources.kafka import Kafka
from pipeline.sources.pubsub import EMULATOR, PubSub
from tests import servers
from tests.pipeline.fake_broker import QUEUES, FakeBroker, Queue

_numbers = itertools.count(1)


class Kind:
    """One queue at a kind of broker.

    Attributes:
        kind: The connection's class.
        address: As a user names the queue.
        remote: Whether processes of their own can read it.
        attributes: Whether messages have any.
        left: What a drain leaves in the output besides the usual.
    """

    kind: Any
    address: str
    remote = True
    attributes = True
    left: frozenset[str] = frozenset()

    def connection(self) -> Broker:
        return self.kind(self.address)


class Fake(Kind):
    """A queue in memory; for what runs in this process."""

    kind = FakeBroker
    remote = False

    def __init__(self, server: Any = None):
        self.address = f"fake://queue-{next(_numbers)}"
        QUEUES[self.address] = Queue()

    def publish(self, bodies: Sequence[bytes], **attributes: str) -> list[str]:
        names = QUEUES[self.address].publish(*bodies, **attributes)
        return [f"fake://{name}" for name in names]

    @classmethod
    @contextmanager
    def server(cls, folder: Path) -> Iterator[Any]:
        yield None


class OnPubSub(Kind):
    """A subscription at the emulator."""

    kind = PubSub

    def __init__(self, server: servers.PubSubEmulator):
        self._name = f"queue-{next(_numbers)}"
        self.address = server.queue(self._name)
        self._publisher = server.publisher()

    def publish(self, bodies: Sequence[bytes], **attributes: str) -> list[str]:
        topic = f"projects/news-desk/topics/{self._name}"
        sent = [self._publisher.publish(topic, body, **attributes) for body in bodies]
        return [f"{self.address}/{one.result(60)}" for one in sent]

    @classmethod
    @contextmanager
    def server(cls, folder: Path) -> Iterator[Any]:
        emulator = servers.PubSubEmulator(folder)
        emulator.start()
        before = os.environ.get(EMULATOR)
        os.environ[EMULATOR] = emulator.host
        try:
            yield emulator
        finally:
            emulator.stop()
            if before is None:
                del os.environ[EMULATOR]


class OnKafka(Kind):
    """A topic of a real broker."""

    kind = Kafka

    def __init__(self, server: servers.Kafka):
        self._topic = f"queue-{next(_numbers)}"
        self.address = server.queue(self._topic, "desk")
        from confluent_kafka import Producer

        self._producer = Producer(
            {
                "bootstrap.servers": server.address,
                "message.max.bytes": 20_000_000,
                "enable.idempotence": True,  # once, though the broker is killed
                "log_level": 0,
            }
        )

    def publish(self, bodies: Sequence[bytes], **attributes: str) -> list[str]:
        places = []
        for body in bodies:
            self._producer.produce(
                self._topic,
                body,
                headers=attributes,
                on_delivery=lambda error, sent: places.append(
                    error or f"kafka://{self._topic}/{sent.partition()}/{sent.offset()}"
                ),
            )
            self._producer.poll(0)
        self._producer.flush(60)
        return places

    @classmethod
    @contextmanager
    def server(cls, folder: Path) -> Iterator[Any]:
        broker = servers.Kafka(folder)
        broker.start()
        try:
            yield broker
        finally:
            broker.stop()


class OnFolder(Kind):
    """A watched folder, in which files appear whole."""

    kind = Folder
    attributes = False
    left = frozenset({"_watched"})

    def __init__(self, folder: Path):
        self._folder = folder / f"queue-{next(_numbers)}"
        self._folder.mkdir()
        self.address = f"watch:{self._folder}"

    def publish(self, bodies: Sequence[bytes], **_: str) -> list[str]:
        names = []
        for body in bodies:
            names.append(f"message-{next(_numbers)}")
            hidden = self._folder / f".{names[-1]}"
            hidden.write_bytes(body)
            os.utime(hidden, (time.time() - 9, time.time() - 9))
            hidden.rename(self._folder / names[-1])
        return names

    def connection(self) -> Broker:
        return Folder(self.address, f"{self._folder}.ledger")

    @classmethod
    @contextmanager
    def server(cls, folder: Path) -> Iterator[Any]:
        yield folder


KINDS = {"fake": Fake, "pubsub": OnPubSub, "kafka": OnKafka, "watch": OnFolder}
