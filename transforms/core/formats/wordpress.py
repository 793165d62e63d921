"""What WordPress keeps in its exports (WXR) and says in its API in ways of its own.

A post's content is kept as it was written: paragraphs apart by blank lines, pictures
with their captions, galleries and players as shortcodes. Dates stand there twice, in
the site's time and in UTC, without a zone.
https://codex.wordpress.org/Shortcode_API
"""

import re
from datetime import datetime

from transforms.core.dates import parse_date
from transforms.core.page.local_times import same_moment

STATUSES = {"publish": "usable", "trash": "canceled"}
"""What a post's status is to the wires; all else is not published, or not yet."""

_ENCLOSING = ("caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist")
"""Shortcodes of WordPress' own, none of which holds text of the story."""

_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n")
_BLOCK = re.compile(
    r"\s*(?:<!--.{0,200}?-->\s*)*</?(?:p|div|h[1-6]|[uod]l|li|d[dt]|table|t(?:head|body"
    r"|foot|r|d|h)|blockquote|figure|pre|section|article|aside|hr|form|iframe|script"
    r"|style)\b",
    re.IGNORECASE,
)
_VALUE = r"(?:\"[^\"\]]{0,500}\"|'[^'\]]{0,500}'|[^\s\]\"']{1,200})"
_CODE = re.compile(
    rf"\[(?:/\w[\w-]{{1,40}}|\w[\w-]{{1,40}}(?:\s+[\w-]{{1,40}}={_VALUE})+)\s*/?\]"
)


def as_shown(content: str) -> str:
    r"""Return a post's content as HTML: paragraphs as such, shortcodes gone.

    What is in brackets and no shortcode stays.

    >>> as_shown('[caption id="a"]<img> A pier[/caption]\n\nIt [sic] was sold.\nWhy?')
    '<p>It [sic] was sold.<br>Why?</p>'
    """
    if "[" in content:
        content = _CODE.sub("", _without_enclosed(content))
    if "<!-- wp:" in content:  # blocks, whose paragraphs are marked
        return content
    pieces = _BLANK_LINE.split(content.replace("\r\n", "\n"))
    return "\n".join(map(_wrapped, filter(str.strip, pieces)))


def _wrapped(piece: str) -> str:
    if _BLOCK.match(piece):
        return piece
    lines = piece.strip().replace("\n", "<br>")
    return f"<p>{lines}</p>"


def _without_enclosed(content: str) -> str:
    """Return a content without shortcodes of WordPress' own and what they enclose."""
    for name in _ENCLOSING:
        opening, closing = f"[{name}", f"[/{name}]"
        begin = content.find(opening)
        last = content.rfind(closing) if begin >= 0 else -1
        kept, at = [], 0
        while begin >= 0:
            if begin < last:
                end = content.find(closing, begin) + len(closing)
            else:
                end = content.find("]", begin) + 1
            if not end:
                break
            kept.append(content[at:begin])
            at = end
            begin = content.find(opening, at)
        content = "".join((*kept, content[at:]))
    return content


def local_time(local: str | None, utc: str | None) -> str | None:
    """Return a site's time with the offset that makes it its time in UTC.

    Without the site's own it is that in UTC; without the latter it has no offset.

    >>> local_time("2023-03-07T10:30:00", "2023-03-07T09:30:00")
    '2023-03-07T10:30:00+01:00'
    >>> local_time(None, "2023-03-07 09:30:00"), local_time("0000-00-00 00:00:00", None)
    ('2023-03-07T09:30:00Z', None)
    """
    here = parse_date(local) if local else None
    there = parse_date(utc) if utc else None
    if there is None or len(there) != len("2023-03-07T09:30:00"):
        return here
    moment = datetime.fromisoformat(f"{there}+00:00")
    return (same_moment(moment, here) if here else None) or f"{there}Z"
