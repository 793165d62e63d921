"""The step that drops repeated passages; `core.repeats` says which those are."""

from dataclasses import dataclass
from typing import get_args

import apache_beam as beam

from transforms.core.repeats import Mode, drop_repeats
from transforms.core.schema import Draft, Reject

Drafts = beam.PCollection[Draft | Reject]


@dataclass
class DropRepeats(beam.PTransform[Drafts, Drafts]):
    """Cuts from each article the passages that it says twice.

    Works element by element, on bounded and unbounded input alike, in any
    windowing, without state; each input comes out exactly once, rejects as they are.

    Attributes:
        mode: `cut` takes the passages out, `mark` only lists them, `off` looks for
            none.
    """

    mode: Mode = "cut"

    def __post_init__(self) -> None:
        if self.mode not in get_args(Mode):
            known = ", ".join(get_args(Mode))
            raise ValueError(f"mode must be one of {known}, got {self.mode!r}")

    def expand(self, drafts: Drafts) -> Drafts:
        """Mend the drafts, pass the rejects on."""
        return drafts | "Drop repeats" >> beam.Map(_mended, mode=self.mode)


def _mended(draft: Draft | Reject, mode: Mode) -> Draft | Reject:
    return draft if isinstance(draft, Reject) else drop_repeats(draft, mode)
