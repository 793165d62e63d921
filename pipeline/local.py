"""Which runner runs, and Beam's local one with workers of our own."""

import shlex
import sys
from collections.abc import Sequence

import apache_beam as beam
from apache_beam.options.pipeline_options import DirectOptions, PipelineOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.transforms.environments import SubprocessSDKEnvironment

LOCAL = "FnApiRunner"
"""Beam's local runner in this process, which its DirectRunner is where it is not
another one: it would first look for Prism, and try to download it."""


def runner_name(options: Sequence[str]) -> str:
    """Return the runner asked for; by default, and for DirectRunner, the local one.

    >>> runner_name([]), runner_name(["--runner", "DirectRunner"])
    ('FnApiRunner', 'FnApiRunner')
    >>> runner_name(["--runner=DataflowRunner"])
    'DataflowRunner'
    """
    asked = PipelineOptions(list(options)).get_all_options().get("runner")
    return LOCAL if asked in (None, "DirectRunner") else str(asked)


def new_pipeline(given: Sequence[str]) -> beam.Pipeline:
    """Return an empty pipeline; the local runner's worker processes are quiet.

    A signal to all of a terminal or a service is their parent's, which ends them.

    Args:
        given: Beam's options, as they were given.
    """
    runner = runner_name(given)
    options = PipelineOptions([*given, f"--runner={runner}"], save_main_session=False)
    direct = options.view_as(DirectOptions)
    if runner != LOCAL or direct.direct_running_mode != "multi_processing":
        return beam.Pipeline(options=options)
    direct.direct_running_mode = "in_memory"  # or the runner takes workers of its own
    python = shlex.quote(sys.executable)
    command = f"trap '' INT TERM; exec {python} -m pipeline.worker"
    environment = SubprocessSDKEnvironment.from_command_string(command)
    return beam.Pipeline(FnApiRunner(default_environment=environment), options)
