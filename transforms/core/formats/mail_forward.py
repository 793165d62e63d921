"""Messages that somebody passed on: what mail programs write above these."""

import re
from typing import NamedTuple

_MARK = re.compile(
    r"^(?:-{4,}[ \t]*(?:forwarded message|weitergeleitete nachricht|message transféré"
    r"|mensaje reenviado|mensagem (?:en|re)caminhada|messaggio inoltrato"
    r"|doorgestuurd bericht|пересылаемое сообщение)(?: follows)?[ \t]*-{4,}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:"
    r"|début du message transféré\s?:|inicio del mensaje reenviado:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"\*?([^\W\d_][\w -]{1,20}?)\s?:\*?[ \t]+(\S.*)\Z")
_PREFIX = re.compile(
    r"(?:fwd?|wg|tr|rv|enc|i|doorst|пересл)\s?:\s+(?=\S)", re.IGNORECASE
)


class Forwarded(NamedTuple):
    """A message without what was written to pass it on.

    Attributes:
        title: Its subject without `Fwd:`.
        text: Its text without the mark and the headers.
        headers: These, by name.
    """

    title: str | None
    text: str
    headers: dict[str, str]


def without_forwarding(title: str | None, text: str) -> Forwarded | None:
    r"""Return what was passed on, or None where nothing was.

    >>> text = "---- Forwarded message ----\nFrom: Ann\nDate: now\n\nUp."
    >>> without_forwarding("Fwd: Rates", text)
    Forwarded(title='Rates', text='Up.', headers={'From': 'Ann', 'Date': 'now'})
    """
    mark = _MARK.search(text)
    if mark is None:
        return None
    lines = text[mark.end() :].lstrip().split("\n")
    headers: dict[str, str] = {}
    while lines and (found := _HEADER.match(lines[0].strip())):
        headers[found[1]] = found[2].strip()
        del lines[0]
    if len(headers) < 2:
        return None
    rest = "\n".join(lines).lstrip()
    bare = _PREFIX.sub("", title, count=1) if title else title
    return Forwarded(bare, f"{text[: mark.start()]}{rest}", headers)
