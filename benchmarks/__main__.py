"""`make bench`: every benchmark whose data are there, one after another.

`python -m benchmarks NAME [OPTION ...]` runs one: `repairs`, `languages`,
`near_duplicates`, `whole_job`.
"""

import subprocess
import sys

NAMES = ("repairs", "languages", "near_duplicates", "whole_job")


def main() -> int:
    """Run the benchmarks asked for; returns 1 if one failed."""
    asked, options = sys.argv[1:2], sys.argv[2:]
    unknown = set(asked) - set(NAMES)
    if unknown:
        print(f"benchmarks: no {unknown.pop()}; one of {', '.join(NAMES)}")
        return 2
    status = 0
    for name in asked or NAMES:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *options]
        status |= subprocess.run(command, check=False).returncode != 0
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
