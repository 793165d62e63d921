"""The records: what a reader delivers, what the steps hand on, what is published.

`Delivery` ─parse▶ `Draft` ─steps▶ `Draft` ─extract_metadata▶ `Article`; anything
refused on the way becomes a `Reject` and travels along untouched. The published
records are `Article` (with `duplicate` set it is a duplicate's line) and `Reject`;
their field order here is the order of keys in the output.
"""

from typing import Any, Literal

import msgspec

Relation = Literal["exact", "near", "contained_in", "update"]
RelatedBy = Literal["contains", "recurring", "overlaps"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record was delivered from.

    Attributes:
        uri: Path relative to the input's fixed part, POSIX style; whole for
            `gs://` and `s3://`; for a message the subscription and message id. For
            what an archive holds, with the path in it: `archive.zip!member/path`.
        url: The URL that was fetched, where the container states one.
        record: Byte offset of a JSON Lines record in the decompressed stream, else
            the index in its container; null where the file is the record.
        time: A message's event time, RFC 3339 UTC; null for files.
        attributes: A message's attributes; null for files.
        format: Name of the format the record was read as, e.g. `text`, `jsonl`.
        encoding: Character encoding the bytes were decoded from, lower case.
        sha256: Hex SHA-256 of the record's bytes, as its container holds them: for
            a page in a WARC the record with its headers, undecoded.
        bytes: Number of these bytes.
    """

    uri: str
    url: str | None = None
    record: int | None = None
    time: str | None = None
    attributes: dict[str, str] | None = None
    format: str
    encoding: str | None = None
    sha256: str
    bytes: int


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Why a field has its value, or why it has none.

    Attributes:
        from_: Where the value was found, e.g. `line 1`, `field:headline`.
        raw: The value as it stood there, if cleaning changed it.
        confidence: Probability in [0, 1], where the method states one.
        also: Other values that were seen and not taken.
        null_because: The reason for a null; then no other attribute is set.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    raw: str | None = None
    confidence: float | None = None
    also: list[Any] | None = None
    null_because: str | None = None


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The place and date a story was filed from.

    Attributes:
        raw: The dateline as it stood.
        place: The first place, in the usual case of a name (`Moscow`).
        places: All places.
        country: ISO 3166-1 alpha-2 code of `place`; null where it is ambiguous.
        agency: The agency named in it, e.g. `Reuters`.
        date: `1987-03-26` or `--03-26` where no year is given.
    """

    raw: str
    place: str | None = None
    places: tuple[str, ...] = ()
    country: str | None = None
    agency: str | None = None
    date: str | None = None


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the normalised input that is not in `text`, or would not be.

    Attributes:
        reason: `title`, `standfirst`, `byline`, `dateline`, `title-repeated`,
            `repeat`, `related-headline`, `furniture` and so on.
        text: The piece, with the blank line that went with it.
        at: Code-point offset in the record's `text` where it goes back (or, if
            not applied, where it begins).
        applied: False if the piece was marked only and still stands in `text`.
        evidence: What the decision rests on.
    """

    reason: str
    text: str
    at: int
    applied: bool = True
    evidence: dict[str, Any] | None = None


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier kept article that this one is related to, not a duplicate of.

    Attributes:
        id: Of the earlier article.
        relation: `contains` it, shares half of its passages with it (`overlaps`), or
            is the next of its kind (`recurring`).
        similarity: Exact Jaccard similarity of the two texts' shingles.
    """

    id: str
    relation: RelatedBy
    similarity: float


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of `text`.

    Attributes:
        words: Words; in scripts without spaces characters.
        sentences: Sentences.
        paragraphs: Paragraphs.
    """

    words: int
    sentences: int
    paragraphs: int


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """The kept article that this record is a duplicate of, and the measure of it.

    Attributes:
        of: `id` of the kept article.
        relation: How it was decided.
        similarity: Exact Jaccard similarity of the two texts' shingles.
        containment: Share of this record's shingles that the kept article has.
        changes: A compact account of what differs.
        lost_by: By what the kept one came first: `earlier run`, else the key of the
            policy: `time`, `form`, `length`, `publisher` or `id` (where all else is
            equal).
    """

    of: str
    relation: Relation
    similarity: float
    containment: float | None = None
    changes: dict[str, Any] | None = None
    lost_by: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One news article, as published.

    Attributes:
        schema: Name and version of this schema.
        id: The source's own id, else the canonical URL, else the record key in hex.
        url: Canonical URL, where the source states it.
        source: Where it was delivered from.
        title: Headline.
        standfirst: The summary under the headline.
        authors: Names of persons, in the order of the byline.
        dateline: Place and date of filing.
        published: RFC 3339, only as precise as known: `1987-03`, `1987-03-26`,
            `1987-03-26T10:15:00`; an offset only if one was given.
        modified: As `published`.
        language: BCP 47 tag; `und` where there is too little text to tell.
        section: Section the source filed it under.
        keywords: Keywords as the source gives them.
        publisher: Name of the publisher.
        image: URL of the lead image.
        text: The body alone, paragraphs separated by one blank line.
        removed: What was cut from the normalised input, in input order.
        related: Earlier articles this one contains, overlaps or recurs from.
        counts: Sizes of `text`.
        content_hash: Hex SHA-256 of the cleaned title and text.
        normalised: Hex SHA-256 of the normalised input, which `restore` gives back.
        evidence: For each field, where it is from or why it is null.
        extra: Fields of the source that no field of ours stands for.
        supersedes: Only where an earlier run published a copy that this one is
            better than, under the policy `latest`: the id of that.
        late: True in a record of a stream whose bucket was closed when it came; it
            was decided with the next one.
        duplicate: Only in a duplicate's line: what it is a duplicate of.
    """

    schema: Literal["article/1"] = "article/1"
    id: str
    url: str | None = None
    source: Source
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    modified: str | None = None
    language: str
    section: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    image: str | None = None
    text: str
    removed: tuple[Removed, ...] = ()
    related: tuple[Related, ...] = ()
    counts: Counts
    content_hash: str
    normalised: str
    evidence: dict[str, Evidence]
    extra: dict[str, Any]
    supersedes: str | msgspec.UnsetType = msgspec.UNSET
    late: bool | msgspec.UnsetType = msgspec.UNSET
    duplicate: Duplicate | msgspec.UnsetType = msgspec.UNSET


