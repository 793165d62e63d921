"""The step that drops stray headlines and furniture; `core.headlines` decides."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from transforms.core.cuts import Mode
from transforms.core.headlines import drop_related_headlines
from transforms.core.schema import Draft
from transforms.passing import one_of, only


@dataclass
class DropRelatedHeadlines(beam.PTransform[Any, Any]):
    """Each `Draft` gets cuts on headlines of other stories and on furniture.

    Element by element, bounded or unbounded, in any windowing. All else passes.

    Attributes:
        mode: `cut`, `mark` (list what would be cut) or `off`.
        repeats: The mode of `DropRepeats` before it.
    """

    mode: Mode = "cut"
    repeats: Mode = "cut"

    def __post_init__(self) -> None:
        one_of(Mode, mode=self.mode, repeats=self.repeats)

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Look at every draft."""
        mode, repeats = self.mode, self.repeats
        return items | only(
            Draft,
            "drop-related",
            lambda draft: drop_related_headlines(draft, mode, repeats),
        )
