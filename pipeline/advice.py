"""`advise`: what a threshold will find and cost, told from a sample of the input."""

import time
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipeline.config import Settings
from pipeline.sources.found import find, nothing, records_of
from pipeline.sources.part import Part, take
from pipeline.sources.source import NothingMatched
from transforms.core.desk import edit
from transforms.core.duplicates.advice import advise, memory, table
from transforms.core.duplicates.candidates import Buckets
from transforms.core.duplicates.leaders import Leaders
from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.verdicts import Table
from transforms.core.duplicates.verdicts import in_order as in_order_of
from transforms.core.formats.format import Item
from transforms.core.near_duplicates import in_order
from transforms.core.schema import Article, Delivery
from transforms.core.storage.pool import LandedPart, Pool
from transforms.find_duplicates import FindDuplicates, decide_gathered
from transforms.land import OpenFile, open_columns
from transforms.publish import stage

MIB = 2**20


def advice(patterns: Sequence[str], settings: Settings, sample: int, count: int) -> str:
    """Return the advice for a person to read.

    Args:
        patterns: Of the input.
        settings: Of the run it is for.
        sample: Records drawn at random.
        count: Articles that the figures are told for; 0: the records of the input, less
            the share that is rejected in the sample.

    Raises:
        NothingMatched: A pattern matches nothing, or no article is in the sample.
    """
    drawn, records = _drawn(patterns, settings, sample)
    parse = settings.parse_settings()
    began = time.process_time()
    done = [edit(item, parse) for item in drawn]
    articles = [one for one in done if isinstance(one, Article)]
    if not articles:
        raise NothingMatched(f"{' '.join(patterns)}: no article in the sample")
    sizes = _published(articles, settings)
    each = (time.process_time() - began) / len(articles)
    count = count or round(records * len(articles) / len(drawn))
    unique = {article.content_hash: article for article in reversed(articles)}
    threshold = settings.duplicates.threshold
    found = advise(in_order(unique.values()), threshold)
    landing, output, index, held = (size / len(articles) * count for size in sizes)
    costs = {
        "time": f"{_duration(each * count)} of CPU, reading left out",
        "memory": f"{memory(count, held) / MIB:,.0f} MiB at the peak",
        "disk": f"{_size(output)} published, {_size(index)} index, "
        f"{_size(landing)} more until the commit",
    }
    return table(found, threshold, count, costs)


def _duration(seconds: float) -> str:
    """Return a time as one says it.

    >>> _duration(4.2), _duration(600)
    ('4.2 seconds', '10.0 minutes')
    """
    return f"{seconds:,.1f} seconds" if seconds < 60 else f"{seconds / 60:,.1f} minutes"


def _size(count: float) -> str:
    """Return a number of bytes as one says it.

    >>> _size(12_345_678), _size(9_876_543_210)
    ('12.3 MB', '9.88 GB')
    """
    return f"{count / 1e9:,.2f} GB" if count >= 1e9 else f"{count / 1e6:,.1f} MB"


def _drawn(
    patterns: Sequence[str], settings: Settings, sample: int
) -> tuple[list[Delivery], int]:
    """Return a random sample of the records, and the number of all."""
    parse, counted = settings.parse_settings(), 0

    def items() -> Iterator[Item]:
        nonlocal counted
        for pattern in patterns:
            files = list(find(pattern))
            if not files:
                raise NothingMatched(f"{pattern}: {nothing(pattern)}")
            for one in files:
                for item in records_of(one, parse):
                    counted += isinstance(item, Delivery)
                    yield item

    drawn = list(take(items(), Part(sample=sample)))
    return [item for item in drawn if isinstance(item, Delivery)], counted


class Sizes(NamedTuple):
    """Bytes on disk: until the commit, published, and of the index; and in memory.

    Attributes:
        held: By the pass, for all articles from its beginning to its end.
    """

    landing: int
    published: int
    kept: int
    held: int


def _published(articles: Sequence[Article], settings: Settings) -> Sizes:
    """Land, decide and stage the sample as a run does; return what it takes."""
    step = FindDuplicates(
        rules=settings.duplicates.rules(), order=settings.duplicates.order()
    )
    with TemporaryDirectory() as folder:
        landing, staging = Path(folder, "landing"), Path(folder, "staging")
        file = OpenFile(str(landing))
        for article in articles:
            file.buffer.add(article, None)
        landed = file.close()
        for verdicts in decide_gathered((0, [landed]), step):
            stage(verdicts, str(staging), "advice", settings.form())
        index = _bytes(staging / "index")
        held = _held(landed.path, step.rules)
        return Sizes(_bytes(landing), _bytes(staging) - index, index, held)


def _held(path: str, rules: Rules) -> int:
    """Return the bytes that a pass over a landing file holds before it decides."""
    tracemalloc.start()
    try:
        columns = open_columns(path)
        records = Table([columns])
        rows = in_order_of(records, Order())
        pool = Pool((), [LandedPart(columns, _nothing, _nothing)])
        buckets = Buckets(pool.bands(), rows, len(pool))
        leaders = Leaders(pool, buckets, rules)
        held, _ = tracemalloc.get_traced_memory()
        del leaders
        return held
    finally:
        tracemalloc.stop()


def _nothing(start: int, size: int) -> bytes:
    """Read nothing: no text is compared."""
    return b""


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
