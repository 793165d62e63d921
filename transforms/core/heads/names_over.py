"""Bylines without a word for `by`: what stands below them vouches for them."""

from collections.abc import Sequence

from transforms.core.furniture.captions import is_author_note
from transforms.core.heads.bylines import (
    Byline,
    read_byline,
    read_head_byline,
    read_name,
)
from transforms.core.heads.datelines import find_dateline
from transforms.core.heads.gazetteer import is_place
from transforms.core.heads.lines import ENDED, is_desk, is_house, is_under_a_name

SHORT = 2
"""Letters of words that many names share: `de`, `Al`."""


def byline_over(line: str, after: str) -> Byline | None:
    """Return what a line says of who wrote it, given the line below, or None.

    An agency or a post alone needs a byline or a dateline there, what is some other
    byline the story, and a name in capitals what its bearer is.

    >>> byline_over("Ann Lee | Lisbon", "The bank acted.").persons
    ('Ann Lee',)
    >>> byline_over("Ann Lee", "The bank acted.") is None
    True
    """
    if is_house(line) and (find_dateline(after) or read_byline(after)):
        return Byline(())
    opens = ENDED.search(after) or find_dateline(after) or read_byline(after)
    if opens:
        return Byline(()) if is_desk(line) else read_head_byline(line)
    told = line.isupper() or not is_place(after)
    return read_name(line) if told and is_under_a_name(after) else None


def name_over(
    name: str, after: str, dated: bool, lines: Sequence[str]
) -> Byline | None:
    """Return the byline of a name alone, or None where nothing below vouches for it.

    A dateline does, or when the story was published, or what the writer is; but whom
    a story is about stands in its first lines, too.

    Args:
        name: The line.
        after: The line below.
        dated: Whether a line between says when it was published.
        lines: The title and the first lines of the story.

    >>> name_over("Ann Lee", "ROME (AP) - The bank acted.", False, ["Rates rise"])
    Byline(persons=('Ann Lee',))
    >>> name_over("Ann Lee", "ROME (AP) - Ann Lee won.", False, ["Lee wins race"])
    """
    noted = after.startswith(name) and is_author_note(after)
    if not (noted or dated or find_dateline(after)):
        return None
    named = read_name(name)
    if named is None or noted:
        return named
    told = " ".join([after, *(line for line in lines if line != name)])
    is_told_of = any(word in told for word in name.split() if len(word) > SHORT)
    return None if is_told_of else named
