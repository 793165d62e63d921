"""How a step touches what it is for and passes everything else on."""

from collections.abc import Callable
from typing import Any, TypeVar

import apache_beam as beam

from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft

Record = TypeVar("Record", Delivery, Draft)


def only(
    record: type[Record], stage: str, decide: Callable[[Record], Any]
) -> beam.PTransform[Any, Any]:
    """Return a map that decides on records of one type and passes on the others.

    Rejects and skips travel along as values. What a decision could not cope with
    is refused, not fatal: bytes from outside are untrusted as far as here.
    """

    def act(item: Any) -> Any:
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
