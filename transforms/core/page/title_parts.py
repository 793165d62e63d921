"""What stands around a headline in a title: the site's name, a date, a page number."""

import re
from collections.abc import Iterable

from transforms.core.page.heading_parts import EDGE
from transforms.core.page.site_names import is_site, squeeze

_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
SEPARATOR = re.compile(
    r"\s+[|\-–—·•»«›‹<>:/~▷►*⋆]+\s+|\s*[|│｜ㅣ»›]\s*|\s*::\s*|\s+[-–—]{1,2}\s*|--"
    rf"|_(?=[^_]+\Z)|\s*：\s*|(?<=[{_EAST}])[-—](?=[{_EAST}])"
)
STRONG = re.compile(r"\s*[|│｜ㅣ»›]\s*|\s*::+\s*")
"""Marks that stand in no headline."""

TRAIL = re.compile(r"\s+[<>‹]\s+")

_DATED = re.compile(r"[\d.:,/\-\s]{6,}(?:uhr)?", re.I)
_NUMBERED = re.compile(
    r"(?:\s*[-–—|,·:]\s*|\s*[(（])(?:page|seite|página|pagina|side|sida|strona|страница"
    r"|стр\.)\s*\d{1,3}(?:\s*(?:of|von|de|di|sur|van|af|av|z|из|/)\s*\d{1,3})?[)）]?$"
    r"|\s*[(（]\d{1,3}(?:/\d{1,3})?(?:ページ目?|页|頁)[)）]$",
    re.I,
)
_AT_END = re.compile(r"\s*[（(]([^（()）]{2,40})[）)]$|:\s+([^:]{3,40})$")


def without_site(title: str, names: Iterable[str]) -> str:
    """Return a title without the (squeezed) names of its site, a date, and its page.

    What follows the site's name goes with it; a name at the beginning goes alone.

    >>> without_site("Rates rise | The Harbour Post - since 1868", ["harbourpost"])
    'Rates rise'
    >>> without_site("Harbour Post: Rates rise again", ["harbourpost"])
    'Rates rise again'
    >>> without_site("Rates rise - Page 2 of 3 < Harbour Post", ["harbourpost"])
    'Rates rise'
    """
    names = list(names)
    title = " ".join(title.split())
    marks = list(SEPARATOR.finditer(title))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(title)
        part = title[mark.end() : end]
        if mark.start() > 2 and (is_site(part, names) or _DATED.fullmatch(part)):
            title = title[: mark.start()]
            break
    lead = SEPARATOR.search(title) or re.search(r":\s+", title)
    if lead and lead.start() and is_site(title[: lead.start()], names):
        rest = title[lead.end() :]
        if len(rest) > 2:
            title = rest
    lead = re.match(r"([^:]{3,40}):\s+", title)
    if lead and is_site(lead.group(1), names):
        title = title[lead.end() :]
    return EDGE.sub("", _without_end(title, names))


def _without_end(title: str, names: list[str]) -> str:
    """Return a title without the site in brackets or behind a colon, or its page."""
    if title.endswith((")", "）")) or ":" in title:
        end = _AT_END.search(title)
        if end and end.start() > 2 and squeeze(end[1] or end[2]) in names:
            title = title[: end.start()]
    if not any(map(str.isdigit, title[-8:])):
        return title
    number = _NUMBERED.search(title)
    return title[: number.start()] if number and number.start() > 2 else title
