"""Lines of text as they are compared: their words alone."""

import re

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the words of a line, in lower case.

    >>> fold("Rates rise – again!")
    'rates rise again'
    """
    return " ".join(_WORD.findall(text.casefold()))
