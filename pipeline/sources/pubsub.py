"""Google Pub/Sub: `pubsub://PROJECT/SUBSCRIPTION`; PUBSUB_EMULATOR_HOST is respected.

Pulled by unary requests into our own queue, as a session has leases and flow control of
its own. Google's client is imported when it is first needed: it takes a second.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from pipeline.sources.broker import Broker, NoAddress, Refused, Unreachable
from transforms.core.reading.messages import Message

SCHEME = "pubsub://"
LEASE = 20.0
"""Seconds that a message is ours; after a crash it comes again so much later."""

RECEIPTS = 1_000
"""Receipts in one request: they have about 200 bytes, and a request up to 512 KiB."""

PUBLISH_SECONDS = 60.0
"""Seconds for which the client goes on trying to send a message."""

EMULATOR = "PUBSUB_EMULATOR_HOST"

_NAME = re.compile(SCHEME + r"([a-z][a-z0-9.:-]+)/([A-Za-z][\w.~+%-]{2,254})")


class PubSub(Broker):
    """A subscription."""

    lease = LEASE

    def __init__(self, name: str):
        self.name = name
        project, subscription = parts(name, "SUBSCRIPTION")
        self._path = f"projects/{project}/subscriptions/{subscription}"
        self._client: Any = None

    def connect(self) -> None:
        """Connect, and look for the subscription."""
        self._client = self._client or client("SubscriberClient", self.name)
        self._look()

    def _look(self) -> None:
        with suppress(NotPermitted):  # who may consume needn't be one who may look
            self._call("get_subscription", {"subscription": self._path})

    def pull(self, limit: int, wait: float) -> list[Message]:
        """Pull, and make the lease ours."""
        request = {"subscription": self._path, "max_messages": limit}
        try:
            answer = self._call("pull", request, timeout=wait + 1.0)
        except TooLate:  # so the service says that there is none
            self._look()
            return []
        received = type(answer).pb(answer).received_messages  # 10 times as fast
        messages = [self._message(one) for one in received]
        self.extend([message.receipt for message in messages])
        return messages

    def acknowledge(self, receipts: Sequence[Any]) -> None:
        """Acknowledge; unknown and expired receipts are no error to Pub/Sub."""
        for part in _parted(receipts):
            self._call("acknowledge", {"subscription": self._path, "ack_ids": part})

    def extend(self, receipts: Sequence[Any]) -> None:
        """Put the deadline off."""
        for part in _parted(receipts):
            self._call("modify_ack_deadline", self._deadlines(part, int(LEASE)))

    def release(self, receipts: Sequence[Any]) -> None:
        """Put the deadline at now."""
        for part in _parted(receipts):
            self._call("modify_ack_deadline", self._deadlines(part, 0))

    def close(self) -> None:
        """Close the channel."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _deadlines(self, receipts: Sequence[Any], seconds: int) -> dict[str, Any]:
        return {
            "subscription": self._path,
            "ack_ids": receipts,
            "ack_deadline_seconds": seconds,
        }

    def _message(self, received: Any) -> Message:
        message = received.message
        return Message(
            uri=f"{self.name}/{message.message_id}",
            id=message.message_id,
            data=message.data,
            attributes=dict(message.attributes),
            published=message.publish_time.ToMicroseconds(),
            key=message.ordering_key or None,
            receipt=received.ack_id,
        )

    def _call(self, method: str, request: Any, timeout: float = 30.0) -> Any:
        """Make one request, its errors told as ours.

        Raises:
            TooLate: It took longer than `timeout` seconds.
            Unreachable, Refused: As `Broker.pull`.
        """
        from google.api_core.exceptions import GoogleAPICallError, InvalidArgument

        try:
            return getattr(self._client, method)(
                request=request, timeout=timeout, retry=None
            )
        except InvalidArgument as error:
            if "ack_ids" in request:
                return None  # receipts of before the service began again
            raise told(error, self.name) from error
        except GoogleAPICallError as error:
            raise told(error, self.name) from error


