"""All steps on one record, without Beam: what `preview` shows, a library's way in."""

from typing import Literal

from transforms.core.formats import parse
from transforms.core.formats.format import ParseSettings
from transforms.core.headlines import drop_related_headlines
from transforms.core.metadata import extract_metadata
from transforms.core.normalise import normalise
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Article, Delivery, Draft, Reject
from transforms.core.structure import find_structure

Mode = Literal["cut", "mark", "off"]


def edit(
    delivery: Delivery,
    settings: ParseSettings | None = None,
    repeats: Mode = "cut",
    related: Mode = "cut",
) -> Article | Reject:
    """Return the finished article of one record's bytes, or its reject."""
    parsed = parse(delivery, settings or ParseSettings())
    if not isinstance(parsed, Draft):
        return parsed
    draft = find_structure(normalise(parsed))
    draft = drop_related_headlines(drop_repeats(draft, repeats), related)
    return extract_metadata(draft)
