"""What can't be had on another runner's machines, told before anything is begun."""

from pipeline.config import Settings, Unusable
from pipeline.sources.folder import SCHEME as WATCH
from pipeline.sources.pubsub import SCHEME as PUBSUB
from transforms import storage

DATAFLOW = ("DataflowRunner", "TestDataflowRunner")


def check(settings: Settings, runner: str) -> bool:
    """See that the workers can reach what the settings name.

    Returns whether Beam's own Pub/Sub source is used.

    Raises:
        Unusable: They can't; the message says what is expected.
    """
    if runner in DATAFLOW:
        _see_that_all_is_remote(settings)
    return bool(settings.input) and _is_native(settings, runner)


def _see_that_all_is_remote(settings: Settings) -> None:
    for key in ("output", "index"):
        folder = getattr(settings, key)
        if folder and storage.is_local(folder):
            raise Unusable(
                f"--{key} {folder}: is on this machine, and Dataflow's workers are "
                "not; expected gs://BUCKET/FOLDER"
            )
    for pattern in settings.input:
        if pattern.startswith(WATCH) or storage.is_local(pattern):
            raise Unusable(
                f"--input {pattern}: is on this machine, and Dataflow's workers are "
                "not; expected gs://... or a queue"
            )


def _is_native(settings: Settings, runner: str) -> bool:
    """Return whether Beam's own Pub/Sub source is to be used: on Dataflow.

    Raises:
        Unusable: It is asked for where it would lose messages, or can't end.
    """
    asked, address = settings.queue.native, settings.input[0]
    if not address.startswith(PUBSUB) or asked == "off":
        return False
    on_dataflow = runner in DATAFLOW
    if asked == "on" and not on_dataflow:
        raise Unusable(
            f"--native on: on {runner} Beam's own source acknowledges messages before "
            "they are processed, and a crash loses them; expected auto or off"
        )
    if on_dataflow and settings.queue.drain:
        raise Unusable(
            f"--input {address}: Dataflow's own source has no end; expected "
            "--streaming, or --native off with --drain"
        )
    return on_dataflow