class Topic:
    """A topic to publish to: `pubsub://PROJECT/TOPIC`."""

    def __init__(self, name: str):
        project, topic = parts(name, "TOPIC")
        self._name = name
        self._path = f"projects/{project}/topics/{topic}"
        self._client = client("PublisherClient", name)
        self._sent: list[Any] = []

    def look(self) -> None:
        """See that the topic is there, if we may look.

        Raises:
            Unreachable, Refused: As `Broker.connect`.
        """
        from google.api_core.exceptions import GoogleAPICallError

        request = {"topic": self._path}
        with suppress(NotPermitted):
            try:
                self._client.get_topic(request=request, timeout=15.0, retry=None)
            except GoogleAPICallError as error:
                raise told(error, self._name) from error

    def publish(self, data: bytes, attributes: dict[str, str]) -> None:
        """Send a message; `wait` tells when it is there."""
        self._sent.append(self._client.publish(self._path, data, **attributes))

    def wait(self) -> None:
        """Wait until all that was sent is there.

        Raises:
            Unreachable, Refused: Some of it isn't.
        """
        from google.api_core.exceptions import GoogleAPICallError

        for future in self._sent:
            try:
                future.result(PUBLISH_SECONDS)
            except (GoogleAPICallError, TimeoutError) as error:
                raise told(error, self._name) from error
        self._sent = []


class NotPermitted(Refused):
    """We may not do this."""


class TooLate(Unreachable):
    """There was no answer in time."""


def parts(name: str, what: str) -> tuple[str, str]:
    """Return project and subscription, or topic, of an address.

    >>> parts("pubsub://news-desk/wire-sub", "SUBSCRIPTION")
    ('news-desk', 'wire-sub')

    Raises:
        NoAddress: It is none.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        raise NoAddress(f"{name}: expected {SCHEME}PROJECT/{what}")
    return match[1], match[2]


def client(kind: str, name: str, **options: Any) -> Any:
    """Return one of Google's clients.

    Raises:
        Refused: There are no credentials.
    """
    from google.auth.exceptions import DefaultCredentialsError
    from google.cloud import pubsub_v1

    where = os.environ.get(EMULATOR)
    if where and kind == "SubscriberClient":
        options["transport"] = _to_emulator(where)
    try:
        return getattr(pubsub_v1, kind)(**options)
    except DefaultCredentialsError as error:
        raise Refused(
            f"{name}: no credentials for Google Cloud; run `gcloud auth "
            "application-default login`, set GOOGLE_APPLICATION_CREDENTIALS, or "
            f"{EMULATOR} for the emulator"
        ) from error


def _to_emulator(where: str) -> Any:
    """Return a transport that takes answers of any size, as the one to Google does."""
    import grpc
    from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcTransport

    unlimited = [("grpc.max_receive_message_length", -1)]
    return SubscriberGrpcTransport(channel=grpc.insecure_channel(where, unlimited))


def told(error: Any, name: str) -> Exception:
    """Return what an error of Google's client means to us."""
    from google.api_core import exceptions as google

    if isinstance(error, TimeoutError):
        return TooLate(f"{name}: messages weren't taken in {PUBLISH_SECONDS:.0f} s")
    said = f"{error.message or error}".strip().splitlines()[0]
    if isinstance(error, google.NotFound):
        return Refused(f"{name}: there is none of this name; create it, or correct it")
    if isinstance(error, (google.PermissionDenied, google.Unauthenticated)):
        return NotPermitted(
            f"{name}: not permitted ({said}); a subscription needs the role "
            "roles/pubsub.subscriber, a topic roles/pubsub.publisher"
        )
    where = os.environ.get(EMULATOR)
    at = f"the emulator at {where} ({EMULATOR})" if where else "Pub/Sub"
    if isinstance(error, google.DeadlineExceeded):
        return TooLate(f"{name}: {at} is too slow to answer")
    if isinstance(error, (google.ServerError, google.TooManyRequests, google.Aborted)):
        return Unreachable(f"{name}: {at} doesn't answer ({_cause(said)})")
    return Refused(f"{name}: {at} refuses: {said}")


def _cause(said: str) -> str:
    """Return the cause that gRPC tells after what it tried.

    >>> _cause("failed to connect; last error: UNKNOWN: ipv4:1.2.3.4:5: Refused")
    'Refused'
    >>> _cause("The service is overloaded: wait")
    'The service is overloaded: wait'
    """
    return said.rpartition(": ")[2] if "last error: " in said else said


def _parted(receipts: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(receipts), RECEIPTS):
        yield list(receipts[start : start + RECEIPTS])
