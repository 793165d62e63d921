"""Options that go to Beam, seen before anything starts: Beam only drops wrong ones."""

from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.runners.runner import create_runner

from pipeline.unusable import Unusable

OF_ONE_MACHINE = (None, "DirectRunner", "FnApiRunner", "PrismRunner")
"""Runners that take Beam's own options only; others have some that it doesn't know."""


def see(given: Sequence[str]) -> dict[str, Any]:
    """Return all of Beam's options, as given or by default.

    Raises:
        Unusable: One isn't Beam's, or has a value that it doesn't take.
    """
    parsers: list[ArgumentParser] = []
    with redirect_stderr(StringIO()) as said:
        try:
            options = PipelineOptions(list(given))
            chosen = options.get_all_options(add_extra_args_fn=parsers.append)
        except SystemExit:
            wrong = said.getvalue().rstrip().rpartition("error: ")[2]
            raise Unusable(f"{wrong} (an option of Beam's)") from None
    _, unknown = parsers[0].parse_known_args(list(given))
    runner = chosen["runner"]
    if unknown and runner in OF_ONE_MACHINE and not chosen["job_endpoint"]:
        wanted = "expected one of `copydesk run --help`, or of Beam's"
        raise Unusable(f"{unknown[0]}: no such option; {wanted}")
    if runner not in OF_ONE_MACHINE:
        _see_runner(runner)
    return chosen


def _see_runner(name: str) -> None:
    try:
        create_runner(name)
    except (ValueError, ImportError, AttributeError) as error:
        told = str(error).partition(". Valid values are ")[2]
        wanted = f"expected {told}" if told else f"it can't be loaded: {error}"
        raise Unusable(f"--runner {name}: no such runner; {wanted}") from error
