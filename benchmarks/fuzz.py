"""Damaged files of every format: no crash, no hang, bounded memory, balanced books.

`python -m benchmarks fuzz [N]` reads N mutations (10,000 by default) of the samples in
`benchmarks.mutations` in processes of their own, and prints what became of them.
"""

import argparse
import hashlib
import io
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import islice
from typing import Any

import msgspec

from benchmarks.mutations import Sample, mutations
from transforms.core.composing import restore
from transforms.core.desk import edit
from transforms.core.formats.format import ParseSettings
from transforms.core.reading.files import read_file
from transforms.core.schema import Article, Delivery, Reject
from transforms.core.storage.landing import LandingBuffer

PART = 1_000
"""Mutations that one process reads."""

SECONDS = 10.0
"""CPU seconds that no file of some kilobytes may take."""

HANGS = 600
MIB = 1024
LIMIT_MIB = 1024


def read_one(sample: Sample) -> Counter[str]:
    """Read a file to its finished records; returns how many met which fate.

    Raises:
        AssertionError: A record can't be put back, or a step could not cope.
    """
    fates: Counter[str] = Counter()
    settings = ParseSettings()
    buffer = LandingBuffer(io.BytesIO().write, io.BytesIO().write)
    name, data = sample
    for item in read_file(lambda _: io.BytesIO(data), name, name, len(data), settings):
        done = edit(item, settings) if isinstance(item, Delivery) else item
        buffer.add(done, None)
        encoded = msgspec.json.encode(done)
        if isinstance(done, Article):
            assert msgspec.json.decode(encoded, type=Article) == done
            whole = restore(done.text, done.removed).encode()
            assert hashlib.sha256(whole).hexdigest() == done.normalised, "not restored"
            fates["articles"] += 1
        elif isinstance(done, Reject):
            assert done.reason != "unexpected", done.error
            fates["rejects"] += 1
            fates[f"  {done.stage}: {done.reason}"] += 1
        else:
            fates["skipped"] += 1
    buffer.columns()
    fates["files without a record"] += not fates
    return fates


def part(seed: int, start: int, number: int) -> dict[str, Any]:
    """Read some mutations; returns fates, failures, slowest file and peak memory."""
    fates: Counter[str] = Counter()
    failures, slowest = [], (0.0, "")
    for sample in islice(mutations(seed, start), number):
        began = time.process_time()
        try:
            fates += read_one(sample)
        except Exception as error:
            failures.append(f"{sample.name}: {type(error).__name__}: {error}"[:500])
        slowest = max(slowest, (time.process_time() - began, sample.name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB
    return {"fates": fates, "failures": failures, "slowest": slowest, "peak": peak}


def main() -> int:
    """Read the mutations part by part; returns 1 if one fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("number", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=int)
    asked = parser.parse_args()
    if asked.start is not None:
        print(json.dumps(part(asked.seed, asked.start, asked.number)))
        return 0
    fates: Counter[str] = Counter()
    failures: list[str] = []
    slowest, peak = (0.0, ""), 0
    for start in range(0, asked.number, PART):
        number = min(PART, asked.number - start)
        found = _apart(asked.seed, start, number)
        if found is None:
            failures.append(f"{start} to {start + number}: crashed, or hung")
            continue
        fates += Counter(found["fates"])
        failures += found["failures"]
        slowest = max(slowest, tuple(found["slowest"]))
        peak = max(peak, found["peak"])
    for fate, count in fates.items():
        print(f"{fate:<32} {count:>9,}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}), peak {peak} MiB")
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    print(f"{asked.number:,} mutations, {len(failures)} failures")
    return int(bool(failures) or slowest[0] > SECONDS or peak > LIMIT_MIB)


def _apart(seed: int, start: int, number: int) -> dict[str, Any] | None:
    """Read a part in a process of its own; None if that crashes or hangs."""
    command = [sys.executable, "-m", "benchmarks.fuzz", str(number)]
    command += ["--seed", str(seed), "--start", str(start)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=HANGS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        print(done.stderr[-2_000:], file=sys.stderr)
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main())