class Reject(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not become an article, and why.

    Attributes:
        schema: Name and version of this schema.
        id: The record key in hex.
        source: Where it was delivered from.
        stage: The step that refused it: `read`, `parse`, `normalise`, ...
        reason: A short code, e.g. `empty`, `broken-json`.
        error: What was wrong, where, and what was expected, for a person.
        payload: The record's bytes: as text where they are UTF-8, else base64.
        payload_encoding: `utf-8` or `base64`.
        payload_bytes: How many bytes the record had; where `payload` holds
            fewer, it was cut at the limit.
        payload_limit: That limit, in bytes.
        late: As in `Article`.
    """

    schema: Literal["reject/1"] = "reject/1"
    id: str
    source: Source
    stage: str
    reason: str
    error: str
    payload: str
    payload_encoding: Literal["utf-8", "base64"]
    payload_bytes: int
    payload_limit: int
    late: bool | msgspec.UnsetType = msgspec.UNSET


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One record's bytes as a reader delivers them.

    Attributes:
        source: Where from.
        key: The record key, 16 bytes.
        data: The record's bytes, decompressed.
        time: A message's event time, microseconds since 1970 UTC; null for files.
        declared: Encoding that the transport states (an HTTP header), if any.
        crawled: When a crawl fetched it, RFC 3339 UTC; nothing in it is later.
    """

    source: Source
    key: bytes
    data: bytes
    time: int | None = None
    declared: str | None = None
    crawled: str | None = None


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """Something a container holds that can be no article; counted, not a record."""

    uri: str
    reason: str


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """A span of the normalised input that a step takes out of the text.

    Attributes:
        start: First code point of the span in the normalised input.
        end: One past the last. The span covers content only: the spaces and blank
            lines around it are shared out by `composing.compose`.
        reason: As in `Removed`.
        applied: False if it is only to be marked.
        evidence: As in `Removed`.
    """

    start: int
    end: int
    reason: str
    applied: bool = True
    evidence: dict[str, Any] | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An article on its way through the steps.

    Fields named as in `Article` hold what is known of them so far.

    Attributes:
        key: The record key, 16 bytes.
        time: As in `Delivery`.
        crawled: As in `Delivery`.
        raw_text: The body as the source holds it, decoded, not yet normalised;
            null where `paragraphs` came from the parser (HTML).
        structured: True where the text may begin with title, standfirst, byline
            and dateline lines that no field of the source gives.
        paragraphs: The normalised paragraphs; joined by one blank line they are
            the normalised input.
        apart: For each paragraph, whether a blank line followed it in the source
            while others had none (layout evidence).
        cuts: What the steps so far take out, in no particular order.
    """

    source: Source
    key: bytes
    time: int | None = None
    crawled: str | None = None
    raw_text: str | None = None
    structured: bool = False
    paragraphs: tuple[str, ...] = ()
    apart: tuple[bool, ...] = ()
    cuts: tuple[Cut, ...] = ()
    id: str | None = None
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    image: str | None = None
    evidence: dict[str, Evidence] = {}
    extra: dict[str, Any] = {}
