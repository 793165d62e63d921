"""What a source is: see `pipeline.sources` for those there are."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import apache_beam as beam

from pipeline.sources.part import ALL, Part
from transforms.core.formats.format import ParseSettings


class NothingMatched(ValueError):
    """An input pattern that matches nothing."""


class Source(ABC):
    """A kind of input.

    Attributes:
        files: How many files are there to read.
    """

    files: int = 0

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
    def read(self) -> beam.PTransform[Any, Any]:
        """Return the transform from a pipeline to its deliveries."""
