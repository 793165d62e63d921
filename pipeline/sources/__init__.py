"""Where articles come from: one file a kind. To add one: write its file, name it here.

A broker of messages is less: see `pipeline.sources.broker`.

A source says which `--input` it is for, lists what is there when the run is built,
and returns the transform that reads it into `Delivery`s.
"""

from pipeline.sources.files import FilesSource
from pipeline.sources.queue import QueueSource
from pipeline.sources.replay import ReplaySource
from pipeline.sources.source import Source
from pipeline.sources.watch import WatchSource

SOURCES: tuple[type[Source], ...] = (
    QueueSource,
    WatchSource,
    ReplaySource,
    FilesSource,
)
"""In the order in which they are asked; files, which take any pattern, are last."""
