"""Killed at any moment and run again, a run ends as the uninterrupted one.

Twenty random moments are `python -m benchmarks.kills`.
"""

import json
import os
import random
import subprocess
import sys
import time

SHARES = (0.5, 0.85)
"""Of an uninterrupted run's time, at which a run is killed."""


def test_a_run_killed_on_its_way_is_made_good_by_the_next(desk):
    chance = random.Random(1)
    lines = [
        json.dumps({"id": n, "text": " ".join(chance.choices("abcdefghij", k=90))})
        for n in range(1000)
    ]
    (desk.folder / "in" / "many.jsonl").write_text("\n".join([*lines, *lines[:200]]))
    began = time.monotonic()
    assert desk.run(output="whole").returncode == 0
    lasted = time.monotonic() - began

    for share in SHARES:
        kill_at(share * lasted, desk.folder, f"out-{share}")
        again = desk.run(output=f"out-{share}")
        assert again.returncode == 0, again.stderr
        assert desk.lines(f"out-{share}") == desk.lines("whole")


def kill_at(seconds, folder, output):
    command = [sys.executable, "-m", "pipeline", "run", "--input", "in"]
    run = subprocess.Popen(
        [*command, "--output", output],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    run.kill()
    run.wait()
