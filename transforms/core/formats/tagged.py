"""The fields that a format tags, gathered with where each was found.

What wire formats tag goes to our fields, and to `extra` under the names of `EXTRA`.
"""

import re
from collections.abc import Iterable
from email.utils import parsedate_tz
from typing import Any

from msgspec.structs import replace

from transforms.core.dates import build_date, parse_date
from transforms.core.page.written_dates import stated_date
from transforms.core.records import reject
from transforms.core.schema import Cut, Dateline, Delivery, Draft, Evidence, Reject
from transforms.core.zones import zone_of_mail

STAGE = "parse"

EXTRA = {
    "version": "The version of the item; its id is without it.",
    "pubstatus": "`usable`, `withheld` (not to be published) or `canceled` (a kill).",
    "embargoed": "Not to be published before this moment, RFC 3339.",
    "expires": "Not to be used after this moment, RFC 3339.",
    "places": "Places that the source tags as subjects of the story.",
    "organisations": "Organisations that it tags.",
    "people": "Persons that it tags.",
    "urgency": "The news agency's urgency, 1 (flash) to 9.",
    "slugline": "The short name of the story in the newsroom.",
    "ednote": "A note to editors, not for publication.",
    "copyright": "The copyright notice.",
    "credit": "The credit line.",
    "genres": "Kinds of story: `feature`, `obituary`, ...",
    "text_from": "`summary` where `text` is only a feed's summary of the story.",
}
"""Keys of `extra` that mean the same in all wire formats and feeds."""

_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{2,4},?\s+\d{1,2}:\d\d"
)
_ZONE = re.compile(r"([+-]\d{4}|[A-Za-z]{1,5})\s*(?:\(.*\))?\Z")
_BASIC = re.compile(r"((?:19|20)\d{6})(?:[T ]?(\d{4}(?:\d\d)?)(Z|[+-]\d\d:?\d\d)?)?\Z")


