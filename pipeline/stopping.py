"""How a run is told to stop: one of files at once, one of a queue when it has ended."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from pipeline import scratch
from pipeline.sources.broker import STOP
from transforms import storage

SIGNALS = (signal.SIGTERM, signal.SIGINT)

INTERRUPTED = "interrupted; the next run takes up what this one left"

PATIENCE = 5.0
"""Seconds that an interrupted run has to close what is open: less than the ten that
containers are given. Beam waits for its workers, without an end for one that starts."""


def end_on_signals() -> None:
    """Have the first SIGTERM or SIGINT interrupt this process, and the second end it.

    A signal that is ignored, as a shell has it for what runs in the background, stays
    ignored. To end at any moment is safe: the next run makes it good.
    """
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    for one in SIGNALS:
        if signal.getsignal(one) is _interrupt:
            signal.signal(one, _end)
    timer = threading.Timer(PATIENCE, _end, (number, None))
    timer.daemon = True
    timer.start()
    raise KeyboardInterrupt


def _end(_number: int, _frame: FrameType | None) -> None:
    leave(INTERRUPTED)


def leave(told: str) -> NoReturn:
    """End without waiting for any thread; the main thread, if it is over, has told."""
    if threading.main_thread().is_alive():
        print(f"copydesk: {told}", file=sys.stderr, flush=True)
    scratch.drop()
    os._exit(1)


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
