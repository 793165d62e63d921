"""Rejects as a source: their bytes go through the current code once more.

`replay:DIR/rejects?stage=parse&reason=binary`: those that all conditions hold for. What
is taken now becomes an article or a duplicate beside its old reject, which stays as it
was published; what is refused again is *seen*. So is what an earlier replay took.
"""

import base64
import hashlib
import os
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl

import apache_beam as beam
import msgspec

from pipeline.sources.part import ALL, Part
from pipeline.sources.source import NothingMatched, Reading, Source
from transforms import storage
from transforms.core.dates import order_time
from transforms.core.formats.format import Item, ParseSettings
from transforms.core.reading.decompress import open_decompressed
from transforms.core.reading.messages import Message, records_of
from transforms.core.schema import Delivery, Reject, Skipped

SCHEME = "replay:"
CONDITIONS = ("stage", "reason", "uri", "format")
OF_MESSAGE = "message."
"""How the attributes begin that say which message it was."""

_decoder = msgspec.json.Decoder(Reject)


class ReplaySource(Source):
    """Reads the rejects in a folder, or in one file."""

    @classmethod
    def takes(cls, pattern: str) -> bool:
        """Take `replay:DIR/rejects`."""
        return pattern.startswith(SCHEME)

    def __init__(
        self, patterns: Sequence[str], settings: ParseSettings, part: Part = ALL
    ):
        path, _, conditions = patterns[0][len(SCHEME) :].partition("?")
        self._where = dict(parse_qsl(conditions, keep_blank_values=True))
        if wrong := set(self._where) - set(CONDITIONS):
            told = f"expected {'=..., '.join(CONDITIONS)}=..."
            raise NothingMatched(f"--where {wrong.pop()}: no such condition; {told}")
        names = storage.names(path) if os.path.isdir(path) else [""]
        self._files = [storage.join(path, name) if name else path for name in names]
        if not all(os.path.isfile(file) for file in self._files):
            raise NothingMatched(f"{path}: expected a folder of rejects, or one file")
        for file in self._files:
            _see(file)
        self._settings = settings
        self.files = len(self._files)

    def read(self, reading: Reading) -> beam.PTransform[Any, Any]:
        """Return the transform from a pipeline to the deliveries."""
        return _Replay(self._files, self._where, self._settings)


def _see(path: str) -> None:
    """See that a file begins with a reject."""
    with storage.open_raw(path) as raw:
        line = next(iter(open_decompressed(raw, storage.size(path))), None)
    try:
        if line is not None:
            _decoder.decode(line)
    except msgspec.DecodeError:
        told = f"{path}: holds something else; expected rejects, one a line"
        raise NothingMatched(told) from None


class _Replay(beam.PTransform[Any, Any]):
    def __init__(
        self, files: list[str], where: dict[str, str], settings: ParseSettings
    ):
        super().__init__()
        self._files, self._where, self._settings = files, where, settings

    def expand(self, start: Any) -> beam.PCollection[Any]:
        return (
            start
            | "List" >> beam.Create(self._files)
            | "Share" >> beam.Reshuffle()  # a shuffle, of file names
            | "Read" >> beam.FlatMap(read_rejects, self._where, self._settings)
        )


def replays(patterns: Sequence[str]) -> bool:
    """Return whether the input is a replay."""
    return any(map(ReplaySource.takes, patterns))


def read_rejects(
    path: str, where: dict[str, str], settings: ParseSettings
) -> Iterator[Item]:
    """Yield what the rejects of one file were made of, where that is all there."""
    with storage.open_raw(path) as raw:
        for line in open_decompressed(raw, storage.size(path)):
            reject = _decoder.decode(line)
            if all(_value(reject, name) == value for name, value in where.items()):
                yield from again(reject, settings)


def _value(reject: Reject, name: str) -> str:
    of = reject if name in ("stage", "reason") else reject.source
    return str(getattr(of, name))


def again(reject: Reject, settings: ParseSettings) -> Iterator[Item]:
    """Yield the delivery that a reject was made of, or the records of its message."""
    data = reject.payload.encode()
    if reject.payload_encoding == "base64":
        data = base64.b64decode(reject.payload)
    source = reject.source
    if hashlib.sha256(data).hexdigest() != source.sha256:
        yield Skipped(uri=source.uri, reason="reject without all its bytes")
    elif source.format == "message":
        yield from _message(reject, data, settings)
    else:
        time = order_time(source.time) if source.time else None
        key = bytes.fromhex(reject.id)
        yield Delivery(source=source, key=key, data=data, time=time)


def _message(reject: Reject, data: bytes, settings: ParseSettings) -> Iterator[Item]:
    source, stated = reject.source, reject.source.attributes or {}
    time = order_time(source.time) if source.time else 0
    message = Message(
        uri=source.uri,
        id=stated.get(OF_MESSAGE + "id", ""),
        data=data,
        attributes={k: v for k, v in stated.items() if not k.startswith(OF_MESSAGE)},
        published=time,
        key=stated.get(OF_MESSAGE + "key"),
    )
    yield from records_of(message, settings, time)
