"""Which runner runs, and Beam's local one with workers of our own."""

import os
import re
import shlex
import signal
import sys
import threading
from collections.abc import Sequence

import apache_beam as beam
import grpc
from apache_beam.options.pipeline_options import DirectOptions, PipelineOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.transforms.environments import SubprocessSDKEnvironment

from pipeline.cli import TRACEBACK
from pipeline.stopping import leave

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
    worker = f"{python} -m pipeline.worker {os.getpid()}"
    command = f"trap '' INT TERM; exec {worker}"
    threading.excepthook = told_by_workers
    environment = SubprocessSDKEnvironment.from_command_string(command)
    return beam.Pipeline(FnApiRunner(default_environment=environment), options)


_ENDED = re.compile(r"Worker subprocess exited with return code (-?\d+)")


def told_by_workers(thread: threading.ExceptHookArgs) -> None:
    """End the run where a worker process has ended: Beam would wait for it for ever.

    Of one that has gone say nothing else; the next run makes it good.
    """
    if ended := _ENDED.search(str(thread.exc_value)):
        leave(f"a worker process ended ({_how(int(ended[1]))}); nothing is committed")
    if not isinstance(thread.exc_value, grpc.RpcError):
        threading.__excepthook__(thread)


def _how(status: int) -> str:
    """Return how a process ended, by its status.

    >>> _how(-9)
    'killed by SIGKILL, as where memory runs out'
    >>> _how(1)
    '1; COPYDESK_TRACEBACK=1 shows where'
    """
    if status == -signal.SIGKILL:
        return "killed by SIGKILL, as where memory runs out"
    if status < 0:
        return f"killed by {signal.Signals(-status).name}"
    return f"{status}; {TRACEBACK}=1 shows where"
