"""The step that finishes articles; `core.metadata` does it."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from transforms.core.metadata import STAGE, extract_metadata
from transforms.core.schema import Draft
from transforms.passing import only


@dataclass
class ExtractMetadata(beam.PTransform[Any, Any]):
    """Each `Draft` becomes an `Article`, or a `Reject` if nothing is in it.

    Element by element, bounded or unbounded, in any windowing. All else passes.
    """

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Finish every draft."""
        return items | only(Draft, STAGE, extract_metadata)
