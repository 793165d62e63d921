"""Kafka: `kafka://HOST:PORT/TOPIC?group=GROUP`, offsets committed after the landing.

`&config=FILE` names a file of librdkafka's properties (`key=value` a line), for
credentials and the like. A partition's offset is committed up to the first message that
hasn't landed, so a consumer group goes on there after any crash; what had landed beyond
it is delivered again, and is *seen*.
"""

import re
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs

from pipeline.sources.broker import Broker, NoAddress, Refused, Unreachable
from transforms.core.reading.messages import Message

SCHEME = "kafka://"
SESSION_SECONDS = 10
"""Seconds after which the group counts a consumer as dead that gives no heartbeat."""

IDLE_SECONDS = 1800
"""Seconds that may pass between two pulls, while a stage further on is at work."""

JOIN_SECONDS = 5.0
"""Seconds that a pull waits for partitions and what is in them before it complains."""

ANSWER_SECONDS = 5.0

_ADDRESS = re.compile(SCHEME + r"([^/?]+)/([\w.-]+)\?(.+)")


class Kafka(Broker):
    """A consumer of a topic, one of its group."""

    def __init__(self, name: str):
        match = _ADDRESS.fullmatch(name)
        options = parse_qs(match[3]) if match else {}
        if (
            match is None
            or "group" not in options
            or set(options) - {"group", "config"}
        ):
            raise NoAddress(f"{name}: expected {SCHEME}HOST:PORT/TOPIC?group=GROUP")
        self.name = name
        self._hosts, self._topic = match[1], match[2]
        self._group = options["group"][0]
        self._config = options.get("config", [None])[0]
        self._consumer: Any = None

    def connect(self) -> None:
        """Join the group, if the topic is there."""
        from confluent_kafka import Consumer, KafkaException

        self.close()
        self._lock = threading.Lock()
        self._owned: set[int] | None = None  # partitions; None: none assigned yet
        self._ended: set[int] = set()  # those that have been read to their ends
        self._trouble: Any = None
        self._refused: Refused | None = None
        self._partitions: dict[int, _Partition] = {}
        self._consumer = Consumer(self._settings())
        try:
            self._look()
            self._consumer.subscribe(
                [self._topic],
                on_assign=self._assign,
                on_revoke=self._revoke,
                on_lost=self._revoke,
            )
        except KafkaException as error:
            raise self._told(error.args[0]) from error

    def _settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = {
            "bootstrap.servers": self._hosts,
            "group.id": self._group,
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "earliest",
            "session.timeout.ms": SESSION_SECONDS * 1000,
            "max.poll.interval.ms": IDLE_SECONDS * 1000,
            "error_cb": self._note_trouble,
            "log_level": 0,
        }
        if self._config:
            settings.update(_properties(self._config))
        return settings

    def pull(self, limit: int, wait: float) -> list[Message]:
        """Take what has been fetched; none means that the ends are reached."""
        if self._refused is not None:
            raise self._refused
        self._commit()
        messages = self._consume(limit, wait)
        until = time.monotonic() + JOIN_SECONDS
        while not messages and not self._at_end():
            if time.monotonic() > until:
                raise Unreachable(
                    f"{self.name}: neither messages nor their end yet; the group takes "
                    f"up to {SESSION_SECONDS} s to give up a dead consumer's partitions"
                )
            messages = self._consume(limit, 0.1)
        if not messages and self._trouble is not None:
            self._look()
        return messages

    def _at_end(self) -> bool:
        return self._owned is not None and self._owned <= self._ended

    def _consume(self, limit: int, wait: float) -> list[Message]:
        from confluent_kafka import KafkaError

        messages = []
        for found in self._consumer.consume(limit, wait):
            error, number = found.error(), found.partition()
            if error is None:
                self._ended.discard(number)
                messages.append(self._message(found))
            elif error.code() == KafkaError._PARTITION_EOF:
                self._ended.add(number)
            else:
                self._note_trouble(error)
        return messages

    def _message(self, found: Any) -> Message:
        partition, offset, key = found.partition(), found.offset(), found.key()
        with self._lock:
            self._partitions.setdefault(partition, _Partition()).came(offset)
        return Message(
            uri=f"{SCHEME}{self._topic}/{partition}/{offset}",
            id=f"{partition}/{offset}",
            data=found.value() or b"",
            attributes={name: _text(value) for name, value in found.headers() or ()},
            published=found.timestamp()[1] * 1000,
            key=None if key is None else _text(key),
            receipt=(partition, offset),
        )

    def acknowledge(self, receipts: Sequence[Any]) -> None:
        """Note what has landed; the next pull, or the end, commits it.

        librdkafka doesn't return from a commit while another thread consumes.
        """
        with self._lock:
            for number, offset in receipts:
                if number in self._partitions:
                    self._partitions[number].landed(offset)

    def _commit(self) -> None:
        """Commit each partition's offset up to what hasn't landed.

        What fails is committed with the next; if the partition has gone to another
        consumer, what isn't committed is delivered to that, and is *seen*.
        """
        from confluent_kafka import KafkaException, TopicPartition

        with self._lock:
            moved = {
                number: one.following
                for number, one in self._partitions.items()
                if one.following > one.committed
            }
        if not moved:
            return
        places = [TopicPartition(self._topic, *place) for place in moved.items()]
        try:
            self._consumer.commit(offsets=places, asynchronous=False)
        except KafkaException as error:
            self._note_trouble(error.args[0])
            return
        with self._lock:
            for number, following in moved.items():
                if number in self._partitions:
                    self._partitions[number].committed = following

    def close(self) -> None:
        """Commit, and leave the group."""
        if self._consumer is not None:
            self._commit()
            self._consumer.close()
            self._consumer = None

    def _assign(self, _: Any, places: Sequence[Any]) -> None:
        self._owned = {place.partition for place in places}
        self._ended = set()

    def _revoke(self, _: Any, places: Sequence[Any]) -> None:
        """Forget partitions: what hasn't been committed is delivered again."""
        self._owned = None
        with self._lock:
            for place in places:
                self._partitions.pop(place.partition, None)

    def _note_trouble(self, error: Any) -> None:
        self._trouble = error
        told = self._told(error)
        if isinstance(told, Refused):
            self._refused = told

    def _look(self) -> None:
        """See that the broker answers, and has the topic.

        Raises:
            Unreachable, Refused: It doesn't, or hasn't.
        """
        from confluent_kafka import KafkaException

        try:
            topics = self._consumer.list_topics(self._topic, ANSWER_SECONDS).topics
        except KafkaException as error:
            raise self._told(error.args[0]) from error
        if topics[self._topic].error is not None:
            raise self._told(topics[self._topic].error)
        self._trouble = None

    def _told(self, error: Any) -> Exception:
        from confluent_kafka import KafkaError as Codes

        code, said = error.code(), error.str()
        if code in (Codes.UNKNOWN_TOPIC_OR_PART, Codes._UNKNOWN_TOPIC):
            return Refused(f"{self.name}: there is no such topic; create it")
        if code in (
            Codes.TOPIC_AUTHORIZATION_FAILED,
            Codes.GROUP_AUTHORIZATION_FAILED,
            Codes.SASL_AUTHENTICATION_FAILED,
            Codes._AUTHENTICATION,
        ):
            return Refused(
                f"{self.name}: not permitted ({said}); needs READ on topic and group"
            )
        return Unreachable(f"{self.name}: {self._hosts} doesn't answer ({said})")


class _Partition:
    """Which messages of a partition have landed.

    Attributes:
        following: The offset after the last up to which all have.
        committed: As the broker knows it.
    """

    def __init__(self) -> None:
        self._open: deque[int] = deque()
        self._landed: set[int] = set()
        self.following = self.committed = -1

    def came(self, offset: int) -> None:
        self._open.append(offset)

    def landed(self, offset: int) -> None:
        self._landed.add(offset)
        while self._open and self._open[0] in self._landed:
            self._landed.discard(self._open[0])
            self.following = self._open.popleft() + 1


def _text(value: bytes | str | None) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return value or ""


def _properties(path: str) -> Iterator[tuple[str, str]]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            if "=" in line and not line.lstrip().startswith("#"):
                key, _, value = line.strip().partition("=")
                yield key.strip(), value.strip()
