"""A broker in memory, with leases on a clock that the tests turn."""

import itertools
from collections.abc import Sequence
from typing import Any

from pipeline.sources.broker import Broker, Unreachable
from transforms.core.reading.messages import Message


class Queue:
    """What the broker knows.

    Attributes:
        now: Its clock, seconds.
        waiting: Messages to deliver.
        leased: By receipt, a message and when its lease ends.
        acknowledged: Ids in the order of their acknowledgements.
        deliveries: Ids in the order of their deliveries.
        down: It doesn't answer.
        error: What it raises.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self.waiting: list[Message] = []
        self.leased: dict[int, tuple[Message, float]] = {}
        self.acknowledged: list[str] = []
        self.deliveries: list[str] = []
        self.extended: list[int] = []
        self.down = False
        self.error: Exception | None = None
        self.receipts = itertools.count(1)
        self.ids = itertools.count(1)

    def publish(self, *bodies: bytes, **attributes: str) -> list[str]:
        names = [str(next(self.ids)) for _ in bodies]
        for name, data in zip(names, bodies, strict=True):
            self.waiting.append(
                Message(
                    uri=f"fake://{name}",
                    id=name,
                    data=data,
                    attributes=attributes,
                    published=int(name) * 1_000_000,
                )
            )
        return names


QUEUES: dict[str, Queue] = {}


class FakeBroker(Broker):
    """A connection to one of `QUEUES`."""

    lease = 10.0

    def __init__(self, name: str):
        self.name = name

    @property
    def queue(self) -> Queue:
        found = QUEUES[self.name]
        if found.error is not None:
            raise found.error
        if found.down:
            raise Unreachable(f"{self.name}: doesn't answer")
        return found

    def connect(self) -> None:
        assert self.queue

    def pull(self, limit: int, wait: float) -> list[Message]:
        queue = self.queue
        for receipt, (message, until) in list(queue.leased.items()):
            if until <= queue.now:
                del queue.leased[receipt]
                queue.waiting.append(message)
        taken = []
        while queue.waiting and len(taken) < limit:
            receipt, message = next(queue.receipts), queue.waiting.pop(0)
            queue.leased[receipt] = message, queue.now + self.lease
            queue.deliveries.append(message.id)
            taken.append(_with(message, receipt))
        return taken

    def acknowledge(self, receipts: Sequence[Any]) -> None:
        queue = self.queue
        for receipt in receipts:
            if receipt in queue.leased:
                queue.acknowledged.append(queue.leased.pop(receipt)[0].id)

    def extend(self, receipts: Sequence[Any]) -> None:
        queue = self.queue
        for receipt in receipts:
            if receipt in queue.leased:
                message, _ = queue.leased[receipt]
                queue.leased[receipt] = message, queue.now + self.lease
                queue.extended.append(receipt)

    def release(self, receipts: Sequence[Any]) -> None:
        queue = self.queue
        for receipt in receipts:
            if receipt in queue.leased:
                queue.waiting.append(queue.leased.pop(receipt)[0])

    def close(self) -> None:
        pass


def _with(message: Message, receipt: int) -> Message:
    fields = {name: getattr(message, name) for name in message.__struct_fields__}
    return Message(**{**fields, "receipt": receipt})
