"""Records that hold a whole page, as crawls are handed on: `html` beside `url`."""

from typing import Any

from msgspec.structs import replace

from transforms.core.dates import parse_date
from transforms.core.formats.html import is_page, page_draft
from transforms.core.html.charset import decode_page
from transforms.core.schema import Delivery, Draft, Evidence, Reject

CRAWLED = (
    *("crawl_date", "crawled_at", "crawled", "fetched_at", "fetched", "fetch_time"),
    *("retrieved_at", "retrieved", "date_download", "download_date", "warc_date"),
)
"""Names of the moment that a crawl fetched a page; nothing on the page is later."""

Page = tuple[str, str | None]
"""A page's text, and the encoding of its bytes where it came as bytes."""


def take_page(values: dict[str, Any]) -> Page | None:
    """Take the page out of a record's fields, if one of them holds one.

    Without one a piece of HTML under `html` becomes the text that a record lacks.

    Raises:
        Undecodable: It came as bytes that are no text.

    >>> take_page({"title": "Rates", "html": "<html><p>They rose.</p></html>"})
    ('<html><p>They rose.</p></html>', None)
    """
    markup, data = values.pop("html", ""), values.pop("html_bytes", b"")
    for page in (markup, values.get("text", "")):
        if page and is_page(page):
            return str(page), None
    if data:
        decoded = decode_page(data)
        return decoded.text, decoded.encoding
    if markup and not values.get("text"):
        values["text"] = markup
    return None


def draft_with_page(
    page: Page,
    values: dict[str, Any],
    evidence: dict[str, Evidence],
    extra: dict[str, Any],
    delivery: Delivery,
) -> Draft | Reject:
    """Return the draft of a record that holds a page.

    What the record's own fields state goes before what the page does, but for the
    URL: the record's is the one that was fetched, the page's the canonical one.
    """
    text, encoding = page
    fetched = values.pop("url", None)
    source = replace(
        delivery.source,
        url=delivery.source.url or fetched,
        encoding=encoding or delivery.source.encoding,
    )
    moment = delivery.crawled or crawled(extra)
    draft = page_draft(text, replace(delivery, source=source, crawled=moment))
    if isinstance(draft, Reject):
        return draft
    told_by = {key: why for key, why in evidence.items() if key in values}
    values.pop("text", None)
    told_by.pop("text", None)
    if draft.url is None and fetched:
        values["url"], told_by["url"] = fetched, evidence["url"]
    return replace(draft, evidence={**draft.evidence, **told_by}, extra=extra, **values)


def crawled(extra: dict[str, Any]) -> str | None:
    """Return when the page was fetched, if a field says so.

    >>> crawled({"crawl_date": "2024-02-28 13:16:11"})
    '2024-02-28T13:16:11'
    """
    for name in CRAWLED:
        value = extra.get(name)
        if isinstance(value, (str, int, float)) and (moment := parse_date(value)):
            return moment
    return None
