"""The datelines of wires in Chinese, Japanese and Korean.

Brackets or a word for a wire's report end the label there, not a mark; the reporter
stands in it or right behind it.
"""

import re
from typing import NamedTuple

from transforms.core.heads.byline_scripts import (
    is_reporter,
    reporters_behind,
    reporters_of,
)
from transforms.core.heads.dateline_parts import Parts
from transforms.core.heads.gazetteer import is_place

_JAPANESE = r"共同社?|時事|時事通信|ロイター|AFP|AP|DPA"
_BRACKETED = re.compile(
    rf"【(?P<place>[^】=＝]{{1,12}}?)(?:[=＝](?P<by>[^】=＝]{{1,12}})|(?P<agency>{_JAPANESE}))?"
    r"(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日[电電])?】"
)
_EQUALS = re.compile(
    r"[（(［\[](?P<place>[^()（）［］\[\]=＝]{1,20})[=＝]"
    r"(?P<by>[^()（）［］\[\]=＝]{2,20})[）)］\]]\s*"
)
_SQUARE = re.compile(
    r"[［\[](?P<place>[^\s［］\[\]]{1,12})\s+(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日\s+"
    r"(?P<agency>[^［］\[\]]{2,12})[］\]]\s*[-‐―－–—]?\s*"
)
_WIRE_DAY = re.compile(
    r"【?(?P<agency>新华社|中新社|中新网|人民网|央视网|本报)(?P<place>[^\W\d]{2,8}?)"
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日[电電讯訊]】?"
)
_OWN = re.compile(
    r"【?(?P<place>)(?P<agency>本报|本報|本社|本刊|新华社|中新社)[讯訊电電]】?"
)
"""No place: one only with a reporter behind it, `本报讯（记者 王丽）`."""

_AT_DESK = re.compile(
    r"[（(](?P<agency>中央社)(?:記者)?(?P<place>[^\W\d]{2,10}?)"
    r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:[綜综]合)?[^\W\d]{0,3}[電电][）)]"
)
_IN_BRACKETS = re.compile(
    r"(?P<place>[^\W\d]{2,8})[（(](?P<agency>[^（）()]{2,8}社)[）)]\s*[-–—]+"
)
_FORMS = {
    "【": (_WIRE_DAY, _OWN, _BRACKETED),
    "(": (_EQUALS, _AT_DESK),
    "（": (_EQUALS, _AT_DESK),
    "［": (_SQUARE, _EQUALS),
    "[": (_SQUARE, _EQUALS),
}


class Label(NamedTuple):
    """A label of such a wire.

    Attributes:
        parts: Place, agency and date.
        end: Code points that it takes, with the reporters behind it.
        persons: The reporters whom it names.
    """

    parts: Parts
    end: int
    persons: tuple[str, ...]


def label_in_other_scripts(head: str) -> Label | None:
    """Return the label that a text begins with, or None.

    >>> label_in_other_scripts("新华社北京6月3日电（记者 李明）央行宣布。").persons
    ('李明',)
    """
    for form in _FORMS.get(head[0], (_WIRE_DAY, _OWN, _IN_BRACKETS)):
        match = form.match(head)
        if match is not None and (label := _label(form, match)):
            return label
    return None


def _label(form: re.Pattern[str], match: re.Match[str]) -> Label | None:
    told = match.groupdict()
    date, by, place = None, told.get("by"), told["place"]
    if told.get("month"):
        date = f"--{int(told['month']):02d}-{int(told['day']):02d}"
    persons = reporters_of(by) if by else ()
    agency = told.get("agency") or (None if persons else by)
    if form is _AT_DESK:  # the reporter's name stands before the place
        ends = (at for at in range(len(place) - 1) if is_place(place[at:]))
        at = next(ends, len(place))
        persons = (place[:at],) if is_reporter(place[:at]) else ()
        place = place[at:]
    behind, end = reporters_behind(match.string, match.end())
    sure = bool(behind) if form is _OWN else form in (_SQUARE, _WIRE_DAY)
    sure = sure or (form is _BRACKETED and bool(agency or by))
    if not sure and not (place and is_place(place)):
        return None
    parts = Parts((place,) if place else (), None, date, agency)
    return Label(parts, end, behind or persons)
