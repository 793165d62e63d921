"""A watched folder as a source: `watch:DIR`; `sources.folder` looks into it."""

import hashlib
import os
from collections.abc import Sequence
from typing import Any

import apache_beam as beam

from pipeline.sources.folder import SCHEME, Folder
from pipeline.sources.messages import Messages, end_sessions
from pipeline.sources.part import ALL, Part
from pipeline.sources.source import NothingMatched, Reading, Source
from transforms import storage
from transforms.core.formats.format import ParseSettings

LEDGERS = "_watched"
"""Folder in the output that holds the ledgers of what was taken, one a folder."""


class WatchSource(Source):
    """Reads the files of one folder as they come, each once, across runs."""

    unbounded = True

    @classmethod
    def takes(cls, pattern: str) -> bool:
        """Take `watch:DIR`."""
        return pattern.startswith(SCHEME)

    def __init__(
        self, patterns: Sequence[str], settings: ParseSettings, part: Part = ALL
    ):
        if len(set(patterns)) > 1:
            told = " ".join(patterns)
            raise NothingMatched(f"--input {told}: expected one folder to watch")
        if part:
            raise NothingMatched(
                f"--input {patterns[0]}: --limit and --sample are for files that are "
                "there; expected --max-messages"
            )
        self._address = patterns[0]
        Folder(self._address).connect()

    def read(self, reading: Reading) -> beam.PTransform[Any, Any]:
        """Return the transform from a pipeline to the deliveries."""
        output = os.path.dirname(os.path.dirname(reading.landing))
        if not storage.is_local(output):
            raise NothingMatched(
                f"--input {self._address}: the output {output} is remote; expected a "
                "local one, which notes what was taken"
            )
        noted = ledger(output, self._address)
        return Messages(Folder(self._address, noted, output), reading)

    def close(self) -> None:
        """Note what is owed to the ledger."""
        end_sessions()


def ledger(output: str, address: str) -> str:
    """Return the path of the ledger of a watched folder."""
    folder = os.path.realpath(address[len(SCHEME) :] or ".")
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()
    return os.path.join(output, LEDGERS, f"{digest[:16]}.jsonl")
