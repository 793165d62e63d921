"""The head of a plain-text article: title, standfirst, byline, dateline."""

from typing import Any, Literal

import msgspec

from transforms.core.cuts import offsets, paragraph_cut
from transforms.core.furniture.captions import is_told_when
from transforms.core.furniture.evidence import head_kinds
from transforms.core.furniture.kinds import PAGE_DATE
from transforms.core.heads.bylines import LONGEST as LONGEST_BYLINE
from transforms.core.heads.bylines import (
    LONGEST_NAME,
    Byline,
    read_byline,
)
from transforms.core.heads.datelines import Found, find_dateline
from transforms.core.heads.lines import (
    ENDED,
    TO_EDITORS,
    aside_of,
    is_key_points,
    is_no_standfirst,
    is_title,
    is_under_a_name,
    may_be_aside,
    same_words,
)
from transforms.core.heads.names_over import byline_over, name_over
from transforms.core.schema import Cut, Dateline, Draft, Evidence

LONGEST_STANDFIRST = 400
LEAST_WORDS = 4
"""Words of an open line that a page's menu hasn't got: `Climate & Environment`."""

HEAD = 12
"""Paragraphs in which the head is looked for."""


Mode = Literal["auto", "off"]


def find_structure(draft: Draft, mode: Mode = "auto") -> Draft:
    """Return the draft with its head read off the first paragraphs.

    Where a part isn't there it is null, never guessed. The second line is a
    standfirst only if a byline, a dateline or a blank line of its own follows. Where
    the parser found the paragraphs (HTML) only the dateline is left to be read; it
    stays in the text, as on the page.
    """
    if mode == "off" or not draft.paragraphs:
        return draft
    head = _Head(draft)
    if draft.raw_text is None:
        head.read_dateline()
    else:
        head.read()
    return head.done()


