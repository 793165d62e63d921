"""A worker process of Beam's local runner: Beam's own, without its account of itself.

    python -m pipeline.worker PARENT

What goes wrong in a step reaches the runner all the same.
"""

import gc
import logging
import os
import sys

from pipeline.cli import TRACEBACK, YOUNG
from pipeline.supervise import end_with_parent


def main() -> None:
    """Work until the runner says that it is done."""
    end_with_parent()
    if str(os.getppid()) != sys.argv[1]:  # it has ended already
        return
    logging.disable(logging.WARNING)  # before Beam is imported, which warns of extras
    if TRACEBACK not in os.environ:  # it prints each error, too, that it hands over
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    gc.disable()
    from apache_beam.runners.worker import sdk_worker_main

    gc.freeze()  # as the command line does
    gc.set_threshold(YOUNG)
    gc.enable()
    sdk_worker_main.main([])


if __name__ == "__main__":
    main()
