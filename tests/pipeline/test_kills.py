"""Killed at any moment and run again, a run ends as the uninterrupted one.

Twenty random moments are `python -m benchmarks.kills`.
"""

import json
import os
import random
import subprocess
import sys
import time

import pytest


@pytest.mark.parametrize("share", [0.35, 0.6, 0.85])
def test_a_run_killed_on_its_way_is_made_good_by_the_next(desk, share):
    chance = random.Random(share)
    lines = [
        json.dumps({"id": n, "text": " ".join(chance.choices("abcdefghij", k=90))})
        for n in range(1500)
    ]
    (desk.folder / "in" / "many.jsonl").write_text("\n".join([*lines, *lines[:200]]))
    began = time.monotonic()
    assert desk.run(output="whole").returncode == 0
    lasted = time.monotonic() - began

    command = [sys.executable, "-m", "pipeline", "run", "--input", "in"]
    run = subprocess.Popen(
        [*command, "--output", "out"],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(share * lasted)
    run.kill()
    run.wait()
    again = desk.run()

    assert again.returncode == 0, again.stderr
    assert desk.lines() == desk.lines("whole")
