"""All steps on one record, without Beam: what `preview` shows, a library's way in."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from transforms.core import composing
from transforms.core.cuts import Mode
from transforms.core.formats import parse
from transforms.core.formats.format import ParseSettings
from transforms.core.headlines import drop_related_headlines
from transforms.core.metadata import STAGE, extract_metadata
from transforms.core.normalise import normalise
from transforms.core.records import reject
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Article, Delivery, Reject
from transforms.core.structure import find_structure


def edit(
    delivery: Delivery,
    settings: ParseSettings | None = None,
    repeats: Mode = "cut",
    related: Mode = "cut",
) -> Article | Reject:
    """Return the finished article of one record's bytes, or its reject.

    What a step could not cope with is refused, as in a run, and raises nothing.
    """
    chosen = settings or ParseSettings()
    steps: tuple[tuple[str, Callable[[Any], Any]], ...] = (
        ("parse", lambda record: parse(record, chosen)),
        ("normalise", normalise),
        ("find-structure", lambda draft: find_structure(draft, chosen.structure)),
        ("drop-repeats", lambda draft: drop_repeats(draft, repeats)),
        ("drop-related", lambda draft: drop_related_headlines(draft, related, repeats)),
        (STAGE, extract_metadata),
    )
    record: Any = delivery
    for stage, decide in steps:
        try:
            record = decide(record)
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            return reject(delivery, stage, "unexpected", told)
        if isinstance(record, Reject):
            break
    return record


def restore(record: Article | Mapping[str, Any]) -> str:
    r"""Return the normalised input of a record, whose SHA-256 is in `normalised`.

    Args:
        record: An article or a duplicate; or a published line of them, decoded.

    Raises:
        msgspec.ValidationError: It is neither.

    >>> from transforms.core.records import deliver
    >>> story = b"Rates rise again\n\nROME: The bank raised its rate on Monday."
    >>> article = edit(deliver(story, uri="rates.txt", format="text"))
    >>> article.text
    'The bank raised its rate on Monday.'
    >>> restore(article)
    'Rates rise again\n\nROME: The bank raised its rate on Monday.'
    """
    if not isinstance(record, Article):
        record = msgspec.convert(record, Article)
    return composing.restore(record.text, record.removed)
