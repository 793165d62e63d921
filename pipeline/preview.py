"""Articles before and after, with the reason of each cut."""

from collections.abc import Iterator, Sequence

from pipeline.sources.files import find
from pipeline.sources.source import NothingMatched
from transforms import storage
from transforms.core.cuts import restore
from transforms.core.desk import edit
from transforms.core.formats.format import ParseSettings
from transforms.core.reading import read_file
from transforms.core.schema import Article, Delivery, Reject


def preview(patterns: Sequence[str]) -> Iterator[str]:
    """Yield a page for each record of the files."""
    settings = ParseSettings()
    for pattern in patterns:
        files = list(find(pattern))
        if not files:
            raise NothingMatched(f"{pattern}: no file matches this pattern")
        for file in files:
            items = read_file(
                storage.open_raw, file.path, file.uri, file.size, settings
            )
            for item in items:
                if isinstance(item, Delivery):
                    yield page(edit(item, settings))
                elif isinstance(item, Reject):
                    yield page(item)


def page(record: Article | Reject) -> str:
    """Return one record for a person to read."""
    uri = record.source.uri
    if isinstance(record, Reject):
        why = f"REJECTED by {record.stage}: {record.reason}"
        return f"=== {uri}\n{why}\n{record.error}\n"
    dateline = record.dateline.raw if record.dateline else None
    head = [
        f"=== {uri}",
        f"title       {record.title}",
        f"standfirst  {record.standfirst}",
        f"authors     {', '.join(record.authors) or None}",
        f"dateline    {dateline}",
        f"published   {record.published}",
        f"language    {record.language}",
    ]
    before = restore(record.text, record.removed)
    sizes = f"{len(before):,} characters before, {len(record.text):,} after"
    cuts = [
        f"  - {piece.reason}{'' if piece.applied else ' (marked)'}: "
        f"{_short(piece.text)}"
        for piece in record.removed
    ]
    return "\n".join([*head, f"cuts        {sizes}", *cuts, "", record.text, ""])


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 90 else f"{folded[:60]} ... {folded[-25:]}"
