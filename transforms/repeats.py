"""The step that drops repeated passages; `core.repeats` says which those are."""

from dataclasses import dataclass
from typing import Any, get_args

import apache_beam as beam

from transforms.core.repeats import Mode, drop_repeats
from transforms.core.schema import Draft
from transforms.passing import only


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
        if self.mode not in get_args(Mode):
            known = ", ".join(get_args(Mode))
            raise ValueError(f"mode must be one of {known}, got {self.mode!r}")

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Mend the drafts, pass everything else on."""
        mode = self.mode
        return items | only(
            Draft, "drop-repeats", lambda draft: drop_repeats(draft, mode)
        )
