"""The step that mends characters and lays text out; `core.normalise` does it."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from transforms.core.normalise import normalise
from transforms.core.schema import Draft
from transforms.passing import only


@dataclass
class Normalise(beam.PTransform[Any, Any]):
    """Each `Draft` gets its mended paragraphs; all else passes.

    Element by element, bounded or unbounded, in any windowing.
    """

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Normalise every draft."""
        return items | only(Draft, "normalise", normalise)
