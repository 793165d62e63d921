"""How a run of a queue is told to stop: it takes no more, and finishes what it has."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.sources.broker import STOP
from transforms import storage

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stop_on_signals(landing: str) -> Iterator[None]:
    """Stop reading at the first SIGTERM or SIGINT; the second does what it always did.

    Only in the main thread, where signals arrive.
    """
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number, handler in before.items():
            signal.signal(number, handler)
        storage.write(storage.join(landing, STOP), [])

    for number in SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
