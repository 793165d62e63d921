"""A run that is told to stop, or can't go on, ends soon, whatever Beam waits for."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TWO_WORKERS = ("--direct_running_mode=multi_processing", "--direct_num_workers=2")
SOON = 15
"""Seconds."""

INTERRUPTED = "copydesk: interrupted; the next run takes up what this one left\n"


@pytest.mark.parametrize(
    ("send", "number"), [(os.kill, signal.SIGTERM), (os.killpg, signal.SIGINT)]
)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_run_ends_while_its_workers_start(desk, tmp_path, send, number):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    run = start(desk, TMPDIR=str(temporary))
    workers = started(run)
    send(run.pid, number)
    said = run.communicate(timeout=SOON)[1]

    assert run.returncode == 1
    assert said.endswith(INTERRUPTED)
    assert "Traceback" not in said
    assert os.listdir(temporary) == []
    wait_for(lambda: not any(map(works, workers)))
    assert desk.run().returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_of_two_signals_the_second_ends_it_at_once(desk):
    run = start(desk)
    started(run)
    for number in (signal.SIGTERM, signal.SIGTERM):
        run.send_signal(number)
        time.sleep(0.3)

    assert run.communicate(timeout=1)[1].endswith(INTERRUPTED)
    assert run.returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_worker_that_is_killed_ends_the_run_and_is_told_of(desk):
    run = start(desk)
    os.kill(started(run)[0], signal.SIGKILL)
    said = run.communicate(timeout=SOON)[1]

    assert run.returncode == 1
    assert said.splitlines()[-1].startswith("copydesk: a worker process ended (killed")
    assert "Traceback" not in said


def start(desk, **environment):
    command = [sys.executable, "-m", "pipeline", "run", "--input", "in"]
    return subprocess.Popen(
        [*command, "--output", "out", *TWO_WORKERS],
        cwd=desk.folder,
        env={**os.environ, **environment, "PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def started(run):
    """Return the worker processes of a run as soon as there is one."""
    return wait_for(lambda: [one for one in of_session(run.pid) if works(one)])


def of_session(leader):
    stats = [one.parent for one in Path("/proc").glob("[0-9]*/stat")]
    return [int(one.name) for one in stats if session(int(one.name)) == leader]


def session(process):
    try:
        return os.getsid(process)
    except OSError:
        return None


def works(process):
    try:
        return b"pipeline.worker" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def wait_for(seen):
    for _ in range(SOON * 20):
        if got := seen():
            return got
        time.sleep(0.05)
    raise AssertionError("not within the time")