class _Head:
    """Reads the head of one draft, paragraph by paragraph."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.paragraphs = draft.paragraphs
        self.kinds = head_kinds(
            draft.paragraphs, HEAD, plain=draft.raw_text is not None
        )
        self.places = [i for i, kind in enumerate(self.kinds) if not kind]
        self.at = 0
        self.looked_at = -1
        self.cuts = list(draft.cuts)
        self.fields: dict[str, object] = {}
        self.evidence = dict(draft.evidence)

    def read(self) -> None:
        """Read the kinds of lines in the order of `head_lines`, asides between them."""
        titled = self.draft.structured and not self.draft.title
        if titled:
            self._asides(before_title=True)
            self._title()
        for part in (self._standfirst, self._byline, self.read_dateline):
            while self.at != self.looked_at:
                self._repeated_title()
                self._asides()
            part()

    def done(self) -> Draft:
        return msgspec.structs.replace(
            self.draft, cuts=tuple(self.cuts), evidence=self.evidence, **self.fields
        )

    def _line(self, ahead: int = 0) -> str:
        """Return a line of the head, or none; furniture between is passed over."""
        place = self.at + ahead
        return self.paragraphs[self.places[place]] if place < len(self.places) else ""

    def _number(self) -> str:
        return f"line {self.places[self.at] + 1}"

    def _cut(self, reason: str, why: dict[str, Any] | None = None) -> None:
        place = self.places[self.at]
        self.cuts.append(
            paragraph_cut(self.paragraphs, place, place, reason, evidence=why)
        )
        self.at += 1

    def _take(self, reason: str, value: object) -> None:
        self.fields[reason] = value
        self.evidence[reason] = Evidence(from_=self._number())
        self._cut(reason)

    def _asides(self, before_title: bool = False) -> None:
        """Cut the asides that stand here, with their kind as the reason.

        So goes a line that says when the story was published, but for days that each
        open an entry.
        """
        self.looked_at = self.at
        while may_be_aside(line := self._line()):
            if aside := aside_of(line):
                if aside == "kicker" and not self._heads(before_title):
                    return
            elif not (
                line and self.draft.title and is_told_when(line, self.paragraphs)
            ):
                return
            if not self._line(1):
                return
            self._cut(aside or "furniture", None if aside else {"kind": PAGE_DATE})

    def _heads(self, before_title: bool) -> bool:
        """Return whether a heading stands over a story, which it needs to be one.

        Alone it is a title itself; over a line as short it begins a page's menu.
        """
        after = self._line(1)
        words = after.count(" ") + 1
        if aside_of(after) == "kicker":  # one of a list of results
            return False
        if before_title:
            return words > 1 and is_title(after)
        goes_on = ENDED.search(after) or self._names(1) or find_dateline(after)
        told = goes_on or aside_of(after) in TO_EDITORS
        return self.draft.title is not None and bool(told or words >= LEAST_WORDS)

    def _repeated_title(self) -> None:
        title = self.draft.title
        while title and (line := self._line()):
            if not same_words(line, title):
                return
            self._cut("title-repeated")

    def _title(self) -> None:
        line = self._line()
        if is_title(line):  # alone it is a flash
            title = line.removeprefix("# ")  # of Markdown
            self._take("title", title)
            self.draft = msgspec.structs.replace(self.draft, title=title)

    def _standfirst(self) -> None:
        line = self._line()
        titled = self.at and self.draft.title
        if self.draft.standfirst or not titled or self._names():
            return
        if find_dateline(line) or len(line) > LONGEST_STANDFIRST:
            return
        if line and is_key_points(line):
            self._key_points()
        elif self._stands_apart() and not is_no_standfirst(line):
            self._take("standfirst", line)

    def _stands_apart(self) -> bool:
        line, after = self._line(), self._line(1)
        if not after:
            return False
        before, place = self.places[self.at - 1 : self.at + 1]
        apart = self.draft.apart[place] and not any(self.draft.apart[before:place])
        found = find_dateline(after)
        own_line = found is not None and found.end >= len(after)
        opened = found and (found.dateline.agency or found.dateline.date)
        headed = found is not None and (opened or not ENDED.search(line))
        told = self._names(1) or aside_of(after) in TO_EDITORS
        return bool(apart or own_line or headed or told)

    def _key_points(self) -> None:
        """Take the key points above a byline, a note or a dateline: a standfirst.

        A newsroom sums a story up in them, as it does in a standfirst; where the
        story goes on without a word of who wrote it, they are a list of the body.
        """
        count = 0
        while (line := self._line(count)) and is_key_points(line):
            count += 1
        after = self._line(count)
        if not (
            self._names(count) or find_dateline(after) or aside_of(after) == "note"
        ):
            return
        told = self._number()
        points = [self._line(ahead) for ahead in range(count)]
        for _ in points:
            self._cut("standfirst")
        self.fields["standfirst"] = "\n".join(points)
        self.evidence["standfirst"] = Evidence(from_=told)

    def _names(self, ahead: int = 0) -> Byline | None:
        """Return what a line says of who wrote it, or None if it is no such line."""
        line = self._line(ahead).strip("*_")
        if not line or len(line) > LONGEST_BYLINE:
            return None
        if (byline := read_byline(line)) or not self.draft.title:
            return byline
        if not (after := self._line(ahead + 1)):
            return None
        return byline_over(line, after) or self._alone(line, after, ahead)

    def _alone(self, line: str, after: str, ahead: int) -> Byline | None:
        """Return the byline of a name alone, if what stands below vouches for it."""
        if len(line) > LONGEST_NAME:
            return None
        first, below = self.places[self.at + ahead : self.at + ahead + 2]
        dated = PAGE_DATE in self.kinds[first:below]
        others = (self.draft.title or "", *self.paragraphs[:HEAD])
        return name_over(line, after, dated, others)

    def _byline(self) -> None:
        persons: dict[str, None] = {}
        lines: list[str] = []
        told = self._number() if self._line() else ""
        while (line := self._line()) and (self.at or self._line(1)):
            byline = self._names()
            if byline is None and lines and is_under_a_name(line):
                byline = Byline(())
            if byline is None:
                break
            persons.update(dict.fromkeys(byline.persons))
            lines.append(line)
            self._cut("byline")
            self._repeated_title()
        if not lines or self.draft.authors:
            return
        raw = "\n".join(lines)
        if persons:
            self.fields["authors"] = tuple(persons)
            self.evidence["authors"] = Evidence(from_=told, raw=raw)
        else:
            why = f"the byline names no person: {raw}"
            self.evidence["authors"] = Evidence(null_because=why)

    def read_dateline(self) -> None:
        """Take the dateline that the text begins with, if it does."""
        line = self._line()
        found: Found | None = find_dateline(line)
        if found is None:
            return
        place = self.places[self.at]
        start = offsets(self.paragraphs[: place + 1])[place]
        end, of_page = start + found.end, self.draft.raw_text is None
        cut = Cut(start=start, end=end, reason="dateline", applied=not of_page)
        self.cuts.append(cut)
        if found.persons and not (self.draft.authors or "authors" in self.fields):
            self.fields["authors"] = found.persons
            told = Evidence(from_=self._number(), raw=found.dateline.raw)
            self.evidence["authors"] = told
        if tagged := self.draft.dateline:
            self._complete(tagged, found.dateline)
            return
        self.fields["dateline"] = found.dateline
        self.evidence["dateline"] = Evidence(from_=self._number())
        if found.dateline.country is None:
            why = Evidence(null_because=found.no_country)
            self.evidence["dateline.country"] = why

    def _complete(self, tagged: Dateline, read: Dateline) -> None:
        """Keep the dateline that the source tags; the line adds what that lacks."""
        self.fields["dateline"] = msgspec.structs.replace(
            tagged, agency=tagged.agency or read.agency, date=tagged.date or read.date
        )
        told_by = self.evidence.get("dateline", Evidence())
        also = [*(told_by.also or []), read.raw]
        self.evidence["dateline"] = msgspec.structs.replace(told_by, also=also)
