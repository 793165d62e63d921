"""What a source is: see `pipeline.sources` for those there are."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, NamedTuple

import apache_beam as beam

from pipeline.sources.drain import Drain
from pipeline.sources.part import ALL, Part
from transforms.core.formats.format import ParseSettings


class NothingMatched(ValueError):
    """An input pattern that matches nothing."""


class Reading(NamedTuple):
    """What a run tells a source that gives messages; files need none of it.

    Attributes:
        landing: The run's landing folder, where `stop` appears.
        drain: When to end; None for a stream.
        time_attribute: The attribute that holds the event time; empty for none.
        settings: How records are read.
        poison: Messages that have crashed their process too often, by uri.
        journal: Folder of the crash journal; None for none.
        native: Read by Beam's own source, where there is one.
    """

    landing: str
    drain: Drain | None = None
    time_attribute: str = ""
    settings: ParseSettings = ParseSettings()
    poison: frozenset[str] = frozenset()
    journal: str | None = None
    native: bool = False


class Source(ABC):
    """A kind of input.

    Attributes:
        files: How many files are there to read.
        unbounded: Whether it gives messages, which are acknowledged as they land.
    """

    files: int = 0
    unbounded: bool = False

    def close(self) -> None:  # noqa: B027
        """Clean up after the run."""

    @classmethod
    @abstractmethod
    def takes(cls, pattern: str) -> bool:
        """Return whether an `--input` is for this kind of source."""

    @abstractmethod
    def __init__(
        self, patterns: Sequence[str], settings: ParseSettings, part: Part = ALL
    ):
        """Look what is there.

        Raises:
            NothingMatched: A pattern matches nothing; the message names it.
        """

    @abstractmethod
    def read(self, reading: Reading) -> beam.PTransform[Any, Any]:
        """Return the transform from a pipeline to its deliveries."""
