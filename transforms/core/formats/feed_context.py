"""What a feed says for all its entries: its name, author, language, address."""

from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from urllib.parse import urljoin

from transforms.core.formats.feed_entry import BASE, CONTEXT
from transforms.core.formats.feed_text import line_of
from transforms.core.formats.feed_wordpress import names_of_accounts
from transforms.core.formats.xml_tree import (
    LANGUAGE,
    Element,
    child,
    children,
    local,
    text_at,
    text_of,
)

_LONGEST = 500  # characters of what a feed says for all its entries


class Context:
    """What goes along with each entry, beside its own bytes."""

    def __init__(self, root: Element | None):
        self._said: dict[str, str] = {}
        self._accounts: dict[str, str] = {}
        self._address = ""
        if root is None:
            return
        channel = child(root, "channel")
        head = root if channel is None else channel
        self._said = _said(root, head)
        self._accounts = names_of_accounts(head)
        self._address = next(_addresses(head), "")[:_LONGEST]

    def given_to(self, entry: Element) -> Element:
        """Return a copy of an entry that says what its feed says for it.

        What its addresses are relative to is the feed's, unless it says so itself
        (RFC 4287, 2; XML Base).
        """
        above = [one.get(BASE) for one in entry.iterancestors() if one.get(BASE)]
        bases = [self._address, *reversed(above), entry.get(BASE, "")]
        copy = deepcopy(entry)
        for key, value in self._said.items():
            if key not in copy.attrib:
                copy.set(key, value)
        if base := reduce(urljoin, (base[:_LONGEST] for base in bases)):
            copy.set(BASE, base)
        for tag in entry if self._accounts else ():
            if local(tag) == "creator" and text_of(tag) in self._accounts:
                copy.set(f"{CONTEXT}byline", self._accounts[text_of(tag)][:_LONGEST])
        return copy


def _said(root: Element, head: Element) -> dict[str, str]:
    author = text_at(head, "author/name") or text_at(head, "managingEditor")
    language = text_at(head, "language") or head.get(LANGUAGE) or root.get(LANGUAGE)
    title = next((line_of(tag) for tag in children(head, "title")), "")
    if not title:
        title = next((text_of(tag) for tag in children(head, "TITLE")), "")
    found = {"title": title, "author": author, "language": language or ""}
    return {
        f"{CONTEXT}{key}": value[:_LONGEST] for key, value in found.items() if value
    }


def _addresses(head: Element) -> Iterator[str]:
    """Yield the feed's addresses that are whole: its site's, else its own."""
    links = list(children(head, "link"))
    own = [tag.get("href", "") for tag in links if tag.get("rel") == "self"]
    sites = [text_of(tag) or tag.get("href", "") for tag in links]
    for address in (*(site for site in sites if site not in own), *own):
        if address.startswith(("http://", "https://")):
            yield address
