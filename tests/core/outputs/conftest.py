"""An article with all its fields, and one with as few as there can be."""

import pytest

from transforms.core.schema import (
    Article,
    Counts,
    Dateline,
    Evidence,
    Related,
    Removed,
    Source,
)

SPARSE = Article(
    id="6d88a70f28907960",
    source=Source(uri="a.zip!b/weir mended.txt", format="text", sha256="0", bytes=9),
    language="und",
    text="The weir was mended.",
    counts=Counts(words=4, sentences=1, paragraphs=1),
    content_hash="ab",
    normalised="cd",
    evidence={"title": Evidence(null_because="no line stands as a title")},
    extra={},
)
FULL = Article(
    id="gazette-1",
    url="https://gazette.example/weir",
    source=Source(
        uri="news.jsonl",
        url="https://gazette.example/weir?from=feed",
        record=0,
        time="2024-03-09T11:00:00Z",
        attributes={"desk": "city"},
        format="jsonl",
        encoding="utf-8",
        sha256="00",
        bytes=99,
    ),
    title="Weir mended — “at last”",
    standfirst="It had leaked since May.",
    authors=("Ann Lee", "Bo Chan"),
    dateline=Dateline(
        raw="MOSCOW, March 9 (Reuters) -",
        place="Moscow",
        places=("Moscow", "Kyiv"),
        country="RU",
        agency="Reuters",
        date="--03-09",
    ),
    published="2024-03-09T10:11:12+01:00",
    modified="2024-03-09T12:00:00Z",
    language="en",
    section="City",
    keywords=("weir", "water"),
    publisher="The Gazette",
    image="https://gazette.example/weir.jpg",
    text="The weir was mended.\n\nIt held.",
    removed=(
        Removed(reason="repeat", text="It held.", at=3, evidence={"similar": 1.0}),
        Removed(reason="title", text="Weir mended", at=0, applied=False),
    ),
    related=(Related(id="gazette-0", relation="recurring", similarity=0.6),),
    counts=Counts(words=6, sentences=2, paragraphs=2),
    content_hash="ef",
    normalised="01",
    evidence={"title": Evidence(from_="field:title", also=["Weir", {"n": 1}])},
    extra={
        "score": 0.5,
        "nested": {"list": [1, None, "x"]},
        "pubstatus": "withheld",
        "embargoed": "2024-03-10T00:00:00Z",
        "expires": "2024-04-10",
        "version": "2",
        "urgency": 4,
        "slugline": "weir",
        "copyright": "(c) The Gazette",
        "places": ["Kyiv"],
        "people": ["Ann Lee"],
    },
    supersedes="gazette-00",
)


@pytest.fixture(params=[SPARSE, FULL], ids=["sparse", "full"])
def article(request) -> Article:
    return request.param


@pytest.fixture
def full() -> Article:
    return FULL
