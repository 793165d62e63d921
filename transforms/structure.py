"""The step that reads an article's head off its lines; `core.structure` does it."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from transforms.core.schema import Draft
from transforms.core.structure import Mode, find_structure
from transforms.passing import one_of, only


@dataclass
class FindStructure(beam.PTransform[Any, Any]):
    """Each `Draft` gets title, standfirst, byline and dateline from its lines.

    Element by element, bounded or unbounded, in any windowing. All else passes.

    Attributes:
        mode: `off` takes the whole text as body.
    """

    mode: Mode = "auto"

    def __post_init__(self) -> None:
        one_of(Mode, mode=self.mode)

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Read every draft's head."""
        mode = self.mode
        return items | only(
            Draft, "find-structure", lambda draft: find_structure(draft, mode)
        )
