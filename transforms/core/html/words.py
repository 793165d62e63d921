"""Lines of text as they are compared: their words alone; what elements are called."""

import re

from lxml.html import HtmlElement

_NAMING = """
    class id data-testid data-test data-test-id data-qa data-cy data-component
    data-component-name data-module data-hook
"""
NAMING = frozenset(_NAMING.split())
"""Attributes that say what an element is: where classes are made by machines, the
names that tests and components go by still tell it."""

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the words of a line, in lower case.

    >>> fold("Rates rise – again!")
    'rates rise again'
    """
    return " ".join(_WORD.findall(text.casefold()))


_POST = re.compile(r"\b(?:hentry|type-post|status-publish)\b")
_TOPIC = re.compile(r"(?<![\w-])(?:tag|category)-[\w%-]+")


def without_topics(names: str) -> str:
    """Return the classes of a post without those that say what it is about.

    WordPress gives a post a class for each of its tags and categories (`post_class`).

    >>> without_topics("post type-post tag-newsletter category-latest")
    'post type-post  '
    >>> without_topics("tag-list")
    'tag-list'
    """
    return _TOPIC.sub("", names) if _POST.search(names) else names


def called(element: HtmlElement) -> str:
    """Return the names that an element goes by, in class, id and its like."""
    return " ".join([value for name, value in element.items() if name in NAMING])
