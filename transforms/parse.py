"""The step that turns delivered bytes into drafts; `core.formats` does it."""

from dataclasses import dataclass, field
from typing import Any

import apache_beam as beam

from transforms.core.formats import parse
from transforms.core.formats.format import ParseSettings
from transforms.core.schema import Delivery
from transforms.passing import only


@dataclass
class Parse(beam.PTransform[Any, Any]):
    """Each `Delivery` becomes a `Draft` or a `Reject`; all else passes.

    Element by element, bounded or unbounded, in any windowing.

    Attributes:
        settings: How records are read.
    """

    settings: ParseSettings = field(default_factory=ParseSettings)

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Parse every delivery by its format."""
        settings = self.settings
        return items | only(Delivery, "parse", lambda item: parse(item, settings))
