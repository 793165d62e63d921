"""The formats that records are read from. To add one: write its file, name it here.

A format says whether a file is of it (`sniff`), parts a file into records (`split`)
and turns one record's bytes into a draft (`parse`); see `format.Format`.
"""

from transforms.core.formats.barriers import refuse_barrier
from transforms.core.formats.delimited import CSV
from transforms.core.formats.doc_sgml import DOC_SGML
from transforms.core.formats.feed import FEED
from transforms.core.formats.format import Format, ParseSettings
from transforms.core.formats.html import HTML
from transforms.core.formats.iptc7901 import IPTC_7901
from transforms.core.formats.json_document import DOCUMENT
from transforms.core.formats.json_feed import JSON_FEED
from transforms.core.formats.json_lines import JSON_LINES
from transforms.core.formats.mail import MAIL
from transforms.core.formats.mhtml import MHTML
from transforms.core.formats.news_sgml import NEWS_SGML
from transforms.core.formats.newsml_1 import NEWSML_1
from transforms.core.formats.newsml_g2 import NEWSML_G2
from transforms.core.formats.ninjs import NINJS
from transforms.core.formats.nitf import NITF
from transforms.core.formats.other_xml import OTHER_XML
from transforms.core.formats.parquet import PARQUET
from transforms.core.formats.plain_text import TEXT
from transforms.core.formats.warc import WARC
from transforms.core.schema import Delivery, Draft, Reject

FORMATS: tuple[Format, ...] = (
    WARC,
    NEWS_SGML,
    DOC_SGML,
    IPTC_7901,
    NITF,
    NEWSML_G2,
    NEWSML_1,
    FEED,
    JSON_FEED,
    NINJS,
    PARQUET,
    JSON_LINES,
    DOCUMENT,
    HTML,
    MHTML,
    OTHER_XML,
    MAIL,
    CSV,
    TEXT,
)
"""In the order in which they are asked; plain text, which takes anything, is last."""

_PARSERS = {known.name: known.parse for known in FORMATS if known.parse}


def detect(head: bytes, name: str) -> Format:
    """Return the format of a file, from its first bytes and its bare name.

    >>> detect(b'{"title": "Rates rise"}', "a.txt").name, detect(b"Rates", "b").name
    ('json', 'text')
    """
    return next(known for known in FORMATS if known.sniff(head, name))


def parse(delivery: Delivery, settings: ParseSettings) -> Draft | Reject:
    """Return the draft of a delivered record, or its reject."""
    parsed = _PARSERS[delivery.source.format](delivery, settings)
    return refuse_barrier(parsed, delivery)
