"""From an XML file to its records: one, or those of a message that carries many."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from lxml import etree

from transforms.core.formats.format import Item, ParseSettings
from transforms.core.formats.limits import read_whole
from transforms.core.formats.tagged import STAGE
from transforms.core.formats.xml import BrokenXmlError, Read, read_xml
from transforms.core.formats.xml_tree import Element
from transforms.core.records import deliver, reject
from transforms.core.schema import Delivery, Reject, Skipped

Parts = Callable[[Element], Iterator[Element | str]]
"""The records of a document; a string is why something in it is none."""


def split_xml(
    stream: BinaryIO, uri: str, settings: ParseSettings, name: str, parts: Parts
) -> Iterator[Item]:
    """Yield the records; where one is the whole document, its bytes as they stand."""
    data = read_whole(stream, uri, name, settings)
    if not isinstance(data, bytes):
        yield data
        return
    try:
        root = read_xml(data).root
    except BrokenXmlError as wrong:
        whole = deliver(data, uri=uri, format=name)
        yield reject(whole, STAGE, wrong.reason, str(wrong))
        return
    for index, part in enumerate(parts(root)):
        if isinstance(part, str):
            yield Skipped(uri=uri, reason=part)
        elif part is root:
            yield deliver(data, uri=uri, format=name)
        else:
            own = etree.tostring(part, encoding="utf-8", with_tail=False)
            yield deliver(own, uri=uri, format=name, record=index, declared="utf-8")


def read_record(delivery: Delivery) -> Read | Reject:
    """Return a record's tree and its encoding, or the reject of one that is broken."""
    try:
        return read_xml(delivery.data, delivery.declared)
    except BrokenXmlError as wrong:
        return reject(delivery, STAGE, wrong.reason, str(wrong))
