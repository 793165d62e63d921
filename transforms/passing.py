"""How a step touches what it is for and passes everything else on."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

import apache_beam as beam
from apache_beam.coders.observable import ObservableMixin
from apache_beam.transforms.window import GlobalWindow
from apache_beam.utils.timestamp import MIN_TIMESTAMP
from apache_beam.utils.windowed_value import WindowedValue

from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft

Record = TypeVar("Record", Delivery, Draft)


def one_of(choices: Any, **settings: str) -> None:
    """See that settings are among the choices of a `Literal`.

    Raises:
        ValueError: One isn't; the message has its key and value.
    """
    known = get_args(choices)
    for key, value in settings.items():
        if value not in known:
            raise ValueError(f"{key} must be one of {', '.join(known)}, got {value!r}")


def only(
    record: type[Record],
    stage: str,
    decide: Callable[[Record], Any],
) -> beam.PTransform[Any, Any]:
    """Return a map that decides on records of one type and passes on the others.

    Rejects and skips travel along as values. What a decision could not cope with
    is refused, not fatal: bytes from outside are untrusted as far as here. Of a list
    that `InLists` made a list is returned, of what is decided on each.

    Args:
        record: The type.
        stage: Name of the step, in rejects.
        decide: Returns what becomes of a record.
    """

    def act(item: Any) -> Any:
        if isinstance(item, list):
            return Together(map(act, item))
        if not isinstance(item, record):
            return item
        try:
            return decide(item)
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            return reject(item, stage, "unexpected", told, _payload(item))

    return beam.Map(act).with_output_types(Any)


def _payload(item: Delivery | Draft) -> bytes:
    if isinstance(item, Delivery):
        return item.data
    return (item.raw_text or "\n\n".join(item.paragraphs)).encode("utf-8", "replace")


LONGEST_LIST = 128
"""Records."""

MOST_BYTES = 1 << 20
"""Bytes of deliveries from which a list ends."""


class Together(list[Any], ObservableMixin):
    """A list of records that go through the steps as one element.

    Of some elements Beam takes the size, for its counters, by pickling them: a
    hundredth of a run's time. What is to be observed while it is iterated it lets be.
    """

    def register_observer(self, callback: object) -> None:
        """Tell nobody anything."""


class InLists(beam.PTransform[Any, Any]):
    """Gathers records into lists, which the steps take as they take single records.

    A step that takes a few dozen in a row finds its code, words and model in the
    processor's caches, and Beam hands on one element for all of them: an eighth of a
    run's time. Bounded input in the global window, for in a list all would share one
    timestamp; a list holds at most `LONGEST_LIST` records, and ends with the bundle.
    """

    def expand(self, items: beam.PCollection[Any]) -> beam.PCollection[Any]:
        """Gather everything, in its order."""
        return items | beam.ParDo(_Gather()).with_output_types(Any)


class _Gather(beam.DoFn):
    def __init__(self) -> None:
        self.start_bundle()

    def start_bundle(self) -> None:
        self._held = Together()
        self._bytes = 0

    def process(self, item: Any) -> Iterator[Together]:
        self._held.append(item)
        if isinstance(item, Delivery):
            self._bytes += len(item.data)
        if len(self._held) == LONGEST_LIST or self._bytes >= MOST_BYTES:
            yield self._held
            self.start_bundle()

    def finish_bundle(self) -> Iterator[WindowedValue]:
        if self._held:
            yield WindowedValue(self._held, MIN_TIMESTAMP, (GlobalWindow(),))
