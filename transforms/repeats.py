"""The step that drops repeated passages; `core.repeats` says which those are."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from transforms.core.cuts import Mode
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Draft
from transforms.passing import one_of, only


@dataclass
class DropRepeats(beam.PTransform[Any, Any]):
    """Cuts from each article the passages that it says twice.

    Works element by element, on bounded and unbounded input alike, in any
    windowing, without state. All else passes.

    Attributes:
        mode: `cut` takes the passages out, `mark` only lists them, `off` looks for
            none.
    """

    mode: Mode = "cut"

    def __post_init__(self) -> None:
        one_of(Mode, mode=self.mode)

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Mend the drafts, pass everything else on."""
        mode = self.mode
        return items | only(
            Draft, "drop-repeats", lambda draft: drop_repeats(draft, mode)
        )
