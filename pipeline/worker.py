"""A worker process of Beam's local runner: Beam's own, without its account of itself.

What goes wrong in a step reaches the runner all the same.
"""

import gc
import logging

from pipeline.cli import YOUNG
from pipeline.supervise import end_with_parent


def main() -> None:
    """Work until the runner says that it is done."""
    end_with_parent()
    logging.disable(logging.WARNING)  # before Beam is imported, which warns of extras
    gc.disable()
    from apache_beam.runners.worker import sdk_worker_main

    gc.freeze()  # as the command line does
    gc.set_threshold(YOUNG)
    gc.enable()
    sdk_worker_main.main([])


if __name__ == "__main__":
    main()
