import pytest
from lxml import html

from transforms.core.page.metadata import page_metadata


@pytest.fixture
def told():
    """What a page of this head and body says of its article."""

    def read(head="", body="", *, url=None, crawled=None, lang="en"):
        page = f"<html lang={lang}><head>{head}</head><body>{body}</body></html>"
        return page_metadata(html.document_fromstring(page), url, crawled)

    return read
