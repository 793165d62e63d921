"""Lines of text as they are compared: their words alone; what elements are called."""

import re

from lxml.html import HtmlElement

NAMING = (
    *("class", "id", "data-testid", "data-test", "data-test-id", "data-qa", "data-cy"),
    *("data-component", "data-component-name", "data-module"),
)
"""Attributes that say what an element is: where classes are made by machines, the
names that tests and components go by still tell it."""

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the words of a line, in lower case.

    >>> fold("Rates rise – again!")
    'rates rise again'
    """
    return " ".join(_WORD.findall(text.casefold()))


def called(element: HtmlElement) -> str:
    """Return the names that an element goes by, in class, id and its like."""
    attributes = element.attrib
    return " ".join(attributes[name] for name in NAMING if name in attributes)
