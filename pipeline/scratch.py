"""A temporary folder of the run's own: Beam leaves several behind in each."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

PREFIX = "copydesk-"


@contextmanager
def scratch() -> Iterator[None]:
    """Have temporary files made in a folder that is deleted at the end.

    Processes started meanwhile inherit it.
    """
    before, chosen = os.environ.get("TMPDIR"), tempfile.tempdir
    with tempfile.TemporaryDirectory(
        prefix=PREFIX, ignore_cleanup_errors=True
    ) as folder:
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = chosen
            if before is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = before


def drop() -> None:
    """Delete it at once, if there is one: for a process that ends where it stands."""
    folder = tempfile.tempdir
    if folder and os.path.basename(folder).startswith(PREFIX):
        shutil.rmtree(folder, ignore_errors=True)
