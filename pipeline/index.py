"""The index: what earlier runs took and kept, one segment for each commit.

`transforms.core.segments` is the format of a segment. Segments are named by a
running number, so that their order is that of the commits.
"""

from collections.abc import Iterator
from functools import partial

import msgspec
import numpy as np

from transforms import storage
from transforms.core.columns import Array, Columns, DamagedFile
from transforms.core.pool import KeptPart

SEGMENTS = "segments"
ENDING = ".segment"


class Index(msgspec.Struct, frozen=True):
    """The index in a folder; picklable, reads when asked.

    Attributes:
        folder: Where it is.
    """

    folder: str

    def segments(self) -> list[str]:
        """Return the paths of the segments, in the order of their commits."""
        folder = storage.join(self.folder, SEGMENTS)
        return [storage.join(folder, name) for name in storage.names(folder, ENDING)]

    def next_segment(self, run: str) -> str:
        """Return the path of the segment that this run's commit will add."""
        taken = [path.rsplit("/", 1)[-1] for path in self.segments()]
        number = int(taken[-1].split("-")[0]) + 1 if taken else 1
        return storage.join(self.folder, SEGMENTS, f"{number:08d}-{run}{ENDING}")

    def known(self) -> Array:
        """Return the record keys of earlier runs, uint8[m, 16]."""
        keys = [open_segment(path)["known_key"] for path in self.segments()]
        return np.concatenate(keys) if keys else np.zeros((0, 16), np.uint8)

    def kept(self) -> list[Columns]:
        """Return the segments, in the order of their commits."""
        return [open_segment(path) for path in self.segments()]

    def info(self) -> str:
        """Return a table of the segments: records taken, articles kept, bytes."""
        rows = [f"{'segment':<48}{'taken':>10}{'kept':>10}{'bytes':>14}"]
        for path in self.segments():
            segment = open_segment(path)
            taken, kept = len(segment["known_fate"]), len(segment["time"])
            name = path.rsplit("/", 1)[-1]
            rows.append(f"{name:<48}{taken:>10,}{kept:>10,}{storage.size(path):>14,}")
        return "\n".join(rows)

    def damaged(self) -> Iterator[str]:
        """Yield what is wrong with each damaged segment; every byte is read."""
        for path in self.segments():
            try:
                segment = open_segment(path)
                segment.verify()
                KeptPart(segment).verify()
            except DamagedFile as error:
                yield str(error)


def open_segment(path: str) -> Columns:
    """Return a segment's columns.

    Raises:
        DamagedFile: It is cut short or damaged.
    """
    return Columns(partial(storage.read, path), storage.size(path), path)
