"""Articles before and after, with the reason of each cut."""

from collections.abc import Iterator, Sequence

from pipeline.config import Settings
from pipeline.sources.found import find, nothing, records_of
from pipeline.sources.source import NothingMatched
from transforms.core.desk import edit
from transforms.core.schema import Article, Delivery, Reject, Removed

RED, BOLD, PLAIN = "\033[31m", "\033[1m", "\033[0m"


def preview(
    patterns: Sequence[str], settings: Settings | None = None, colour: bool = False
) -> Iterator[str]:
    """Yield a page for each record of the files.

    Raises:
        NothingMatched: A pattern matches nothing.
    """
    settings = settings or Settings()
    parse, modes = settings.parse_settings(), settings.repairs
    for pattern in patterns:
        files = list(find(pattern))
        if not files:
            raise NothingMatched(f"{pattern}: {nothing(pattern)}")
        for file in files:
            for item in records_of(file, parse):
                if isinstance(item, Delivery):
                    yield page(edit(item, parse, modes.repeats, modes.related), colour)
                elif isinstance(item, Reject):
                    yield page(item, colour)


def page(record: Article | Reject, colour: bool = False) -> str:
    """Return one record for a person to read: what is known of it, before, after."""
    source = record.source
    place = "" if source.record is None else f" (record {source.record})"
    name = _in(BOLD, f"=== {source.uri}{place}", colour)
    if isinstance(record, Reject):
        why = f"rejected at {record.stage}: {record.reason}: {record.error}"
        return f"{name}\n{why}\n"
    known = [
        ("title", record.title),
        ("standfirst", record.standfirst),
        ("authors", ", ".join(record.authors)),
        ("dateline", record.dateline.raw if record.dateline else None),
        ("published", record.published),
        ("language", record.language),
    ]
    head = [f"{label:<11} {value or _why_not(record, label)}" for label, value in known]
    if not record.removed:
        body = [_in(BOLD, "--- nothing to take out", colour), record.text]
    else:
        before = "--- before, what is taken out as [reason: ...]"
        after = _in(BOLD, "--- after", colour)
        body = [_in(BOLD, before, colour), marked(record, colour), after, record.text]
    return "\n".join([name, *head, *body, ""])


def marked(article: Article, colour: bool = False) -> str:
    """Return the normalised input with each removed piece marked by its reason."""
    out: list[str] = []
    position = 0
    for piece in article.removed:
        out += (article.text[position : piece.at], _piece(piece, colour))
        position = piece.at if piece.applied else piece.at + len(piece.text)
    return "".join([*out, article.text[position:]])


def _piece(piece: Removed, colour: bool) -> str:
    bare = piece.text.strip()
    lead, _, rest = piece.text.partition(bare)
    reason = piece.reason if piece.applied else f"{piece.reason}, only marked"
    return lead + _in(RED, f"[{reason}: {bare}]", colour) + rest


def _why_not(article: Article, field: str) -> str:
    evidence = article.evidence.get(field)
    return f"none: {evidence.null_because}" if evidence else "none"


def _in(style: str, text: str, colour: bool) -> str:
    return f"{style}{text}{PLAIN}" if colour else text
