"""`make bench`: every benchmark whose data are there, one after another.

`python -m benchmarks NAME [OPTION ...]` runs one. Each is a file here with a `main`.
"""

import subprocess
import sys
from pathlib import Path

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("[a-z]*.py")
    if "def main(" in path.read_text()
)


def main() -> int:
    """Run them in processes of their own; returns 1 if one fails."""
    names, options = sys.argv[1:2] or NAMES, sys.argv[2:]
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(NAMES)}")
        return 2
    failed = 0
    for name in names:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *options]
        failed |= subprocess.run(command).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
