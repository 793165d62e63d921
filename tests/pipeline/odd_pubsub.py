"""A Pub/Sub on loopback that refuses, is slow or goes away, as a test tells it."""

import itertools
import time
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import grpc
from google.protobuf.empty_pb2 import Empty
from google.pubsub_v1 import types

ANSWERS: dict[str, tuple[Any, Callable[[Any], bytes]]] = {
    "GetSubscription": (types.GetSubscriptionRequest, types.Subscription.serialize),
    "Pull": (types.PullRequest, types.PullResponse.serialize),
    "Acknowledge": (types.AcknowledgeRequest, Empty.SerializeToString),
    "ModifyAckDeadline": (types.ModifyAckDeadlineRequest, Empty.SerializeToString),
}
"""By method: what is asked, and how the answer is put into bytes."""


class OddPubSub(grpc.GenericRpcHandler):
    """One subscription.

    Attributes:
        host: What PUBSUB_EMULATOR_HOST is to be.
        refused: What methods answer, by name, instead of doing their work.
        gone: The pulls, by their number from 1, at which nothing is answered.
        delay: Seconds before each answer to a pull.
        most: Messages in an answer at most.
        waiting: Messages to deliver.
        acknowledged: Their ids.
        pulls: How many were asked for.
    """

    def __init__(self) -> None:
        self.host = ""
        self.refused: dict[str, grpc.StatusCode] = {}
        self.gone = range(0)
        self.delay = 0.0
        self.most = 1000
        self.waiting: list[types.PubsubMessage] = []
        self.leased: dict[str, types.PubsubMessage] = {}
        self.acknowledged: list[str] = []
        self.pulls = 0
        self._ids = itertools.count(1)
        self._methods = {
            "GetSubscription": self._look,
            "Pull": self._pull,
            "Acknowledge": self._acknowledge,
            "ModifyAckDeadline": self._set_deadline,
        }

    def publish(self, *bodies: bytes) -> None:
        for body in bodies:
            message = types.PubsubMessage(data=body, message_id=str(next(self._ids)))
            message.publish_time = datetime.now(UTC)
            self.waiting.append(message)

    def service(self, details: Any) -> Any:
        method = details.method.rsplit("/", 1)[-1]
        request, serialize = ANSWERS[method]
        return grpc.unary_unary_rpc_method_handler(
            partial(self._answer, method), request.deserialize, serialize
        )

    def _answer(self, method: str, request: Any, context: Any) -> Any:
        if method == "Pull":
            self.pulls += 1
            time.sleep(self.delay)
        if self.pulls in self.gone:
            context.abort(grpc.StatusCode.UNAVAILABLE, "gone")
        if method in self.refused:
            context.abort(self.refused[method], "the double says so")
        return self._methods[method](request)

    def _look(self, request: Any) -> Any:
        return types.Subscription(name=request.subscription)

    def _pull(self, request: Any) -> Any:
        taken = [self.waiting.pop(0) for _ in self.waiting[: self.most]]
        if not taken:
            time.sleep(0.02)
        self.leased |= {one.message_id: one for one in taken}
        received = [
            types.ReceivedMessage(ack_id=one.message_id, message=one) for one in taken
        ]
        return types.PullResponse(received_messages=received)

    def _acknowledge(self, request: Any) -> Any:
        for receipt in request.ack_ids:
            if self.leased.pop(receipt, None):
                self.acknowledged.append(receipt)
        return Empty()

    def _set_deadline(self, request: Any) -> Any:
        if request.ack_deadline_seconds == 0:
            for receipt in request.ack_ids:
                self.waiting += [self.leased.pop(receipt)]
        return Empty()


@contextmanager
def odd_pubsub() -> Iterator[OddPubSub]:
    double = OddPubSub()
    server = grpc.server(futures.ThreadPoolExecutor(8))
    server.add_generic_rpc_handlers((double,))
    double.host = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    try:
        yield double
    finally:
        server.stop(None).wait()