class Tagged:
    """Gathers the fields of one record."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.evidence: dict[str, Evidence] = {}
        self.extra: dict[str, Any] = {}

    def put(self, field: str, value: Any, where: str, raw: str | None = None) -> None:
        """Take a value, if there is one; of several the first stands.

        Others go to the evidence's `also`.
        """
        if isinstance(value, str):
            value = " ".join(value.split())
        if not value:
            return
        held = self.values.get(field)
        if held is None:
            self.values[field] = value
            changed = raw if raw != value else None
            self.evidence[field] = Evidence(from_=where, raw=changed)
        elif value != held:
            told = self.evidence[field]
            also = [*(told.also or []), value]
            self.evidence[field] = replace(told, also=also)

    def date(self, field: str, raw: str | None, where: str) -> None:
        """Take a date; one that can't be read is evidence of why there is none."""
        raw = " ".join((raw or "").split())
        if not raw:
            return
        if value := moment(raw):
            self.put(field, value, where, raw)
        elif field not in self.evidence:
            why = f"no date can be read from {where}: {raw[:60]}"
            self.evidence[field] = Evidence(null_because=why)

    def names(self, field: str, values: Iterable[str | None], where: str) -> None:
        """Take a list of names: without repeats, and without white space in them."""
        folded = (" ".join(value.split()) for value in values if value)
        self.put(field, tuple(dict.fromkeys(filter(None, folded))), where)

    def note(self, key: str, value: Any) -> None:
        """Put something under `extra`; of several the first stands."""
        if isinstance(value, str):
            value = " ".join(value.split())
        if value not in (None, "", [], {}, ()):
            self.extra.setdefault(key, value)

    def note_date(self, key: str, raw: str | None) -> None:
        """Put a moment under `extra`, as RFC 3339 where it can be read as a date."""
        raw = " ".join((raw or "").split())
        self.note(key, moment(raw) or raw)

    def status(self, value: str | None) -> None:
        """Note a publication status, however the format spells it.

        >>> tagged = Tagged()
        >>> tagged.status("stat:canceled")
        >>> tagged.extra
        {'pubstatus': 'canceled'}
        """
        name = (value or "").rsplit(":", 1)[-1].strip().lower()
        name = {"cancelled": "canceled", "embargoed": "withheld"}.get(name, name)
        self.note("pubstatus", name)

    def dateline(self, dateline: Dateline | None, where: str) -> None:
        """Take a dateline; of several the first stands."""
        if dateline is not None and "dateline" not in self.values:
            self.put("dateline", dateline, where)
            if dateline.country is None:
                why = f"{dateline.place} is in no country that is known for sure"
                self.evidence["dateline.country"] = Evidence(null_because=why)

    def _without_echo(self) -> None:
        """Take no standfirst that says the title once more."""
        summary, title = self.values.get("standfirst"), self.values.get("title")
        if summary and title and summary.casefold() == title.casefold():
            del self.values["standfirst"]
            why = f"{self.evidence['standfirst'].from_} says what the title says"
            self.evidence["standfirst"] = Evidence(null_because=why)

    def draft(
        self,
        delivery: Delivery,
        encoding: str,
        text: str | None = None,
        paragraphs: tuple[str, ...] = (),
        cuts: tuple[Cut, ...] = (),
        structured: bool = False,
    ) -> Draft | Reject:
        """Return the draft, or a reject where there is neither title nor text.

        Args:
            delivery: The record.
            encoding: That the record stood in.
            text: The body where its layout is still to be read; else None.
            paragraphs: The body where the format parts it.
            cuts: Of `paragraphs`, which are mended then.
            structured: Whether `text` begins with its own title.
        """
        if not (text or "").strip() and not paragraphs and "title" not in self.values:
            error = "neither a title nor a text; expected at least one of them"
            if status := self.extra.get("pubstatus"):
                error += f"; it says that {self.values.get('id', 'it')} is {status}"
            return reject(delivery, STAGE, "empty", error)
        self._without_echo()
        publisher = self.values.get("publisher")
        if publisher in self.values.get("authors", ()):
            rest = tuple(name for name in self.values["authors"] if name != publisher)
            self.values["authors"] = rest
        return Draft(
            source=replace(delivery.source, encoding=encoding),
            key=delivery.key,
            time=delivery.time,
            raw_text=text,
            structured=structured,
            paragraphs=paragraphs,
            cuts=cuts,
            evidence=self.evidence,
            extra=self.extra,
            **self.values,
        )


def moment(raw: str) -> str | None:
    """Return a date as RFC 3339, or None; ISO 8601 without its marks is one too.

    >>> moment("20130612T152900+0000"), moment("20130612"), moment("soon")
    ('2013-06-12T15:29:00+00:00', '2013-06-12', None)
    >>> moment("20130612T000000"), moment("20130612T000000Z")
    ('2013-06-12', '2013-06-12T00:00:00Z')
    >>> moment("Thu, 01 Jan 04 19:48:21 EST")
    '2004-01-01T19:48:21-05:00'
    """
    if basic := _BASIC.match(raw):
        date, clock, zone = basic.groups()
        if clock and not zone and not clock.strip("0"):
            clock = None  # a day, in a field that has room for a time
        raw = f"{date[:4]}-{date[4:6]}-{date[6:]}"
        if clock:
            clock = clock.ljust(6, "0")
            raw += f"T{clock[:2]}:{clock[2:4]}:{clock[4:6]}{zone or ''}"
    return _of_mail(raw) or parse_date(raw) or stated_date(raw)


def _of_mail(raw: str) -> str | None:
    """Return a date as mails and RSS write it (RFC 822), or None."""
    parts = parsedate_tz(raw) if _MAIL.match(raw) else None
    if parts is None:
        return None
    year, month, day, hour, minute, second = (str(part) for part in parts[:6])
    zone = stated[1] if (stated := _ZONE.search(raw)) else None
    if zone and zone.isalpha():  # the library takes a name that it doesn't know for UTC
        zone = zone_of_mail(zone)
    zone = "Z" if zone in ("+0000", "-0000") else zone
    return build_date(year, month, day, hour, minute, second, zone)
