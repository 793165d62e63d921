"""What a commit names and where it is: one rename makes a manifest, and the run, real.

DIR/_landing/RUN        landed records       deleted when published
DIR/_staging/RUN        final files, staged  renamed to their places
DIR/_commits/RUN.json                   the manifest: its rename is the commit
DIR/_outbox/RUN.json    who is to be sent what was committed; `pipeline.outbox` sends
"""

import os
from collections.abc import Iterator

import msgspec

from pipeline.faults import Fault, no_fault
from pipeline.sources.broker import ACKNOWLEDGED
from transforms import storage
from transforms.land import COLUMNS, SHINGLES

COMMITS, LANDING, STAGING, OUTBOX = "_commits", "_landing", "_staging", "_outbox"
DONE = ".done"
TO_SEND = ".bucket"
"""Ending of the manifest of a stream's bucket that is to be sent, in the outbox."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit puts where; carried out again by whoever finds it undone.

    Attributes:
        run: The run's name.
        moves: Pairs (staged path, final path); inside the output relative to it.
        keep_landing: Leave the landing files.
        landed: Of a stream's bucket, the landing files that are published by it.
        stream: Of a stream's bucket, the stream's name.
    """

    run: str
    moves: list[tuple[str, str]]
    keep_landing: bool = False
    landed: list[str] | None = None
    stream: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run works.

    Attributes:
        output: The output folder.
        index: The index's folder.
        run: The run's name; of a stream that of one of its buckets.
        keep_landing: Leave the landing files.
        stream: Of a stream's bucket, the stream's name.
        holder: Name under which the lock was taken; `run` if empty.
    """

    output: str
    index: str
    run: str
    keep_landing: bool = False
    stream: str = ""
    holder: str = ""

    @property
    def landing(self) -> str:
        """Folder of the landing files."""
        return storage.join(self.output, LANDING, self.stream or self.run)

    @property
    def staging(self) -> str:
        """Folder of the staged files."""
        return storage.join(self.output, STAGING, self.stream or self.run)

    @property
    def staged_segment(self) -> str:
        """The index segment's staged file, on the index's own file system."""
        return storage.join(self.index, STAGING, f"{self.run}.segment")


def within(place: Place, path: str) -> str:
    """Return a path relative to the output where it is inside."""
    inside = path.startswith(place.output.rstrip("/") + "/")
    return path[len(place.output.rstrip("/")) + 1 :] if inside else path


def _absolute(output: str, path: str) -> str:
    outside = os.path.isabs(path) or not storage.is_local(path)
    return path if outside else storage.join(output, *path.split("/"))


def carry_out(output: str, manifest: Manifest, fault: Fault = no_fault) -> None:
    """Move what a manifest names to its place; what is there already stays.

    The places are durable before anything is deleted: a disk may keep the one and
    not the other when the power fails.
    """
    for staged, final in manifest.moves:
        source, target = _absolute(output, staged), _absolute(output, final)
        if storage.exists(source):
            storage.rename(source, target)
            fault(f"moved {final.split('/')[0]}")
    storage.sync_folders(_folders(output, manifest))
    path = storage.join(output, COMMITS, f"{manifest.run}.json")
    if manifest.landed is None:
        _end_run(output, manifest)
    else:
        for landed in manifest.landed:
            _delete_landed(_absolute(output, landed))
    fault("before done")
    if manifest.landed is None:
        storage.delete_tree(storage.join(output, STAGING, manifest.run))
        storage.delete_empty(storage.join(output, STAGING))
        storage.rename(path, path + DONE)
    elif storage.exists(storage.join(output, OUTBOX, f"{manifest.stream}.json")):
        name = f"{manifest.run}{TO_SEND}"
        storage.rename(path, storage.join(output, OUTBOX, name))
    else:  # its staging folder serves the stream's next bucket
        storage.delete(path)


def _folders(output: str, manifest: Manifest) -> Iterator[str]:
    """Yield the folders in which a manifest puts something."""
    for _, final in manifest.moves:
        folder = os.path.dirname(_absolute(output, final))
        if storage.is_local(folder) and os.path.isdir(folder):
            yield folder


def _end_run(output: str, manifest: Manifest) -> None:
    run_report = storage.join(output, "runs", f"{manifest.run}.json")
    storage.write(storage.join(output, "report.json"), [storage.read(run_report)])
    if not manifest.keep_landing:
        storage.delete_tree(storage.join(output, LANDING, manifest.run))
        storage.delete_empty(storage.join(output, LANDING))


def _delete_landed(path: str) -> None:
    """Delete a landing file; its columns, without which it is none, first."""
    for ending in (COLUMNS, SHINGLES, ""):
        storage.delete(path + ending)


def end_stream(place: Place) -> None:
    """Delete the folders of a stream that has ended and published all it landed."""
    if not storage.names(place.landing, COLUMNS):
        storage.delete_tree(place.landing)
        storage.delete_empty(storage.join(place.output, LANDING))
    storage.delete_tree(place.staging)
    for folder in (place.output, place.index):
        storage.delete_empty(storage.join(folder, STAGING))


def roll_forward(output: str, index: str) -> Iterator[str]:
    """Finish what crashed runs committed, delete what they did not; yield their names.

    Called under the lock.
    """
    commits = storage.join(output, COMMITS)
    for name in storage.names(commits, ".json"):
        manifest = msgspec.json.decode(
            storage.read(storage.join(commits, name)), type=Manifest
        )
        carry_out(output, manifest)
        yield manifest.run
    landings = storage.join(output, LANDING)
    for run in storage.folders(landings):
        if storage.exists(storage.join(landings, run, ACKNOWLEDGED)):
            continue  # `pipeline.recovery` publishes them first
        if not storage.exists(storage.join(commits, f"{run}.json{DONE}")):
            storage.delete_tree(storage.join(landings, run))
    storage.delete_tree(storage.join(output, STAGING))
    storage.delete_tree(storage.join(index, STAGING))
